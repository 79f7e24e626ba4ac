import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { forgetUnpackedChromium } from './support/browser.ts';

/**
 * `npm test`: every check of the project, one after another (two cores, and the browser is heavy), and one
 * closing line for all of it. A check that has no tests of its own counts as one.
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

const steps: Step[] = [
	{ name: 'format', command: 'npx prettier --check --log-level warn .' },
	{ name: 'type check', command: 'npm run -s check' },
	{ name: 'lint', command: 'npx eslint --max-warnings 0 .' },
	{ name: 'import rules', command: 'npx depcruise src db tests --output-type err' },
	{ name: 'unused code', command: 'npx knip' },
	vitest('unit'),
	vitest('db-embedded'),
	...(process.env.TEST_DATABASE_URL ? [vitest('db-postgresql')] : []),
	vitest('browser'),
	{ name: 'build', command: 'npx vite build --logLevel warn' },
	{ name: 'end to end', command: 'npx playwright test', report: 'test-results/e2e.json' }
];

interface Count {
	passed: number;
	failed: number;
	skipped: number;
}

interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
}
interface PlaywrightReport {
	stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

function readReport(file: string): Count {
	const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport | PlaywrightReport;
	if ('stats' in report) {
		const { expected, unexpected, flaky, skipped } = report.stats;
		return { passed: expected, failed: unexpected + flaky, skipped };
	}
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests,
		skipped: report.numPendingTests + report.numTodoTests
	};
}

function run({ name, command, report }: Step): Count {
	console.log(`\n── ${name}: ${command}`);
	const started = Date.now();
	const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
	console.log(
		`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`
	);
	const ok = status === 0;
	if (!report || !existsSync(report)) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
	const count = readReport(report);
	// A runner that fails with no failed test (a crash, an empty suite) is one failure.
	if ((!ok && count.failed === 0) || count.passed === 0) count.failed += 1;
	return count;
}

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
forgetUnpackedChromium();
const only = process.argv.slice(2);
const chosen = only.length > 0 ? steps.filter(({ name }) => only.includes(name)) : steps;
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failing: string[] = [];
for (const step of chosen) {
	const count = run(step);
	if (count.failed > 0) failing.push(step.name);
	for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
}
if (failing.length > 0) console.log(`\nFailed: ${failing.join(', ')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
