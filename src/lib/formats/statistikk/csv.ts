import { CsvError, parse } from 'csv-parse/sync';
import type { Celle, Kategori, Statistikktabell, Uttak } from '../../domain/housing/statistikk.ts';
import { FOR_STOR, MAKS_CELLER } from './grenser.ts';

const SKILLER = [';', '\t', ','] as const;

/** The character between fields: the one that stands most often in the first lines. */
function skille(text: string): string {
	const start = text.split('\n', 20).join('\n');
	const antall = (tegn: string) => start.split(tegn).length;
	return SKILLER.reduce((a, b) => (antall(b) > antall(a) ? b : a));
}

/** `1 234`, `12,5` as a number; null for a mark such as «..». undefined for what is neither. */
function celleverdi(text: string): number | null | undefined {
	const rent = text.replaceAll(/[\s\u00a0\u202f]/g, '');
	if (/^(\.{1,3}|:|-|)$/.test(rent)) return null;
	return /^-?\d{1,12}([.,]\d{1,9})?$/.test(rent) ? Number(rent.replace(',', '.')) : undefined;
}

const kategori = (navn: string): Kategori => ({ kode: '', navn: navn.trim() });

/** The year at the end of a head such as `Personer 2026`: the table is wide, with a column for each year. */
const AAR = /^(.*?)\s*(\d{4})$/;

interface Hode {
	readonly kolonner: readonly string[];
	/** Where the numbers stand, and what the head of each says. */
	readonly tall: readonly {
		readonly i: number;
		readonly ekstra: readonly (readonly [string, string])[];
	}[];
}

const HVA = 'statistikkvariabel';

/** Wide: every year is a column. Long: one number a line, in the last column. */
function lesHode(felt: readonly string[]): Hode {
	const brede = felt.flatMap((navn, i) => {
		const [, hva, aar] = AAR.exec(navn.trim()) ?? [];
		return aar === undefined
			? []
			: [
					{
						i,
						ekstra: [
							['år', aar],
							[HVA, hva ?? '']
						] as const
					}
				];
	});
	// A long table's last head is its title, which may end in a year too.
	const erLang = felt.some((navn) => /^(år|tid|year)$/i.test(navn));
	if (brede.length > 0 && !erLang) {
		const faste = felt.filter((_, i) => !brede.some((b) => b.i === i));
		return { kolonner: [...faste, 'år', HVA], tall: brede };
	}
	return { kolonner: felt.slice(0, -1), tall: [{ i: felt.length - 1, ekstra: [] }] };
}

function* celler(
	hode: readonly string[],
	linjer: readonly (readonly string[])[]
): Generator<Celle | string> {
	const { tall } = lesHode(hode);
	const faste = hode.flatMap((navn, i) => (tall.some((t) => t.i === i) ? [] : [{ navn, i }]));
	for (const [nr, linje] of linjer.entries()) {
		// Notes stand under SSB's tables, a field or two to the line.
		if (linje.length < hode.length) continue;
		const felles = faste.map(({ navn, i }): [string, Kategori] => [navn, kategori(linje[i] ?? '')]);
		for (const { i, ekstra } of tall) {
			const verdi = celleverdi(linje[i] ?? '');
			if (verdi === undefined) {
				yield `Linje ${nr + 1} under kolonnenavnene: «${(linje[i] ?? '').slice(0, 40)}» er ikke et tall.`;
				return;
			}
			const fraHodet = ekstra.map(([navn, text]): [string, Kategori] => [navn, kategori(text)]);
			yield { kategorier: new Map([...felles, ...fraHodet]), verdi };
		}
	}
}

/** The records of the file, or what is wrong with it as a CSV. */
function poster(text: string): Uttak<string[][]> {
	try {
		const funnet = parse(text, {
			delimiter: skille(text),
			bom: true,
			skip_empty_lines: true,
			relax_column_count: true,
			max_record_size: 200_000
		});
		return { funnet };
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return {
			feil: 'Filen kan ikke leses som CSV: et anførselstegn eller en linje er ikke avsluttet.'
		};
	}
}

/** Reads a CSV as SSB gives it: a title, then the names of the columns; years as columns, or one number to a line. */
export function lesCsv(text: string): Uttak<Statistikktabell> {
	const lest = poster(text);
	if ('feil' in lest) return lest;
	const start = lest.funnet.findIndex((post) => post.length > 1);
	const hode = lest.funnet[start]?.map((navn) => navn.trim());
	if (!hode) return { feil: 'Filen er ikke en tabell: den har ingen linje med kolonnenavn.' };
	if (new Set(hode).size !== hode.length) return { feil: 'To kolonner i filen har samme navn.' };
	const linjer = lest.funnet.slice(start + 1);
	if (linjer.length * hode.length > MAKS_CELLER) return { feil: FOR_STOR };
	const funnet: Celle[] = [];
	for (const celle of celler(hode, linjer)) {
		if (typeof celle === 'string') return { feil: celle };
		funnet.push(celle);
	}
	if (funnet.length === 0) return { feil: 'Filen har kolonnenavn, men ingen tall.' };
	const tittel = start > 0 ? (lest.funnet[0]?.[0] ?? '').trim() : '';
	return { funnet: { tittel, oppdatert: null, kolonner: lesHode(hode).kolonner, celler: funnet } };
}
