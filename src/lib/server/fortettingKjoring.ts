import { randomUUID } from 'node:crypto';
import { isUuid } from '../formats/uuid5.ts';
import type { Bruker } from './auth/bruker.ts';
import { BadRequest } from './badRequest.ts';
import { Conflict, NotFound } from './errors.ts';
import { altArbeid, type Avslagstall, type Jobb, type Startvalg } from './fortettingArbeid.ts';
import { fortettingsgrunnlag, type Innsyn } from './fortettingGrunnlag.ts';
import { assertIBruk, scenarioById } from './plans.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** Without a sign of life for so long its process is gone. */
export const STILLE_S = 60;

export interface Kjoring {
	readonly id: string;
	readonly scenarioId: number;
	readonly revision: number;
	readonly parameterversjon: number;
	readonly merke: string;
	readonly innsyn: Innsyn;
	readonly hvem: string;
	/** stoppet: its process is gone. */
	readonly tilstand: 'kjorer' | 'ferdig' | 'avbrutt' | 'feilet' | 'stoppet';
	/** null: not counted yet. */
	readonly antall: number | null;
	readonly ferdige: number;
	readonly utfall: Avslagstall | null;
	readonly feil: string | null;
	/** ISO timestamps. */
	readonly opprettet: string;
	readonly avsluttet: string | null;
}

const iso = 'YYYY-MM-DD"T"HH24:MI:SS"Z"';
const kolonner = sql`
	id, scenario_id as "scenarioId", revision, parameterversjon, merke, innsyn, hvem, antall, ferdige, utfall, feil,
	to_char(opprettet at time zone 'UTC', ${iso}) as opprettet, to_char(avsluttet at time zone 'UTC', ${iso}) as avsluttet,
	case when tilstand = 'kjorer' and puls < now() - make_interval(secs => ${STILLE_S}) then 'stoppet' else tilstand end as tilstand`;

/** The newest run of a scenario, and the newest that was finished; null where there is none. */
export async function kjoringer(
	db: Queryable,
	scenarioId: number
): Promise<{ readonly siste: Kjoring | null; readonly ferdig: Kjoring | null }> {
	const { rows } = await db.query<Kjoring>(sql`
		(select ${kolonner} from fortettingskjoring where scenario_id = ${scenarioId} order by nr desc limit 1)
		union all
		(select ${kolonner} from fortettingskjoring where scenario_id = ${scenarioId} and tilstand = 'ferdig'
			order by nr desc limit 1)`);
	return {
		siste: rows[0] ?? null,
		ferdig: rows.find(({ tilstand }) => tilstand === 'ferdig') ?? null
	};
}

export async function kjoring(db: Queryable, id: string): Promise<Kjoring> {
	if (!isUuid(id)) throw new NotFound('Kjøringen finnes ikke.');
	const { rows } = await db.query<Kjoring>(sql`
		select ${kolonner} from fortettingskjoring where id = ${id}`);
	const [found] = rows;
	if (!found) throw new NotFound('Kjøringen finnes ikke.');
	return found;
}

const STOPPET = 'Serveren stoppet mens kjøringen gikk. Start den på nytt; valgene dine er beholdt.';

/** Runs whose process is gone are said to have stopped: at the start of a server, and before a new one is begun. */
export const stoppDode = (db: Database, alle: boolean): Promise<void> =>
	db.transaction(async (tx) => {
		const { rows } = await tx.query<{ id: string }>(sql`
			update fortettingskjoring set tilstand = 'feilet', feil = ${STOPPET}, avsluttet = now()
			where tilstand = 'kjorer' and (${alle} or puls < now() - make_interval(secs => ${STILLE_S})) returning id`);
		await fjernFunn(
			tx,
			rows.map(({ id }) => id)
		);
	});

/**
 * What runs that have ended had found. A statement of its own after the one that ended them: that one may have waited for a
 * portion to be stored, and would not see it.
 */
const fjernFunn = (tx: Queryable, ider: readonly string[]) =>
	tx.query(sql`delete from fortettingskandidat where kjoring_id = any(${ider}::uuid[])`);

