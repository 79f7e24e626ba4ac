import type { Tilstand } from '../bevis.ts';
import { ar5Orden, faktisk } from './faktisk.ts';
import { hovedformal, planlagtNavn, planlagtNokkel, type Planlagt } from './formal.ts';

/** Ground that is alike in all that the account asks of it. Areas by PostGIS, m². */
export interface Regnskapsbit {
	/** The purpose that has it; null: none, in the plan area. */
	readonly lokalId: string | null;
	/** The purpose that has it in the plan that is compared with; null: none, or nothing is compared with. */
	readonly motId: string | null;
	/** AR5 arealtype; «ikke kartlagt», «ikke vurdert». */
	readonly ar5: string;
	/** KU-verdi; «ingen», «ikke kartlagt», «ikke vurdert». */
	readonly naturtype: string;
	readonly vern: Svar;
	readonly fare: Svar;
	readonly areaM2: number;
	/** Of it, what several purposes lie over: counted once, as the first of them. */
	readonly overlapM2: number;
	readonly motOverlapM2: number;
	/** Of it, what several surfaces of AR5 lie over. */
	readonly ar5OverlapM2: number;
}

export type Svar = 'ja' | 'nei' | 'ikke kartlagt' | 'ikke vurdert';

/** A purpose on the ground, as the plan has it. */
export interface Regnskapssone extends Planlagt {
	readonly lokalId: string;
	readonly omrNavn: string | null;
	readonly areaM2: number;
}

/** One row of `GET /api/scenarios/{id}/arealregnskap`: so much is this now (from), and is planned to be that (to). */
export interface Regnskapsrad {
	/** AR5 arealtype; «ikke kartlagt», «ikke vurdert». */
	readonly from: string;
	/** `KpArealformal:1110:2`: purpose and arealbruksstatus. */
	readonly to: string;
	readonly areaM2: number;
	readonly fromName: string;
	readonly toName: string;
	/** Main purpose and status: the columns of the matrix. */
	readonly group: string;
	readonly groupName: string;
	/** Is it known what it is now? */
	readonly state: Tilstand;
	readonly nature: string;
	readonly protected: Svar;
	readonly hazard: Svar;
	readonly lokalIds: readonly string[];
}

export interface Regnskap {
	/** Disjoint; they sum to `totalM2`. */
	readonly rows: readonly Regnskapsrad[];
	/** Ground that the plan has a purpose for. */
	readonly totalM2: number;
	/** Plan area without a purpose: in no row. */
	readonly gapM2: number;
	/** Ground that several purposes lie over, and several surfaces of AR5: in one row each. */
	readonly overlapM2: number;
	readonly ar5OverlapM2: number;
}

const sumAv = (biter: readonly Regnskapsbit[], av: (bit: Regnskapsbit) => number): number =>
	biter.reduce((sum, bit) => sum + av(bit), 0);

function rad(biter: readonly Regnskapsbit[], formal: Planlagt): Regnskapsrad | [] {
	const forste = biter[0];
	if (!forste) return [];
	const { ar5, naturtype, vern, fare } = forste;
	const { navn, tilstand } = faktisk(ar5);
	const hoved = hovedformal(formal);
	return {
		from: ar5,
		to: planlagtNokkel(formal),
		areaM2: sumAv(biter, ({ areaM2 }) => areaM2),
		fromName: navn,
		toName: planlagtNavn(formal),
		group: hoved.nokkel,
		groupName: hoved.navn,
		state: tilstand,
		nature: naturtype,
		protected: vern,
		hazard: fare,
		lokalIds: [...new Set(biter.flatMap(({ lokalId }) => lokalId ?? []))].sort()
	};
}

const etterOrden = (a: Regnskapsrad, b: Regnskapsrad): number =>
	ar5Orden(a.from) - ar5Orden(b.from) ||
	a.to.localeCompare(b.to) ||
	`${a.nature}${a.protected}${a.hazard}`.localeCompare(`${b.nature}${b.protected}${b.hazard}`);

/** Planned × actual × nature: every m² that has a purpose, in one row. */
export function regnskap(
	biter: readonly Regnskapsbit[],
	soner: ReadonlyMap<string, Regnskapssone>
): Regnskap {
	const med = biter.flatMap((bit) => {
		const sone = bit.lokalId === null ? undefined : soner.get(bit.lokalId);
		return sone ? [{ bit, sone }] : [];
	});
	const grupper = Map.groupBy(med, ({ bit, sone }) =>
		[bit.ar5, planlagtNokkel(sone), bit.naturtype, bit.vern, bit.fare].join(' ')
	);
	const rows = [...grupper.values()].flatMap((like) =>
		rad(
			like.map(({ bit }) => bit),
			like[0]?.sone ?? { kodeliste: null, kode: null, arealbruksstatus: null }
		)
	);
	const egne = med.map(({ bit }) => bit);
	return {
		rows: rows.sort(etterOrden),
		totalM2: rows.reduce((sum, { areaM2 }) => sum + areaM2, 0),
		gapM2: sumAv(
			biter.filter(({ lokalId, motId }) => lokalId === null && motId === null),
			({ areaM2 }) => areaM2
		),
		overlapM2: sumAv(egne, ({ overlapM2 }) => overlapM2),
		ar5OverlapM2: sumAv(egne, ({ ar5OverlapM2 }) => ar5OverlapM2)
	};
}

/** The same ground as the plan that is compared with has it. */
export const settFraMot = (biter: readonly Regnskapsbit[]): Regnskapsbit[] =>
	biter.map((bit) => ({
		...bit,
		lokalId: bit.motId,
		motId: bit.lokalId,
		overlapM2: bit.motOverlapM2,
		motOverlapM2: bit.overlapM2
	}));
