import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { gjenopprettingSchema } from './endring/gjenopprett.ts';
import { flettingSchema } from './fletting/flett.ts';
import './http.ts';
import { tilstedeSchema } from './live/tilstede.ts';
import { scenarioendringSchema } from './scenario/hode.ts';
import { nyttScenarioSchema } from './scenario/kopi.ts';

const SKJEMAER = {
	gjenopprettingSchema,
	flettingSchema,
	tilstedeSchema,
	scenarioendringSchema,
	nyttScenarioSchema
};

const said = (schema: v.GenericSchema, value: unknown): string[] =>
	(v.safeParse(schema, value).issues ?? []).map(({ message }) => message);

describe('what is said of a body that cannot be used', () => {
	it.each(Object.entries(SKJEMAER))('is in bokmål, whatever is sent: %s', (_, schema) => {
		const sent = [
			null,
			7,
			[],
			{},
			{ tull: 1 },
			{
				version: 1.5,
				parent: 0,
				revision: -1,
				seen: 'x',
				from: null,
				client: 3,
				choices: { a: 1 }
			},
			{ version: 0, parent: 1.5, objects: [1], object: 1, name: 1, seen: {}, archived: 2 }
		];
		const words = sent.flatMap((value) => said(schema, value));
		expect(words.length).toBeGreaterThan(6);
		for (const word of words) expect(word).not.toMatch(/invalid|expected|received/i);
	});

	it('tells what is missing from what is not known here, and where a limit is', () => {
		expect(said(nyttScenarioSchema, { parent: 1, name: 'Nytt', tull: 1 })).toEqual([
			'feltet finnes ikke her.'
		]);
		expect(said(nyttScenarioSchema, { parent: 1 })).toEqual(['feltet mangler.']);
		expect(said(nyttScenarioSchema, { parent: 1.5, name: 'Nytt' })).toEqual([
			'skriv et helt tall.'
		]);
		expect(said(nyttScenarioSchema, { parent: 0, name: 'Nytt' })).toEqual(['minst 1.']);
	});
});
