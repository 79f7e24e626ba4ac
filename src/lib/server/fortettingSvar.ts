import type { Tilstand } from '../domain/bevis.ts';
import { regnFortetting } from '../domain/housing/fortetting.ts';
import type { Steg } from '../domain/housing/fortettingSteg.ts';
import {
	matrikkelId,
	skrivMatrikkel,
	type Hindring,
	type Matrikkelnummer
} from '../domain/housing/fortettingMaling.ts';
import {
	oppslag,
	type Fortettingssett,
	type Parameteroppslag
} from '../domain/housing/fortettingParametre.ts';
import type { Fortettingsslag } from '../domain/housing/fortettingSlag.ts';
import {
	fortettingsgrupper,
	fortettingstotal,
	kontoAv,
	MINSTE_GRUPPE,
	realisering,
	stedsnavn,
	tellendeBoliger,
	type Fortettingsgruppe,
	type Fortettingstotal,
	type Konto,
	type Totalrad
} from '../domain/housing/fortettingTotaler.ts';
import { serInterneDatasett, serNavn } from './access.ts';
import { UTEN_INNLOGGING, type Bruker } from './auth/bruker.ts';
import { NotFound } from './errors.ts';
import { fortettingsgrunnlag } from './fortettingGrunnlag.ts';
import {
	kandidater,
	kandidatFor,
	totalrader,
	valgUtenKandidat,
	type Gjeldendevalg,
	type Kandidat
} from './fortettingKandidat.ts';
import type { Avslagstall } from './fortettingArbeid.ts';
import { kjoringer, type Kjoring } from './fortettingKjoring.ts';
import { settAvVersjon } from './fortettingParameter.ts';
import { scenarioById, type Scenario } from './plans.ts';
import type { Part } from './paging.ts';
import type { Queryable } from './queryable.ts';

/** A candidate as it is sent. */
export interface Kandidatsvar {
	/** `3443-61/34`: the name to use. */
	readonly id: string;
	/** `61/34`: the name to read. */
	readonly parcel: string;
	readonly kind: Fortettingsslag;
	/** null: cannot be told. */
	readonly dwellings: number | null;
	readonly state: Tilstand;
	/** Where it is counted, and with how many. */
	readonly account: Konto;
	readonly counts: number | null;
	readonly conditional: boolean;
	readonly place: string;
	readonly ownerType: string | null;
	readonly hazards: readonly Hindring[];
	readonly areaM2: number;
	readonly decision: Gjeldendevalg | null;
	/** To be sent back with the next decision. */
	readonly decisionVersion: number;
	readonly reserved: { readonly dato: string; readonly merknad: string } | null;
	readonly steps?: readonly Steg[];
}

/** Who made the run, when, and whether what it was made of is still the same. */
export interface Kjoringssvar {
	readonly id: string;
	readonly finished: string;
	readonly revision: number;
	readonly parameterVersion: number;
	/** What has changed since; empty: nothing. */
	readonly outdated: readonly string[];
	/** How many parcels are no candidates, by why. */
	readonly rejected: Avslagstall;
}

export interface Fortettingssvar {
	readonly scenario: { readonly id: number; readonly name: string };
	/** null: no run has been made. */
	readonly run: Kjoringssvar | null;
	/** Does this reader see each candidate? Else the totals alone, in groups of three and more. */
	readonly each: boolean;
	readonly candidates: readonly Kandidatsvar[];
	/** Accepted parcels that are candidates no more, and are not counted; for planners. */
	readonly lost: number;
	readonly totals: Fortettingstotal;
	readonly groups: readonly Fortettingsgruppe[];
	readonly parameters: Fortettingssett;
}

async function foreldet(
	db: Queryable,
	scenario: Scenario,
	kjoring: Kjoring,
	bruker: Bruker
): Promise<string[]> {
	const naa = await fortettingsgrunnlag(db, scenario);
	const leser = serInterneDatasett(bruker) ? 'intern' : 'apen';
	if (naa.merke[leser] === kjoring.merke[leser]) return [];
	const grunner = [
		...(scenario.revision === kjoring.revision
			? []
			: [
					`planen er endret (revisjon ${scenario.revision}, kjøringen gjelder ${kjoring.revision})`
				]),
		...(naa.sett.versjon === kjoring.parameterversjon ? [] : ['parameterne er endret'])
	];
	return grunner.length > 0 ? grunner : ['datasettene eller fordelingen i sonene er endret'];
}

