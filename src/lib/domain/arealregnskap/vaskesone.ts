import { boligerI, type Boligsone } from '../housing/boligsone.ts';
import type { Parametersett } from '../housing/parametre.ts';
import { erJordbruk } from './faktisk.ts';
import { erNatur } from './forskjell.ts';
import { planvask, RADREKKE, type Malt, type Planvaskrad, type Vaskesone } from './planvask.ts';
import { planlagtNavn } from './formal.ts';
import type { Regnskapsbit, Regnskapssone } from './regnskap.ts';
import { INTET_M2, m2, telling, UVISSHET, type Teller, type Uvisshet } from './uvisshet.ts';

/** Of a zone, what is measured besides what lies under it. */
export interface Sonemaling extends Pick<
	Vaskesone,
	'regulert' | 'betinget' | 'tettsted' | 'sentrum' | 'va'
> {
	readonly lokalId: string;
	/** Buildings on it; null: not known. */
	readonly bygninger: number | null;
	/** Share of it under buildings, 0–1; null: not known. */
	readonly bygdAndel: number | null;
}

/** A zone with more than this under buildings is built [valg]: a shed or a farm does not build a field. */
export const BYGD_ANDEL = 0.05;

export interface Planvasksone extends Planvaskrad {
	readonly lokalId: string;
	readonly name: string;
	readonly purpose: string;
	readonly kode: number | null;
	readonly kodeliste: string | null;
	readonly areaM2: number;
	/** null: nothing of the ground is known; so too of the next four. */
	readonly farmlandM2: number | null;
	readonly bogM2: number | null;
	readonly natureM2: number | null;
	readonly hazardM2: number | null;
	readonly conflictM2: number | null;
	/** Without a known conflict, and one of the four is not known. */
	readonly unknownM2: number;
	/** Dwellings in twelve years that go with the zone; null: it holds none, or none can be told. */
	readonly dwellings: { readonly min: number; readonly mid: number; readonly max: number } | null;
	/** It may hold dwellings, and how many is not known. */
	readonly dwellingsUnknown: boolean;
	/** null: no register of buildings. */
	readonly buildings: number | null;
}

function malt(biter: readonly Regnskapsbit[], teller: Teller, uviss: Uvisshet): Malt {
	const { kjente, uvisse } = telling(biter, teller, uviss);
	const [forste] = uvisse.toSorted((a, b) => b.areaM2 - a.areaM2);
	return {
		m2: m2(kjente),
		ukjentM2: m2(uvisse),
		tilstand: (forste && uviss(forste)) ?? 'kjent'
	};
}

const iKonflikt = (bit: Regnskapsbit): boolean =>
	erJordbruk(bit.ar5) || bit.ar5 === '60' || erNatur(bit) || bit.fare === 'ja';
const erUviss = (bit: Regnskapsbit): boolean =>
	Object.values(UVISSHET).some((uviss) => uviss(bit) !== null);

/** The ground of a zone, as the rules ask of it. */
export const underSonen = (biter: readonly Regnskapsbit[]) => ({
	jordbruk: malt(biter, ({ ar5 }) => erJordbruk(ar5), UVISSHET.ar5),
	myr: malt(biter, ({ ar5 }) => ar5 === '60', UVISSHET.ar5),
	natur: malt(biter, erNatur, UVISSHET.natur),
	fare: malt(biter, ({ fare }) => fare === 'ja', UVISSHET.fare),
	konfliktM2: m2(biter.filter(iKonflikt)),
	ukjentM2: m2(biter.filter((bit) => !iKonflikt(bit) && erUviss(bit)))
});

/** What of the housing page's zones is asked for here. */
type Boligdel = Pick<Boligsone, 'lokalId' | 'klasser' | 'ukjentDaa'>;

