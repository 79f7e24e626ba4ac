import { antallUkjente, type Bevis, type Tall } from './bevis.ts';

/**
 * As much of the proof as is written where the figure stands: its words in a footnote, and how many parts are unknown.
 * What it rests on – parameters, objects, data sets – is left out: only to be shown where the whole is fetched to be opened.
 */
export const iOmriss = (tall: Tall): Tall => ({
	...tall,
	bevis: {
		...utenGrunnlag(tall.bevis),
		ledd: tall.bevis.ledd.map((ledd) => ({ ...ledd, bevis: ukjenteDeler(ledd) })),
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

const ukjenteDeler = ({ verdi, bevis }: Tall): Bevis => ({
	...utenGrunnlag(bevis),
	ledd:
		verdi === null
			? []
			: bevis.ledd
					.filter((ledd) => antallUkjente(ledd) > 0)
					.map((ledd) => ({ ...ledd, bevis: ukjenteDeler(ledd) }))
});
