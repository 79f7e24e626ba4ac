import { randomUUID } from 'node:crypto';
import { UleseligFil } from '../../formats/kildefil.ts';
import { isUuid } from '../../formats/uuid5.ts';
import { BadRequest } from '../badRequest.ts';
import { NotFound } from '../errors.ts';
import type { Database, Queryable } from '../queryable.ts';
import { readInWorker } from '../readInWorker.ts';
import { sql } from '../sql.ts';
import { storable } from '../storable.ts';
import { discardStaged, failIfDead, PULS_S, STILLE_S } from './discard.ts';
import type { ImportReport } from './report.ts';
import { isReading, whileReading } from './running.ts';
import { stagePlan } from './stage.ts';
import type { ImportChoices } from './target.ts';

export interface ImportFile {
	readonly bytes: Uint8Array;
	/** As the person's machine calls it: shown, never used as a path. */
	readonly filnavn: string;
	/** Told by the person where the file does not say. */
	readonly epsg?: number;
	readonly hvem: string;
}

export interface ImportJob {
	readonly id: string;
	readonly filnavn: string;
	readonly hvem: string;
	readonly opprettet: Date;
	readonly tilstand: 'leses' | 'lagres' | 'venter' | 'ferdig' | 'avbrutt' | 'feilet';
	readonly fremdrift: number;
	readonly scenarioId: number | null;
	readonly maalScenarioId: number | null;
	readonly rapport: ImportReport | null;
	/** Code and sentence of what stopped it. */
	readonly feil: { readonly code: string; readonly message: string } | null;
	/** Who accepted it or threw it away; null while it waits. */
	readonly avsluttetAv: string | null;
}

/** Registers an import; `run` reads, stages and validates, and ends in the state venter or feilet. */
export async function startImport(
	db: Database,
	file: ImportFile,
	choices: ImportChoices
): Promise<{ id: string; run: () => Promise<ImportJob> }> {
	const id = randomUUID();
	await removeStale(db);
	await db.query(sql`
		insert into importjobb (id, hvem, filnavn) values (${id}, ${file.hvem}, ${storable(file.filnavn).slice(0, 200)})`);
	return { id, run: () => runImport(db, id, file, choices) };
}

async function runImport(
	db: Database,
	id: string,
	file: ImportFile,
	choices: ImportChoices
): Promise<ImportJob> {
	const stopPuls = startPuls(db, id);
	try {
		await whileReading(id, async (signal) => {
			const fil = await readInWorker(file.bytes, file.filnavn, { epsg: file.epsg, signal });
			await db.query(sql`update importjobb set fremdrift = 0.3 where id = ${id}`);
			await stagePlan(db, { jobId: id, fil, choices, signal });
		});
	} catch (error) {
		const feil = expected(error);
		if ((await fail(db, id, feil)) && feil.code === 'uventet') throw error;
	} finally {
		stopPuls();
	}
	return importJob(db, id);
}

/** Says every few seconds that somebody is at it. */
function startPuls(db: Database, id: string): () => void {
	const beat = setInterval(() => {
		// One that does not get through is told by the next; if none does, the import counts as dead, which it is.
		db.query(sql`update importjobb set puls = now() where id = ${id}`).catch(() => undefined);
	}, PULS_S * 1000);
	return () => {
		clearInterval(beat);
	};
}

/** Says what stopped the import, and takes away what it had staged; false where somebody cancelled it meanwhile. */
const fail = (db: Database, id: string, feil: ImportJob['feil']): Promise<boolean> =>
	db.transaction(async (tx) => {
		const { rows } = await tx.query<{ scenario_id: number | null }>(sql`
			update importjobb set tilstand = 'feilet', feil = ${JSON.stringify(feil)}
			where id = ${id} and tilstand in ('leses', 'lagres') returning scenario_id`);
		if (rows[0]?.scenario_id) await discardStaged(tx, rows[0].scenario_id);
		return rows.length > 0;
	});

function expected(error: unknown): { code: string; message: string } {
	if (error instanceof UleseligFil || error instanceof BadRequest)
		return { code: error.code, message: error.message };
	return {
		code: 'uventet',
		message: 'Importen stoppet av en feil hos oss. Ingenting er endret. Prøv igjen, eller meld fra.'
	};
}

/** Where an import stands; NotFound where there is none such. One whose process is gone is said to have failed. */
export async function importJob(db: Database, id: string): Promise<ImportJob> {
	if (!isUuid(id)) throw new NotFound('Importen finnes ikke.');
	const { stille, ...job } = await readJob(db, id);
	if (!stille || isReading(id)) return job;
	await failIfDead(db, id);
	return readJob(db, id);
}

async function readJob(db: Queryable, id: string): Promise<ImportJob & { stille: boolean }> {
	type Row = Omit<ImportJob, 'feil'> & { feil: string | null; stille: boolean };
	const { rows } = await db.query<Row>(sql`
		select id, filnavn, hvem, opprettet, tilstand, fremdrift, scenario_id as "scenarioId",
			maal_scenario_id as "maalScenarioId", rapport, feil, avsluttet_av as "avsluttetAv",
			tilstand in ('leses', 'lagres') and puls < now() - make_interval(secs => ${STILLE_S}) as stille
		from importjobb where id = ${id}`);
	const job = rows[0];
	if (!job) throw new NotFound('Importen finnes ikke.');
	return { ...job, feil: job.feil ? (JSON.parse(job.feil) as ImportJob['feil']) : null };
}

/** Staged imports that nobody answered within two weeks are thrown away, as are those a crash cut off. */
const removeStale = (db: Database): Promise<void> =>
	db.transaction(async (tx) => {
		const { rows } = await tx.query<{ scenario_id: number | null }>(sql`
			update importjobb set tilstand = 'avbrutt', avsluttet = now()
			where case tilstand when 'venter' then opprettet < now() - interval '14 days'
				when 'leses' then opprettet < now() - interval '1 day'
				when 'lagres' then opprettet < now() - interval '1 day' end
			returning scenario_id`);
		for (const { scenario_id } of rows) if (scenario_id) await discardStaged(tx, scenario_id);
	});
