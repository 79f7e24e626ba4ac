import { describe, expect, it } from 'vitest';
import { malt } from '#lib/domain/bevis.ts';
import { overKommunemalet } from './behovsvisning.ts';

describe('the goals of the places beside that of the municipality', () => {
	const rad = (tettsted: string, verdi: number) => ({
		tettsted,
		goal: malt('Mål', verdi, 'boliger', { hvordan: 'Satt' })
	});

	it('are told of where they come to more, and not where they do not', () => {
		const rader = [rad('Raufoss', 590), rad('Eina', 115), rad('hele kommunen', 320)];
		expect(overKommunemalet(rader)).toContain('705 boliger til sammen, 385 mer enn');
		expect(overKommunemalet([rad('Raufoss', 320), rad('hele kommunen', 320)])).toBeNull();
		expect(overKommunemalet([rad('Raufoss', 320)])).toBeNull();
	});
});
