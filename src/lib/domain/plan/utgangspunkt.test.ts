import { describe, expect, it } from 'vitest';
import { fellesUtgangspunkt, type Flettet, type Opphav } from './utgangspunkt.ts';

const PLAN: Opphav = { id: 1, revision: 9, parent: null, parentRevision: null };
const kopi = (id: number, revision: number, parentRevision: number | null, parent = 1): Opphav => ({
	id,
	revision,
	parent,
	parentRevision
});
const felles = (
	from: number,
	target: number,
	scenarier: readonly Opphav[],
	flettinger: readonly Flettet[] = []
) => fellesUtgangspunkt(from, target, [PLAN, ...scenarier], flettinger);

describe('what two scenarios have in common', () => {
	it('is how both began, where both are copies of one state of a third', () => {
		expect(felles(2, 3, [kopi(2, 4, 9), kopi(3, 2, 9)])).toEqual({ id: 2, revision: 0 });
	});

	it('is how the elder began, where the third went on before the younger was copied', () => {
		const to = [kopi(2, 4, 5), kopi(3, 2, 8)];
		expect(felles(2, 3, to)).toEqual({ id: 2, revision: 0 });
		expect(felles(3, 2, to)).toEqual({ id: 2, revision: 0 });
	});

	it('is how the copy began, where one was copied from the other', () => {
		expect(felles(1, 2, [kopi(2, 4, 5)])).toEqual({ id: 2, revision: 0 });
		expect(felles(2, 1, [kopi(2, 4, 5)])).toEqual({ id: 2, revision: 0 });
	});

	it('goes through copies of copies', () => {
		const tre = [kopi(2, 6, 9), kopi(3, 2, 4, 2), kopi(4, 2, 9)];
		expect(felles(3, 4, tre)).toEqual({ id: 4, revision: 0 });
		expect(felles(3, 2, tre)).toEqual({ id: 3, revision: 0 });
	});

	it('is what was merged, where one was merged into the other', () => {
		const to = [kopi(2, 7, 9), kopi(3, 8, 9)];
		const merged = [{ into: 3, intoRevision: 5, from: 2, fromRevision: 4 }];
		expect(felles(2, 3, to, merged)).toEqual({ id: 2, revision: 4 });
		expect(felles(3, 2, to, merged)).toEqual({ id: 2, revision: 4 });
		const again = [...merged, { into: 3, intoRevision: 8, from: 2, fromRevision: 6 }];
		expect(felles(2, 3, to, again)).toEqual({ id: 2, revision: 6 });
	});

	it('is what was merged by way of a third, and not what that one did after', () => {
		const tre = [kopi(2, 7, 9), kopi(3, 8, 9), kopi(4, 3, 9)];
		const merged = [
			{ into: 3, intoRevision: 5, from: 2, fromRevision: 4 },
			{ into: 4, intoRevision: 2, from: 3, fromRevision: 6 }
		];
		expect(felles(2, 4, tre, merged)).toEqual({ id: 2, revision: 4 });
		const before = [merged[0], { into: 4, intoRevision: 2, from: 3, fromRevision: 4 }];
		expect(
			felles(
				2,
				4,
				tre,
				before.filter((f) => f !== undefined)
			)
		).toEqual({ id: 2, revision: 0 });
	});

	it('is the last of both, where each was merged into the other in turn', () => {
		const to = [kopi(2, 9, 9), kopi(3, 8, 9)];
		const merged = [
			{ into: 3, intoRevision: 5, from: 2, fromRevision: 4 },
			{ into: 2, intoRevision: 8, from: 3, fromRevision: 7 }
		];
		expect(felles(2, 3, to, merged)).toEqual({ id: 3, revision: 7 });
		expect(felles(3, 2, to, merged)).toEqual({ id: 3, revision: 7 });
	});

	it('is the own of the one merged from, where both were merged into each other crosswise', () => {
		const to = [kopi(2, 9, 9), kopi(3, 8, 9)];
		const merged = [
			{ into: 3, intoRevision: 5, from: 2, fromRevision: 4 },
			{ into: 2, intoRevision: 5, from: 3, fromRevision: 4 }
		];
		expect(felles(2, 3, to, merged)).toEqual({ id: 2, revision: 4 });
		expect(felles(3, 2, to, merged)).toEqual({ id: 3, revision: 4 });
	});

	it('is the copy’s own beginning, where nobody knows which revision it was copied from', () => {
		const to = [kopi(2, 4, null), kopi(3, 2, null, 2)];
		expect(felles(2, 3, to)).toEqual({ id: 3, revision: 0 });
		expect(felles(1, 3, to)).toEqual({ id: 2, revision: 0 });
	});

	it('is nothing, where they do not come from the same', () => {
		const alene = { ...kopi(3, 2, null), parent: null };
		expect(felles(2, 3, [kopi(2, 4, 9), alene])).toBeNull();
	});
});
