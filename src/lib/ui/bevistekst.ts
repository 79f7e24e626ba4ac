import { antallUkjente, formatVerdi, type Tall } from '../domain/bevis.ts';

/** The figure as text: «minst» before a sum with unknown parts, and words where nothing is known. */
export function talltekst(tall: Tall, vist?: string): string {
	if (tall.verdi === null) return tall.tilstand;
	const text = vist ?? formatVerdi(tall.verdi, tall.enhet);
	return antallUkjente(tall) > 0 ? `minst ${text}` : text;
}

/** The proof in one line, for a footnote. */
export const fotnotetekst = ({ navn, bevis }: Tall): string =>
	[
		`${navn}: ${bevis.formel}`,
		...bevis.ledd.map((ledd) => `${ledd.navn}: ${ledd.bevis.formel}`),
		...bevis.merknader
	]
		.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
		.join(' ');
