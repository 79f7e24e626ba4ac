import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { acceptImport, cancelImport } from '../../lib/server/import/accept.ts';
import { importDatasett } from '../../lib/server/import/datasett.ts';
import { startImport, type ImportJob } from '../../lib/server/import/job.ts';
import { maxUploadBytes } from '../../lib/server/import/upload.ts';
import { formatAntall } from '../../lib/domain/tall.ts';
import { UleseligFil } from '../../lib/formats/kildefil.ts';
import { BadRequest } from '../../lib/server/badRequest.ts';
import type { Database } from '../../lib/server/queryable.ts';
import { EPSG_USE, isEpsg, wrongUse, type Io } from '../command.ts';
import { withDatabase } from '../database.ts';
import { datasettLines, reportLines } from './importReport.ts';

export const USAGE = [
	'Bruk:',
	'  planbordet import plan FIL [--plan ID] [--kommune NNNN] [--scenario NAVN] [--epsg KODE] [--uten-formal] [--json]',
	'  planbordet import datasett FIL --navn NAVN [--tilgang open|internal] [--kommune NNNN] [--dekning FIL]',
	'      [--dato ÅÅÅÅ-MM-DD] [--eier NAVN] [--lisens TEKST] [--epsg KODE] [--json]',
	'',
	'En fil der ingen planobjekter kan lagres, blir ikke lest inn. En plan som har arealformål, blir ikke erstattet av en',
	'fil uten arealformål som kan lagres, om det ikke er meningen: --uten-formal.',
	'',
	'Et datasett med samme navn og kommune blir erstattet, med alt som er sagt om det unntatt tilgangen.',
	'Det som ikke oppgis, er:',
	'  --tilgang   som før; for et nytt datasett open. open: alle kan se det. internal: bare planleggere og oppover.',
	'  --kommune   ingen: datasettet gjelder alle kommunene.',
	'  --dekning   ikke oppgitt: utenfor objektene er svaret «ikke kartlagt». FIL er flater i SOSI eller GeoJSON.',
	'  --dato, --eier, --lisens   ikke oppgitt, og det blir sagt der datasettet er brukt.'
];

