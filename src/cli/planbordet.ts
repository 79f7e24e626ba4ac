import type { Io } from './command.ts';
import { keepCompiled } from './keepCompiled.js';

interface Command {
	readonly summary: string;
	readonly load: () => Promise<{
		run: (args: string[], io: Io) => Promise<number>;
		USAGE: readonly string[];
	}>;
}

/** Every command: a file in commands/ that exports `run` and how it is used. Loaded when called, so that `inspect` needs no database. */
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

const isHelp = (word: string) => ['--help', '-h', 'help'].includes(word);

/** How something is used: on stdout and 0 for one who asked, on stderr and 2 for wrong use. */
function help(usage: readonly string[], asked: boolean): number {
	for (const line of usage)
		if (asked) io.out(line);
		else io.err(line);
	return asked ? 0 : 2;
}

/** Runs the command named first; 2 where there is none of that name. */
async function main([name = '', ...args]: string[]): Promise<number> {
	const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.load() : undefined;
	if (!command) return help(USAGE, isHelp(name));
	return isHelp(args[0] ?? '') ? help(command.USAGE, true) : command.run(args, io);
}

// A reader that has seen enough (head, less) closes the pipe: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
});

keepCompiled();
const { loadEnv } = await import('./env.ts');
const { projectRoot } = await import('../lib/server/projectRoot.ts');
loadEnv(projectRoot());
// The exit code and not exit(): what is written to a pipe must get there.
process.exitCode = await main(process.argv.slice(2));
