import { describe, expect, it } from 'vitest';
import { csv, csvlinjer } from './csv.ts';

const body = (text: string) => text.slice(1).split('\r\n').slice(1, -1);

describe('CSV for a Norwegian spreadsheet', () => {
	it('starts with a BOM, parts cells with semicolons and ends lines with CRLF', () => {
		expect(csv(['Felt', 'Areal'], [['B1', 1]])).toBe('\ufeffFelt;Areal\r\nB1;1\r\n');
	});

	it('writes decimals with a comma and no spaces between thousands', () => {
		expect(body(csv(['a'], [[1234.5], [-0.25]]))).toEqual(['1234,5', '-0,25']);
	});

	it('never hands a spreadsheet a formula', () => {
		const rows = ['=1+1', '+47', '-x', '@SUM(A1)', '\tx'].map((t) => [t]);
		for (const line of body(csv(['a'], rows))) expect(line).toMatch(/^'/);
	});

	it('quotes semicolons, quotes and line breaks so that they come back whole', () => {
		expect(body(csv(['a', 'b'], [['Gå; stå', 'sa «"hei"»']]))).toEqual([
			'"Gå; stå";"sa «""hei""»"'
		]);
	});

	it('writes what is not known as an empty cell', () => {
		expect(body(csv(['a', 'b', 'c'], [[null, Number.NaN, true]]))).toEqual([';;ja']);
	});

	it('carries the illustration note on every row', () => {
		const text = csv(['a'], [['x'], ['y']], 'Illustrasjon – ikke gjeldende plan');
		expect(text.slice(1).split('\r\n')[0]).toBe('a;Merknad');
		for (const line of body(text)) expect(line).toMatch(/;Illustrasjon – ikke gjeldende plan$/);
	});

	it('is the same line by line, as the rows come', async () => {
		const rader = [['B1', 1.5, null] as const, ['=x', true, 'a;b'] as const];
		async function* kommende() {
			for (const rad of rader) yield await Promise.resolve(rad);
		}
		const linjer: string[] = [];
		for await (const linje of csvlinjer(['a', 'b', 'c'], kommende())) linjer.push(linje);
		expect(linjer).toHaveLength(3);
		expect(linjer.join('')).toBe(csv(['a', 'b', 'c'], rader));
	});
});
