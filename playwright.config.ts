import { defineConfig } from '@playwright/test';
import { browserArgs, chromiumPath } from './tests/support/browser.ts';

/** Each end-to-end file starts its own server on its own data folder (tests/support/server.ts). */
export default defineConfig({
	testDir: 'tests/e2e',
	timeout: 120_000,
	workers: 1,
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