/** What removing the zone costs in dwellings over twelve years, by the housing page's own arithmetic. */
export function boligerISonen(
	lokalId: string,
	boligsoner: readonly Boligdel[],
	parametre: Parametersett
): Pick<Planvasksone, 'dwellings' | 'dwellingsUnknown'> {
	const egne = boligsoner.filter((sone) => sone.lokalId === lokalId);
	const sum = (niva: 'min' | 'mid' | 'max'): number | null => {
		const deler = egne.flatMap((sone) =>
			[0, 1, 2].flatMap((blokk) => boligerI(sone, parametre, niva, blokk) ?? [])
		);
		return deler.length === 0 ? null : deler.reduce((a, b) => a + b, 0);
	};
	const [min, mid, max] = [sum('min'), sum('mid'), sum('max')];
	return {
		dwellings: min === null || mid === null || max === null ? null : { min, mid, max },
		dwellingsUnknown: egne.some(({ ukjentDaa }) => ukjentDaa > 0)
	};
}

export interface Vaskegrunnlag {
	readonly biter: readonly Regnskapsbit[];
	readonly soner: ReadonlyMap<string, Regnskapssone>;
	readonly malinger: readonly Sonemaling[];
	readonly boligsoner: readonly Boligdel[];
	readonly parametre: Parametersett;
	/** For how many years it has been set aside; null: not told. */
	readonly aarFor: (lokalId: string) => number | null;
	readonly reserveAar: number | null;
}

const sonenavn = ({ omrNavn, lokalId }: Regnskapssone): string => omrNavn ?? lokalId.slice(0, 8);

/** So much of the zone's ground; null where nothing of it is known. */
const eller = (biter: readonly Regnskapsbit[], talt: number, ukjentM2: number): number | null =>
	talt < INTET_M2 && ukjentM2 >= INTET_M2 && m2(biter) - ukjentM2 < INTET_M2 ? null : talt;

function vasket(
	sone: Regnskapssone,
	maling: Sonemaling,
	biter: readonly Regnskapsbit[],
	g: Vaskegrunnlag
): Planvasksone {
	const grunn = underSonen(biter);
	const rad = planvask({
		...grunn,
		...maling,
		areaM2: sone.areaM2,
		aar: g.aarFor(sone.lokalId),
		reserveAar: g.reserveAar
	});
	const m2Av = ({ m2: talt, ukjentM2 }: Malt) => eller(biter, talt, ukjentM2);
	return {
		...rad,
		lokalId: sone.lokalId,
		name: sonenavn(sone),
		purpose: planlagtNavn(sone),
		kode: sone.kode,
		kodeliste: sone.kodeliste,
		areaM2: sone.areaM2,
		farmlandM2: m2Av(grunn.jordbruk),
		bogM2: m2Av(grunn.myr),
		natureM2: m2Av(grunn.natur),
		hazardM2: m2Av(grunn.fare),
		conflictM2: eller(biter, grunn.konfliktM2, grunn.ukjentM2),
		unknownM2: grunn.ukjentM2,
		...boligerISonen(sone.lokalId, g.boligsoner, g.parametre),
		buildings: maling.bygninger
	};
}

/** The unbuilt zones for new building, those to look at first on top: by advice, then by how much of them is in conflict. */
export function planvaskliste(g: Vaskegrunnlag): Planvasksone[] {
	const under = Map.groupBy(g.biter, ({ lokalId }) => lokalId);
	return g.malinger
		.filter(({ bygdAndel }) => bygdAndel === null || bygdAndel <= BYGD_ANDEL)
		.flatMap((maling) => {
			const sone = g.soner.get(maling.lokalId);
			return sone ? [vasket(sone, maling, under.get(maling.lokalId) ?? [], g)] : [];
		})
		.sort(
			(a, b) =>
				RADREKKE.indexOf(a.advice) - RADREKKE.indexOf(b.advice) ||
				(b.conflictM2 ?? 0) - (a.conflictM2 ?? 0) ||
				b.areaM2 - a.areaM2
		);
}
