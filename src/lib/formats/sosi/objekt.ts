import type { Geometry, Position } from 'geojson';
import type { Alvor } from '../../domain/avvik.ts';
import type { Egenskap, Egenskaper } from '../../domain/plan/planobjekt.ts';
import type { Avviksliste } from '../avviksliste.ts';
import type { Bue } from '../kildefil.ts';
import { arcLine, ARC_TOLERANCE } from './bue.ts';
import { addEgenskap } from './egenskapstre.ts';
import type { Transpar } from './transpar.ts';

/** An object whose lines have been read, before its geometry is made. */
export interface Objektutkast {
	/** As on the wire: KURVE, FLATE, SYMBOL ... */
	readonly gruppe: string;
	readonly objekttype: string;
	readonly serial: string;
	readonly line: number;
	readonly egenskaper: Egenskaper;
	/** null: the coordinates cannot be trusted, and that has been said. */
	readonly positions: Position[] | null;
}

export interface Formet {
	readonly geometry: Geometry | null;
	/** What a REF to the object gets; null where there is none. */
	readonly line: Position[] | null;
	readonly buer: readonly Bue[];
}

const NONE: Formet = { geometry: null, line: null, buer: [] };
/** Groups that a geometry type does not tell apart: the name is kept, for an export. */
const NAMED = new Set(['SYMBOL', 'TEKST', 'LINJE', 'BUE']);
/** The coordinates behind the first one say how a sign or a text is placed and turned. */
const PLACED = new Set(['SYMBOL', 'TEKST', 'PUNKT']);

/** Makes geometries of everything but surfaces. */
export class Former {
	readonly #avvik: Avviksliste;
	readonly #transpar: Transpar;

	constructor(avvik: Avviksliste, transpar: Transpar) {
		this.#avvik = avvik;
		this.#transpar = transpar;
	}

	form(utkast: Objektutkast): Formet {
		if (NAMED.has(utkast.gruppe)) addEgenskap(utkast.egenskaper, 'GEOMETRITYPE', utkast.gruppe);
		const { positions } = utkast;
		if (!positions) return NONE;
		switch (utkast.gruppe) {
			case 'KURVE':
			case 'LINJE':
				return this.#kurve(utkast, positions);
			case 'BUE':
			case 'BUEP':
				return this.#bue(utkast, positions);
			case 'PUNKT':
			case 'SYMBOL':
			case 'TEKST':
				return this.#punkt(utkast, positions);
			case 'SVERM':
				return this.#sverm(utkast, positions);
			default:
				return this.#annet(utkast, positions);
		}
	}

	#add(utkast: Objektutkast, rule: string, severity: Alvor, message: string): void {
		const { serial, line } = utkast;
		const at = utkast.positions?.[0];
		this.#avvik.add({
			rule: `sosi.${rule}`,
			severity,
			message,
			object: serial,
			line,
			...(at && { place: { type: 'Point', coordinates: at } })
		});
	}

	#kurve(utkast: Objektutkast, positions: Position[]): Formet {
		const [start] = positions;
		if (!start || positions.length < 2) {
			this.#add(
				utkast,
				'kurve.forfapunkt',
				'feil',
				`${utkast.gruppe} må ha minst to punkter. Objektet er uten geometri.`
			);
			return NONE;
		}
		if (positions.every((p) => p[0] === start[0] && p[1] === start[1]))
			this.#add(utkast, 'kurve.nullengde', 'advarsel', 'Alle punktene ligger på samme sted.');
		return { geometry: { type: 'LineString', coordinates: positions }, line: positions, buer: [] };
	}

	#bue(utkast: Objektutkast, positions: Position[]): Formet {
		const [start, on, end] = positions;
		if (!start || !on || !end || positions.length > 3) {
			const what = `${utkast.gruppe} skal ha tre punkter, men har ${positions.length}.`;
			if (positions.length > 1)
				this.#add(utkast, 'bue.punkter', 'advarsel', `${what} Den er lest som rette linjer.`);
			return this.#kurve(utkast, positions);
		}
		const { enhet, geographic } = this.#transpar;
		const finest = geographic ? 1e-8 : ARC_TOLERANCE;
		const tolerance = geographic ? 1e-7 : ARC_TOLERANCE;
		const line = arcLine([start, on, end], Math.min(enhet ?? 1, finest), tolerance);
		if (line.straight)
			this.#add(
				utkast,
				'bue.rett',
				'advarsel',
				'De tre punktene i buen ligger på linje eller faller sammen. Den er lest som rett linje.'
			);
		if (line.coarse)
			this.#add(
				utkast,
				'bue.grov',
				'advarsel',
				'Buen er så stor at linjen avviker mer enn 1 cm fra den.'
			);
		return {
			geometry: { type: 'LineString', coordinates: line.positions },
			line: line.positions,
			buer: line.straight ? [] : [{ start, on, end }]
		};
	}

	#punkt(utkast: Objektutkast, positions: Position[]): Formet {
		const [at, ...rest] = positions;
		if (!at) {
			this.#add(
				utkast,
				'punkt.mangler',
				'feil',
				`${utkast.gruppe} har ingen koordinat. Objektet er uten geometri.`
			);
			return NONE;
		}
		if (rest.length > 0 && PLACED.has(utkast.gruppe))
			addEgenskap(utkast.egenskaper, 'PLASSERING', rest as Egenskap);
		return { ...NONE, geometry: { type: 'Point', coordinates: at } };
	}

	#sverm(utkast: Objektutkast, positions: Position[]): Formet {
		if (positions.length > 0)
			return { ...NONE, geometry: { type: 'MultiPoint', coordinates: positions } };
		this.#add(
			utkast,
			'punkt.mangler',
			'feil',
			'SVERM har ingen koordinat. Objektet er uten geometri.'
		);
		return NONE;
	}

	#annet(utkast: Objektutkast, positions: Position[]): Formet {
		addEgenskap(utkast.egenskaper, 'GEOMETRITYPE', utkast.gruppe);
		if (positions.length > 0) addEgenskap(utkast.egenskaper, 'KOORDINATER', positions as Egenskap);
		this.#add(
			utkast,
			'gruppe.ukjent',
			'advarsel',
			`${utkast.gruppe} tegnes ikke. Egenskapene er tatt vare på, men objektet er uten geometri.`
		);
		return NONE;
	}
}
