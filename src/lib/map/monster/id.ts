import type { Monster } from '../tegneregler/index.ts';

/** The image id of a pattern: two patterns that look the same share it, two that differ never do. */
export function monsterId(monster: Monster): string {
	switch (monster.form) {
		case 'skravur':
			return `skravur ${monster.retning} ${monster.farge} ${monster.breddePx} ${monster.avstandPx}`;
		case 'striper':
			return `striper ${monster.retning} ${monster.farger.join('')} ${monster.andel} ${monster.flisPx}`;
		case 'prikker':
			return `prikker ${monster.farge} ${monster.diameterPx} ${monster.avstandPx}`;
	}
}

/** The pattern with its colours as the theme shows them. */
export function withColours<M extends Monster>(monster: M, farge: (f: string) => string): M {
	return monster.form === 'striper'
		? { ...monster, farger: monster.farger.map(farge) }
		: { ...monster, farge: farge(monster.farge) };
}
