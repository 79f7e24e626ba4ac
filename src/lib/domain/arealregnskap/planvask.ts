import type { Tilstand } from '../bevis.ts';
import { formatAntall, formatDaa } from '../tall.ts';

/** domain.md § 4.5: what to do with a zone that is set aside and not built. «ikke vurdert»: too little is known to advise. */
export type Rad = 'tilbakefør' | 'utsett' | 'reduser' | 'ikke vurdert' | 'behold';

/** Ground in a zone, m², and how much of the zone the data do not tell of. */
export interface Malt {
	readonly m2: number;
	readonly ukjentM2: number;
	/** Why it is not known; `kjent` where it all is. */
	readonly tilstand: Tilstand;
}

/** A distance in a straight line, m; null: not known, or none within `sokM`. */
export interface Avstand {
	readonly m: number | null;
	readonly tilstand: Tilstand;
}

/** All that the rules ask of a zone. */
export interface Vaskesone {
	readonly areaM2: number;
	readonly jordbruk: Malt;
	readonly myr: Malt;
	readonly natur: Malt;
	readonly fare: Malt;
	/** Ground with any of the four: counted once. */
	readonly konfliktM2: number;
	/** Ground without a known conflict where one of the four is not known. */
	readonly ukjentM2: number;
	/** Covered by a detailed plan, or by H910. */
	readonly regulert: Malt;
	/** Something must come first: rekkefølgekrav (§ 11-9 nr. 4), felles planlegging (H810), H710. */
	readonly betinget: Malt;
	/** 0: in one. */
	readonly tettsted: Avstand;
	readonly sentrum: Avstand;
	readonly va: Avstand;
	/** Years since the plan that set it aside came into force; null: not told, or the zone is new. */
	readonly aar: number | null;
	/** Years of need that the municipality's reserve covers; null: not known. */
	readonly reserveAar: number | null;
}

/** Thresholds of domain.md § 4.5: none is of law, all are [valg]. */
export const TERSKEL = {
	/** Share of the zone in conflict above which it goes back. */
	konfliktandel: 0.4,
	/** Years without a detailed plan. */
	aarUtenPlan: 10,
	/** Covered by less than this share, the zone has no detailed plan: a corner is the border's own inaccuracy. */
	regulertandel: 0.05,
	/** Years of reserve above which what lies outside tettsted is not needed. */
	reserveAar: 12,
	/** Share of the zone on which something must come first. */
	betingetandel: 0.05,
	/** Less conflict than this (m²) is a border drawn twice. */
	konfliktM2: 100,
	/** Share of the zone that may be unknown when it is to be kept. */
	ukjentandel: 0.05,
	/** Straight line to a centre. */
	sentrumM: 1000,
	/** Straight line to the network of water and sewage. */
	vaM: 100
} as const;

interface Regel {
	readonly id: string;
	readonly rad: Rad;
	/** The rule in one sentence, thresholds put in. */
	readonly regel: string;
	readonly gjelder: (sone: Vaskesone) => boolean;
}

const andel = ({ areaM2 }: Vaskesone, m2: number): number => (areaM2 > 0 ? m2 / areaM2 : 0);
const prosent = (andel: number): string => `${formatAntall(andel * 100)} %`;
const erKjent = ({ tilstand }: { readonly tilstand: Tilstand }): boolean => tilstand === 'kjent';
const utenPlan = (sone: Vaskesone): boolean =>
	erKjent(sone.regulert) && andel(sone, sone.regulert.m2) < TERSKEL.regulertandel;

/** May it have lain ten years without a detailed plan, and nobody can tell? */
const kanVareGammel = (sone: Vaskesone): boolean =>
	erKjent(sone.regulert)
		? utenPlan(sone) && sone.aar === null
		: sone.aar === null || sone.aar >= TERSKEL.aarUtenPlan;

/** May it lie outside tettsted with more than enough in reserve, and nobody can tell? */
const kanVareOverflodig = ({ tettsted, reserveAar }: Vaskesone): boolean =>
	tettsted.m !== 0 &&
	(reserveAar === null || (!erKjent(tettsted) && reserveAar > TERSKEL.reserveAar));

