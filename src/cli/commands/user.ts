import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { ROLLENAVN } from '../../lib/domain/rolle.ts';
import {
	createKonto,
	deaktiver,
	KONTOROLLER,
	kontoByBrukernavn,
	listKontoer,
	setPassord
} from '../../lib/server/auth/konto.ts';
import { generatePassord } from '../../lib/server/auth/passord.ts';
import type { Database } from '../../lib/server/queryable.ts';
import { exitStatus, onlyWord, WrongUse, type Io } from '../command.ts';
import { requireRole } from '../role.ts';
import { withDatabase } from '../database.ts';

export const USAGE = [
	'Bruk:',
	`  planbordet user add BRUKERNAVN --role ${KONTOROLLER.join('|')} [--navn "FULLT NAVN"] [--password-stdin]`,
	'  planbordet user list',
	'  planbordet user disable BRUKERNAVN',
	'  planbordet user password BRUKERNAVN [--password-stdin]'
];

const options = {
	role: { type: 'string' },
	navn: { type: 'string' },
	'password-stdin': { type: 'boolean' }
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
type Action = (db: Database, words: string[], values: Values, io: Io) => Promise<void>;

const MISSING_NAME = 'Si hvilket brukernavn det gjelder.';
const actions: Record<string, Action> = { add, list, disable, password };

/** `planbordet user …`: the accounts of people. A password that was made here is the only thing on stdout. */
export const run = (args: string[], io: Io): Promise<number> =>
	exitStatus(io, USAGE, async () => {
		const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
		const [name = '', ...words] = positionals;
		const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
		if (!action) throw new WrongUse('Si hva som skal gjøres med brukeren.');
		requireWords(name, words, values);
		const existing = name !== 'add';
		await withDatabase({ io, existing }, (db) => action(db, words, values, io));
	});

// Before the database is opened, which takes seconds on the embedded engine.
function requireWords(action: string, words: string[], { role }: Values): void {
	if (action === 'list' && words.length > 0) throw new WrongUse('list tar ingen navn.');
	if (action !== 'list') onlyWord(words, MISSING_NAME);
	if (action === 'add') requireRole(role);
}

async function add(db: Database, words: string[], values: Values, io: Io): Promise<void> {
	const brukernavn = onlyWord(words, MISSING_NAME);
	const rolle = requireRole(values.role);
	const passord = await newPassord(values);
	const navn = values.navn ?? brukernavn;
	const konto = await createKonto(db, { brukernavn, navn, rolle, passord });
	io.err(`Opprettet kontoen «${konto.brukernavn}» med rollen ${ROLLENAVN[rolle].toLowerCase()}.`);
	tellPassord(passord, values, io);
}

async function list(db: Database, _words: string[], _values: Values, io: Io): Promise<void> {
	for (const { brukernavn, rolle, navn, aktiv, demo } of await listKontoer(db))
		io.out(
			[brukernavn, rolle, aktiv ? 'aktiv' : 'deaktivert', navn, ...(demo ? ['demo'] : [])].join(
				'\t'
			)
		);
}

async function disable(db: Database, words: string[], _values: Values, io: Io): Promise<void> {
	const konto = await kontoByBrukernavn(db, onlyWord(words, MISSING_NAME));
	await deaktiver(db, konto.id);
	io.err(`Deaktiverte kontoen «${konto.brukernavn}» og logget den ut.`);
}

async function password(db: Database, words: string[], values: Values, io: Io): Promise<void> {
	const konto = await kontoByBrukernavn(db, onlyWord(words, MISSING_NAME));
	const passord = await newPassord(values);
	await setPassord(db, konto, passord);
	io.err(`Kontoen «${konto.brukernavn}» har fått nytt passord og er logget ut.`);
	tellPassord(passord, values, io);
}

const newPassord = async (values: Values): Promise<string> =>
	values['password-stdin']
		? ((await text(process.stdin)).split(/\r?\n/)[0] ?? '')
		: generatePassord();

function tellPassord(passord: string, values: Values, io: Io): void {
	if (values['password-stdin']) return;
	io.err('Passordet vises bare denne gangen:');
	io.out(passord);
}
