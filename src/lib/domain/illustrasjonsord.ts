/** What stands wherever an invented plan is shown, and goes along in what is taken out of it. */
export const ILLUSTRASJON = 'Illustrasjon – ikke gjeldende plan';

/** What a change of something that all scenarios share applies to: said before it is stored. */
export const GJELDER = {
	illustrasjon: 'Gjelder alle illustrasjonsscenarier i kommunen, også de som er publisert.',
	virkelig: 'Gjelder alle scenarier i kommunen utenom illustrasjonene, også de som er publisert.',
	alle: 'Gjelder alle planer og scenarier i kommunen, også de som er publisert.'
} as const;
