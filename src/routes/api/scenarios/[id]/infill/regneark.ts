import { KONTOER, ukjentTotal, type Visttotal } from '#lib/domain/housing/fortettingTotaler.ts';
import { HINDRINGSNAVN } from '#lib/domain/housing/fortettingMaling.ts';
import { SLAGNAVN } from '#lib/domain/housing/fortettingSlag.ts';
import type { Fortettingssvar, Kandidatsvar } from '#lib/server/fortettingSvar.ts';
import { csv, csvlinjer, type Celle } from '#lib/ui/csv.ts';

const VALG = { godkjent: 'godkjent', avvist: 'avvist', antall: 'antall satt', angret: '' } as const;

const KANDIDATTITLER = [
	'Eiendom',
	'Slag',
	'Sted',
	'Eiertype',
	'Areal (m²)',
	'Boliger, regnet',
	'Tilstand',
	'Teller som',
	'Boliger som teller',
	'Betinget',
	'Hensyn',
	'Valg',
	'Begrunnelse',
	'Reservert'
];

const kandidatrad = (k: Kandidatsvar): Celle[] => [
	k.id,
	SLAGNAVN[k.kind],
	k.place,
	k.ownerType ?? 'ikke oppgitt',
	k.areaM2,
	k.dwellings ?? 'ikke vurdert',
	k.state,
	k.account,
	k.counts ?? 'ikke vurdert',
	k.conditional,
	k.hazards.map((h) => HINDRINGSNAVN[h]).join(', '),
	k.decision ? VALG[k.decision.valg] : '',
	k.decision?.grunn ?? '',
	k.reserved?.dato ?? ''
];

/** Every candidate in a line, as they come. What is not known is written so, never as a nought. */
export const kandidatcsv = (kandidater: AsyncIterable<Kandidatsvar>): AsyncGenerator<string> =>
	csvlinjer(KANDIDATTITLER, rader(kandidater));

async function* rader(kandidater: AsyncIterable<Kandidatsvar>): AsyncGenerator<Celle[]> {
	for await (const k of kandidater) yield kandidatrad(k);
}

/** Of so few parcels that it would tell of one, or hidden with such. */
const IKKE_VIST = 'ikke vist';

/** Parcels with no number, in all accounts; to others than planners it is told that there are some, and not how many. */
function utenTall(total: Visttotal): number | string {
	const antall = KONTOER.map((konto) => total[konto]?.utenTall ?? null);
	return antall.some((n) => n === null)
		? IKKE_VIST
		: antall.reduce<number>((n, m) => n + (m ?? 0), 0);
}

/** Totals by place and kind, each account by itself. */
export const gruppecsv = ({ groups, totals }: Fortettingssvar): string =>
	csv(
		[
			'Sted',
			'Slag',
			'Eiendommer',
			'Teoretisk',
			'Realistisk',
			'Uavklart',
			'Godkjent',
			'Avvist',
			'Reservert',
			'Ikke kartlagt',
			'Ikke vurdert',
			'Eiendommer uten tall'
		],
		[
			...groups,
			...(totals
				? [
						{
							tettsted: 'Sum',
							slag: null,
							eiendommer: groups.reduce((n, g) => n + g.eiendommer, 0),
							total: totals
						}
					]
				: [])
		].map(({ tettsted, slag, eiendommer, total: t }) => [
			tettsted ?? 'små grupper samlet',
			slag ? SLAGNAVN[slag] : '',
			eiendommer,
			ukjentTotal(t) ?? t.teoretisk ?? IKKE_VIST,
			ukjentTotal(t) ?? (t.realistisk === null ? IKKE_VIST : Math.round(t.realistisk * 10) / 10),
			...KONTOER.map((konto) => t[konto]?.boliger ?? IKKE_VIST),
			utenTall(t)
		])
	);
