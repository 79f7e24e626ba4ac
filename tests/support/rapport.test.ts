import { describe, expect, it } from 'vitest';
import { feilliste, lesRapport, type PlaywrightReport, type VitestReport } from './rapport.ts';

const root = '/hjem/planbordet';
const vitest: VitestReport = {
	numPassedTests: 2,
	numPendingTests: 3,
	numTodoTests: 1,
	testResults: [
		{
			name: `${root}/tests/db/diff.test.ts`,
			status: 'failed',
			assertionResults: [
				{ status: 'passed', ancestorTitles: [], title: 'går', failureMessages: [] },
				{
					status: 'failed',
					ancestorTitles: ['en diff', 'av to'],
					title: 'er hel',
					failureMessages: [
						'\u001b[31mAssertionError: 1 er ikke 2\u001b[39m\n\n    at diff.test.ts:3'
					]
				}
			]
		},
		{
			name: `${root}/src/lib/a.test.ts`,
			status: 'failed',
			message: 'the set-up failed',
			assertionResults: [{ status: 'pending', ancestorTitles: [], title: 'b' }]
		},
		{ name: `${root}/src/lib/c.test.ts`, status: 'passed', assertionResults: [] }
	]
};
const spec = (
	title: string,
	status: 'expected' | 'flaky' | 'unexpected',
	...messages: string[]
) => ({
	title,
	tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }]
});
const playwright: PlaywrightReport = {
	stats: { expected: 1, skipped: 2 },
	suites: [
		{
			title: 'kart.test.ts',
			specs: [spec('tegnes', 'unexpected', 'Timeout'), spec('er her', 'expected')],
			suites: [{ title: 'på mobil', specs: [spec('vises', 'flaky', 'ikke synlig')] }]
		}
	],
	errors: [{ message: 'the global set-up failed' }]
};

describe('the report of a test run', () => {
	it('of vitest names each failed test, and a file that has none that could fail', () => {
		const { feilet, ...tall } = lesRapport(vitest, root);
		expect(tall).toEqual({ passed: 2, skipped: 4 });
		expect(feilliste(feilet)).toEqual([
			'✗ tests/db/diff.test.ts › en diff › av to › er hel',
			'    AssertionError: 1 er ikke 2',
			'        at diff.test.ts:3',
			'✗ src/lib/a.test.ts',
			'    the set-up failed'
		]);
	});

	it('of Playwright counts one that passed when it was tried again as failed', () => {
		const { feilet, ...tall } = lesRapport(playwright, root);
		expect(tall).toEqual({ passed: 1, skipped: 2 });
		expect(feilliste(feilet)).toEqual([
			'✗ kart.test.ts › tegnes',
			'    Timeout',
			'✗ kart.test.ts › på mobil › vises (ustø)',
			'    ikke synlig',
			'✗ utenfor testene',
			'    the global set-up failed'
		]);
	});

	it('stays within the lines that CI shows, however many failed and however long their errors are', () => {
		const lang = Array.from({ length: 50 }, (_, i) => `linje ${i}`).join('\n');
		const mange = (antall: number) =>
			feilliste(Array.from({ length: antall }, (_, i) => ({ navn: `test ${i}`, feil: lang })));
		expect(mange(2)).toHaveLength(22);
		expect(mange(20)).toEqual(Array.from({ length: 20 }, (_, i) => `✗ test ${i}`));
		expect(mange(200)).toHaveLength(81);
		expect(mange(200).at(-1)).toBe('… og 120 til');
	});
});
