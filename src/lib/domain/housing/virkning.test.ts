import { describe, expect, it } from 'vitest';
import type { Boligsone } from './boligsone.ts';
import { standardsett } from './standardparametre.ts';
import { flytter, parameterskifter, virkning } from './virkning.ts';

const sone = (sted: string, arealformal: number) =>
	({
		sted,
		klasser: [{ arealformal, arealbruksstatus: 2, nettoDaa: 100, betingetDaa: 0 }]
	}) as unknown as Boligsone;
const soner = [sone('Raufoss', 1130), sone('Eina', 1110)];
const naa = standardsett('3443');
const ny = {
	...naa,
	rader: naa.rader.map((rad) =>
		rad.arealformal === 1110 && rad.arealbruksstatus === 2
			? { ...rad, boligerPerDaa: { min: 1.2, mid: 4.4, max: 4.5 } }
			: rad
	)
};

describe('a change of parameters', () => {
	it('shows what it moves, and leaves the rest where it is', () => {
		const [hele, raufoss, eina] = virkning(soner, naa, ny);
		expect(eina?.etter[0]).toBeCloseTo(2 * (eina?.for[0] ?? 0));
		expect(raufoss && flytter(raufoss)).toBe(false);
		expect(hele && flytter(hele)).toBe(true);
		expect(hele?.etter[1]).toBeCloseTo((raufoss?.etter[1] ?? 0) + (eina?.etter[1] ?? 0));
	});

	it('does not call it none where nothing was known before, or is after', () => {
		const uten = { ...naa, rader: naa.rader.filter(({ arealformal }) => arealformal !== 1130) };
		const [hele, raufoss] = virkning(soner, uten, naa);
		expect(raufoss?.for).toEqual([null, null, null]);
		expect(raufoss?.etter[0]).toBeGreaterThan(0);
		expect(raufoss && flytter(raufoss)).toBe(true);
		expect(hele?.for[0]).toBeGreaterThan(0);
		expect(virkning(soner, naa, uten)[1]?.etter).toEqual([null, null, null]);
		const ingen = virkning(soner, uten, uten)[1];
		expect(ingen && flytter(ingen)).toBe(false);
	});

	it('names each parameter that is not as it was', () => {
		expect(parameterskifter(naa, ny)).toEqual([
			{ navn: 'Boligbebyggelse, framtidig: tetthet, middels', for: 2.2, etter: 4.4 },
			{ navn: 'Boligbebyggelse, framtidig: tetthet, høy', for: 3.5, etter: 4.5 }
		]);
		const uten = { ...naa, rader: naa.rader.filter(({ arealformal }) => arealformal !== 1130) };
		expect(parameterskifter(naa, uten)).toHaveLength(12);
		expect(parameterskifter(naa, uten)[0]).toMatchObject({ for: 9, etter: null });
		expect(parameterskifter(uten, naa)[0]).toMatchObject({ for: null, etter: 9 });
		expect(parameterskifter(naa, naa)).toEqual([]);
		expect(parameterskifter(naa, { ...naa, tidsprofil: [0.5, 0.2, 0.3] })).toHaveLength(2);
	});
});
