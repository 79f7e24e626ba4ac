import { describe, expect, it } from 'vitest';
import { standardsett } from '#lib/domain/housing/standardparametre.ts';
import { feltfeil, lesTall, medVerdier, tilSkjema } from './parameterskjema.ts';

const sett = standardsett('3443');
const skjema = (endret: Record<string, string>) => ({ ...tilSkjema(sett), ...endret });

describe('the parameter form', () => {
	it('shows the parameters that apply, and gives them back unchanged', () => {
		expect(tilSkjema(sett)['1110-2-mid']).toBe('2,2');
		expect(feltfeil(tilSkjema(sett), sett)).toEqual({});
		expect(medVerdier(sett, tilSkjema(sett))).toEqual(sett);
	});

	it('says by the field what is wrong and what to write', () => {
		const feil = (endret: Record<string, string>) => feltfeil(skjema(endret), sett);
		expect(feil({ '1110-2-nettofaktor': '7,5' })).toEqual({
			'1110-2-nettofaktor': 'Skriv et tall fra 0 til 1.'
		});
		expect(feil({ '1110-2-mid': 'to' })).toEqual({
			'1110-2-mid': 'Skriv et tall, for eksempel 0,75.'
		});
		expect(feil({ '1110-2-min': '3' })).toEqual({
			'1110-2-mid': 'Middels må være minst like høy som lav.'
		});
		expect(feil({ 'tidsprofil-0': '0,4' })).toEqual({
			'tidsprofil-2': 'Andelene er 1,1 til sammen. De må bli 1.'
		});
		expect(feil({ '1130-2-kilde': ' ' })).toEqual({
			'1130-2-kilde': 'Skriv hvor tallene kommer fra.'
		});
	});

	it('reads comma and point alike, and neither signs, letters nor nothing', () => {
		expect([lesTall('0,75'), lesTall(' 12.6 ')]).toEqual([0.75, 12.6]);
		for (const text of ['', '-1', '1e3', '0x10', '1 000', undefined])
			expect(lesTall(text)).toBeNaN();
	});
});
