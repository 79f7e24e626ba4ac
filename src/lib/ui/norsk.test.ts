import { describe, expect, it } from 'vitest';
import { dato, dekar, klokkeslett, koordinat, tall, tidspunkt, utmnavn } from './norsk.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('how numbers and dates are written', () => {
	it('writes dekar with one decimal, a comma and spaces between thousands', () => {
		expect(plain(dekar(1_234_500))).toBe('1 234,5 daa');
	});

	it('keeps the decimals that were asked for', () => {
		expect(plain(tall(12, 2))).toBe('12,00');
	});

	it('writes a date the Norwegian way, in Norwegian time', () => {
		expect(dato('2023-04-14T23:30:00Z')).toBe('15.04.2023');
		expect(klokkeslett('2023-04-14T10:03:00Z')).toBe('12:03');
		expect(plain(tidspunkt('2023-04-14T10:03:00Z'))).toBe('14.04.2023 kl. 12:03');
	});

	it('writes coordinates in whole metres, north first', () => {
		expect(plain(koordinat(6_732_676.4, 587_836.6))).toBe('N 6 732 676 Ø 587 837');
		expect(utmnavn(25832)).toBe('EUREF89 UTM 32');
	});
});
