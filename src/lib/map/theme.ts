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
	/** The fill of a zone as this theme shows it: in grey mode framtidig is always the darker. */
	readonly fyll: (nasjonal: Farge, framtidig: boolean) => Farge;
}

/** Grey on every ground: the line map is to be read on the purposes and never to be taken for one of them. */
export const kartlinje: Farge = '#999999';

const felles = {
	kartlinje,
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
	const fyll = (nasjonal: Farge, framtidig: boolean) =>
		modus === 'graaskala' ? graattFyll(nasjonal, framtidig) : nasjonal;
	const tekst = omvendt ? { tekst: '#ffffff', glorie: '#000000' } : {};
	return { ...felles, ...grunner[navn], ...tekst, navn, modus, farge, fyll };
}

/** Relative lightness of a colour, 0–1. */
function lightness(farge: Farge): number {
	const [r, g, b] = rgb(farge);
	return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}

function grey(part: number): Farge {
	const value = Math.round(255 * part)
		.toString(16)
		.padStart(2, '0');
	return `#${value}${value}${value}`;
}

/** A line's colour as grey: red, which is framtidig in the rules, becomes a mid grey, so that it differs from black. */
export const graatone = (farge: Farge): Farge =>
	farge === '#ff0000' ? '#6b6b6b' : grey(lightness(farge));

/**
 * A fill as grey, lighter or darker as the colour is: nåværende between 86 and 100 %, framtidig between 64
 * and 78 %. Black text has contrast above 7:1 on all of them; the code in the zone tells the purpose.
 */
export const graattFyll = (farge: Farge, framtidig: boolean): Farge =>
	farge === '#ffffff' ? farge : grey((framtidig ? 0.64 : 0.86) + 0.14 * lightness(farge));

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
