/**
 * A figure with its proof. A `Tall` can only be made by the functions here, each of which demands what it rests on; the
 * formula is written from the numbers that the value is computed from. Plain data, opened by ui/TallMedBevis.svelte.
 */
import {
	differansegrense,
	forholdsgrense,
	grensegrunn,
	produktgrense,
	samletGrense,
	type Grense
} from './bevisgrense.ts';
import { formatVerdi, utenEnhet, type Enhet } from './enhet.ts';

export { formatVerdi, type Enhet };

/** ikke kartlagt: the data at hand do not cover the place, or the plan does not tell · ikke vurdert: not loaded, or not decided. */
export type Tilstand = 'kjent' | 'ikke kartlagt' | 'ikke vurdert';
/** ikke vist: it is known, and this reader is not told. */
export type Talltilstand = Tilstand | 'ikke vist';
/** A number that somebody chose or looked up. */
export interface Parameter {
	readonly navn: string;
	readonly verdi: number | null;
	readonly enhet: Enhet;
	readonly kilde: string;
	/** The choice of the municipality or of Planbordet: no law or register gives it. */
	readonly valg: boolean;
}

/** An object on the map and its share of the figure, in the figure's own unit. */
export interface Bevisobjekt {
	readonly lokalId: string;
	readonly navn: string;
	readonly bidrag: number;
}

export interface Bevisdatasett {
	readonly kode: string;
	readonly navn: string;
	/** ISO date; null: not told. */
	readonly dato: string | null;
	readonly tilstand: 'lastet' | 'ikke lastet' | 'feilet';
}

export interface Bevis {
	/** With the numbers put in: `12,5 dekar × 1,2 boliger per dekar × 0,75 = 11,3 boliger`. */
	readonly formel: string;
	/** The figures that this one is made of; their objects stand on this one. */
	readonly ledd: readonly Tall[];
	readonly parametre: readonly Parameter[];
	/** Their `bidrag` sum to the figure, where it has any. */
	readonly objekter: readonly Bevisobjekt[];
	readonly datasett: readonly Bevisdatasett[];
	readonly merknader: readonly string[];
}

declare const laget: unique symbol;

export interface Tall {
	readonly navn: string;
	/** null exactly when `tilstand` is not `kjent`. */
	readonly verdi: number | null;
	readonly enhet: Enhet;
	readonly tilstand: Talltilstand;
	/** How the value lies to the truth, where parts of it are not known: what stands before it in words. */
	readonly grense: Grense;
	readonly bevis: Bevis;
	/** Only the functions of this file make a Tall. */
	readonly [laget]: true;
}

type Grunnlag = Partial<Omit<Bevis, 'formel' | 'ledd'>>;
/** What is not known of a figure that is not made of others can only add to it, unless this is told. */
type Begrensning = Partial<Pick<Tall, 'grense'>>;

const forening = <T>(lists: readonly (readonly T[])[], key: (item: T) => string): T[] => [
	...new Map(lists.flat().map((item) => [key(item), item])).values()
];

const datasettAv = (ledd: readonly Tall[]): Bevisdatasett[] =>
	forening(
		ledd.map((l) => l.bevis.datasett),
		(d) => d.kode
	);

/** A part inside another figure's proof: its objects stand on the whole, not twice. */
const somLedd = (tall: Tall): Tall => ({
	...tall,
	bevis: { ...tall.bevis, objekter: [], datasett: [] }
});

/** Is any of it not known? */
export const erUviss = ({ verdi, grense }: Tall): boolean => verdi === null || grense !== 'eksakt';

function lag(
	hode: Pick<Tall, 'navn' | 'verdi' | 'enhet' | 'tilstand' | 'grense'>,
	bevis: Pick<Bevis, 'formel'> & Partial<Bevis>
): Tall {
	if (hode.verdi !== null && !Number.isFinite(hode.verdi))
		throw new Error(`${hode.navn} er ikke et tall: ${hode.verdi}`);
	const ledd = bevis.ledd ?? [];
	const full: Bevis = {
		formel: bevis.formel,
		ledd: ledd.map(somLedd),
		parametre: bevis.parametre ?? [],
		objekter: bevis.objekter ?? [],
		datasett: forening([datasettAv(ledd), bevis.datasett ?? []], (d) => d.kode),
		merknader: [...(bevis.merknader ?? []), ...grunn(hode, ledd)]
	};
	return { ...hode, bevis: full } as Tall;
}

