import { createHash } from 'node:crypto';
import type { Steg } from '../domain/housing/fortettingSteg.ts';
import { oppslag } from '../domain/housing/fortettingParametre.ts';
import type { Avslag } from '../domain/housing/fortettingSlag.ts';
import { fortettingsgrunnlag, type Fortettingsgrunnlag } from './fortettingGrunnlag.ts';
import {
	eiendomsgrupper,
	lesPorsjon,
	regnPorsjon,
	type Eiendomsgruppe,
	type Eiendomsutfall,
	type Malesporsmal
} from './fortettingMaling.ts';
import { scenarioById, type Scenario } from './plans.ts';
import type { Database } from './queryable.ts';
import { sql } from './sql.ts';
import { Turer } from './turer.ts';

/** How many parcels are no candidates, by why. */
export type Avslagstall = Partial<Record<Avslag | 'utenfor formålene', number>>;

export interface Startvalg {
	/** Parcels in each portion; else as many as a turn has time for. */
	readonly porsjon?: number;
}

/** A run that has been registered. */
export interface Jobb extends Startvalg {
	readonly db: Database;
	readonly id: string;
	readonly scenario: Scenario;
	readonly grunnlag: Fortettingsgrunnlag;
	readonly controller: AbortController;
}

/**
 * Reckons every parcel and makes it what is shown; false, and nothing is, where what it rests on was changed meanwhile. Throws
 * where the run was ended.
 */
export async function altArbeid(jobb: Jobb): Promise<boolean> {
	const { db, id, scenario, grunnlag } = jobb;
	const grupper = await eiendomsgrupper(db, grunnlag.datasett, scenario.srid);
	await db.query(sql`update fortettingskjoring set antall = ${grupper.length} where id = ${id}`);
	return ferdig(jobb, await alleEiendommer(jobb, grupper));
}

/** So long a turn should last: shorter portions cost more in all, longer ones keep others waiting. */
const TUR_MS = 150;
const STORST = 2048;
/** So many portions are asked of at once: PostgreSQL has a process for each, the embedded engine one for everybody. */
const SAMTIDIGE = { postgresql: 2, embedded: 1 };

/** Portion by portion: the database is asked of the next ones while this one is reckoned. */
async function alleEiendommer(
	jobb: Jobb,
	grupper: readonly Eiendomsgruppe[]
): Promise<Avslagstall> {
	const { db, scenario, grunnlag } = jobb;
	const { signal } = jobb.controller;
	const turer = new Turer(db, { maxMs: Infinity, signal });
	const sporsmal: Malesporsmal = {
		scenarioId: scenario.id,
		srid: scenario.srid,
		grunnlag,
		oppslag: oppslag(grunnlag.sett)
	};
	const tall: Avslagstall = {};
	let size = jobb.porsjon ?? 256;
	let at = 0;
	const neste = async () => {
		const porsjon = grupper.slice(at, at + size);
		at += porsjon.length;
		const begun = performance.now();
		const lest = await lesPorsjon(turer, porsjon, sporsmal);
		const ms = (performance.now() - begun) / 2;
		if (jobb.porsjon === undefined) {
			if (ms > TUR_MS) size = Math.max(16, Math.floor((size * TUR_MS) / ms));
			else if (ms < TUR_MS / 3) size = Math.min(STORST, size * 2);
		}
		return lest;
	};
	const spurt: ReturnType<typeof neste>[] = [];
	const sporVidere = () => {
		while (spurt.length < SAMTIDIGE[db.engine] && at < grupper.length) {
			const lest = neste();
			// What goes wrong with a later one is told when its turn comes.
			lest.catch(() => undefined);
			spurt.push(lest);
		}
	};
	sporVidere();
	for (let lest = spurt.shift(); lest; lest = spurt.shift()) {
		const denne = await lest;
		sporVidere();
		const utfall = await regnPorsjon(denne, sporsmal, signal);
		tellAvslag(tall, denne.grupper.length, utfall);
		await lagre(jobb, denne.grupper.length, utfall);
	}
	return tall;
}

