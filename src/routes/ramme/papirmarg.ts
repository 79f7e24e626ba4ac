/** Text as a CSS string. */
const css = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"`;

export interface Papirmarg {
	readonly oppe: string;
	/** The mark that every sheet must carry, where there is one. */
	readonly merke: string;
	readonly nede: string;
}

/**
 * The margins of every sheet: whose plan, the mark, address and date, page number. A sheet that is parted from the
 * others still says what it is.
 */
export const papirmarg = ({ oppe, merke, nede }: Papirmarg): string => `
@page {
	margin: 20mm 15mm 18mm;
	@top-left { content: ${css(oppe)}; font: 8pt sans-serif; }
	@top-right { content: ${css(merke)}; font: bold 8pt sans-serif; }
	@bottom-left { content: ${css(nede)}; font: 7pt sans-serif; }
	@bottom-right { content: "Side " counter(page) " av " counter(pages); font: 8pt sans-serif; }
}`;
