import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

// One term, one spelling: the law's own nouns are used, their English synonyms are not (GLOSSARY.md).
const bannedSynonyms =
	'/^(.*[oO]bjection.*|.*[lL]andUsePurpose.*|.*[hH]azardZone.*|.*[zZ]oningPlan.*|.*[pP]ublicConsultation.*)$/';

export default defineConfig(
	globalIgnores(['build', '.svelte-kit', 'test-results', 'playwright-report', 'data']),
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
				tsconfigRootDir: import.meta.dirname
			}
		},
		rules: {
			// Leaving one property out of an object is what rest is for.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
			'max-lines': ['error', { max: 300 }],
			'no-restricted-syntax': [
				'error',
				{
					selector: `Identifier[name=${bannedSynonyms}]`,
					message: 'Bruk lovens eget ord (GLOSSARY.md).'
				},
				{ selector: 'Identifier[name=/[^\\x00-\\x7F]/]', message: 'ASCII i alle navn.' }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			// Links are plain paths: there is one deployment root.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		// A describe() is a chapter, not a function.
		files: ['**/*.test.ts', 'tests/**/*.ts'],
		rules: { 'max-lines-per-function': 'off' }
	},
	{ files: ['*.js', '*.cjs'], extends: [ts.configs.disableTypeChecked] }
);
