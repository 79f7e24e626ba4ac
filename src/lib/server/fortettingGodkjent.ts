import { norskDato } from '../domain/housing/behov.ts';
import { andresSummer } from '../domain/housing/fortettingInnsyn.ts';
import { oppslag } from '../domain/housing/fortettingParametre.ts';
import {
	fortettingstotal,
	kontoAv,
	realisering,
	stedsnavn,
	tellendeBoliger,
	type Realisering,
	type Totalrad
} from '../domain/housing/fortettingTotaler.ts';
import {
	IKKE_KJORT,
	type Godkjentgrunnlag,
	type GodkjentSted,
	type Uvissgodkjent
} from '../domain/housing/godkjent.ts';
import type { Bruker } from './auth/bruker.ts';
import { valgUtenKandidat } from './fortettingKandidat.ts';
import { kjoringer } from './fortettingKjoring.ts';
import { settAvVersjon } from './fortettingParameter.ts';
import { sumgrunnlag, type Kjoringssvar } from './fortettingSvar.ts';
import { scenarioById } from './plans.ts';
import type { Queryable } from './queryable.ts';

/** What was accepted in the scenario, as this reader may know it, and the run that it stands in. */
export interface GodkjentFortetting {
	/** null: no run has been made, which is no zero. */
	readonly kjoring: Kjoringssvar | null;
	readonly godkjent: Godkjentgrunnlag;
}

/** Accepted candidates by place; for others than planners all together. */
function perSted(
	godkjente: readonly Totalrad[],
	serHver: boolean
): { sted: string | null; rader: readonly Totalrad[] }[] {
	// Others have groups by place and kind (`fortettingsgrupper`): beside those, sums by place would tell the small ones.
	if (!serHver) return godkjente.length > 0 ? [{ sted: null, rader: godkjente }] : [];
	return [...Map.groupBy(godkjente, stedsnavn)]
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([sted, rader]) => ({ sted, rader }));
}

/** Accepted parcels that have no number, place by place, and those that are candidates no more. */
function uvisse(
	steder: ReturnType<typeof perSted>,
	lost: number,
	serHver: boolean
): Uvissgodkjent[] {
	const uten = steder
		.map(({ sted, rader }) => ({
			sted,
			hvorfor: 'uten tall' as const,
			eiendommer: rader.filter((rad) => tellendeBoliger(rad) === null).length
		}))
		.filter(({ eiendommer }) => eiendommer > 0);
	const borte =
		lost > 0 ? [{ sted: null, hvorfor: 'ikke kandidat' as const, eiendommer: lost }] : [];
	return [...uten, ...borte].map((u) => (serHver ? u : { ...u, eiendommer: null }));
}

/** Those of them that have a number; to others than planners all are counted, as in the sums beside it: how many have none is not told. */
function medTall(
	{ sted, rader }: ReturnType<typeof perSted>[number],
	r: Realisering,
	serHver: boolean
): GodkjentSted[] {
	const { godkjent, realistisk } = fortettingstotal(rader, r);
	const { boliger, utenTall } = godkjent;
	if (godkjent.eiendommer === utenTall) return [];
	const eiendommer = godkjent.eiendommer - (serHver ? utenTall : 0);
	return [{ sted, eiendommer, boliger, realistisk }];
}

const FOR_FA = 'Det er godkjent så få eiendommer at tallet ville fortalt om enkelteiendommer.';

/** What planners accepted of infill in the scenario, by place; for others than planners as they may be told of it. */
export async function godkjentFortetting(
	db: Queryable,
	scenarioId: number,
	bruker: Bruker
): Promise<GodkjentFortetting> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	const { ferdig } = await kjoringer(db, scenario.id);
	if (!ferdig) return { kjoring: null, godkjent: IKKE_KJORT };
	const r = realisering(
		oppslag(await settAvVersjon(db, scenario.kommunenummer, ferdig.parameterversjon))
	);
	const { kjoring, rader, serHver, hidden } = await sumgrunnlag(db, scenario, ferdig, bruker);
	const isForFa = !serHver && andresSummer(rader, r)?.totals.godkjent == null;
	const hvorfor = hidden ?? (isForFa ? FOR_FA : null);
	if (hvorfor !== null)
		return { kjoring, godkjent: { ...IKKE_KJORT, tilstand: 'ikke vist', hvorfor } };
	const steder = perSted(
		rader.filter((rad) => kontoAv(rad) === 'godkjent'),
		serHver
	);
	return {
		kjoring,
		godkjent: {
			tilstand: 'kjent',
			hvorfor: '',
			steder: steder.flatMap((s) => medTall(s, r, serHver)),
			uvisse: uvisse(steder, await valgUtenKandidat(db, scenario.id), serHver),
			merknader: [
				`Kjøring av ${norskDato(kjoring.finished)}.`,
				...(kjoring.outdated.length > 0
					? [`Kjøringen er gammel: ${kjoring.outdated.join(', ')}.`]
					: [])
			]
		}
	};
}
