import type { Objektegenskaper, Objekttilstand } from '#lib/domain/plan/endring.ts';
import type { Flettebart } from '#lib/domain/plan/fletting.ts';
import { statusord } from '#lib/domain/plan/difford.ts';
import { omtaleAv, stor } from '#lib/domain/rules/plan/regel.ts';
import { formatDaa } from '#lib/domain/tall.ts';
import type { Utgangspunkt } from '#lib/server/fletting/oversikt.ts';

/** How an object is spoken of: by both its names, where the two have given it each its own; as it was, where it is gone. */
export function omtale({ mine, theirs, ancestor }: Flettebart): string {
	const known = [mine, theirs].filter((o) => o !== null);
	const named = (known.length > 0 ? known : [ancestor].filter((o) => o !== null)).map(
		({ properties }) => stor(omtaleAv(properties))
	);
	return [...new Set(named)].join(' / ') || 'Et objekt';
}

/** «B1», «B1 og F3», «B1, F3 og B4». */
export const navnene = (objekter: readonly Flettebart[]): string =>
	new Intl.ListFormat('nb').format(objekter.map(omtale));

type Opplysning = (p: Objektegenskaper) => string | null;
const OPPLYSNINGER: readonly (readonly [string, Opplysning])[] = [
	['Navn', (p) => p.omrNavn],
	[
		'Status',
		({ arealbruksstatus }) => (arealbruksstatus === null ? null : statusord({ arealbruksstatus }))
	],
	['Beskrivelse', (p) => p.beskrivelse]
];

/** What is written of an object on this side and was not in the common ancestor, and its area where that is another. */
export function nyeOpplysninger(
	before: Objekttilstand | null,
	after: Objekttilstand | null
): string[] {
	if (!before || !after) return [];
	const skrevet = OPPLYSNINGER.flatMap(([navn, les]) => {
		const [var_, er] = [les(before.properties), les(after.properties)];
		return var_ === er ? [] : [`${navn}: ${er ?? 'ikke oppgitt'} (var ${var_ ?? 'ikke oppgitt'})`];
	});
	const [fra, til] = [formatDaa(before.areaM2), formatDaa(after.areaM2)];
	return fra === til ? skrevet : [...skrevet, `Areal: ${til} (var ${fra})`];
}

/** What the two have in common, said to people. */
export function utgangspunktord({ name, revision, av }: Utgangspunkt): string {
	if (av)
		return `«${av.name}»${av.revision === null ? '' : `, revisjon ${av.revision}`}, slik den var da «${name}» ble laget`;
	return revision === 0
		? `«${name}», slik den var da den ble laget`
		: `«${name}», revisjon ${revision}`;
}
