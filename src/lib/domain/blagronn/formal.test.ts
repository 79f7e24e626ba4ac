import { describe, expect, it } from 'vitest';
import { formalsklasse, FORMALSKLASSER } from './formal.ts';

describe('what a purpose is to the blue-green structure', () => {
	it('is green for 3001–3100, water for 6001–6800, and building for bebyggelse og anlegg', () => {
		for (const kode of [3001, 3002, 3020, 3030, 3040, 3050, 3100])
			expect(formalsklasse('KpArealformal', kode)).toBe('gronn');
		expect(formalsklasse('KpArealformal', 6600)).toBe('vann');
		expect(formalsklasse('KpArealformal', 1110)).toBe('bygg');
		expect(formalsklasse('RpArealformålOmråde', 1113)).toBe('bygg');
		expect(formalsklasse('KpArealbrukPbl1985', 110)).toBe('bygg');
	});

	it('is nothing for LNFR, roads, graveyards and what has no code', () => {
		for (const kode of [5100, 5210, 2010, 1600, 1700, 4001])
			expect(formalsklasse('KpArealformal', kode)).toBeNull();
		expect(formalsklasse('KpArealformal', null)).toBeNull();
	});

	it('is one thing alone: no code is in two ranges', () => {
		for (const a of FORMALSKLASSER)
			for (const b of FORMALSKLASSER)
				if (a !== b && a.liste === b.liste) expect(a.til < b.fra || b.til < a.fra).toBe(true);
	});
});
