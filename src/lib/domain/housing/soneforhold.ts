import type { Tilstand } from '../bevis.ts';

/** What a zone lies by, as PostGIS measured it. Metres are in a straight line; m null: none within reach, or not known. */
export interface Soneforhold {
	readonly lokalId: string;
	readonly areaM2: number;
	/** m² that a reguleringsplan holds: the data set of them, and H910 of the plan itself. */
	readonly regulertM2: number;
	/** m² where it is known that none does. */
	readonly uregulertM2: number;
	/** m² in zones for omforming and fornyelse (H820, H830). */
	readonly transformasjonM2: number;
	readonly avstander: Readonly<
		Record<
			'va' | 'sentrum' | 'stasjon' | 'skole',
			{ readonly tilstand: Tilstand; readonly m: number | null }
		>
	>;
	/** Why what is not known of the detailed plans is not. */
	readonly reguleringTilstand: Tilstand;
}

/** `va` is looked for so far from the zone. */
export const VA_SOK_M = 1000;

export interface Avstand {
	readonly state: 'known' | 'unmapped';
	readonly reason?: 'ikke kartlagt' | 'ikke vurdert';
	/** null: not known, or none within reach. */
	readonly m: number | null;
}

export interface Regulering {
	/** ja · nei · delvis: the shares say how much · ukjent: nothing is known of any of it. */
	readonly answer: 'ja' | 'nei' | 'delvis' | 'ukjent';
	/** 0–1 of the zone; the rest up to 1 is not known. */
	readonly share: number;
	readonly shareNot: number;
	readonly reason?: 'ikke kartlagt' | 'ikke vurdert';
}

/** What the ledger tells of a zone beside its areas. */
export interface Forhold {
	readonly regulated: Regulering;
	/** Metres from the zone to the nearest water or sewage line, in a straight line. */
	readonly va: Avstand;
	/** Metres on foot from a point in the zone: the straight line × the detour factor. */
	readonly walkM: Readonly<Record<'sentrum' | 'stasjon' | 'skole', Avstand>>;
}

/** So little of a zone is the line's own inaccuracy. */
const SMULE = 0.01;

/** Is the zone held by a detailed plan? What is not known stays unknown. */
export function regulering({
	areaM2,
	regulertM2,
	uregulertM2,
	reguleringTilstand
}: Soneforhold): Regulering {
	const share = regulertM2 / areaM2;
	const shareNot = uregulertM2 / areaM2;
	const reason =
		share + shareNot > 1 - SMULE || reguleringTilstand === 'kjent'
			? {}
			: { reason: reguleringTilstand };
	if (share > 1 - SMULE) return { answer: 'ja', share, shareNot, ...reason };
	if (shareNot > 1 - SMULE) return { answer: 'nei', share, shareNot, ...reason };
	return { answer: share < SMULE ? 'ukjent' : 'delvis', share, shareNot, ...reason };
}

const avstand = (
	{ tilstand, m }: { readonly tilstand: Tilstand; readonly m: number | null },
	faktor: number
): Avstand =>
	tilstand === 'kjent'
		? { state: 'known', m: m === null ? null : m * faktor }
		: { state: 'unmapped', reason: tilstand, m: null };

/** The same as the ledger tells it: distances on foot are the straight line × `omvegFaktor` (our choice). */
export const forhold = (malt: Soneforhold, omvegFaktor: number): Forhold => ({
	regulated: regulering(malt),
	va: avstand(malt.avstander.va, 1),
	walkM: {
		sentrum: avstand(malt.avstander.sentrum, omvegFaktor),
		stasjon: avstand(malt.avstander.stasjon, omvegFaktor),
		skole: avstand(malt.avstander.skole, omvegFaktor)
	}
});
