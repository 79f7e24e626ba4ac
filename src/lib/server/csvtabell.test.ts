import { describe, expect, it } from 'vitest';
import { BadRequest } from './badRequest.ts';
import { csvtabell, erCsv } from './csvtabell.ts';

const TABELLER = [
	{ fil: 'nokkeltall', tekst: () => 'a' },
	{ fil: 'korridorer', tekst: () => 'b' }
] as const;
const svar = (query: string) => csvtabell([...TABELLER], new URLSearchParams(query), 7);

describe('figures as a spreadsheet', () => {
	it('are asked for by format, and an unknown one is refused', () => {
		expect(['', 'format=', 'format=json'].map((q) => erCsv(new URLSearchParams(q)))).toEqual([
			false,
			false,
			false
		]);
		expect(erCsv(new URLSearchParams('format=csv'))).toBe(true);
		expect(() => erCsv(new URLSearchParams('format=xls'))).toThrow(BadRequest);
	});

	it('are the first table unless one is named, by its own name', async () => {
		for (const query of ['', 'tabell=', 'tabell=nokkeltall'])
			expect(await (await svar(query)).text()).toBe('a');
		const andre = await svar('tabell=korridorer');
		expect(await andre.text()).toBe('b');
		expect(andre.headers.get('content-disposition')).toBe(
			'attachment; filename="korridorer-7.csv"'
		);
	});

	it('of a table that is not there are refused with the names of those that are', async () => {
		await expect(svar('tabell=xx')).rejects.toThrow('Velg en av: nokkeltall, korridorer.');
	});
});
