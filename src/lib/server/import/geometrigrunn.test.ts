import { expect, it } from 'vitest';
import { geometrigrunn } from './geometrigrunn.ts';

it.each([
	['Self-intersection', 'grensen krysser eller berører seg selv'],
	['Ring Self-intersection[590000 6730000]', 'grensen krysser eller berører seg selv'],
	['Hole lies outside shell', 'et hull ligger utenfor flaten'],
	['Holes are nested', 'et hull ligger inni et annet'],
	['Interior is disconnected', 'hullene deler flaten i to'],
	['Too few points in geometry component', 'den har for få punkter'],
	['Geometry has too few points', 'den har for få punkter'],
	['Something new', 'formen er ikke gyldig'],
	[null, 'formen er ikke gyldig']
])('what PostGIS calls «%s» is told in bokmål', (reason, grunn) => {
	expect(geometrigrunn(reason)).toBe(grunn);
});
