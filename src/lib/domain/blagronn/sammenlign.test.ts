import { expect, it } from 'vitest';
import { korridorendring } from './sammenlign.ts';

const mal = (cutM: number, restWidthM: number | null) => ({ cutM, restWidthM });

it('what happened to a corridor is told by its cut first, and then by its width', () => {
	expect(korridorendring(mal(0, 80), mal(120, 0))).toBe('nytt brudd');
	expect(korridorendring(mal(120, 0), mal(0, 12))).toBe('åpnet');
	expect(korridorendring(mal(120, 0), mal(130, 0))).toBe('mer brutt');
	expect(korridorendring(mal(120, 0), mal(20, 0))).toBe('mindre brutt');
	expect(korridorendring(mal(0, null), mal(0, 80))).toBe('smalere');
	expect(korridorendring(mal(0, 80), mal(0, 40))).toBe('smalere');
	expect(korridorendring(mal(0, 40), mal(0, null))).toBe('bredere');
	expect(korridorendring(mal(0, null), mal(0, null))).toBe('uendret');
	// Half a metre is the line's own inaccuracy.
	expect(korridorendring(mal(0.2, 40), mal(0.4, 40.3))).toBe('uendret');
});
