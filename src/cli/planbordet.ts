import { projectRoot } from '../lib/server/projectRoot.ts';
import type { Io } from './command.ts';
import { loadEnv } from './env.ts';

interface Command {
	readonly summary: string;
	readonly load: () => Promise<{ run: (args: string[], io: Io) => Promise<number> }>;
}

/** Every command: a file in commands/ that exports `run`. Loaded when called, so that `inspect` needs no database. */
const COMMANDS: Readonly<Record<string, Command>> = {
	inspect: {
		summary: 'sier hva som er i en fil: objekter, areal, tegnsett og avvik',
		load: () => import('./commands/inspect.ts')
	},
	import: {
		summary: 'leser inn en plan eller et datasett',
		load: () => import('./commands/import.ts')
	},
	user: { summary: 'kontoer: legg til, list, slett', load: () => import('./commands/user.ts') },
	token: {
		summary: 'tilgangsnøkler for skript: lag, list, trekk tilbake',
		load: () => import('./commands/token.ts')
	},
	demo: { summary: 'illustrasjonsdata', load: () => import('./commands/demo.ts') }
};

const USAGE = [
	'Bruk: npm run -s planbordet -- KOMMANDO ...',
	'',
	...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`)
];

const io: Io = {
	out: (line) => {
		process.stdout.write(`${line}\n`);
	},
	err: (line) => {
		process.stderr.write(`${line}\n`);
	}
};

/** Runs the command named first; 2 where there is none of that name. */
async function main([name = '', ...args]: string[]): Promise<number> {
	if (Object.hasOwn(COMMANDS, name)) {
		const command = await COMMANDS[name]?.load();
		if (command) return command.run(args, io);
	}
	const asked = name === '--help' || name === 'help';
	for (const line of USAGE)
		if (asked) io.out(line);
		else io.err(line);
	return asked ? 0 : 2;
}

// A reader that has seen enough (head, less) closes the pipe: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
});

loadEnv(projectRoot());
// The exit code and not exit(): what is written to a pipe must get there.
process.exitCode = await main(process.argv.slice(2));
