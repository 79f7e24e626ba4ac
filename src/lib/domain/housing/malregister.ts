import { malt, ukjent, type Enhet, type Tall } from '../bevis.ts';
import { enhetsord } from '../enhet.ts';
import { norskDato, type Boligmal } from './behov.ts';
import { formatFaktor } from '../tall.ts';
import { HELE } from './steder.ts';

/** Where a goal is written down. */
export const KILDESLAG = {
	samfunnsdel: 'Samfunnsdelen',
	boligplan: 'Boligplanen',
	planstrategi: 'Planstrategien',
	'nasjonale-forventninger': 'Nasjonale forventninger',
	annet: 'Annet dokument'
} as const;
export type Kildeslag = keyof typeof KILDESLAG;

/** How the register tells it. */
export const GJENGIVELSE = {
	gjengitt: 'Slik kilden har det',
	parafrase: 'Parafrase: med andre ord enn kilden',
	oppdiktet: 'Oppdiktet, for illustrasjon'
} as const;
export type Gjengivelse = keyof typeof GJENGIVELSE;

interface Indikatorord {
	readonly navn: string;
	/** null: not told by a number. */
	readonly enhet: Enhet | null;
}

/** What a goal is measured by (our own list). */
export const INDIKATORER = {
	boliger: { navn: 'Nye boliger', enhet: 'boliger' },
	befolkning: { navn: 'Innbyggere', enhet: 'personer' },
	'andel-fortetting': { navn: 'Andel av nye boliger ved fortetting', enhet: 'prosent' },
	'dyrka-mark': { navn: 'Dyrka mark som bygges ned', enhet: 'dekar' },
	gronnstruktur: { navn: 'Grønnstruktur', enhet: 'dekar' },
	gangavstand: { navn: 'Gangavstand til daglige gjøremål', enhet: 'meter' },
	'andel-i-gangavstand': { navn: 'Andel av nye boliger i gangavstand', enhet: 'prosent' },
	boligreserve: { navn: 'Boligreserve', enhet: 'år' },
	'ikke-malbar': { navn: 'Ikke målt med ett tall', enhet: null }
} as const satisfies Record<string, Indikatorord>;
export type Indikator = keyof typeof INDIKATORER;

export const RETNINGER = { minst: 'minst', hoyst: 'høyst' } as const;
export type Retning = keyof typeof RETNINGER;

/** What such a goal nearly always asks for: that no more is built down, and that it is no farther to walk. */
export const vanligRetning = (indikator: Indikator): Retning =>
	indikator === 'dyrka-mark' || indikator === 'gangavstand' ? 'hoyst' : 'minst';

export const BOLIGTYPER = {
	enebolig: 'Enebolig',
	rekkehus: 'Rekkehus',
	leilighet: 'Leilighet',
	tilrettelagt: 'Tilrettelagt bolig'
} as const;
export type Boligtype = keyof typeof BOLIGTYPER;

export const GRUPPER = {
	barnefamilier: 'Barnefamilier',
	eldre: 'Eldre',
	unge: 'Unge',
	vanskeligstilte: 'Vanskeligstilte'
} as const;
export type Gruppe = keyof typeof GRUPPER;

/** What a goal says: all that a planner sets. */
export interface Malinnhold {
	readonly navn: string;
	readonly kildeslag: Kildeslag;
	/** The document, as it is called. */
	readonly kilde: string;
	/** ISO date; null: not told. */
	readonly kildeDato: string | null;
	readonly gjengivelse: Gjengivelse;
	readonly indikator: Indikator;
	readonly retning: Retning;
	/** In the indicator's unit; null: «ikke tallfestet i kilden». */
	readonly verdi: number | null;
	/** Both, or none: «ikke tidfestet». */
	readonly fraAar: number | null;
	/** The last year, included. */
	readonly tilAar: number | null;
	/** Without this and `sone`: the whole municipality. */
	readonly tettsted: string | null;
	/** lokalId. */
	readonly sone: string | null;
	readonly boligtype: Boligtype | null;
	readonly gruppe: Gruppe | null;
	/** 1–17. */
	readonly fnMal: number | null;
	/** The goal that it is a part of. */
	readonly delAv: number | null;
}

