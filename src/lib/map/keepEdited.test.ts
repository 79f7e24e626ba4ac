import { describe, expect, it } from 'vitest';
import { CHANGED_SOURCE, keepEdited } from './mapController.ts';
import { layerAbove, zorder } from './zorder.ts';
import type { StyleSpecification } from 'maplibre-gl';

const style = (ids: readonly string[], sources: readonly string[]): StyleSpecification =>
	({
		version: 8,
		sources: Object.fromEntries(sources.map((id) => [id, { type: 'vector' }])),
		layers: ids.map((id) => ({ id, type: 'fill' }))
	}) as StyleSpecification;

describe('det som er endret og ikke er i flisene ennå', () => {
	const ours = ['arealformal-flate', 'arealformal-omriss', 'kart-veg', 'hensynssone-navn'];

	it('ligger over formålene, og under veger, hensynssoner, linjer og navn', () => {
		expect(layerAbove('redigert-flate', ours)).toBe('kart-veg');
		const [first] = zorder.filter((id) => id.startsWith('hensynssone'));
		expect(zorder.indexOf('redigert-omriss')).toBeLessThan(zorder.indexOf(first ?? ''));
		expect(layerAbove('redigert-flate', ['arealformal-flate', 'skisse-polygon'])).toBeUndefined();
	});

	it('ligger der fortsatt når kartet får en annen stil, og det som tegnes, ligger øverst', () => {
		const before = style(
			['arealformal-flate', 'redigert-flate', 'redigert-omriss', 'kart-veg', 'skisse-polygon'],
			['plan', CHANGED_SOURCE, 'skisse-polygon']
		);
		const { layers, sources } = keepEdited(before, style(ours, ['plan']));
		expect(layers.map(({ id }) => id)).toEqual([
			'arealformal-flate',
			'arealformal-omriss',
			'redigert-flate',
			'redigert-omriss',
			'kart-veg',
			'hensynssone-navn',
			'skisse-polygon'
		]);
		expect(Object.keys(sources)).toEqual(['plan', CHANGED_SOURCE, 'skisse-polygon']);
	});
});