/** Why it is «høyst» or «omtrent»; not again where it is one part under another unit. */
const grunn = (
	{ navn, verdi, grense }: Pick<Tall, 'navn' | 'verdi' | 'grense'>,
	ledd: readonly Tall[]
) =>
	verdi === null
		? []
		: grensegrunn(
				grense,
				ledd.filter((del) => erUviss(del) && del.navn !== navn).map((del) => del.navn)
			);

/** A figure that was counted or measured: says how, on what. */
export const malt = (
	navn: string,
	verdi: number,
	enhet: Enhet,
	{ hvordan, grense = 'eksakt', ...bevis }: Grunnlag & Begrensning & { readonly hvordan: string }
): Tall =>
	lag(
		{ navn, verdi, enhet, tilstand: 'kjent', grense },
		{ ...bevis, formel: `${hvordan}: ${formatVerdi(verdi, enhet)}` }
	);

/** A figure that is not known: why, and never a number. */
export const ukjent = (
	navn: string,
	enhet: Enhet,
	tilstand: Exclude<Talltilstand, 'kjent'>,
	{
		hvorfor,
		grense = 'minst',
		...bevis
	}: Grunnlag & Begrensning & { readonly hvorfor: string; readonly ledd?: readonly Tall[] }
): Tall => lag({ navn, verdi: null, enhet, tilstand, grense }, { ...bevis, formel: hvorfor });

/** A figure that is not known because a part of it is not: for the same reason. */
export const ukjentSom = (
	mangler: Tall,
	navn: string,
	enhet: Enhet,
	grunnlag: Grunnlag & Begrensning & { readonly hvorfor?: string; readonly ledd: readonly Tall[] }
): Tall =>
	ukjent(navn, enhet, mangler.tilstand === 'kjent' ? 'ikke vurdert' : mangler.tilstand, {
		hvorfor: mangler.bevis.formel,
		...grunnlag
	});

/**
 * The sum of `deler`, all in `enhet`. Unknown parts are named and left out, never counted as zero; with nothing but
 * unknown parts the sum is unknown. No parts at all is an honest 0.
 */
export function sum(
	navn: string,
	enhet: Enhet,
	deler: readonly Tall[],
	grunnlag: Pick<Grunnlag, 'merknader'> = {}
): Tall {
	const feil = deler.find((del) => del.enhet !== enhet);
	if (feil) throw new Error(`${feil.navn} er i ${feil.enhet}, ikke i ${enhet}`);
	const kjente = deler.filter((del) => del.verdi !== null);
	const ukjente = deler.filter((del) => del.verdi === null);
	const forste = ukjente[0];
	const grense = samletGrense(deler.map((del) => del.grense));
	if (forste && kjente.length === 0)
		return ukjentSom(forste, navn, enhet, {
			...grunnlag,
			hvorfor: ukjente.map(({ bevis }) => bevis.formel).join(' '),
			grense,
			ledd: deler
		});
	const verdi = kjente.reduce((total, del) => total + (del.verdi ?? 0), 0);
	return lag(
		{ navn, verdi, enhet, tilstand: 'kjent', grense },
		{
			formel: `${kjente.length > 0 ? kjente.map(kortVerdi).join(' + ') : '0'} = ${formatVerdi(verdi, enhet)}`,
			ledd: deler,
			objekter: summerObjekter(deler),
			merknader: [...(grunnlag.merknader ?? []), ...ukjente.map(utelattTekst)]
		}
	);
}

const kortVerdi = ({ verdi, enhet }: Tall): string => utenEnhet(verdi ?? 0, enhet);
const utelattTekst = ({ navn, tilstand }: Tall): string =>
	`${navn} er ${tilstand} og er ikke med i summen.`;

function summerObjekter(deler: readonly Tall[]): Bevisobjekt[] {
	const byId = new Map<string, Bevisobjekt>();
	for (const objekt of deler.flatMap(({ bevis }) => bevis.objekter)) {
		const before = byId.get(objekt.lokalId)?.bidrag ?? 0;
		byId.set(objekt.lokalId, { ...objekt, bidrag: before + objekt.bidrag });
	}
	return [...byId.values()];
}

