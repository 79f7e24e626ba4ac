import type { Avvik } from '../../avvik.ts';
import { Omrade, punktrekkerOf } from '../../geometri/flater.ts';
import { formatAntall } from '../../tall.ts';
import type { Planregel, Preparert } from './regel.ts';
import { TOLERANSE_M } from './toleranse.ts';

const erTekst = ({ objekt }: Preparert): boolean => objekt.objekttype.endsWith('Påskrift');

function utenforAv(merker: readonly Preparert[], omrade: Omrade, ord: [string, string]): Avvik[] {
	const punkter = merker.flatMap(({ objekt }) =>
		punktrekkerOf(objekt.geometry)
			.flat()
			.map((p) => ({ p, objekt }))
	);
	const inne = omrade.holds(
		punkter.map(({ p }) => p),
		TOLERANSE_M
	);
	const ute = punkter.filter((_, i) => !inne[i]);
	const [forste] = ute;
	if (!forste) return [];
	const antall = new Set(ute.map(({ objekt }) => objekt)).size;
	return [
		{
			rule: punktUtenfor.id,
			severity: 'merknad',
			message: `${formatAntall(antall)} ${ord[antall === 1 ? 0 : 1]} står utenfor planområdet.`,
			object: forste.objekt.lokalId,
			place: { type: 'MultiPoint', coordinates: ute.map(({ p }) => p) }
		}
	];
}

/**
 * rpf.o.2 for symbols and texts: for information, since one may be set beside the border that it speaks of (four are in the real
 * Regplan.sos), and one avvik for each kind.
 */
export const punktUtenfor: Planregel = {
	id: 'plan.punkt.utenfor',
	krav: 'Symboler og tekster skal stå innenfor planområdet.',
	check: ({ objekter }) => {
		const flater = objekter.flatMap(({ tema, flater }) => (tema === 'planomrade' ? flater : []));
		const merker = objekter.filter(({ tema }) => tema === 'punkt');
		if (flater.length === 0 || merker.length === 0) return [];
		const omrade = new Omrade(flater);
		return [
			...utenforAv(
				merker.filter((o) => !erTekst(o)),
				omrade,
				['symbol', 'symboler']
			),
			...utenforAv(merker.filter(erTekst), omrade, ['tekst', 'tekster'])
		];
	}
};
