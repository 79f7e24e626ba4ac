import { expect, it } from 'vitest';
import { formatUtm, lngLatFromUtm, utmFromLngLat } from './utm.ts';

// lng, lat, zone, north, east: ST_Transform from EPSG:4258 in PostGIS 3.3 / PROJ 9.1.
const fasit = [
	[10.6133, 60.72604, 32, 6733353.89073, 588001.09027],
	[10.5, 60.5, 32, 6708035.97925, 582395.97293],
	[11.0, 60.9, 32, 6753303.87341, 608499.95296],
	[9.0, 60.7, 32, 6729372.73867, 500000.0],
	[5.3221, 60.3913, 32, 6700648.34511, 297353.93273],
	[12.9, 61.9, 32, 6869193.69652, 704852.5548],
	[23.68, 70.66, 33, 7862392.64691, 819867.50695],
	[31.1, 70.37, 35, 7812315.20344, 653622.74939]
] as const;

it.each(fasit)('%f, %f i sone %i er der PostGIS sier, innenfor en tidels millimeter', (...row) => {
	const [lng, lat, sone, nord, ost] = row;
	const utm = utmFromLngLat(lng, lat, sone);
	expect(Math.abs(utm.nord - nord)).toBeLessThan(0.0001);
	expect(Math.abs(utm.ost - ost)).toBeLessThan(0.0001);
});

it.each(fasit)(
	'og tilbake fra UTM til %f, %f i sone %i, innenfor en tidels millimeter',
	(...row) => {
		const [lng, lat, sone] = row;
		const back = lngLatFromUtm(utmFromLngLat(lng, lat, sone), sone);
		expect(Math.abs(back.lat - lat)).toBeLessThan(1e-9);
		expect(Math.abs(back.lng - lng)).toBeLessThan(1e-9);
	}
);

it('skrives i hele meter med mellomrom for tusen', () => {
	expect(formatUtm({ nord: 6732676.4, ost: 587836.6 }).replace(/\s/gu, ' ')).toBe(
		'N 6 732 676 Ø 587 837'
	);
});
