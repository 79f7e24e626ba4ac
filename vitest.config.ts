import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { browserArgs, chromiumPath } from './tests/support/browser.ts';
import { LangeForst } from './tests/support/langeForst.ts';
import viteConfig from './vite.config.ts';

const databaseProject = (engine: 'embedded' | 'postgresql') => ({
	extends: true as const,
	test: {
		name: `db-${engine}`,
		environment: 'node',
		include: ['tests/db/**/*.test.ts'],
		env: { PLANBORDET_TEST_ENGINE: engine },
		globalSetup: ['tests/support/databaseTemplate.ts'],
		testTimeout: 120_000,
		hookTimeout: 120_000,
		maxWorkers: 2
	}
});

export default mergeConfig(
	viteConfig,
	defineConfig({
		test: {
			sequence: { sequencer: LangeForst },
			projects: [
				{
					extends: true,
					test: {
						name: 'unit',
						environment: 'node',
						include: ['src/**/*.test.ts', 'db/**/*.test.ts', 'tests/support/*.test.ts'],
						exclude: ['src/**/*.svelte.test.ts'],
						testTimeout: 60_000
					}
				},
				databaseProject('embedded'),
				...(process.env.TEST_DATABASE_URL ? [databaseProject('postgresql')] : []),
				{
					extends: true,
					// Fetched by import(): found only while a test runs, they would reload the page under it.
					optimizeDeps: { include: ['@turf/turf', 'maplibre-gl'] },
					test: {
						name: 'browser',
						include: ['src/**/*.svelte.test.ts'],
						browser: {
							enabled: true,
							headless: true,
							screenshotFailures: false,
							provider: playwright({
								launchOptions: {
									executablePath: await chromiumPath(),
									chromiumSandbox: false,
									args: browserArgs
								}
							}),
							instances: [{ browser: 'chromium' }]
						}
					}
				}
			]
		}
	})
);
