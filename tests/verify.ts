import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { forgetUnpackedChromium } from './support/browser.ts';
import {
	feilliste,
	lesRapport,
	type Feilet,
	type PlaywrightReport,
	type VitestReport
} from './support/rapport.ts';

/**
 * `npm test`: every check of the project, those that need one core two at a time, and one closing block for all of it:
 * each test that failed, and how many passed. A check that has no tests of its own counts as one.
 */
interface Step {
	readonly name: string;
	readonly command: string;
	/** Where its test runner writes what passed and failed; none: the exit status is the one test. */
	readonly report?: string;
}

const vitest = (project: string): Step => ({
	name: project,
	command: `npx vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=test-results/${project}.json`,
	report: `test-results/${project}.json`
});

/**
 * Each group is done before the next is begun. The steps of a group with several run side by side, in two lanes: each
 * needs one core. One that is alone takes both.
 */
const groups: readonly (readonly Step[])[] = [
	[
		vitest('unit'),
		{ name: 'lint', command: 'npx eslint --max-warnings 0 .' },
		{ name: 'type check', command: 'npm run -s check' },
		{ name: 'format', command: 'npx prettier --check --log-level warn .' },
		{ name: 'unused code', command: 'npx knip' },
		{ name: 'import rules', command: 'npx depcruise src db tests --output-type err' }
	],
	[vitest('db-embedded')],
	...(process.env.TEST_DATABASE_URL ? [[vitest('db-postgresql')]] : []),
	[vitest('browser'), { name: 'build', command: 'npx vite build --logLevel warn' }],
	[{ name: 'end to end', command: 'npx playwright test', report: 'test-results/e2e.json' }]
];
const LANES = 2;

interface Outcome {
	readonly passed: number;
	readonly skipped: number;
	readonly failed: readonly Feilet[];
}

/** The command's status and what it wrote: at once where it is alone, else when all of it is there. */
function execute(command: string, isAlone: boolean): Promise<{ status: number; written: string }> {
	return new Promise((resolve) => {
		const pieces: Buffer[] = [];
		const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
		const child = spawn(command, {
			shell: true,
			stdio: ['inherit', 'pipe', 'pipe'],
			env: { ...process.env, ...colours }
		});
		const keep = (to: NodeJS.WriteStream) => (piece: Buffer) => {
			pieces.push(piece);
			if (isAlone) to.write(piece);
		};
		child.stdout.on('data', keep(process.stdout));
		child.stderr.on('data', keep(process.stderr));
		child.on('close', (code) => {
			resolve({ status: code ?? 1, written: Buffer.concat(pieces).toString() });
		});
	});
}

const END_LINES = 10;
/** A step that failed without a test to name: how it ended. */
const asOneTest = ({ name }: Step, written: string): Feilet => ({
	navn: name,
	feil: written.trimEnd().split('\n').slice(-END_LINES).join('\n')
});

function outcomeOf(step: Step, status: number, written: string): Outcome {
	const { report } = step;
	const broken = asOneTest(step, written);
	if (!report || !existsSync(report))
		return status === 0
			? { passed: 1, skipped: 0, failed: [] }
			: { passed: 0, skipped: 0, failed: [broken] };
	const text = readFileSync(report, 'utf8');
	const { passed, skipped, feilet } = lesRapport(
		JSON.parse(text) as VitestReport | PlaywrightReport,
		process.cwd()
	);
	// A runner that fails with no failed test (a crash, an empty suite) is one failure.
	const isBroken = feilet.length === 0 && (status !== 0 || passed === 0);
	const failed = feilet.map(({ navn, feil }) => ({ navn: `${step.name}: ${navn}`, feil }));
	return { passed, skipped, failed: isBroken ? [broken] : failed };
}

async function run(step: Step, isAlone: boolean): Promise<Outcome> {
	const { name, command } = step;
	const heading = `\n── ${name}: ${command}`;
	if (isAlone) console.log(heading);
	const started = Date.now();
	const { status, written } = await execute(command, isAlone);
	const outcome = outcomeOf(step, status, written);
	if (!isAlone) console.log(`${heading}\n${written.trimEnd()}`);
	const how = outcome.failed.length === 0 ? 'ok' : 'FAILED';
	console.log(`── ${name}: ${how} (${Math.round((Date.now() - started) / 1000)} s)`);
	return outcome;
}

/** All steps of a group, the first ones first. */
async function runGroup(group: readonly Step[]): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const waiting = [...group];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift())
			outcomes.push(await run(step, group.length === 1));
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	return outcomes;
}

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
forgetUnpackedChromium();
const only = process.argv.slice(2);
const isChosen = ({ name }: Step) => only.length === 0 || only.includes(name);
const chosen = groups.map((group) => group.filter(isChosen)).filter((group) => group.length > 0);
const outcomes: Outcome[] = [];
for (const group of chosen) outcomes.push(...(await runGroup(group)));
const sum = (count: (outcome: Outcome) => number) =>
	outcomes.reduce((total, outcome) => total + count(outcome), 0);
const failed = outcomes.flatMap((outcome) => outcome.failed);
if (failed.length > 0) console.log(`\n${feilliste(failed).join('\n')}`);
const skipped = sum((outcome) => outcome.skipped);
console.log(
	`\n${sum(({ passed }) => passed)} passed, ${failed.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
);
process.exitCode = failed.length > 0 ? 1 : 0;
