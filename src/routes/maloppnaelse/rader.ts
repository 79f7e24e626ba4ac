import type { Tall } from '#lib/domain/bevis.ts';
import {
	differansegrense,
	erMinstSaMye,
	motsattGrense,
	type Grense
} from '#lib/domain/bevisgrense.ts';
import type { Figurgruppe, Malfigur } from '#lib/domain/maloppnaelse/figur.ts';
import type { Malvurdering } from '#lib/domain/maloppnaelse/malvurdering.ts';
import type { Maloppnaelse } from '#lib/server/maloppnaelse.ts';

/** A figure across the scenarios: null where one of them has none such. */
export interface Figurrad extends Omit<Malfigur, 'tall'> {
	readonly tall: readonly (Tall | null)[];
}

export interface Figurtabell {
	readonly navn: string;
	readonly side: Figurgruppe['side'] | undefined;
	readonly rader: readonly Figurrad[];
}

/** The groups of all columns, each figure once, in the order of the first column that has it. */
export function figurtabeller(kolonner: readonly Pick<Maloppnaelse, 'grupper'>[]): Figurtabell[] {
	const navn = [...new Set(kolonner.flatMap(({ grupper }) => grupper.map((g) => g.navn)))];
	return navn.map((gruppe) => {
		const per = kolonner.map(
			({ grupper }) => grupper.find((g) => g.navn === gruppe)?.figurer ?? []
		);
		const figurer = Map.groupBy(per.flat(), ({ nokkel }) => nokkel);
		return {
			navn: gruppe,
			side: kolonner.flatMap((k) => k.grupper).find((g) => g.navn === gruppe)?.side,
			rader: [...figurer].flatMap(([nokkel, [figur]]) => {
				if (!figur) return [];
				const tall = per.map((egne) => egne.find((f) => f.nokkel === nokkel)?.tall ?? null);
				return [{ ...figur, tall }];
			})
		};
	});
}

/** A difference between two columns, and how it lies to the truth. */
interface Kolonneforskjell {
	readonly verdi: number;
	readonly grense: Exclude<Grense, 'omtrent'>;
}

/** As it is written, so that the difference of two figures is that of what stands there: dwellings whole, the rest with a decimal. */
const vist = (verdi: number, enhet: Tall['enhet']): number =>
	enhet === 'boliger' ? Math.round(verdi) : Math.round(verdi * 10) / 10;

/** Of the very same parts, also those that nobody knows: there is no difference, whatever they are. */
const erDetSamme = (a: Tall, b: Tall): boolean =>
	a.verdi === b.verdi &&
	a.bevis.formel === b.bevis.formel &&
	JSON.stringify([a.bevis.ledd, a.bevis.objekter]) ===
		JSON.stringify([b.bevis.ledd, b.bevis.objekter]);

/**
 * How a figure differs from the first column's; null where one of them is not known, and where what is not known may turn it
 * either way: then there is no difference to tell.
 */
export function endring(forste: Tall | null, her: Tall | null): Kolonneforskjell | null {
	if (forste === null || forste.verdi === null || her === null || her.verdi === null) return null;
	const verdi = vist(her.verdi, her.enhet) - vist(forste.verdi, forste.enhet);
	const grense = erDetSamme(forste, her) ? 'eksakt' : differansegrense(her, [forste]);
	return grense === 'omtrent' ? null : { verdi, grense };
}

/** Is it for the better? null where that is a question of view, or where what is not known may turn it around. */
export function erBedre(
	{ verdi, grense }: Kolonneforskjell,
	bedre: Figurrad['bedre']
): boolean | null {
	const isSikker = erMinstSaMye(verdi > 0 ? grense : motsattGrense(grense));
	return bedre && isSikker ? (bedre === 'mer') === verdi > 0 : null;
}

/** The largest value that the meters must show, so that columns can be held beside one another. */
export const felleskala = (kolonner: readonly Pick<Maloppnaelse, 'maler'>[]): number =>
	Math.max(
		1,
		...kolonner.flatMap(({ maler }) =>
			maler
				? [
						maler.behov.verdi ?? 0,
						maler.kapasitet.max.verdi ?? 0,
						((maler.kapasitet.mid.verdi ?? 0) + (maler.omKartlagt.verdi ?? 0)) *
							((maler.ukjentAreal.verdi ?? 0) > 0 ? 1.06 : 1)
					]
				: []
		)
	);

/** A goal across the scenarios: null where it does not apply to one of them. */
export interface Malrad {
	/** As the first that has it tells it: the goal is the same. */
	readonly mal: Malvurdering;
	readonly vurderinger: readonly (Malvurdering | null)[];
	/** The value at the right end of its meters. */
	readonly skala: number;
}

/** Room beyond the longest bar, so that the goal's line never stands at the edge. */
const LUFT = 1.15;

/** The goals in numbers, each once, in the order of the register. */
export const malrader = (kolonner: readonly Pick<Maloppnaelse, 'vurderinger'>[]): Malrad[] =>
	[
		...Map.groupBy(
			kolonner.flatMap((k) => k.vurderinger),
			({ id }) => id
		)
	].flatMap(([id, [mal]]) => {
		if (!mal) return [];
		const vurderinger = kolonner.map((k) => k.vurderinger.find((v) => v.id === id) ?? null);
		const verdier = vurderinger.flatMap((v) => [v?.mal.verdi ?? 0, v?.tall.verdi ?? 0]);
		return [{ mal, vurderinger, skala: LUFT * Math.max(1, ...verdier) }];
	});