const leserAv = (kjoring: Kjoring, bruker: Bruker) =>
	kjoring.lesere.includes('alle') ? 'alle' : serInterneDatasett(bruker) ? 'intern' : 'apen';

export async function kjoringssvar(
	db: Queryable,
	scenario: Scenario,
	kjoring: Kjoring,
	bruker: Bruker
): Promise<Kjoringssvar> {
	return {
		id: kjoring.id,
		finished: kjoring.avsluttet ?? kjoring.opprettet,
		revision: kjoring.revision,
		parameterVersion: kjoring.parameterversjon,
		outdated: await foreldet(db, scenario, kjoring, bruker),
		rejected: kjoring.utfall?.[leserAv(kjoring, bruker)] ?? {}
	};
}

const totalradAv = (k: Kandidat): Totalrad => ({
	...k,
	reservert: k.reservert !== null,
	valg: k.valg?.valg ?? null,
	antall: k.valg?.antall ?? null
});

function kandidatsvar(k: Kandidat, p: Parameteroppslag | null): Kandidatsvar {
	const rad = totalradAv(k);
	const svar = p && regnFortetting(k.maling, p);
	return {
		id: matrikkelId(k),
		parcel: skrivMatrikkel(k),
		kind: k.slag,
		dwellings: k.boliger,
		state: k.tilstand,
		account: kontoAv(rad),
		counts: tellendeBoliger(rad),
		conditional: k.betinget,
		place: stedsnavn(k),
		ownerType: k.eiertype,
		hazards: k.fare,
		areaM2: k.maling.tomtM2,
		decision: k.valg,
		decisionVersion: k.valgversjon,
		reserved: k.reservert,
		...(svar && 'kandidat' in svar ? { steps: svar.kandidat.steg } : {})
	};
}

interface Sporsmal {
	/** null: no candidates, the totals alone. */
	readonly part: Part | null;
	/** With the arithmetic of each. */
	readonly steps: boolean;
}

/**
 * Infill of the scenario, by its newest finished run. Each candidate for planners; for others the totals, from open data
 * sets alone, in groups too large to tell of anybody. NotFound where `bruker` may not see the scenario.
 */
export async function fortettingFor(
	db: Queryable,
	scenarioId: number,
	bruker: Bruker = UTEN_INNLOGGING,
	{ part, steps }: Sporsmal = { part: null, steps: false }
): Promise<Fortettingssvar> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	const { ferdig } = await kjoringer(db, scenario.id);
	const sett = ferdig
		? await settAvVersjon(db, scenario.kommunenummer, ferdig.parameterversjon)
		: (await fortettingsgrunnlag(db, scenario)).sett;
	const p = oppslag(sett);
	const each = serInterneDatasett(bruker);
	const rader = ferdig ? await totalrader(db, scenario.id, bruker) : [];
	const liste = ferdig && each && part ? await kandidater(db, scenario.id, bruker, part) : [];
	const r = realisering(p);
	// Too few to be told of at all are not told of in the whole either.
	const vist = each || rader.length >= MINSTE_GRUPPE ? rader : [];
	return {
		scenario: { id: scenario.id, name: scenario.name },
		run: ferdig && (await kjoringssvar(db, scenario, ferdig, bruker)),
		each,
		candidates: liste.map((k) => kandidatsvar(k, steps ? p : null)),
		lost: ferdig && each ? await valgUtenKandidat(db, scenario.id, bruker) : 0,
		totals: fortettingstotal(vist, r),
		groups: fortettingsgrupper(vist, r, each),
		parameters: serNavn(bruker) ? sett : { ...sett, hvem: sett.hvem && 'Kommunen', grunn: '' }
	};
}

/** One candidate with its arithmetic. NotFound where it is none, or not for `bruker` to see. */
export async function kandidatMedSteg(
	db: Queryable,
	scenarioId: number,
	bruker: Bruker,
	parcel: Matrikkelnummer
): Promise<Kandidatsvar> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	const { ferdig } = await kjoringer(db, scenario.id);
	const k = serInterneDatasett(bruker) ? await kandidatFor(db, scenario.id, bruker, parcel) : null;
	if (!k || !ferdig)
		throw new NotFound(`${skrivMatrikkel(parcel)} er ingen kandidat i siste kjøring.`);
	return kandidatsvar(
		k,
		oppslag(await settAvVersjon(db, scenario.kommunenummer, ferdig.parameterversjon))
	);
}
