import { expect, it } from 'vitest';
import { formatMaling, measure } from './measure.ts';

// 100 m × 100 m at Raufoss, corners from EPSG:25832 by PostGIS ST_Transform are within a centimetre of these.
const north = 100 / 111_412;
const east = 100 / 54_550;
const square = [
	[10.61, 60.72],
	[10.61 + east, 60.72],
	[10.61 + east, 60.72 + north],
	[10.61, 60.72 + north]
] as const;

it('måler en hektar ved Raufoss på en prosent nær', () => {
	const { lengthM, areaM2 } = measure(square);
	expect(lengthM / 300).toBeCloseTo(1, 1);
	expect(Math.abs((areaM2 ?? 0) / 10_000 - 1)).toBeLessThan(0.01);
});

it('sier ingen flate før det er tre punkter', () => {
	expect(measure([])).toEqual({ lengthM: 0, areaM2: null });
	expect(measure(square.slice(0, 2)).areaM2).toBeNull();
});

it('sier alltid at tallet er omtrentlig', () => {
	expect(formatMaling({ lengthM: 1234.4, areaM2: null }).replace(/\s/gu, ' ')).toBe('≈ 1 234 m');
	expect(formatMaling({ lengthM: 12_340, areaM2: 10_000 }).replace(/\s/gu, ' ')).toBe(
		'≈ 12,3 km · ≈ 10,0 daa'
	);
});
