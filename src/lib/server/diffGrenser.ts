import type { Geometry, Position } from 'geojson';
import { Boksetre, boksRundt, type Boks } from '../domain/geometri/boksetre.ts';
import { Kantsum } from '../domain/geometri/kantsum.ts';

/** A surface in two states; null where it is not. */
export interface Grenseflate {
	readonly lokalId: string;
	readonly a: Geometry | null;
	readonly b: Geometry | null;
	readonly boks: Boks;
}
export type Segment = [Position, Position];

/** One that meets more others than this is asked for by itself: what lies in it may be half the plan. */
const STOR = 48;

/** Takes what was out of a sum, and puts what came in. */
function byttUt(sum: Kantsum, { a, b }: Grenseflate): void {
	if (a && b) sum.replace(a, b);
	else if (a) sum.add(a, -1);
	else if (b) sum.add(b, 1);
}

/** Do they cover each place as often in the one state as in the other? By their sides: true is a proof, of valid surfaces. */
export function dekkerDetSamme(flater: readonly Grenseflate[]): boolean {
	const sum = new Kantsum();
	for (const flate of flater) byttUt(sum, flate);
	return sum.isZero;
}

/** In an order in which neighbours stand together: strips from west to east, each from south to north. */
function naboerSammen<F extends Grenseflate>(flater: readonly F[]): F[] {
	const vestfra = flater.toSorted((x, y) => x.boks[0] + x.boks[2] - y.boks[0] - y.boks[2]);
	const bredde = Math.max(1, Math.ceil(Math.sqrt(vestfra.length)));
	return Array.from({ length: Math.ceil(vestfra.length / bredde) }, (_, nr) =>
		vestfra
			.slice(nr * bredde, (nr + 1) * bredde)
			.sort((x, y) => x.boks[1] + x.boks[3] - y.boks[1] - y.boks[3])
	).flat();
}

/**
 * The borders along which something changed. A side that an object has in both states, the same way, has the same on its inside
 * in both; where no side of an object is left, it passed no ground on and took none. Of `hele` all sides count.
 */
export class Grenser<F extends Grenseflate> {
	/** Those that passed ground on or took some, neighbours together. */
	readonly sma: readonly F[];
	/** And those of them that lie beside many. */
	readonly store: readonly F[];
	private readonly segmenter: Segment[];
	private readonly tre: Boksetre;
	private readonly flater: readonly F[];
	private readonly flatetre: Boksetre;

	constructor(flater: readonly F[], hele: ReadonlySet<string>) {
		const sider = new Map<string, Segment>();
		const endrede = flater.filter((flate) => {
			const sum = new Kantsum();
			if (!hele.has(flate.lokalId)) byttUt(sum, flate);
			else for (const geometry of [flate.a, flate.b]) if (geometry) sum.add(geometry, 1);
			for (const [nokkel, side] of sum.sider()) sider.set(nokkel, side);
			return !sum.isZero;
		});
		this.segmenter = [...sider.values()];
		this.tre = new Boksetre(this.segmenter.map(boksRundt));
		this.flater = flater;
		this.flatetre = new Boksetre(flater.map(({ boks }) => boks));
		const erStor = ({ boks }: F) => this.flatetre.all(boks).length > STOR;
		this.sma = naboerSammen(endrede.filter((flate) => !erStor(flate)));
		this.store = endrede.filter(erStor);
	}

	get antall(): number {
		return this.segmenter.length;
	}

	/** The borders in and around these. */
	rundt(egne: readonly F[]): Segment[] {
		if (egne.length === this.sma.length + this.store.length) return this.segmenter;
		const numre = new Set(egne.flatMap(({ boks }) => this.tre.all(boks)));
		return [...numre].flatMap((nr) => this.segmenter.slice(nr, nr + 1));
	}

	/** All that lie where these do, themselves too. */
	naboer(egne: readonly F[]): string[] {
		const numre = new Set(egne.flatMap(({ boks }) => this.flatetre.all(boks)));
		return [...numre].flatMap((nr) => this.flater[nr]?.lokalId ?? []);
	}
}