function tellAvslag(tall: Avslagstall, antall: number, utfall: readonly Eiendomsutfall[]): void {
	const legg = (hva: keyof Avslagstall, n: number) => {
		if (n > 0) tall[hva] = (tall[hva] ?? 0) + n;
	};
	for (const u of utfall) if ('avslag' in u) legg(u.avslag, 1);
	legg('utenfor formålene', antall - utfall.length);
}

/** Of the arithmetic as it is told: the same steps, the same mark. */
export const regnemerke = (steg: readonly Steg[]): string =>
	createHash('md5')
		.update(JSON.stringify(steg.map(({ name, value, state }) => [name, value, state])))
		.digest('hex');

const stedslag = (tettsted: string | null, ukjent: string | undefined): string =>
	tettsted !== null
		? 'tettsted'
		: ukjent === undefined
			? 'utenfor'
			: ukjent === 'ikke vurdert'
				? 'uvurdert'
				: 'ukartlagt';

function* kandidatrader(id: string, utfall: readonly Eiendomsutfall[]) {
	for (const u of utfall) {
		if ('avslag' in u) continue;
		const { gruppe: g, regnestykke: r, maling, tettsted, rektangel } = u;
		const fare = Object.keys(maling.treff).toSorted();
		yield [
			...[
				id,
				g.kommunenummer,
				g.gnr,
				g.bnr,
				g.fnr,
				g.eiertype,
				stedslag(tettsted, maling.ukjent.tettsted),
				tettsted
			],
			...[
				r.slag,
				r.boliger,
				r.tilstand,
				r.betinget,
				`{${fare.join(',')}}`,
				maling,
				regnemerke(r.steg)
			],
			...[`{${g.ids.join(',')}}`, rektangel]
		];
	}
}

const KOLONNER = [
	...[
		'kjoring_id',
		'kommunenummer',
		'gnr',
		'bnr',
		'fnr',
		'eiertype',
		'stedslag',
		'tettsted',
		'slag',
		'boliger'
	],
	...['tilstand', 'betinget', 'fare', 'maling', 'regnemerke', 'eiendom_ids', 'rektangel']
];

/** Writes what was found, and how far it has come; throws where the run was ended by somebody else. */
async function lagre(
	{ db, id, controller }: Jobb,
	antall: number,
	utfall: readonly Eiendomsutfall[]
): Promise<void> {
	await db.transaction(async (tx) => {
		const { rowCount } = await tx.query(sql`
			update fortettingskjoring set ferdige = ferdige + ${antall}, puls = now() where id = ${id} and tilstand = 'kjorer'`);
		if (rowCount === 0) {
			controller.abort();
			throw new Error('the run was ended');
		}
		if (utfall.some((u) => !('avslag' in u)))
			await tx.copyFrom('fortettingskandidat', KOLONNER, kandidatrader(id, utfall));
	});
}

/** Makes it what is shown, if all that it was made of is still the same; what was shown before goes. */
async function ferdig({ db, id, scenario, grunnlag }: Jobb, utfall: Avslagstall): Promise<boolean> {
	return db.transaction(async (tx) => {
		const planlegger = { rolle: 'planlegger', navn: '', kontoId: null, via: 'ingen' } as const;
		const naa = await fortettingsgrunnlag(tx, await scenarioById(tx, planlegger, scenario.id));
		if (naa.merke !== grunnlag.merke || naa.innsyn !== grunnlag.innsyn) return false;
		await tx.query(sql`
			update fortettingskjoring set tilstand = 'ferdig', utfall = ${JSON.stringify(utfall)}::jsonb, avsluttet = now(), puls = now()
			where id = ${id} and tilstand = 'kjorer'`);
		await tx.query(sql`
			delete from fortettingskjoring where scenario_id = ${scenario.id} and id <> ${id} and tilstand <> 'kjorer'`);
		return true;
	});
}
