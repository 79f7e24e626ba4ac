import { formatVerdi, type Tall } from '../domain/bevis.ts';
import { medGrense } from '../domain/bevisgrense.ts';
import { formatAntall } from '../domain/tall.ts';

/** The figure as text: «minst», «høyst» or «omtrent» where parts are not known, and words where nothing is. */
export function talltekst(tall: Tall, vist?: string): string {
	if (tall.verdi === null) return tall.tilstand;
	return medGrense(tall.grense, vist ?? formatVerdi(tall.verdi, tall.enhet));
}

/**
 * The formula, and how its result was rounded to what the page shows, where the two are not the same: «… = 79,8 boliger
 * ≈ 80». A rounding that is not to the nearest is told as what it is.
 */
export function formeltekst({ verdi, bevis }: Tall, vist?: string): string {
	if (verdi === null || vist === undefined) return bevis.formel;
	if ([vist, `${vist},0`].includes(formatAntall(verdi, 1))) return bevis.formel;
	const isNearest = formatAntall(Math.round(verdi)) === vist;
	return `${bevis.formel} ≈ ${vist}${isNearest ? '' : ' (avrundet slik at tallene på siden går opp)'}`;
}

/** The proof in one line, for a footnote. */
export const fotnotetekst = (tall: Tall, vist?: string): string =>
	[
		`${tall.navn}: ${formeltekst(tall, vist)}`,
		...tall.bevis.ledd.map((ledd) => `${ledd.navn}: ${ledd.bevis.formel}`),
		...tall.bevis.merknader
	]
		.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
		.join(' ');
