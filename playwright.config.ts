import { defineConfig } from '@playwright/test';
import { browserArgs, chromiumPath } from './tests/support/browser.ts';

/** Each end-to-end file starts its own server on its own data folder (tests/support/server.ts); two files at a time. */
export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/support/e2eSetup.ts',
	timeout: 240_000,
	workers: 2,
	// Two browsers that draw by software share two cores: what is waited for comes later than where it is alone.
	expect: { timeout: 10_000 },
	// The two files that kill servers take longest: begun last, one of them would be run alone at the end.
	projects: [
		{ name: 'drept', testMatch: /Kill\.test\.ts$/ },
		{ name: 'resten', testIgnore: /Kill\.test\.ts$/ }
	],
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	outputDir: 'test-results/e2e',
	use: {
		viewport: { width: 1440, height: 900 },
		locale: 'nb-NO',
		launchOptions: {
			executablePath: await chromiumPath(),
			chromiumSandbox: false,
			args: browserArgs
		}
	}
});
