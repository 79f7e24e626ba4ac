import { ukjentTotal } from '#lib/domain/housing/fortettingTotaler.ts';
import { HINDRINGSNAVN } from '#lib/domain/housing/fortettingMaling.ts';
import { SLAGNAVN } from '#lib/domain/housing/fortettingSlag.ts';
import type { Fortettingssvar } from '#lib/server/fortettingSvar.ts';
import { csv } from '#lib/ui/csv.ts';

const VALG = { godkjent: 'godkjent', avvist: 'avvist', antall: 'antall satt', angret: '' } as const;

/** Every candidate in a line. What is not known is written so, never as a nought. */
export const kandidatcsv = ({ candidates }: Fortettingssvar): string =>
	csv(
		[
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
		],
		candidates.map((k) => [
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
		])
	);

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
			{
				tettsted: 'Sum',
				slag: null,
				eiendommer: groups.reduce((n, g) => n + g.eiendommer, 0),
				total: totals
			}
		].map(({ tettsted, slag, eiendommer, total: t }) => [
			tettsted ?? 'små grupper samlet',
			slag ? SLAGNAVN[slag] : '',
			eiendommer,
			ukjentTotal(t) ?? t.teoretisk,
			ukjentTotal(t) ?? Math.round(t.realistisk * 10) / 10,
			t.uavklart.boliger,
			t.godkjent.boliger,
			t.avvist.boliger,
			t.reservert.boliger,
			t['ikke kartlagt'].boliger,
			t['ikke vurdert'].boliger,
			t.uavklart.utenTall +
				t.godkjent.utenTall +
				t.avvist.utenTall +
				t.reservert.utenTall +
				t['ikke kartlagt'].utenTall +
				t['ikke vurdert'].utenTall
		])
	);
