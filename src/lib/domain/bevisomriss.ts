import { erUviss, type Bevis, type Tall } from './bevis.ts';

/** The same figure without its list of objects, where they stand on a sister figure. */
export const utenObjekter = (tall: Tall): Tall => ({
	...tall,
	bevis: { ...tall.bevis, objekter: [] }
});

/** The same figure under another name: where the place or the period must be told. */
export const omdopt = (tall: Tall, navn: string): Tall => ({ ...tall, navn });

/** A part whose own proof stands in full elsewhere: its known parts are left out, those with unknown parts kept. */
export const iKortform = (tall: Tall): Tall => ({
	...tall,
	bevis: { ...tall.bevis, ledd: tall.bevis.ledd.filter(erUviss) }
});

/**
 * As much of the proof as is written where the figure stands: its words in a footnote, with those of its parts.
 * What it rests on – parameters, objects, data sets – is left out: only to be shown where the whole is fetched to be opened.
 */
export const iOmriss = (tall: Tall): Tall => ({
	...tall,
	bevis: {
		...utenGrunnlag(tall.bevis),
		ledd: tall.bevis.ledd.map((ledd) => ({ ...ledd, bevis: utenGrunnlag(ledd.bevis) })),
		merknader: tall.bevis.merknader
	}
});

const utenGrunnlag = ({ formel }: Bevis): Bevis => ({
	formel,
	ledd: [],
	parametre: [],
	objekter: [],
	datasett: [],
	merknader: []
});
