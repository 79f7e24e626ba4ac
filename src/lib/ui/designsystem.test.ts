import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Which style sheet of ours brings which class of Designsystemet; the rest come with app.css, on every page. */
const SHEETS: Record<string, string> = {
	'ds-field': 'inndata',
	'ds-validation-message': 'inndata',
	'ds-input': 'inndata',
	'ds-label': 'inndata',
	'ds-table': 'tabell',
	'ds-dialog': 'dialog',
	'ds-alert': 'varsel',
	'ds-tag': 'merkelapp'
};
const ON_EVERY_PAGE = ['ds-button', 'ds-sr-only'];

const parts = globSync('src/**/*.svelte').map((file) => {
	const source = readFileSync(file, 'utf8');
	const names = new Set(
		[...source.matchAll(/class="([^"]*)"/g)].flatMap(([, list = '']) =>
			list.split(/\s+/).filter((name) => name.startsWith('ds-'))
		)
	);
	return { file, source, names: [...names] };
});

describe('a part that looks as Designsystemet has it', () => {
	it.each(parts.filter(({ names }) => names.length > 0))(
		'$file brings the style sheets of its classes',
		({ source, names }) => {
			const missing = names
				.filter((name) => !ON_EVERY_PAGE.includes(name))
				.map((name) => SHEETS[name] ?? `a sheet with ${name}`)
				.filter((sheet) => !source.includes(`#lib/ui/${sheet}.css`));
			if (
				/data-color=[^>\s]*(danger|success|warning)/.test(source) &&
				!source.includes('farger.css')
			)
				missing.push('farger');
			expect(missing).toEqual([]);
		}
	);
});
