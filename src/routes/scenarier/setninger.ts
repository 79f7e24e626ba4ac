/** So long may a sentence be where only the first ones are shown. */
const LENGST = 240;

/** The first sentences of a text, whole; what is too long even so is cut at a word, and ends with dots. */
export function setninger(text: string, antall: number): string {
	const deler = [...new Intl.Segmenter('nb', { granularity: 'sentence' }).segment(text.trim())];
	const forste = deler
		.slice(0, antall)
		.map(({ segment }) => segment.trim())
		.join(' ');
	if (forste.length <= LENGST) return forste;
	const ord = forste.lastIndexOf(' ', LENGST);
	return `${forste.slice(0, ord > 0 ? ord : LENGST)} …`;
}
