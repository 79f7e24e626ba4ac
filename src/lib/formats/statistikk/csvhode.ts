/** Where the table begins in a CSV of SSB's, and with which character its fields are parted. */
import { erRegionskolonne } from '../../domain/housing/statistikkutsnitt.ts';

const SKILLER = [';', '\t', ','] as const;

export interface Hodelinje {
	readonly skille: string;
	readonly navn: readonly string[];
	/** What stands over it; '' for nothing. */
	readonly tittel: string;
	/** Its number in the file, from 1. */
	readonly linje: number;
	/** Where in the text it ends. */
	readonly slutt: number;
}

/** The fields of a line: the character parts them outside quotes alone. null: a quote is not ended. */
function felt(linje: string, skille: string): string[] | null {
	const funnet = [''];
	let iSitat = false;
	for (const tegn of linje) {
		if (tegn === '"') iSitat = !iSitat;
		if (tegn === skille && !iSitat) funnet.push('');
		else funnet.push((funnet.pop() ?? '') + tegn);
	}
	return iSitat ? null : funnet.map((text) => utenSitat(text));
}

const utenSitat = (text: string): string => {
	const rent = text.trim();
	return /^"(.*)"$/s.test(rent) ? rent.slice(1, -1).replaceAll('""', '"').trim() : rent;
};

/** Fields at the end of the line with nothing in them: a line may end with the character that parts. */
const utenTomme = (navn: readonly string[]): string[] =>
	navn.slice(0, navn.findLastIndex((text) => text !== '') + 1);

/** How the line parts: the character that gives most fields. */
function delt(linje: string): { readonly skille: string; readonly navn: readonly string[] } | null {
	const deler = SKILLER.flatMap((skille) => {
		const navn = utenTomme(felt(linje, skille) ?? []);
		return navn.length > 1 ? [{ skille, navn }] : [];
	});
	return deler.sort((a, b) => b.navn.length - a.navn.length)[0] ?? null;
}

/** So far down the line with the names of the columns may stand. */
const HOYST = 30;

/**
 * The line with the names of the columns: the first that has one for the municipality, else the first that has two fields. A
 * title stands over it, with commas and semicolons of its own. null: there is none.
 */
export function hodelinje(text: string): Hodelinje | null {
	const kandidater: Hodelinje[] = [];
	const over: string[] = [];
	let start = 0;
	for (let nr = 1; nr <= HOYST && start < text.length; nr++) {
		const [skift] = /\r\n|\n|\r/.exec(text.slice(start)) ?? [];
		const lengde = skift === undefined ? -1 : text.slice(start).indexOf(skift);
		const linje = lengde < 0 ? text.slice(start) : text.slice(start, start + lengde);
		const slutt = lengde < 0 ? text.length : start + lengde + (skift?.length ?? 0);
		const deler = delt(linje);
		if (deler) {
			const tittel = over.map(utenSitat).join(' ').trim();
			kandidater.push({ ...deler, tittel, linje: nr, slutt });
		}
		if (deler?.navn.some(erRegionskolonne)) break;
		if (!/^"?sep=.?"?$/i.test(linje.trim())) over.push(linje);
		start = slutt;
	}
	return kandidater.find(({ navn }) => navn.some(erRegionskolonne)) ?? kandidater[0] ?? null;
}
