import { FRADRAGSNAVN, FRADRAGSREKKE } from '#lib/domain/housing/fradrag.ts';
import type { Regnskapssone } from '#lib/domain/housing/kapasitetsregnskap.ts';
import type { Avstand } from '#lib/domain/housing/soneforhold.ts';
import type { Delslag } from '#lib/domain/housing/soneregnskap.ts';
import type { Ledger } from '#lib/server/ledger.ts';
import { csv, type Celle } from '#lib/ui/csv.ts';

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

function rad(sone: Regnskapssone): Celle[] {
	const areal = (passer: (del: Regnskapssone['parts'][number]) => boolean) =>
		rund(
			sone.parts.filter(passer).reduce((n, { areaM2 }) => n + areaM2, 0),
			1
		);
	const kjent = (kind: string) => areal((d) => d.state === 'known' && d.kind === kind);
	const { dwellings, theoretical, periods, conditions } = sone;
	return [
		sone.lokalId,
		sone.name,
		sone.purpose,
		sone.purposeName,
		sone.status === null ? null : STATUS[sone.status],
		sone.ledger,
		rund(sone.areaM2, 1),
		...FRADRAGSREKKE.map(kjent),
		...Object.keys(ANDRE).map(kjent),
		areal((d) => d.reason === 'ikke kartlagt'),
		areal((d) => d.reason === 'ikke vurdert'),
		...[dwellings, theoretical, ...periods].flatMap(({ min, mid, max }) =>
			[min, mid, max].map((verdi) => rund(verdi, 1))
		),
		conditions?.regulated.answer ?? null,
		meter(conditions?.va),
		meter(conditions?.walkM.sentrum),
		meter(conditions?.walkM.stasjon),
		meter(conditions?.walkM.skole)
	];
}

/** A row a zone; what is not known is empty, or says why, and is never 0. */
export const ledgercsv = ({ zones, illustrasjon }: Ledger): string =>
	csv(TITLER, zones.map(rad), illustrasjon ? 'Illustrasjon – ikke gjeldende plan' : undefined);