const options = {
	plan: { type: 'string' },
	kommune: { type: 'string' },
	scenario: { type: 'string' },
	epsg: { type: 'string' },
	navn: { type: 'string' },
	tilgang: { type: 'string' },
	dekning: { type: 'string' },
	dato: { type: 'string' },
	eier: { type: 'string' },
	lisens: { type: 'string' },
	'uten-formal': { type: 'boolean' },
	json: { type: 'boolean' }
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

interface Call {
	readonly kind: 'plan' | 'datasett';
	readonly file: string;
	readonly values: Values;
}

const DATASETT_ALENE = ['dekning', 'dato', 'eier', 'lisens'] as const;

/** A day that is in the calendar, written 2026-01-31. */
function isIsoDate(text: string): boolean {
	const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
	return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Reads the words of the call; a string says what is wrong with them. */
function parse(args: string[]): Call | string {
	let parsed;
	try {
		parsed = parseArgs({ args, options, allowPositionals: true });
	} catch (error) {
		const wrong = wrongUse(error);
		if (wrong === null) throw error;
		return wrong;
	}
	const [kind, file, ...rest] = parsed.positionals;
	const { values } = parsed;
	if ((kind !== 'plan' && kind !== 'datasett') || !file || rest.length > 0)
		return 'Si hva som skal leses inn, og én fil.';
	if (values.epsg !== undefined && !isEpsg(values.epsg)) return EPSG_USE;
	if (values.kommune !== undefined && !/^\d{4}$/.test(values.kommune))
		return '--kommune er fire siffer.';
	if (kind === 'datasett' && !values.navn) return 'Et datasett må ha et navn: --navn NAVN.';
	if (values.tilgang !== undefined && !['open', 'internal'].includes(values.tilgang))
		return '--tilgang er open eller internal.';
	if (values.dato !== undefined && !isIsoDate(values.dato))
		return '--dato skrives ÅÅÅÅ-MM-DD, for eksempel 2026-01-31.';
	if (kind === 'datasett' && values['uten-formal']) return '--uten-formal gjelder bare planer.';
	if (kind === 'plan' && DATASETT_ALENE.some((name) => values[name] !== undefined))
		return '--dekning, --dato, --eier og --lisens gjelder bare datasett.';
	return { kind, file, values };
}

/** `planbordet import …`: 0 done (with or without notes), 1 the file cannot be read at all, 2 wrong use. */
export async function run(args: string[], io: Io): Promise<number> {
	const call = parse(args);
	if (typeof call === 'string') {
		[call, ...USAGE].forEach((line) => {
			io.err(line);
		});
		return 2;
	}
	const bytes = await readInput(call.file);
	if (typeof bytes === 'string') return failed(io, call, 'fil-mangler', bytes, 1);
	return withDatabase({ io }, (db) =>
		call.kind === 'plan' ? importPlan(db, call, bytes, io) : importData(db, call, bytes, io)
	);
}

async function readInput(file: string): Promise<Uint8Array | string> {
	try {
		const { size } = await stat(file);
		const limit = maxUploadBytes(process.env);
		if (size > limit)
			return `${file} er større enn ${Math.round(limit / 1024 / 1024)} MB, som er grensen her. Den settes med PLANBORDET_MAX_UPLOAD_MB.`;
		return await readFile(file);
	} catch {
		return `Finner ikke fila ${file}, eller den kan ikke åpnes.`;
	}
}

/** How the thing that is missing is said at a terminal; the browser has fields for it. */
const HINTS: Readonly<Record<string, string>> = {
	'plan-mangler': 'Bruk --plan ID.',
	'kommune-mangler': 'Bruk --kommune NNNN.',
	'crs-ukjent': 'Bruk --epsg KODE, for eksempel --epsg 25832.',
	'ikke-plan': 'Er det kartdata, bruk «import datasett».',
	'ingen-lagret': 'Bruk «inspect FIL» for å se hva som er galt med hvert av dem.',
	'formal-borte': 'Er det meningen, bruk --uten-formal.'
};

function failed(io: Io, { values }: Call, code: string, reason: string, status: number): number {
	const hint = HINTS[code];
	const message = hint ? `${reason} ${hint}` : reason;
	io.err(message);
	if (values.json) io.out(JSON.stringify({ error: { code, message } }));
	return status;
}

/** The person must say more (which plan, which CRS): that is wrong use, not an unreadable file. */
const TELL_MORE = [
	'plan-mangler',
	'plan-id-lang',
	'kommune-mangler',
	'kommune-ukjent',
	'crs-ukjent',
	'scenario-navn',
	'datasett-navn',
	'dekning-ugyldig'
];

async function importPlan(db: Database, call: Call, bytes: Uint8Array, io: Io): Promise<number> {
	const { values, file } = call;
	const epsg = values.epsg ? Number(values.epsg) : undefined;
	const { plan, kommune, scenario } = values;
	const input = { bytes, filnavn: basename(file), epsg, hvem: 'kommandolinjen' };
	const { run } = await startImport(db, input, { plan, kommune, scenario });
	const job = await run();
	if (job.feil)
		return failed(
			io,
			call,
			job.feil.code,
			job.feil.message,
			TELL_MORE.includes(job.feil.code) ? 2 : 1
		);
	if ((job.rapport?.formalBorte ?? 0) > 0 && !values['uten-formal'])
		return refused(db, call, job, io);
	const scenarioId = await acceptImport(db, job.id, 'kommandolinjen');
	printReport(job, scenarioId, values.json ?? false, io);
	return 0;
}

/** Nobody looks at the report of a command before it counts: what empties a plan waits for a person's word. */
async function refused(db: Database, call: Call, job: ImportJob, io: Io): Promise<number> {
	await cancelImport(db, job.id, 'kommandolinjen');
	const borte = job.rapport?.formalBorte ?? 0;
	const reason = `Planen har ${formatAntall(borte)} arealformål, og fila har ingen som kan lagres. Ingenting er endret.`;
	return failed(io, call, 'formal-borte', reason, 2);
}

function printReport(job: ImportJob, scenario: number, json: boolean, io: Io): void {
	const { rapport } = job;
	if (!rapport) throw new Error(`import ${job.id} has no report`);
	if (json) io.out(JSON.stringify({ ...rapport, scenario, scenarioId: scenario }));
	else for (const line of reportLines(rapport)) io.out(line);
}

/** Not told: as it was, and open for a new one. */
const tilgangOf = (word: string | undefined): 'open' | 'internal' | undefined =>
	word === 'open' || word === 'internal' ? word : undefined;

async function importData(db: Database, call: Call, bytes: Uint8Array, io: Io): Promise<number> {
	const { values, file } = call;
	const { kommune, dato, eier, lisens } = values;
	const dekning = values.dekning === undefined ? undefined : await readInput(values.dekning);
	if (typeof dekning === 'string') return failed(io, call, 'fil-mangler', dekning, 1);
	try {
		const report = await importDatasett(db, {
			bytes,
			filnavn: basename(file),
			epsg: values.epsg ? Number(values.epsg) : undefined,
			navn: values.navn ?? '',
			...{ tilgang: tilgangOf(values.tilgang), kommune, dato, eier, lisens },
			dekning: dekning && { bytes: dekning, filnavn: basename(values.dekning ?? '') },
			hvem: 'kommandolinjen'
		});
		if (values.json) io.out(JSON.stringify(report));
		else for (const line of datasettLines(report)) io.out(line);
		return 0;
	} catch (error) {
		if (error instanceof UleseligFil) return failed(io, call, error.code, error.message, 1);
		if (error instanceof BadRequest)
			return failed(io, call, error.code, error.message, TELL_MORE.includes(error.code) ? 2 : 1);
		throw error;
	}
}