/** A goal in the register, as its newest version has it. */
export interface Mal extends Malinnhold {
	readonly id: number;
	readonly versjon: number;
	/** Counts for illustration plans alone. */
	readonly illustrasjon: boolean;
}

/**
 * Does the goal ask for dwellings in a place, so that it is part of what `behovFraMal` sums? One for a type, a group or a
 * zone is a part of the place's goal, and «høyst» asks for none: they are shown, and not added.
 */
export const erBoligbehov = ({
	indikator,
	retning,
	sone,
	boligtype,
	gruppe
}: Malinnhold): boolean =>
	indikator === 'boliger' &&
	retning === 'minst' &&
	sone === null &&
	boligtype === null &&
	gruppe === null;

/** The dwelling goals among them, as the housing reckoning reads them: each with its years. */
export const boligmalAv = (mal: readonly Mal[]): Boligmal[] =>
	mal.filter(erBoligbehov).flatMap((m) =>
		m.fraAar === null || m.tilAar === null
			? []
			: [
					{
						id: m.id,
						navn: m.navn,
						tettsted: m.tettsted,
						fraAar: m.fraAar,
						tilAar: m.tilAar,
						antall: m.verdi,
						kilde: m.kilde,
						kildeDato: m.kildeDato,
						illustrasjon: m.illustrasjon
					}
				]
	);

/** `2026–2029`; null: not told. */
export const periodetekst = ({ fraAar, tilAar }: Malinnhold): string | null =>
	fraAar === null || tilAar === null
		? null
		: fraAar === tilAar
			? String(fraAar)
			: `${fraAar}–${tilAar}`;

/** How the goal is told, and by what: said wherever it is shown. */
export function malforbehold({ illustrasjon, gjengivelse }: Mal): string | null {
	if (gjengivelse === 'parafrase') return 'Parafrase';
	if (gjengivelse === 'oppdiktet') return 'Illustrasjon – oppdiktet mål';
	return illustrasjon ? 'Illustrasjon' : null;
}

export const kildetekst = ({ kilde, kildeDato }: Malinnhold): string =>
	kildeDato === null ? kilde : `${kilde}, ${norskDato(kildeDato)}`;

/** `høyst 400 dekar`: the target as it was entered. */
export function kravtekst({ indikator, retning, verdi }: Malinnhold): string {
	if (verdi === null) return 'ikke tallfestet i kilden';
	const { enhet } = INDIKATORER[indikator];
	const tall = formatFaktor(verdi);
	return `${RETNINGER[retning]} ${tall}\u00a0${enhet ? enhetsord(tall, enhet) : ''}`;
}

/** What the goal asks for, in the indicator's unit; null: its indicator has no number. */
export function maltallet(mal: Mal): Tall | null {
	const { enhet, navn } = INDIKATORER[mal.indikator];
	if (enhet === null) return null;
	const hvor = [mal.navn, periodetekst(mal)].filter(Boolean).join(', ');
	const forbehold = malforbehold(mal);
	const merknader = [
		...(forbehold ? [`${forbehold}.`] : []),
		`Kilde: ${kildetekst(mal)}.`,
		...(mal.indikator === 'boliger' && !erBoligbehov(mal)
			? [`Regnes som del av målet for ${mal.tettsted ?? HELE.navn}, og legges ikke til det.`]
			: [])
	];
	if (mal.verdi === null)
		return ukjent(hvor, enhet, 'ikke vurdert', { hvorfor: 'Ikke tallfestet i kilden.', merknader });
	return malt(hvor, mal.verdi, enhet, {
		hvordan: `${navn}, ${RETNINGER[mal.retning]}, oppgitt i målet`,
		merknader
	});
}
