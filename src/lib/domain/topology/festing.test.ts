import { describe, expect, it } from 'vitest';
import { Festelinjer, snapTo } from './festing.ts';
import { Flislegging } from './flislegging.ts';
import { same, type Cm } from './punkt.ts';

const at = (x: number, y: number): Cm => [59_000_000 + x, 673_000_000 + y];
const t = new Flislegging([
	{ id: 'a', flater: [[[at(0, 0), at(10_000, 0), at(10_000, 10_000), at(0, 10_000)]]] },
	{ id: 'b', flater: [[[at(10_000, 0), at(20_000, 300), at(20_000, 9000), at(10_000, 10_000)]]] }
]);

describe('the pointer is drawn', () => {
	it('to a vertex rather than to an edge that is nearer', () => {
		expect(snapTo(at(9700, 20), 500, t)).toEqual({ kind: 'vertex', place: at(10_000, 0) });
	});
	it('to an edge, at the nearest whole centimetre', () => {
		expect(snapTo(at(5000, 120), 200, t)).toEqual({
			kind: 'edge',
			place: at(5000, 0),
			edge: [at(0, 0), at(10_000, 0)]
		});
	});
	it('to nothing farther off than the tolerance', () => {
		expect(snapTo(at(5000, 201), 200, t)).toBeNull();
		expect(snapTo(at(5000, 200), 200, t)).not.toBeNull();
	});
	it('to parcel borders and roads: their vertices before edges of zones, zones before them where equal', () => {
		const extra = new Festelinjer([[at(4000, 100), at(6000, 100), at(10_000, 0), at(10_000, 0)]]);
		expect(snapTo(at(5900, 10), 200, t, { extra })).toEqual({
			kind: 'extra-vertex',
			place: at(6000, 100)
		});
		expect(snapTo(at(5000, 90), 50, t, { extra })).toEqual({
			kind: 'extra-edge',
			place: at(5000, 100),
			edge: [at(4000, 100), at(6000, 100)]
		});
		expect(snapTo(at(10_010, 10), 200, t, { extra })?.kind).toBe('vertex');
	});
	it('neither to the vertex that is being moved, nor to what hangs on it', () => {
		const ignored = (p: Cm) => same(p, at(10_000, 0));
		expect(snapTo(at(9990, 5), 100, t, { ignored })).toBeNull();
		expect(snapTo(at(20_010, 310), 100, t, { ignored })?.place).toEqual(at(20_000, 300));
		// A parcel's corner lies where it was: it would never leave it.
		const extra = new Festelinjer([[at(10_000, -5000), at(10_000, 0)]]);
		expect(snapTo(at(10_050, 60), 100, t, { ignored, extra })).toBeNull();
	});
});
