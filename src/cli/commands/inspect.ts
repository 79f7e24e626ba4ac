import { parseArgs } from 'node:util';
import type { Inspeksjon } from '../../lib/formats/inspect.ts';
import { UleseligFil } from '../../lib/formats/kildefil.ts';
import { EPSG_USE, exitStatus, isEpsg, onlyWord, WrongUse, type Io } from '../command.ts';
import { inspectFile, type InspectCall } from '../inspectFile.ts';

export const USAGE = ['Bruk:', '  planbordet inspect FIL [--epsg KODE] [--json]'];
/** So many avvik are written for people; --json has all that were kept. */
const LISTED = 50;

const number = (value: number) => value.toLocaleString('nb-NO', { maximumFractionDigits: 1 });

function objectLine({ objekttype, count, areaM2, lengthM }: Inspeksjon['objects'][number]): string {
	const sizes = [
		areaM2 !== null && areaM2 > 0 ? `${number(areaM2)} m²` : '',
		lengthM !== null && lengthM > 0 ? `${number(lengthM)} m` : ''
	].filter((size) => size !== '');
	return `  ${objekttype || '(uten type)'}: ${[number(count), ...sizes].join(', ')}`;
}

function avvikLine({ severity, message, object, line }: Inspeksjon['avvik'][number]): string {
	const where = [line === null ? '' : `linje ${line}`, object ? `objekt ${object}` : '']
		.filter((part) => part !== '')
		.join(', ');
	return `  ${severity}${where ? ` (${where})` : ''}: ${message}`;
}

/** The answer in sentences for a person. */
function report(i: Inspeksjon): string[] {
	const { declared, used } = i.charset;
	const more = i.avvik.length - LISTED;
	return [
		`Format: ${i.format === 'sosi' ? 'SOSI' : 'GeoJSON'}`,
		`Koordinatsystem: ${i.epsg === null ? 'ukjent' : `EPSG:${i.epsg}`}`,
		`Tegnsett: ${used}${declared !== null && declared !== used ? ` (filen sier ${declared})` : ''}`,
		'Objekter:',
		...(i.objects.length > 0 ? i.objects.map(objectLine) : ['  ingen']),
		`Hull: ${number(i.holes)} · Buer: ${number(i.arcs)}`,
		i.avvik.length === 0 ? 'Ingen avvik.' : `Avvik: ${number(i.avvik.length)}`,
		...i.avvik.slice(0, LISTED).map(avvikLine),
		...(more > 0 ? [`  … og ${number(more)} til. Alle står i svaret med --json.`] : [])
	];
}

interface Call extends InspectCall {
	readonly json: boolean;
}

function parse(args: string[]): Call {
	const { positionals, values } = parseArgs({
		args,
		options: { json: { type: 'boolean' }, epsg: { type: 'string' } },
		allowPositionals: true
	});
	const { json = false, epsg } = values;
	if (epsg !== undefined && !isEpsg(epsg)) throw new WrongUse(EPSG_USE);
	const path = onlyWord(positionals, 'Si hvilken fil, bare én.');
	return { path, json, epsg: epsg === undefined ? undefined : Number(epsg) };
}

/** `planbordet inspect FIL [--epsg KODE] [--json]`: 0 read, with or without avvik · 1 cannot be read at all · 2 wrong use. */
export async function run(args: string[], io: Io): Promise<number> {
	const calls: Call[] = [];
	const status = await exitStatus(io, USAGE, () => {
		calls.push(parse(args));
		return Promise.resolve();
	});
	const [call] = calls;
	if (!call) return status;
	const { json } = call;
	try {
		const inspeksjon = await inspectFile(call);
		for (const line of json ? [JSON.stringify(inspeksjon)] : report(inspeksjon)) io.out(line);
		return 0;
	} catch (error) {
		if (!(error instanceof UleseligFil)) throw error;
		if (json) io.out(JSON.stringify({ error: { code: error.code, message: error.message } }));
		io.err(error.message);
		return 1;
	}
}
