import type { Tilstand } from '../domain/bevis.ts';
import { regnFortetting } from '../domain/housing/fortetting.ts';
import { andresSummer, MINSTE_GRUPPE } from '../domain/housing/fortettingInnsyn.ts';
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
	boligerISummen,
	realisering,
	stedsnavn,
	utenUkjente,
	type Fortettingsgruppe,
	type Konto,
	type Realisering,
	type Totalrad,
	type Visttotal
} from '../domain/housing/fortettingTotaler.ts';
import { serInterneDatasett, serNavn } from './access.ts';
import { UTEN_INNLOGGING, type Bruker } from './auth/bruker.ts';
import { NotFound } from './errors.ts';
import { fortettingsgrunnlag, type Fortettingsgrunnlag } from './fortettingGrunnlag.ts';
import {
	kandidater,
	kandidatFor,
	kandidatside,
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
	/** How many parcels are no candidates, by why; null: not told (for others than planners). */
	readonly rejected: Avslagstall | null;
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
	/** Why this reader is told no sums; null: they are, or no run has been made. */
	readonly hidden: string | null;
	/** null: not told, or no run has been made. */
	readonly totals: Visttotal | null;
	readonly groups: readonly Fortettingsgruppe[];
	readonly parameters: Fortettingssett;
}

/** What has changed since the run was made. */
function foreldet(scenario: Scenario, kjoring: Kjoring, naa: Fortettingsgrunnlag): string[] {
	if (naa.merke === kjoring.merke) return [];
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

const FOR_FA = 'Det er så få eiendommer at tallet ville fortalt om enkelteiendommer.';
const LUKKET =
	'Kjøringen bygger på datasett som ikke er åpne, og summene kunne fortalt hva de viser. De vises bare for planleggere.';

/** What the sums of a run are made of, for one reader. */
export interface Sumgrunnlag {
	readonly kjoring: Kjoringssvar;
	readonly serHver: boolean;
	/** Of all candidates; none where nothing is told. */
	readonly rader: readonly Totalrad[];
	/** Why this reader is told nothing; null: they are. */
	readonly hidden: string | null;
}

/**
 * Others than planners are told sums of the planners' own run, or nothing: never numbers of another reckoning. Nothing, where
 * the run, or one made now, would rest on internal data sets that a sum could tell of.
 */
export async function sumgrunnlag(
	db: Queryable,
	scenario: Scenario,
	kjoring: Kjoring,
	bruker: Bruker
): Promise<Sumgrunnlag> {
	const naa = await fortettingsgrunnlag(db, scenario);
	const serHver = serInterneDatasett(bruker);
	const isLukket = !serHver && [naa.innsyn, kjoring.innsyn].includes('lukket');
	const rader = isLukket ? [] : await totalrader(db, scenario.id);
	const forFa = !serHver && rader.length < MINSTE_GRUPPE ? FOR_FA : null;
	const hidden = isLukket ? LUKKET : forFa;
	return {
		kjoring: {
			id: kjoring.id,
			finished: kjoring.avsluttet ?? kjoring.opprettet,
			revision: kjoring.revision,
			parameterVersion: kjoring.parameterversjon,
			outdated: foreldet(scenario, kjoring, naa),
			rejected: serHver ? (kjoring.utfall ?? {}) : null
		},
		serHver,
		rader: hidden === null ? rader : [],
		hidden
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
		counts: boligerISummen(rad),
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
 * Infill of the scenario, by its newest finished run. Each candidate for planners; for others the totals, in
 * groups too large to tell of anybody. NotFound where `bruker` may not see the scenario.
 */
export async function fortettingFor(
	db: Queryable,
	scenarioId: number,
	bruker: Bruker = UTEN_INNLOGGING,
	{ part, steps }: Sporsmal = { part: null, steps: false }
): Promise<Fortettingssvar> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	const { ferdig } = await kjoringer(db, scenario.id);
	const each = serInterneDatasett(bruker);
	const sett = ferdig
		? await settAvVersjon(db, scenario.kommunenummer, ferdig.parameterversjon)
		: (await fortettingsgrunnlag(db, scenario)).sett;
	const p = oppslag(sett);
	const grunnlag = ferdig && (await sumgrunnlag(db, scenario, ferdig, bruker));
	const liste = ferdig && part ? await kandidater(db, scenario.id, bruker, part) : [];
	return {
		scenario: { id: scenario.id, name: scenario.name },
		run: grunnlag?.kjoring ?? null,
		each,
		hidden: grunnlag?.hidden ?? null,
		candidates: liste.map((k) => kandidatsvar(k, steps ? p : null)),
		lost: ferdig && each ? await valgUtenKandidat(db, scenario.id) : 0,
		...summer(grunnlag, realisering(p)),
		parameters: serNavn(bruker) ? sett : { ...sett, hvem: sett.hvem && 'Kommunen', grunn: '' }
	};
}

/** The whole and its groups, as the reader is told of them. */
function summer(
	grunnlag: Sumgrunnlag | null,
	r: Realisering
): Pick<Fortettingssvar, 'totals' | 'groups'> {
	if (!grunnlag || grunnlag.hidden !== null) return { totals: null, groups: [] };
	const { rader, serHver } = grunnlag;
	const summene = serHver
		? { totals: fortettingstotal(rader, r), groups: fortettingsgrupper(rader, r) }
		: andresSummer(rader, r);
	if (!summene) return { totals: null, groups: [] };
	return {
		totals: utenUkjente(summene.totals),
		groups: summene.groups.map((g) => ({ ...g, total: utenUkjente(g.total) }))
	};
}

/** So many candidates are read at a time. */
const SIDE = 1000;

/**
 * Every candidate of the newest finished run, read page by page: memory does not grow with them, and no connection waits for a
 * slow reader. None for others than planners; Conflict where the run is made anew meanwhile.
 */
export async function* alleKandidater(
	db: Queryable,
	scenario: Pick<Scenario, 'id'>,
	bruker: Bruker,
	limit = SIDE
): AsyncGenerator<Kandidatsvar> {
	const { ferdig } = await kjoringer(db, scenario.id);
	let etter: Matrikkelnummer | null = null;
	while (ferdig) {
		const side: Kandidat[] = await kandidatside(db, scenario.id, bruker, {
			kjoring: ferdig.id,
			etter,
			limit
		});
		for (const k of side) yield kandidatsvar(k, null);
		etter = side.at(-1) ?? null;
		if (side.length < limit) return;
	}
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
