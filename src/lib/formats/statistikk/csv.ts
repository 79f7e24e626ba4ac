import { CsvError, parse } from 'csv-parse/sync';
import {
	erAarskolonne,
	erVariabelkolonne,
	VARIABEL
} from '../../domain/housing/statistikkutsnitt.ts';
import type { Celle, Kategori, Statistikktabell, Uttak } from '../../domain/housing/statistikk.ts';
import { hodelinje, type Hodelinje } from './csvhode.ts';
import { FOR_STOR, MAKS_CELLER } from './grenser.ts';
import { lesTall } from './tall.ts';

const kategori = (navn: string): Kategori => ({ kode: '', navn: navn.trim() });

/** The year at the end of a head such as `Personer 2026`: the table is wide, with a column for each year. */
const AAR = /^(.*?)\s*((?:19|20|21)\d{2})$/;

interface Tallkolonne {
	readonly nr: number;
	/** What its head says of every number in it. */
	readonly ekstra: readonly (readonly [string, string])[];
}

interface Hode {
	readonly navn: readonly string[];
	/** The columns with categories. */
	readonly faste: readonly number[];
	readonly tall: readonly Tallkolonne[];
	/** What a long table calls its numbers, where another column says what they are. */
	readonly tallnavn: string;
}

/** Wide: every year is a column. Long: one number a line, in the last column. */
function lesHode(navn: readonly string[]): Hode {
	const harVariabel = navn.some(erVariabelkolonne);
	const brede = navn.flatMap((hode, nr): Tallkolonne[] => {
		const [, hva, aar] = AAR.exec(hode) ?? [];
		if (aar === undefined) return [];
		// A table with a column for what is counted has years alone in its heads.
		const ekstra = harVariabel && hva === '' ? [] : [[VARIABEL, hva ?? ''] as const];
		return [{ nr, ekstra: [['år', aar], ...ekstra] }];
	});
	const uten = (tall: readonly Tallkolonne[]) =>
		navn.flatMap((_, nr) => (tall.some((t) => t.nr === nr) ? [] : [nr]));
	// A long table's last head is its title, which may end in a year too.
	if (brede.length > 0 && !navn.some(erAarskolonne))
		return { navn, faste: uten(brede), tall: brede, tallnavn: '' };
	const siste = navn.at(-1) ?? '';
	const tall = [
		{ nr: navn.length - 1, ekstra: harVariabel ? [] : [[VARIABEL, siste] as const] }
	] satisfies Tallkolonne[];
	return { navn, faste: uten(tall), tall, tallnavn: harVariabel ? siste : '' };
}

interface Linje {
	/** In the file, from 1. */
	readonly nr: number;
	readonly felt: readonly string[];
	/** The line before it is empty, or a note itself. */
	readonly etterTom: boolean;
}

/** Is it a note, as SSB has them under its tables, and not a line of the table that is cut off? */
const erNote = (linje: Linje, forste: ReadonlySet<string>): boolean =>
	linje.etterTom &&
	!forste.has(linje.felt[0]?.trim() ?? '') &&
	linje.felt.every((text) => text.trim() === '' || 'feil' in lesTall(text));

/** The lines of the table, each with a field for every head; the reason where one has not. */
function tabellinjer(linjer: readonly Linje[], bredde: number): Uttak<readonly Linje[]> {
	const hel = ({ felt }: Linje) =>
		felt.length >= bredde && felt.slice(bredde).every((text) => text.trim() === '');
	const siste = linjer.findLastIndex(hel);
	const forste = new Set(linjer.filter(hel).map(({ felt }) => felt[0]?.trim() ?? ''));
	const gal = linjer.find((linje, i) => !hel(linje) && (i < siste || !erNote(linje, forste)));
	if (gal)
		return {
			feil: `Linje ${gal.nr} har ${gal.felt.length} felt, men tabellen har ${bredde} kolonner. Hent filen på nytt, eller rett linjen.`
		};
	return { funnet: linjer.slice(0, siste + 1) };
}

function celler({ navn, faste, tall }: Hode, linjer: readonly Linje[]): Uttak<Celle[]> {
	const funnet: Celle[] = [];
	for (const { nr, felt } of linjer) {
		const felles = faste.map((i): [string, Kategori] => [navn[i] ?? '', kategori(felt[i] ?? '')]);
		for (const kolonne of tall) {
			const lest = lesTall(felt[kolonne.nr] ?? '');
			if ('feil' in lest) return { feil: `Linje ${nr}: ${lest.feil}` };
			const fraHodet = kolonne.ekstra.map(([hva, text]): [string, Kategori] => [
				hva,
				kategori(text)
			]);
			funnet.push({ kategorier: new Map([...felles, ...fraHodet]), verdi: lest.funnet });
		}
	}
	return { funnet };
}

/** The records under the head, or what is wrong with them as a CSV. */
function poster(text: string, { slutt, linje, skille }: Hodelinje): Uttak<Linje[]> {
	try {
		const lest = parse(text.slice(slutt), {
			delimiter: skille,
			info: true,
			relax_column_count: true,
			max_record_size: 200_000
		}) as unknown as { readonly record: string[]; readonly info: { readonly lines: number } }[];
		let etterTom = false;
		const linjer: Linje[] = [];
		for (const { record, info } of lest) {
			const tom = record.every((felt) => felt.trim() === '');
			if (!tom) linjer.push({ nr: linje + info.lines, felt: record, etterTom });
			etterTom = tom || (etterTom && record.length === 1);
		}
		return { funnet: linjer };
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return {
			feil: 'Filen kan ikke leses som CSV: et anførselstegn eller en linje er ikke avsluttet. Hent filen på nytt.'
		};
	}
}

/** What the file calls itself: over the table, or at the head of its numbers. */
const tittelAv = (over: string, tallnavn: string): string =>
	over !== '' || !/\s/.test(tallnavn.trim()) ? over : tallnavn;

/** Reads a CSV as SSB gives it: a title, then the names of the columns; years as columns, or one number to a line. */
export function lesCsv(text: string): Uttak<Statistikktabell> {
	const funnet = hodelinje(text);
	if (!funnet)
		return {
			feil: 'Filen er ikke en tabell: den har ingen linje med kolonnenavn. Last ned tabellen som CSV eller json-stat2.'
		};
	const { navn } = funnet;
	if (new Set(navn).size !== navn.length)
		return {
			feil: 'To kolonner i filen har samme navn. Hent tabellen på nytt, eller ta bort den ene.'
		};
	const hode = lesHode(navn);
	const kolonner = [
		...new Set([
			...hode.faste.map((i) => navn[i] ?? ''),
			...hode.tall.flatMap((t) => t.ekstra.map(([hva]) => hva))
		])
	];
	const lest = poster(text, funnet);
	if ('feil' in lest) return lest;
	if (lest.funnet.length * navn.length > MAKS_CELLER) return { feil: FOR_STOR };
	const linjer = tabellinjer(lest.funnet, navn.length);
	if ('feil' in linjer) return linjer;
	const alle = celler(hode, linjer.funnet);
	if ('feil' in alle) return alle;
	if (alle.funnet.length === 0)
		return { feil: 'Filen har kolonnenavn, men ingen tall. Hent tabellen på nytt.' };
	const tittel = tittelAv(funnet.tittel, hode.tallnavn);
	return { funnet: { tittel, oppdatert: null, kolonner, celler: alle.funnet } };
}
