import { FRADRAGSNAVN, FRADRAGSREKKE } from '../../domain/housing/fradrag.ts';
import type { Regnskapssone, Regnskapssum } from '../../domain/housing/kapasitetsregnskap.ts';
import type { Avstand } from '../../domain/housing/soneforhold.ts';
import type { Delslag } from '../../domain/housing/soneregnskap.ts';
import type { Ledger } from '../ledger.ts';
import type { Csvtabell } from '../csvtabell.ts';
import { csv, type Celle } from '../../domain/csv.ts';
import { ILLUSTRASJON } from '../../domain/illustrasjonsord.ts';

const ANDRE: Readonly<Partial<Record<Delslag, string>>> = {
	netto: 'netto',
	'annet-formal': 'annet formål',
	navaerende: 'nåværende',
	'uten-boliger': 'formål uten boliger'
};
const STATUS = { 1: 'nåværende', 2: 'framtidig', 3: 'videreutvikling' } as const;

const TITLER = [
	'lokalId',
	'Navn',
	'Formålskode',
	'Formål',
	'Status',
	'Regnskap',
	'Areal m²',
	...FRADRAGSREKKE.map((slag) => `Fradrag ${FRADRAGSNAVN[slag]} m²`),
	...Object.values(ANDRE).map((navn) => `${navn.charAt(0).toUpperCase()}${navn.slice(1)} m²`),
	'Ikke kartlagt m²',
	'Ikke vurdert m²',
	...['Boliger', 'Teoretisk', 'År 1–4', 'År 5–8', 'År 9–12'].flatMap((hva) =>
		['lav', 'middels', 'høy'].map((niva) => `${hva} ${niva}`)
	),
	'Regulert',
	'Til vann og avløp m',
	'Til sentrum m til fots',
	'Til stasjon m til fots',
	'Til skole m til fots'
];

const rund = (verdi: number | null | undefined, desimaler: number): number | null =>
	verdi === null || verdi === undefined ? null : Number(verdi.toFixed(desimaler));

const meter = (avstand: Avstand | undefined): Celle => {
	if (!avstand) return null;
	return avstand.state === 'unmapped' ? (avstand.reason ?? null) : rund(avstand.m, 0);
};

type Regnet = Pick<Regnskapssum, 'areaM2' | 'parts' | 'dwellings' | 'theoretical' | 'periods'>;

/** Areas and dwellings, of a zone or of several. Where nothing of the ground is known, nothing is known to be taken out. */
function tallene({ areaM2, parts, dwellings, theoretical, periods }: Regnet): Celle[] {
	const areal = (passer: (del: Regnet['parts'][number]) => boolean) =>
		rund(
			parts.filter(passer).reduce((n, del) => n + del.areaM2, 0),
			1
		);
	const harKjent = parts.some((del) => del.state === 'known' && del.areaM2 > 0);
	const kjent = (kind: string) =>
		harKjent || areaM2 === 0 ? areal((d) => d.state === 'known' && d.kind === kind) : null;
	return [
		rund(areaM2, 1),
		...FRADRAGSREKKE.map(kjent),
		...Object.keys(ANDRE).map(kjent),
		areal((d) => d.reason === 'ikke kartlagt'),
		areal((d) => d.reason === 'ikke vurdert'),
		...[dwellings, theoretical, ...periods].flatMap(({ min, mid, max }) =>
			[min, mid, max].map((verdi) => rund(verdi, 1))
		)
	];
}

const rad = (sone: Regnskapssone): Celle[] => [
	sone.lokalId,
	sone.name,
	sone.purpose,
	sone.purposeName,
	sone.status === null ? null : STATUS[sone.status],
	sone.ledger,
	...tallene(sone),
	sone.conditions?.regulated.answer ?? null,
	meter(sone.conditions?.va),
	meter(sone.conditions?.walkM.sentrum),
	meter(sone.conditions?.walkM.stasjon),
	meter(sone.conditions?.walkM.skole)
];

/** The same columns, of several zones: what holds of one alone is empty. */
const sumrad = (navn: string, ledger: string | null, sum: Regnskapssum): Celle[] => [
	null,
	navn,
	null,
	null,
	null,
	ledger,
	...tallene(sum),
	...Array<null>(5).fill(null)
];

/** A row a zone, and the sums: of all, and of each ledger. What is not known is empty, or says why, and is never 0. */
export const ledgercsv = ({ zones, totals, illustrasjon }: Ledger): string =>
	csv(
		TITLER,
		[
			...zones.map(rad),
			sumrad('Sum, reserve', 'reserve', totals.ledgers.reserve),
			sumrad('Sum, fortetting', 'fortetting', totals.ledgers.fortetting),
			sumrad('Sum, alle soner', null, totals)
		],
		illustrasjon ? ILLUSTRASJON : undefined
	);

export const ledgertabeller = (ledger: Ledger): [Csvtabell] => [
	{ fil: 'kapasitetsregnskap', tekst: () => ledgercsv(ledger) }
];
