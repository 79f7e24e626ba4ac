import { parseArgs } from 'node:util';
import { KONTOROLLER } from '../../lib/server/auth/konto.ts';
import {
	createTilgangsnokkel,
	listTilgangsnokler,
	revokeTilgangsnokkel
} from '../../lib/server/auth/tilgangsnokkel.ts';
import type { Database } from '../../lib/server/queryable.ts';
import { exitStatus, onlyWord, WrongUse, type Io } from '../command.ts';
import { requireRole } from '../role.ts';
import { withDatabase } from '../database.ts';

export const USAGE = [
	'Bruk:',
	`  planbordet token add NAVN --role ${KONTOROLLER.join('|')} [--days DAGER]`,
	'  planbordet token list',
	'  planbordet token revoke NAVN'
];

const options = { role: { type: 'string' }, days: { type: 'string' } } as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
type Action = (db: Database, words: string[], values: Values, io: Io) => Promise<void>;

const MISSING_NAME = 'Gi nøkkelen ett navn.';
const DAY_MS = 24 * 60 * 60 * 1000;
const actions: Record<string, Action> = { add, list, revoke };

/** `planbordet token …`: keys for scripts. `add` writes the key alone on stdout. */
export const run = (args: string[], io: Io): Promise<number> =>
	exitStatus(io, USAGE, async () => {
		const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
		const [name = '', ...words] = positionals;
		const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
		if (!action) throw new WrongUse('Si hva som skal gjøres med nøkkelen.');
		requireWords(name, words, values);
		const existing = name !== 'add';
		await withDatabase({ io, existing }, (db) => action(db, words, values, io));
	});

// Before the database is opened, which takes seconds on the embedded engine.
function requireWords(action: string, words: string[], { role, days }: Values): void {
	if (action === 'list' && words.length > 0) throw new WrongUse('list tar ingen navn.');
	if (action !== 'list') onlyWord(words, MISSING_NAME);
	if (action === 'add') requireRole(role);
	if (days !== undefined && !/^[1-9]\d{0,3}$/.test(days))
		throw new WrongUse('--days er et antall dager fra 1 til 9999.');
}

async function add(db: Database, words: string[], values: Values, io: Io): Promise<void> {
	const navn = onlyWord(words, MISSING_NAME);
	const rolle = requireRole(values.role);
	const utloper = values.days ? new Date(Date.now() + Number(values.days) * DAY_MS) : null;
	io.out(await createTilgangsnokkel(db, { navn, rolle, utloper }));
	io.err('Nøkkelen vises bare denne gangen. Bruk den slik: Authorization: Bearer NØKKEL');
}

async function list(db: Database, _words: string[], _values: Values, io: Io): Promise<void> {
	const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '–';
	for (const { navn, rolle, trukket, utloper, sistBrukt } of await listTilgangsnokler(db))
		io.out(
			[
				navn,
				rolle,
				trukket ? `trukket ${day(trukket)}` : `utløper ${day(utloper)}`,
				`sist brukt ${day(sistBrukt)}`
			].join('\t')
		);
}

async function revoke(db: Database, words: string[], _values: Values, io: Io): Promise<void> {
	const navn = onlyWord(words, MISSING_NAME);
	await revokeTilgangsnokkel(db, navn, new Date());
	io.err(`Nøkkelen «${navn}» er trukket tilbake.`);
}
