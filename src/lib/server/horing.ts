import type { Diffobjekt } from '../domain/plan/diff.ts';
import type { Treveisobjekt } from '../domain/plan/treveis.ts';
import { serTidligere } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { diffAnswer, type Diffscenario, type Onsket } from './diffAnswer.ts';
import { scenarioById } from './plans.ts';
import type { Database } from './queryable.ts';
import { scenariologg } from './scenariologg.ts';
import { sistLagtUt } from './vist.ts';

/** What is said to have been heard: nothing is said, nothing was, or a scenario as it stood. */
export type Hortvalg = null | 'nei' | Onsket;

/** What became of what was heard; the three answers are never one another. */
export type Horing =
	| { readonly slag: 'ikke-valgt' }
	| { readonly slag: 'ikke-hort' }
	| {
			readonly slag: 'hort';
			readonly hort: Diffscenario;
			/** It was not chosen: it is what the log knows was last laid out for everyone, then. */
			readonly lagtUt: Date | null;
			/** Every object that is not as it was heard. */
			readonly objects: readonly Diffobjekt[];
			/** Ground with another purpose than was heard. */
			readonly changedM2: number;
			/** Of each of them: where it was changed, by lokalId. */
			readonly changedIn: Readonly<Record<string, Treveisobjekt['changedIn']>>;
	  };

/** A revision that may have been heard, as it can be chosen. */
export interface Hortrevisjon {
	readonly revision: number;
	readonly hvem: string;
	readonly tidspunkt: Date;
	readonly melding: string;
}

/** So many of a scenario's last revisions can be chosen. */
const VALGBARE = 200;

/**
 * What was changed in `b` since it was heard, and must be heard again (pbl § 11-15), with `a` as what both came of? Where nothing
 * is said of what was heard, what was last laid out for everyone. NotFound and Forbidden as for any diff.
 */
export async function horingFor(
	db: Database,
	bruker: Bruker,
	{ a, b }: { readonly a: Onsket; readonly b: Onsket },
	valg: Hortvalg
): Promise<Horing> {
	if (valg === 'nei') return { slag: 'ikke-hort' };
	const ute = valg === null ? await sistLagtUt(db, b.id) : null;
	const hort = valg ?? (ute && { id: b.id, revision: ute.revision });
	if (!hort) return { slag: 'ikke-valgt' };
	const { svar } = await diffAnswer(db, bruker, hort, b, a);
	const changed = svar.threeWay?.objects ?? [];
	return {
		slag: 'hort',
		hort: svar.a,
		lagtUt: ute?.tidspunkt ?? null,
		objects: svar.objects,
		changedM2: svar.changedM2,
		changedIn: Object.fromEntries(
			changed.filter(({ same }) => !same).map(({ lokalId, changedIn }) => [lokalId, changedIn])
		)
	};
}

/** Which revisions of a scenario may have been heard? For planners, who choose it; [] for others. */
export async function hortrevisjoner(
	db: Database,
	bruker: Bruker,
	id: number
): Promise<{
	readonly id: number;
	readonly name: string;
	readonly rader: readonly Hortrevisjon[];
}> {
	const { name } = await scenarioById(db, bruker, id);
	if (!serTidligere(bruker)) return { id, name, rader: [] };
	const { rader } = await scenariologg(db, bruker, id, {
		objekt: null,
		before: null,
		limit: VALGBARE
	});
	return {
		id,
		name,
		rader: rader.map(({ revision, hvem, tidspunkt, melding }) => ({
			revision,
			hvem,
			tidspunkt,
			melding
		}))
	};
}
