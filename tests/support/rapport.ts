import { stripVTControlCharacters } from 'node:util';

/** What a test runner's JSON report says: how many passed, and each that failed with its file, its name and its error. */
export interface Feilet {
	/** File › describe › name. */
	readonly navn: string;
	readonly feil: string;
}
export interface Rapport {
	readonly passed: number;
	readonly skipped: number;
	readonly feilet: readonly Feilet[];
}

interface VitestTest {
	readonly status: string;
	readonly ancestorTitles: readonly string[];
	readonly title: string;
	readonly failureMessages?: readonly string[] | null;
}
interface VitestFile {
	readonly name: string;
	readonly status: string;
	readonly message?: string;
	readonly assertionResults: readonly VitestTest[];
}
export interface VitestReport {
	readonly numPassedTests: number;
	readonly numPendingTests: number;
	readonly numTodoTests: number;
	readonly testResults: readonly VitestFile[];
}

interface Feilmelding {
	readonly message?: string;
}
interface PlaywrightTest {
	readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
	readonly results: readonly { readonly errors?: readonly Feilmelding[] }[];
}
interface PlaywrightSpec {
	readonly title: string;
	readonly tests: readonly PlaywrightTest[];
}
interface PlaywrightSuite {
	readonly title: string;
	readonly specs?: readonly PlaywrightSpec[];
	readonly suites?: readonly PlaywrightSuite[];
}
export interface PlaywrightReport {
	readonly stats: { readonly expected: number; readonly skipped: number };
	readonly suites: readonly PlaywrightSuite[];
	/** What went wrong outside every test. */
	readonly errors: readonly Feilmelding[];
}

const navn = (...deler: readonly string[]): string => deler.filter((d) => d !== '').join(' › ');

const iFil = (root: string, { name, status, message, assertionResults }: VitestFile): Feilet[] => {
	const fil = name.replace(`${root}/`, '');
	const tester = assertionResults
		.filter((test) => test.status === 'failed')
		.map((test) => ({
			navn: navn(fil, ...test.ancestorTitles, test.title),
			feil: (test.failureMessages ?? []).join('\n')
		}));
	// A file that could not be read, or whose set-up failed, has no test that did.
	const utenTest = status === 'failed' && tester.length === 0;
	return utenTest ? [{ navn: fil, feil: message ?? '' }] : tester;
};

const ofVitest = (report: VitestReport, root: string): Rapport => ({
	passed: report.numPassedTests,
	skipped: report.numPendingTests + report.numTodoTests,
	feilet: report.testResults.flatMap((fil) => iFil(root, fil))
});

/** One that passed when it was tried again is no pass. */
const ofSpec = (over: readonly string[], { title, tests }: PlaywrightSpec): Feilet[] =>
	tests
		.filter(({ status }) => status === 'unexpected' || status === 'flaky')
		.map(({ status, results }) => ({
			navn: navn(...over, status === 'flaky' ? `${title} (ustø)` : title),
			feil: results
				.flatMap(({ errors = [] }) => errors.map(({ message = '' }) => message))
				.join('\n')
		}));

const ofSuite = (over: readonly string[], suite: PlaywrightSuite): Feilet[] => {
	const her = [...over, suite.title];
	return [
		...(suite.specs ?? []).flatMap((spec) => ofSpec(her, spec)),
		...(suite.suites ?? []).flatMap((under) => ofSuite(her, under))
	];
};

const ofPlaywright = ({ stats, suites, errors }: PlaywrightReport): Rapport => ({
	passed: stats.expected,
	skipped: stats.skipped,
	feilet: [
		...suites.flatMap((suite) => ofSuite([], suite)),
		...errors.map(({ message = '' }) => ({ navn: 'utenfor testene', feil: message }))
	]
});

/** `root`: what the files' names are told from. */
export const lesRapport = (report: VitestReport | PlaywrightReport, root: string): Rapport =>
	'stats' in report ? ofPlaywright(report) : ofVitest(report, root);

const LINJER_HVER = 10;
// CI shows the last hundred lines: all of this must be among them.
const MEST_LINJER = 80;
const LENGST = 300;

const forsteLinjer = (feil: string): string[] =>
	stripVTControlCharacters(feil)
		.split('\n')
		.filter((linje) => linje.trim() !== '')
		.slice(0, LINJER_HVER)
		.map((linje) => `    ${linje.slice(0, LENGST)}`);

/** Each failed test with the beginning of its error; of many, the names alone, and then how many more there are. */
export function feilliste(feilet: readonly Feilet[]): string[] {
	const hele = feilet.flatMap((f) => [`✗ ${f.navn}`, ...forsteLinjer(f.feil)]);
	if (hele.length <= MEST_LINJER) return hele;
	const navnene = feilet.slice(0, MEST_LINJER).map((f) => `✗ ${f.navn}`);
	const rest = feilet.length - navnene.length;
	return rest > 0 ? [...navnene, `… og ${rest} til`] : navnene;
}
