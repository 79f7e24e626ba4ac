import type { Farge } from './tegneregler/index.ts';

export type Temanavn = 'lys' | 'mork';
/** `graaskala`: fills are greys and the code is written in the zone, for colour-blind readers and black-and-white paper. */
export type Modus = 'farger' | 'graaskala';

/** Everything a layer needs to know of how the map is to look. */
export interface Theme {
	readonly navn: Temanavn;
	readonly modus: Modus;
	/** The paper under the map. */
	readonly grunn: Farge;
	/** Water and terrain where no plan covers them. */
	readonly vann: Farge;
	readonly terreng: Farge;
	/** The grey line map: RGB 153 (veileder Kommuneplanens arealdel kap. 8.1). */
	readonly kartlinje: Farge;
	readonly tekst: Farge;
	readonly glorie: Farge;
	readonly valgt: Farge;
	readonly merket: Farge;
	/** A national colour as this theme shows it. */
	readonly farge: (nasjonal: Farge) => Farge;
}

const felles = {
	kartlinje: '#999999',
	tekst: '#000000',
	glorie: '#ffffff',
	valgt: '#0038c8',
	merket: '#c2006b'
};
const grunner = {
	lys: { grunn: '#f7f6f3', vann: '#e6ecef', terreng: '#eeede8' },
	mork: { grunn: '#2a2d31', vann: '#343b41', terreng: '#303336' }
};

/**
 * The theme of a map. `utenFlater`: the purposes are hidden, so that what is drawn lies on the ground
 * itself; the black of hatches and lines then turns light in the dark theme.
 */
export function createTheme(navn: Temanavn, modus: Modus, utenFlater = false): Theme {
	const omvendt = navn === 'mork' && utenFlater;
	const farge = (nasjonal: Farge) => {
		if (omvendt && nasjonal === '#000000') return '#ececec';
		return modus === 'graaskala' ? graatone(nasjonal) : nasjonal;
	};
	const tekst = omvendt ? { tekst: '#ffffff', glorie: '#000000' } : {};
	return { ...felles, ...grunner[navn], ...tekst, navn, modus, farge };
}

/**
 * A colour as a grey of the same relative lightness. Fills are lifted to 60–100 % so that black text
 * stands on all of them with contrast above 7:1; pure black and pure red (the two line colours of the
 * rules) become black and a mid grey, so that nåværende and framtidig lines differ.
 */
export function graatone(farge: Farge): Farge {
	if (farge === '#000000') return farge;
	if (farge === '#ff0000') return '#6b6b6b';
	const [r, g, b] = rgb(farge);
	const light = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
	const value = Math.round(255 * (0.6 + 0.4 * light))
		.toString(16)
		.padStart(2, '0');
	return `#${value}${value}${value}`;
}

/** Red, green and blue, 0–255, of a `#rrggbb` colour. */
export function rgb(farge: Farge): [number, number, number] {
	const value = Number.parseInt(farge.slice(1), 16);
	return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** A colour between two: `del` 0 gives the first, 1 the second. */
export function blend(fra: Farge, til: Farge, del: number): Farge {
	const b = rgb(til);
	const mixed = rgb(fra).map((a, i) => Math.round(a + ((b[i] ?? a) - a) * del));
	return `#${mixed.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}
