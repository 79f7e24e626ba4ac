import { describe, expect, it } from 'vitest';
import { menypunkter, SIDER } from './sider.ts';

describe('the menu', () => {
	it('folds the pages about homes and land under one name, in the order of the menu', () => {
		const punkter = menypunkter(SIDER);
		expect(punkter.map(({ navn }) => navn)).toEqual([
			'Kart',
			'Scenarier',
			'Boliger og areal',
			'Import',
			'Admin'
		]);
		expect(punkter.flatMap(({ sider }) => sider)).toEqual(SIDER);
	});

	it('shows a group with one page as that page', () => {
		const en = SIDER.filter(({ href }) => href === '/boligreserve');
		expect(menypunkter(en)).toEqual([{ navn: 'Boligreserve', sider: en }]);
	});
});
