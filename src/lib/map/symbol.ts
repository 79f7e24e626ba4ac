import { hovedgruppe } from '../domain/codelists/index.ts';
import type { Linjeregel, Monster, Skravur, Soneregel, Strek } from './tegneregler/index.ts';
import * as regler from './tegneregler/index.ts';
import { withColours } from './monster/id.ts';
import { blend, type Theme } from './theme.ts';

/** Arealbruksstatus as the map knows it; null: the file had none. */
export type Status = 1 | 2 | 3 | null;

/** How one kind of zone is filled. `kjent` false: the code is in no table. */
export interface Arealsymbol {
	readonly farge: string;
	/** Lies on the colour: stripes of combined purposes, båndlegging of pbl 1985. */
	readonly monster: Monster | null;
	/** Bands of status 3, over all else. */
	readonly overlegg: Skravur | null;
	readonly symbol: string | null;
	/** Status 2: the darker of the two in grey mode. */
	readonly framtidig: boolean;
	readonly kjent: boolean;
}

/** Colour under a code that no table has: grey with a diagonal, and the number is written. */
export const ukjentSymbol: Arealsymbol = {
	farge: '#d9d9d9',
	monster: { form: 'skravur', retning: '/', farge: '#666666', breddePx: 1, avstandPx: 10 },
	overlegg: null,
	symbol: null,
	framtidig: false,
	kjent: false
};

/** The purpose whose colour stands for a main group where only the group is known (all Rp* objects). */
const gruppekoder: Readonly<Record<number, number>> = {
	1: 1001,
	2: 2001,
	3: 3001,
	4: 4001,
	5: 5100,
	6: 6001
};
/** pbl 1985 reguleringsformål (Rb*) have codes of their own and no national kommuneplan colour. */
const rbFarge = '#e3ddd2';

const byKode = (list: readonly regler.Arealregel[]) => new Map(list.map((r) => [r.kode, r]));
const tabeller = {
	'2008': byKode(regler.arealformalRegler),
	'1985': byKode(regler.arealbruk1985Regler)
};

/** Ground of the 1985 båndlegging patterns, which have no fill of their own. */
const utenFyll = '#ffffff';

/**
 * How is a purpose drawn? Status 1 and 2 by the national table; no status counts as nåværende.
 * Status 3 (videreutvikling av nåværende) has no rule there and would be invisible: it is drawn as
 * nåværende with diagonal bands of the framtidig colour, since it is both.
 */
export function arealsymbol(lov: '2008' | '1985', kode: number, status: Status): Arealsymbol {
	const regel = tabeller[lov].get(kode);
	if (!regel) return ukjentSymbol;
	const flate = status === 2 ? regel.framtidig : regel.navaerende;
	return {
		farge: fyll(flate) ?? utenFyll,
		monster: flate.monster ?? null,
		overlegg: status === 3 ? videreutvikling(regel) : null,
		symbol: flate.symbol ?? null,
		framtidig: status === 2,
		kjent: true
	};
}

/** The colour of a fill: its own, or the coloured one of its two stripes. */
const fyll = ({ farge, monster }: regler.Flate): string | undefined =>
	farge ?? (monster?.form === 'striper' ? monster.farger[0] : undefined);

/** The bands of status 3; a purpose with one colour for both gets it darkened by a third, so that they show. */
function videreutvikling({ navaerende, framtidig }: regler.Arealregel): Skravur {
	const colour = (f: regler.Flate) => fyll(f) ?? '#000000';
	const [na, fram] = [colour(navaerende), colour(framtidig)];
	const farge = na === fram ? blend(na, '#000000', 0.33) : fram;
	return { form: 'skravur', retning: '/', farge, breddePx: 5, avstandPx: 14 };
}

/** The symbol in the colours that a theme shows: what the map paints and the legend repeats. */
export function shownIn(theme: Theme, symbol: Arealsymbol): Arealsymbol {
	const { farge, monster, overlegg, framtidig } = symbol;
	const fyll = (f: string) => theme.fyll(f, framtidig);
	// Grey stripes on white need more ink than a whole fill.
	const stripe = (f: string) => {
		if (theme.modus === 'farger' || f === '#ffffff') return fyll(f);
		return blend(theme.fyll(f, true), '#000000', framtidig ? 0.35 : 0.1);
	};
	return {
		...symbol,
		farge: fyll(farge),
		monster: monster && withColours(monster, monster.form === 'striper' ? stripe : theme.farge),
		overlegg: overlegg && withColours(overlegg, (f) => theme.fyll(f, true))
	};
}

/** A reguleringsplan purpose (Rp*) has its main group's colour; its code is always written beside it. */
export function reguleringsymbol(gruppe: number | null): Arealsymbol {
	const kode = gruppe === null ? undefined : gruppekoder[gruppe];
	if (kode !== undefined) return arealsymbol('2008', kode, 1);
	return {
		farge: rbFarge,
		monster: null,
		overlegg: null,
		symbol: null,
		framtidig: false,
		kjent: true
	};
}

/** Is this an object of a reguleringsplan (Rp*, or Rb* of pbl 1985)? */
export const erRegulering = (objekttype: string): boolean => /^R[pb]/.test(objekttype);

/** How is this zone drawn? The one answer that both the map and its legend are made from. */
export function symbolFor(objekttype: string, kode: number | null, status: Status): Arealsymbol {
	if (erRegulering(objekttype)) return reguleringsymbol(kode === null ? null : hovedgruppe(kode));
	const lov = objekttype.startsWith('KpArealbruk') ? '1985' : '2008';
	return kode === null ? ukjentSymbol : arealsymbol(lov, kode, status);
}

/** ASCII, lower case, without Kp or Rp: `KpStøySone` and `RpStoySone` are both `stoysone`. */
export const artsnavn = (objekttype: string): string =>
	objekttype
		.replace(/^[KR]p/, '')
		.toLowerCase()
		.replaceAll('å', 'a')
		.replaceAll('ø', 'o')
		.replace(/^bestemmelseregulert/, 'regulert');

/** The rule of a hensynssone, Kp or Rp, spelled with or without æøå. */
export const soneregel = (objekttype: string): Soneregel | undefined =>
	regler.hensynssoneRegler.find((r) => artsnavn(r.objekttype) === artsnavn(objekttype));

/** Lines that the table does not know (RpJuridiskLinje …): a thin dash, and the code is written. */
export const ukjentLinje: readonly Strek[] = [{ farge: '#000000', breddePx: 1, strek: [6, 3] }];

/**
 * The rule of a line. Level missing or without a rule counts as on the ground (2); status 3 is drawn as
 * framtidig, none as nåværende.
 */
export function linjeregel(
	objekttype: string,
	kode: number | null,
	status: Status,
	niva: number | null
): Linjeregel | undefined {
	const art = artsnavn(objekttype);
	const same = regler.linjeRegler.filter(
		(r) =>
			artsnavn(r.objekttype) === art &&
			(r.kode === null || r.kode === kode) &&
			(r.status === null || r.status === (status === 2 || status === 3 ? 2 : 1))
	);
	const at = (level: number) =>
		same.find((r) => r.vertikalniva === null || r.vertikalniva === level);
	return at(niva ?? 2) ?? at(2);
}