/**
 * `tall × faktorer`. The objects of `tall` follow, each with its share of the product. Where a factor has no value,
 * nobody has decided it, and the product is «ikke vurdert».
 */
export function produkt(
	navn: string,
	enhet: Enhet,
	tall: Tall,
	faktorer: readonly Parameter[],
	grunnlag: Pick<Grunnlag, 'merknader'> = {}
): Tall {
	const felles = { ...grunnlag, parametre: faktorer, ledd: [tall] };
	const grense = produktgrense(
		tall,
		faktorer.map((f) => f.verdi)
	);
	const mangler = faktorer.find((f) => f.verdi === null);
	if (tall.verdi === null) return ukjentSom(tall, navn, enhet, { ...felles, grense });
	if (mangler)
		return ukjent(navn, enhet, 'ikke vurdert', {
			...felles,
			grense,
			hvorfor: `${mangler.navn} er ikke satt (${mangler.kilde}).`
		});
	const faktor = faktorer.reduce((product, f) => product * (f.verdi ?? 0), 1);
	const verdi = tall.verdi * faktor;
	const tekst = faktorer.map((f) => formatVerdi(f.verdi ?? 0, f.enhet));
	return lag(
		{ navn, verdi, enhet, tilstand: 'kjent', grense },
		{
			...felles,
			formel: `${[formatVerdi(tall.verdi, tall.enhet), ...tekst].join(' × ')} = ${formatVerdi(verdi, enhet)}`,
			objekter: tall.bevis.objekter.map((o) => ({ ...o, bidrag: o.bidrag * faktor }))
		}
	);
}

/** `tall / nevner`, such as persons by persons a dwelling. Where the divisor has no value, or is 0, it is «ikke vurdert». */
export function kvotient(navn: string, enhet: Enhet, tall: Tall, nevner: Parameter): Tall {
	const felles = { parametre: [nevner], ledd: [tall] };
	// A divisor that nobody has told is above 0.
	const grense = forholdsgrense(tall, {
		...nevner,
		grense: nevner.verdi === null ? 'minst' : 'eksakt'
	});
	if (tall.verdi === null) return ukjentSom(tall, navn, enhet, { ...felles, grense });
	if (nevner.verdi === null)
		return ukjent(navn, enhet, 'ikke vurdert', {
			...felles,
			grense,
			hvorfor: `${nevner.navn} er ikke satt (${nevner.kilde}).`
		});
	if (nevner.verdi === 0)
		return ukjent(navn, enhet, 'ikke vurdert', {
			...felles,
			grense,
			hvorfor: `${nevner.navn} er 0.`
		});
	const verdi = tall.verdi / nevner.verdi;
	return lag(
		{ navn, verdi, enhet, tilstand: 'kjent', grense },
		{
			...felles,
			formel: `${formatVerdi(tall.verdi, tall.enhet)} / ${formatVerdi(nevner.verdi, nevner.enhet)} = ${formatVerdi(verdi, enhet)}`
		}
	);
}

/** `fra − trekk`: all must be known, else the difference is as unknown as they. */
export function differanse(
	navn: string,
	fra: Tall,
	trekk: readonly Tall[],
	{ grense: egen = 'eksakt', ...grunnlag }: Grunnlag & Begrensning = {}
): Tall {
	const alle = [fra, ...trekk];
	const grense = samletGrense([differansegrense(fra, trekk), egen]);
	const mangler = alle.find((tall) => tall.verdi === null);
	if (mangler) return ukjentSom(mangler, navn, fra.enhet, { ...grunnlag, grense, ledd: alle });
	const verdi = trekk.reduce((rest, tall) => rest - (tall.verdi ?? 0), fra.verdi ?? 0);
	return lag(
		{ navn, verdi, enhet: fra.enhet, tilstand: 'kjent', grense },
		{
			...grunnlag,
			ledd: alle,
			formel: `${alle.map(kortVerdi).join(' − ')} = ${formatVerdi(verdi, fra.enhet)}`
		}
	);
}
