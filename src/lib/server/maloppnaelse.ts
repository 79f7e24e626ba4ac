import type { Bevisdatasett } from '../domain/bevis.ts';
import {
	boligfigurer,
	boligmaler,
	dom,
	type Boligmaler,
	type Dom
} from '../domain/maloppnaelse/boliger.ts';
import { arealfigurer } from '../domain/maloppnaelse/areal.ts';
import type { Figurgruppe } from '../domain/maloppnaelse/figur.ts';
import {
	fortettingsfigurer,
	medFortetting,
	type Fortettingsgrunnlag
} from '../domain/maloppnaelse/fortetting.ts';
import { malvurderinger, type Malvurdering } from '../domain/maloppnaelse/malvurdering.ts';
import { gronnfigurer } from '../domain/maloppnaelse/gront.ts';
import { reservefigurer } from '../domain/maloppnaelse/reserve.ts';
import { stedsbilde, type Stedsbilde } from '../domain/maloppnaelse/steder.ts';
import { arealoversikt } from './arealregnskap/planvask.ts';
import type { Bruker } from './auth/bruker.ts';
import { blagronnAnswer } from './blagronnAnswer.ts';
import { godkjentFortetting } from './fortettingGodkjent.ts';
import { housingAnswer } from './housingAnswer.ts';
import { ledgerAnswer, type Ledger } from './ledger.ts';
import { malFor } from './mal.ts';
import { malomrade } from './malside.ts';
import { scenarioById } from './plans.ts';
import type { Database } from './queryable.ts';

/** One scenario as the politicians see it: is the goal met, with what, and at what cost? */
export interface Maloppnaelse {
	readonly scenario: { readonly id: number; readonly name: string; readonly kind: string };
	readonly illustrasjon: boolean;
	readonly beskrivelse: string;
	/** null: there is nothing to reckon with. */
	readonly maler: Boligmaler | null;
	readonly dom: { readonly dom: Dom; readonly tekst: string };
	/** The same with what was accepted of infill: a ledger of its own. */
	readonly domMedFortetting: { readonly dom: Dom; readonly tekst: string } | null;
	/** Is the room where the goals ask for it? */
	readonly steder: Stedsbilde;
	readonly grupper: readonly Figurgruppe[];
	/** The goals in numbers that are not of dwellings: land, share by infill, years of reserve. */
	readonly vurderinger: readonly Malvurdering[];
	/** Goals that the source puts no number on: nothing is measured against them. */
	readonly utenTall: number;
	readonly datasett: readonly Bevisdatasett[];
	/** What the figures leave out, in words. */
	readonly utelatt: readonly string[];
}

const INGENTING = { dom: 'ukjent', tekst: 'Det er ingenting å regne på.' } as const;

/** What is accepted of infill, and what the plan's own zones for it hold. */
async function fortetting(
	db: Database,
	scenarioId: number,
	bruker: Bruker,
	{ totals }: Ledger
): Promise<Fortettingsgrunnlag> {
	const { godkjent } = await godkjentFortetting(db, scenarioId, bruker);
	return { godkjent, soner: totals.ledgers.fortetting.dwellings.mid };
}

/** Homes and infill; nothing where nothing was reckoned. */
function boliggrupper(
	maler: Boligmaler | null,
	infill: Fortettingsgrunnlag,
	{ reserve }: Ledger
): Figurgruppe[] {
	if (!maler) return [];
	const boliger = boligfigurer(maler);
	return [
		{ ...boliger, figurer: [...boliger.figurer, ...reservefigurer(reserve)] },
		fortettingsfigurer(maler, infill)
	];
}

/** The figures of one scenario with their proofs, held against the plan in force. NotFound where `bruker` may not see it. */
export async function maloppnaelse(
	db: Database,
	scenarioId: number,
	bruker: Bruker,
	idag: Date
): Promise<Maloppnaelse> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	const { oversikt } = await housingAnswer(db, scenarioId, bruker);
	const gront = (await blagronnAnswer(db, scenarioId, bruker)).oversikt;
	const areal = (await arealoversikt(db, scenarioId, bruker, null, idag)).oversikt;
	const maler = boligmaler(oversikt);
	const { ledger } = await ledgerAnswer(db, scenarioId, bruker);
	const infill = await fortetting(db, scenarioId, bruker, ledger);
	const mal = await malFor(db, malomrade(scenario));
	const grupper = [
		...boliggrupper(maler, infill, ledger),
		arealfigurer(areal.figures, areal.net),
		gronnfigurer(gront, gront.change)
	];
	return {
		scenario: { id: scenario.id, name: scenario.name, kind: scenario.kind },
		illustrasjon: scenario.illustrasjon,
		beskrivelse: scenario.beskrivelse,
		maler,
		dom: maler ? dom(maler) : INGENTING,
		domMedFortetting:
			maler && infill.godkjent.tilstand === 'kjent' ? dom(medFortetting(maler, infill)) : null,
		steder: stedsbilde(oversikt),
		grupper,
		vurderinger: malvurderinger(mal, {
			grupper,
			reserve: ledger.reserve,
			soner: ledger.zones,
			arealrader: areal.rows
		}),
		utenTall: mal.filter(({ verdi }) => verdi === null).length,
		datasett: [
			...new Map(
				[...oversikt.sources, ...areal.sources, ...gront.sources].map((d) => [d.kode, d])
			).values()
		],
		utelatt: [...new Set([...oversikt.omitted, ...areal.omitted, ...gront.omitted])]
	};
}