/** First match wins. What is not known never matches a rule that takes a zone out, and never lets one be kept. */
export const REGLER: readonly Regel[] = [
	{
		id: 'konflikt-stor',
		rad: 'tilbakefør',
		regel: `Mer enn ${prosent(TERSKEL.konfliktandel)} av sonen er jordbruksareal, myr, viktig natur eller fareområde.`,
		gjelder: (sone) => andel(sone, sone.konfliktM2) > TERSKEL.konfliktandel
	},
	{
		id: 'gammel-uten-plan',
		rad: 'tilbakefør',
		regel: `Avsatt i ${TERSKEL.aarUtenPlan} år eller mer uten reguleringsplan.`,
		gjelder: (sone) => sone.aar !== null && sone.aar >= TERSKEL.aarUtenPlan && utenPlan(sone)
	},
	{
		id: 'utenfor-tettsted',
		rad: 'tilbakefør',
		regel: `Utenfor tettsted, og boligreserven er på mer enn ${TERSKEL.reserveAar} år.`,
		gjelder: ({ tettsted, reserveAar }) =>
			erKjent(tettsted) &&
			tettsted.m !== 0 &&
			reserveAar !== null &&
			reserveAar > TERSKEL.reserveAar
	},
	{
		id: 'rekkefolge',
		rad: 'utsett',
		regel: `Noe må komme først på ${prosent(TERSKEL.betingetandel)} av sonen eller mer: rekkefølgekrav (pbl § 11-9 nr. 4), felles planlegging (H810) eller båndlegging (H710).`,
		gjelder: (sone) => andel(sone, sone.betinget.m2) >= TERSKEL.betingetandel
	},
	{
		id: 'konflikt',
		rad: 'reduser',
		regel: `Minst ${formatAntall(TERSKEL.konfliktM2)} m², og høyst ${prosent(TERSKEL.konfliktandel)} av sonen, er jordbruksareal, myr, viktig natur eller fareområde.`,
		gjelder: ({ konfliktM2 }) => konfliktM2 >= TERSKEL.konfliktM2
	},
	{
		id: 'ukjent',
		rad: 'ikke vurdert',
		regel: `Mer enn ${prosent(TERSKEL.ukjentandel)} av sonen mangler data om jordbruk, myr, natur eller fare, eller det er ikke kjent om en av reglene over gjelder, eller hvor langt det er til sentrum eller til vann og avløp.`,
		gjelder: (sone) =>
			andel(sone, sone.ukjentM2) > TERSKEL.ukjentandel ||
			kanVareGammel(sone) ||
			kanVareOverflodig(sone) ||
			!erKjent(sone.sentrum) ||
			!erKjent(sone.va)
	},
	{
		id: 'nar-sentrum',
		rad: 'behold',
		regel: `Uten konflikt, høyst ${formatAntall(TERSKEL.sentrumM)} m fra et sentrum og høyst ${TERSKEL.vaM} m fra vann- og avløpsnettet.`,
		gjelder: ({ sentrum, va }) =>
			(sentrum.m ?? Infinity) <= TERSKEL.sentrumM && (va.m ?? Infinity) <= TERSKEL.vaM
	},
	{
		id: 'avsides',
		rad: 'utsett',
		regel: `Uten konflikt, men mer enn ${formatAntall(TERSKEL.sentrumM)} m fra et sentrum eller mer enn ${TERSKEL.vaM} m fra vann- og avløpsnettet.`,
		gjelder: () => true
	}
];

export interface Planvaskrad {
	readonly advice: Rad;
	readonly rule: string;
	readonly ruleText: string;
	/** All that speaks for and against, the unknown too. */
	readonly reasons: readonly string[];
}

function arealgrunn(navn: string, { m2, ukjentM2, tilstand }: Malt): string[] {
	return [
		...(m2 >= 1 ? [`${navn}: ${formatDaa(m2)}`] : []),
		...(ukjentM2 >= 1 ? [`${navn}: ${tilstand} for ${formatDaa(ukjentM2)}`] : [])
	];
}

const avstandsgrunn = (navn: string, { m, tilstand }: Avstand, uten: string): string =>
	!erKjent({ tilstand })
		? `${navn}: ${tilstand}`
		: m === null
			? `${navn}: ${uten}`
			: `${navn}: ${formatAntall(Math.round(m))} m i luftlinje`;

/** Farther than this nobody looks: distances are told as more than it. */
export const SOK_M = { sentrum: 5000, va: 1000 } as const;

function grunner(sone: Vaskesone): string[] {
	const { jordbruk, myr, natur, fare, regulert, betinget, tettsted, sentrum, va, aar } = sone;
	const uten = (m: number) => `mer enn ${formatAntall(m)} m`;
	return [
		...arealgrunn('Jordbruksareal', jordbruk),
		...arealgrunn('Myr', myr),
		...arealgrunn('Naturtype eller vern', natur),
		...arealgrunn('Fareområde', fare),
		...arealgrunn('Noe må komme først', betinget),
		!erKjent(regulert)
			? `Reguleringsplan: ${regulert.tilstand}`
			: utenPlan(sone)
				? 'Uten reguleringsplan'
				: `Reguleringsplan: ${formatDaa(regulert.m2)}`,
		aar === null
			? 'Hvor lenge sonen har vært avsatt: ikke vurdert'
			: `Avsatt i ${formatAntall(Math.floor(aar))} år`,
		tettsted.m === 0 ? 'I tettsted' : avstandsgrunn('Til tettsted', tettsted, uten(SOK_M.sentrum)),
		avstandsgrunn('Til sentrum', sentrum, uten(SOK_M.sentrum)),
		avstandsgrunn('Til vann og avløp', va, uten(SOK_M.va))
	];
}

/** What does the table of rules advise, by which rule, and why? */
export function planvask(sone: Vaskesone): Planvaskrad {
	const treff = REGLER.find(({ gjelder }) => gjelder(sone));
	if (!treff) throw new Error('the last rule holds for all');
	return { advice: treff.rad, rule: treff.id, ruleText: treff.regel, reasons: grunner(sone) };
}

/** What is most worth looking at first. */
export const RADREKKE: readonly Rad[] = [
	'tilbakefør',
	'reduser',
	'utsett',
	'ikke vurdert',
	'behold'
];
