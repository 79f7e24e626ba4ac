/**
 * A figure with its proof. A `Tall` can only be made by the functions here, and each of them demands what the figure
 * rests on; the formula text is written from the same numbers that the value is computed from, so the two cannot part.
 * All of it is plain data: it goes over the wire as JSON and is opened by ui/TallMedBevis.svelte.
 */
import { formatVerdi, utenEnhet, type Enhet } from './enhet.ts';

export { formatVerdi, type Enhet };

/**
 * kjent · ikke kartlagt: the data sets at hand do not cover the place, or the plan does not tell · ikke vurdert: the data
 * set is not loaded or failed, or nobody has decided yet.
 */
export type Tilstand = 'kjent' | 'ikke kartlagt' | 'ikke vurdert';
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
	readonly tilstand: Tilstand;
	readonly bevis: Bevis;
	/** Only the functions of this file make a Tall. */
	readonly [laget]: true;
}

type Grunnlag = Partial<Omit<Bevis, 'formel' | 'ledd'>>;

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

/** The same figure without its list of objects, where they stand on a sister figure. */
export const utenObjekter = (tall: Tall): Tall => ({
	...tall,
	bevis: { ...tall.bevis, objekter: [] }
});

/** The same figure under another name: where the place or the period must be told. */
export const omdopt = (tall: Tall, navn: string): Tall => ({ ...tall, navn });

/** A part whose own proof stands in full elsewhere: its known parts are left out, the unknown ones kept. */
export const iKortform = (tall: Tall): Tall => ({
	...tall,
	bevis: { ...tall.bevis, ledd: tall.bevis.ledd.filter(({ verdi }) => verdi === null) }
});

function lag(
	hode: Pick<Tall, 'navn' | 'verdi' | 'enhet' | 'tilstand'>,
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
		merknader: bevis.merknader ?? []
	};
	return { ...hode, bevis: full } as Tall;
}

/** A figure that was counted or measured: says how, on what. */
export const malt = (
	navn: string,
	verdi: number,
	enhet: Enhet,
	grunnlag: Grunnlag & { readonly hvordan: string }
): Tall =>
	lag(
		{ navn, verdi, enhet, tilstand: 'kjent' },
		{ ...grunnlag, formel: `${grunnlag.hvordan}: ${formatVerdi(verdi, enhet)}` }
	);

/** A figure that is not known: why, and never a number. */
export const ukjent = (
	navn: string,
	enhet: Enhet,
	tilstand: Exclude<Tilstand, 'kjent'>,
	grunnlag: Grunnlag & { readonly hvorfor: string; readonly ledd?: readonly Tall[] }
): Tall => lag({ navn, verdi: null, enhet, tilstand }, { ...grunnlag, formel: grunnlag.hvorfor });

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
	if (forste && kjente.length === 0)
		return ukjent(navn, enhet, forste.tilstand === 'kjent' ? 'ikke vurdert' : forste.tilstand, {
			...grunnlag,
			hvorfor: ukjente.map(({ bevis }) => bevis.formel).join(' '),
			ledd: deler
		});
	const verdi = kjente.reduce((total, del) => total + (del.verdi ?? 0), 0);
	return lag(
		{ navn, verdi, enhet, tilstand: 'kjent' },
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
	const mangler = faktorer.find((f) => f.verdi === null);
	if (tall.verdi === null)
		return ukjent(navn, enhet, tall.tilstand === 'kjent' ? 'ikke vurdert' : tall.tilstand, {
			...felles,
			hvorfor: tall.bevis.formel
		});
	if (mangler)
		return ukjent(navn, enhet, 'ikke vurdert', {
			...felles,
			hvorfor: `${mangler.navn} er ikke satt (${mangler.kilde}).`
		});
	const faktor = faktorer.reduce((product, f) => product * (f.verdi ?? 0), 1);
	const verdi = tall.verdi * faktor;
	const tekst = faktorer.map((f) => formatVerdi(f.verdi ?? 0, f.enhet));
	return lag(
		{ navn, verdi, enhet, tilstand: 'kjent' },
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
	if (tall.verdi === null)
		return ukjent(navn, enhet, tall.tilstand === 'kjent' ? 'ikke vurdert' : tall.tilstand, {
			...felles,
			hvorfor: tall.bevis.formel
		});
	if (nevner.verdi === null)
		return ukjent(navn, enhet, 'ikke vurdert', {
			...felles,
			hvorfor: `${nevner.navn} er ikke satt (${nevner.kilde}).`
		});
	if (nevner.verdi === 0)
		return ukjent(navn, enhet, 'ikke vurdert', { ...felles, hvorfor: `${nevner.navn} er 0.` });
	const verdi = tall.verdi / nevner.verdi;
	return lag(
		{ navn, verdi, enhet, tilstand: 'kjent' },
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
	grunnlag: Grunnlag = {}
): Tall {
	const alle = [fra, ...trekk];
	const mangler = alle.find((tall) => tall.verdi === null);
	if (mangler)
		return ukjent(
			navn,
			fra.enhet,
			mangler.tilstand === 'kjent' ? 'ikke vurdert' : mangler.tilstand,
			{
				...grunnlag,
				hvorfor: mangler.bevis.formel,
				ledd: alle
			}
		);
	const verdi = trekk.reduce((rest, tall) => rest - (tall.verdi ?? 0), fra.verdi ?? 0);
	return lag(
		{ navn, verdi, enhet: fra.enhet, tilstand: 'kjent' },
		{
			...grunnlag,
			ledd: alle,
			formel: `${alle.map(kortVerdi).join(' − ')} = ${formatVerdi(verdi, fra.enhet)}`
		}
	);
}

/** How many figures in the whole proof are unknown: a sum with any is «minst», not «er». */
export const antallUkjente = ({ verdi, bevis }: Tall): number =>
	(verdi === null ? 1 : 0) +
	(verdi === null ? [] : bevis.ledd).reduce((n, l) => n + antallUkjente(l), 0);