/** The runs that this process is at, on globalThis as the database is: Vite's development server replaces this module. */
const held = globalThis as typeof globalThis & {
	planbordetFortetting?: Map<string, AbortController>;
};
const gaende = (held.planbordetFortetting ??= new Map<string, AbortController>());

/** Cuts the work off, tells why, and takes away what was found so far. Nothing where it had ended. */
const avslutt = (
	db: Database,
	id: string,
	slutt: {
		readonly tilstand: 'avbrutt' | 'feilet';
		readonly feil: string | null;
		readonly hvem: string | null;
	}
): Promise<boolean> =>
	db.transaction(async (tx) => {
		const { rowCount } = await tx.query(sql`
			update fortettingskjoring set tilstand = ${slutt.tilstand}, feil = ${slutt.feil}, avsluttet = now(), avsluttet_av = ${slutt.hvem}
			where id = ${id} and tilstand = 'kjorer'`);
		if (rowCount > 0) await fjernFunn(tx, [id]);
		return rowCount > 0;
	});

/** Somebody wants the run no more. NotFound where it is not a run of the scenario. */
export async function avbrytKjoring(db: Database, id: string, hvem: string): Promise<void> {
	await avslutt(db, id, { tilstand: 'avbrutt', feil: null, hvem });
	gaende.get(id)?.abort();
}

export interface StartetKjoring {
	readonly id: string;
	/** Does the work; resolves when it has ended, one way or the other. */
	readonly run: () => Promise<Kjoring>;
}

/**
 * Registers a run over all parcels of the scenario. Conflict where one is on its way, BadRequest where there are no
 * parcels to look at. The caller has checked that `bruker` may.
 */
export async function startKjoring(
	db: Database,
	scenarioId: number,
	bruker: Bruker,
	valg: Startvalg = {}
): Promise<StartetKjoring> {
	const scenario = await scenarioById(db, bruker, scenarioId);
	assertIBruk(scenario);
	const grunnlag = await db.snapshot((tx) => fortettingsgrunnlag(tx, scenario));
	if (!grunnlag.datasett.some((d) => d.tema === 'eiendom' && d.tilstand === 'loaded'))
		throw new BadRequest(
			'uten-eiendommer',
			'Eiendomskartet er ikke lastet. Les det inn før fortetting kan regnes.'
		);
	await stoppDode(db, false);
	const id = randomUUID();
	const { rowCount } = await db.query(sql`
		insert into fortettingskjoring (id, scenario_id, revision, parameterversjon, merke, innsyn, hvem)
		values (${id}, ${scenario.id}, ${scenario.revision}, ${grunnlag.sett.versjon}, ${JSON.stringify(grunnlag.merke)}::jsonb,
			${grunnlag.innsyn}, ${bruker.navn})
		on conflict do nothing`);
	if (rowCount === 0)
		throw new Conflict(
			'En kjøring er alt i gang for dette scenariet. Vent til den er ferdig, eller avbryt den.'
		);
	const controller = new AbortController();
	gaende.set(id, controller);
	const jobb: Jobb = { db, id, scenario, grunnlag, controller, ...valg };
	return { id, run: () => kjor(jobb).finally(() => gaende.delete(id)) };
}

const ENDRET =
	'Planen, parameterne eller dataene ble endret mens kjøringen gikk. Start den på nytt.';

async function kjor(jobb: Jobb): Promise<Kjoring> {
	const {
		db,
		id,
		controller: { signal }
	} = jobb;
	try {
		if (!(await altArbeid(jobb)))
			await avslutt(db, id, { tilstand: 'feilet', feil: ENDRET, hvem: null });
	} catch (error) {
		if (!signal.aborted) {
			const feil =
				'Kjøringen stoppet av en feil hos oss. Valgene dine er beholdt. Prøv igjen, eller meld fra.';
			await avslutt(db, id, { tilstand: 'feilet', feil, hvem: null });
			throw error;
		}
	}
	return kjoring(db, id);
}
