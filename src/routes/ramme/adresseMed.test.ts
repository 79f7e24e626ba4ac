import { describe, expect, it } from 'vitest';
import { adresseMed } from './adresseMed.ts';

describe('the address of a view', () => {
	it('has the choice in it, and is as it was when the choice is taken away', () => {
		const side = { pathname: '/boligreserve', search: '?scenario=1' };
		const med = adresseMed(side, 'bevis', 'hele kommunen:2026-2029:svar');
		expect(med).toBe('/boligreserve?scenario=1&bevis=hele+kommunen%3A2026-2029%3Asvar');
		const search = med.slice('/boligreserve'.length);
		expect(adresseMed({ ...side, search }, 'bevis', null)).toBe('/boligreserve?scenario=1');
		expect(adresseMed({ ...side, search: '' }, 'bevis', null)).toBe('/boligreserve');
	});

	it('has one of each choice', () => {
		const side = { pathname: '/arealregnskap', search: '?raad=utsett&enhet=m2' };
		expect(adresseMed(side, 'raad', 'reduser')).toBe('/arealregnskap?raad=reduser&enhet=m2');
	});
});
