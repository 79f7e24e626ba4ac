import type { Planvasksone } from '../../domain/arealregnskap/vaskesone.ts';
import type { Tall } from '../../domain/bevis.ts';
import { medGrense } from '../../domain/bevisgrense.ts';
import type { Arealoversikt } from '../arealregnskap/planvask.ts';
import type { Csvtabell } from '../csvtabell.ts';
import { csv, type Celle } from '../../domain/csv.ts';
import { ILLUSTRASJON } from '../../domain/illustrasjonsord.ts';

/** One table of the account, as a spreadsheet has it. */
export interface Ark {
	/** As a sheet is named, and the file. */
	readonly navn: string;
	readonly fil: string;
	readonly titler: readonly string[];
	readonly rader: readonly (readonly Celle[])[];
}

/** Dekar to the tenth of a square metre: what is less is no measure of ground. */
const daa = (areaM2: number): number => Math.round(areaM2 * 10) / 10_000;
/** What nothing is known of is said, and never 0. */
const eller = (areaM2: number | null): Celle => (areaM2 === null ? 'ikke kjent' : daa(areaM2));
const hele = (verdi: number): number => Math.round(verdi * 10) / 10;

const rader = ({ rows, totalM2 }: Arealoversikt): Ark => ({
	navn: 'Planlagt og faktisk',
	fil: 'arealregnskap',
	titler: [
		'Er nå (AR5)',
		'AR5-kode',
		'Planlagt formål',
		'Hovedformål',
		'Naturverdi',
		'Vernet natur',
		'Fareområde',
		'Kjent',
		'Areal (daa)',
		'Soner'
	],
	rader: [
		...rows.map((r) => [
			r.fromName,
			r.from,
			r.toName,
			r.groupName,
			r.nature,
			r.protected,
			r.hazard,
			r.state,
			daa(r.areaM2),
			r.lokalIds.length
		]),
		[
			'Sum',
			...Array<null>(7).fill(null),
			daa(totalM2),
			new Set(rows.flatMap(({ lokalIds }) => lokalIds)).size
		]
	]
});

/** A figure with what it is against the plan in force; why, where it is not known. */
const figurrad = (tall: Tall): Celle[] => [
	tall.navn,
	tall.verdi === null ? tall.tilstand : daa(tall.verdi * 1000),
	'dekar',
	tall.verdi === null ? '' : medGrense(tall.grense, '').trim() || 'eksakt'
];

const nokkeltall = ({ figures, net }: Arealoversikt): Ark => ({
	navn: 'Nøkkeltall',
	fil: 'nokkeltall',
	titler: ['Hva', 'Verdi', 'Enhet', 'Sikkerhet'],
	rader: [
		...figures.flatMap(({ naa, mot, endring }) => [naa, mot, endring].flatMap((t) => t ?? [])),
		...(net ? [net.nye, net.tilbakefort, net.jordTilbake, net.netto] : [])
	].map(figurrad)
});

const endringer = ({ difference }: Arealoversikt): Ark => ({
	navn: 'Endret fra planen',
	fil: 'endringer',
	titler: [
		'Sone',
		'Fra formål',
		'Til formål',
		'Areal (daa)',
		'Jordbruk (daa)',
		'Skog (daa)',
		'Myr (daa)',
		'Viktig natur (daa)',
		'Ikke kjent (daa)',
		'Natur ikke kjent (daa)',
		'Lokal ID'
	],
	rader: (difference?.zones ?? []).map((z) => [
		z.name,
		z.fromName,
		z.toName,
		daa(z.areaM2),
		eller(z.farmlandM2),
		eller(z.forestM2),
		eller(z.bogM2),
		eller(z.natureM2),
		daa(z.unknownM2),
		daa(z.natureUnknownM2),
		z.lokalId ?? z.motId
	])
});

const boliger = ({ dwellings, dwellingsUnknown }: Planvasksone): Celle[] => [
	dwellings && hele(dwellings.min),
	dwellings && hele(dwellings.mid),
	dwellings && hele(dwellings.max),
	dwellingsUnknown
];

const vask = ({ planvask }: Arealoversikt): Ark => ({
	navn: 'Planvask',
	fil: 'planvask',
	titler: [
		'Sone',
		'Formål',
		'Råd',
		'Regel',
		'Grunner',
		'Areal (daa)',
		'Jordbruk (daa)',
		'Myr (daa)',
		'Viktig natur (daa)',
		'Fare (daa)',
		'Konflikt (daa)',
		'Ikke kjent (daa)',
		'Boliger, lav',
		'Boliger, middels',
		'Boliger, høy',
		'Noe av boligtallet er ikke kjent',
		'Bygninger',
		'Lokal ID'
	],
	rader: planvask.map((z) => [
		z.name,
		z.purpose,
		z.advice,
		z.ruleText,
		z.reasons.join('; '),
		daa(z.areaM2),
		eller(z.farmlandM2),
		eller(z.bogM2),
		eller(z.natureM2),
		eller(z.hazardM2),
		eller(z.conflictM2),
		daa(z.unknownM2),
		...boliger(z),
		z.buildings,
		z.lokalId
	])
});

/** All tables of the account. */
export const arkene = (oversikt: Arealoversikt): [Ark, ...Ark[]] => [
	rader(oversikt),
	nokkeltall(oversikt),
	endringer(oversikt),
	vask(oversikt)
];

const merknad = ({ illustrasjon }: Arealoversikt): string | undefined =>
	illustrasjon ? ILLUSTRASJON : undefined;

/** What the tables rest on, line by line: so that a sheet that is sent on tells it itself. */
export const omTallene = (oversikt: Arealoversikt): string[] => [
	`Scenario: ${oversikt.scenario.name}`,
	...(oversikt.difference ? [`Sammenlignet med: ${oversikt.difference.against.name}`] : []),
	...(oversikt.illustrasjon ? [ILLUSTRASJON] : []),
	`Arealene er målt med eksakt overlegg i ${oversikt.crs}. 1 daa er 1 000 m².`,
	...oversikt.omitted,
	...oversikt.allSources.map(
		({ navn, tilstand, dato }) => `${navn}: ${tilstand}${dato ? `, ${dato}` : ', uten dato'}`
	)
];

/** The same, as files. */
export function arealtabeller(oversikt: Arealoversikt): [Csvtabell, ...Csvtabell[]] {
	const somTabell = ({ fil, titler, rader: linjer }: Ark): Csvtabell => ({
		fil,
		tekst: () => csv(titler, linjer, merknad(oversikt))
	});
	const [forste, ...andre] = arkene(oversikt);
	return [somTabell(forste), ...andre.map(somTabell)];
}
