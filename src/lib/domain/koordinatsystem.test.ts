import { expect, it } from 'vitest';
import { isGeographic, kartplan } from './koordinatsystem.ts';

it.each([4258, 4326, 4230, 4273, 4937])('EPSG:%i is in degrees', (epsg) => {
	expect(isGeographic(epsg)).toBe(true);
});

// 4647 is EUREF89 UTM 32 with the zone before the easting, 4855 and 4880 are EUREF89 NTM 5 and 30.
it.each([25832, 5110, 4647, 4855, 4880, 4087])('EPSG:%i is plane', (epsg) => {
	expect(isGeographic(epsg)).toBe(false);
});

it.each([
	[25832, 'meter'],
	[5115, 'meter'],
	[23032, 'meter'],
	[5972, 'meter'],
	[4855, 'meter'],
	[27393, 'meter'],
	[4258, 'grader'],
	[5942, 'grader'],
	[3857, 'web-mercator'],
	[900913, 'web-mercator'],
	[99999, 'ukjent']
] as const)('EPSG:%i is in %s', (epsg, plan) => {
	expect(kartplan(epsg)).toBe(plan);
});
