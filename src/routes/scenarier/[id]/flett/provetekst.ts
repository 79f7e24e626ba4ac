import type { Diffobjekt, Diffslag } from '#lib/domain/plan/diff.ts';
import { formatAntall, formatAreal } from '#lib/domain/tall.ts';

const TELT: readonly (readonly [Diffslag, (antall: string) => string])[] = [
	['new', (n) => `${n} kommer til`],
	['removed', (n) => `${n} tas ut`],
	['recoded', (n) => `${n} får nytt formål eller ny type`],
	['reshaped', (n) => `${n} får ny grense`],
	['properties', (n) => `${n} får nye opplysninger`]
];

/** What a merge would do, in a sentence: how many objects, of what kind, and the ground that gets another purpose. */
export function provetekst(
	{ objects, changedM2 }: { readonly objects: readonly Diffobjekt[]; readonly changedM2: number },
	navn: string
): string {
	if (objects.length === 0)
		return `Ingenting blir annerledes i «${navn}». Valgene huskes, så du ikke blir spurt igjen.`;
	const antall = objects.length === 1 ? 'Ett objekt' : `${formatAntall(objects.length)} objekter`;
	const deler = TELT.flatMap(([slag, tekst]) => {
		const n = objects.filter(({ change }) => change === slag).length;
		return n === 0 ? [] : [tekst(formatAntall(n))];
	});
	const areal = changedM2 > 0 ? ` ${formatAreal(changedM2)} får et annet formål.` : '';
	return `${antall} endres i «${navn}»: ${new Intl.ListFormat('nb').format(deler)}.${areal}`;
}
