import type { Position } from 'geojson';
import type { Alvor } from '../../domain/avvik.ts';
import type { Egenskaper } from '../../domain/plan/planobjekt.ts';
import type { Avviksliste } from '../avviksliste.ts';
import type { Bue } from '../kildefil.ts';
import { arcLine, ARC_TOLERANCE, MAX_STEPS, toGrid, type Buelinje } from './bue.ts';
import { bueAvRadius } from './bueradius.ts';
import type { Egenskapslogg } from './egenskapslogg.ts';
import { serialText } from './objekttabell.ts';
import type { Punktlager, Punktrekke } from './punktlager.ts';
import type { Form } from './flateringer.ts';
import type { Transpar } from './transpar.ts';

/** An object whose lines have been read, before its geometry is made. */
export interface Objektutkast {
	/** As on the wire: KURVE, FLATE, SYMBOL ... */
	readonly gruppe: string;
	readonly objekttype: string;
	/** Where what its REF says begins in the store, which ends with it. */
	readonly refsFrom: number;
	/** NO_SERIAL where it has none. */
	readonly serial: number;
	readonly line: number;
	/** Its points in the store, the last ones there; null: they cannot be trusted, and that has been said. */
	readonly rekke: Punktrekke | null;
}

/** What a geometry is made of, and the arc that it was. */
interface Formet {
	readonly form: Form;
	readonly bue?: Bue;
}

const NONE: Formet = { form: null };
/** Groups that a geometry type does not tell apart: the name is kept, for an export. */
const NAMED = new Set(['SYMBOL', 'TEKST', 'LINJE', 'BUE']);
/** The coordinates behind the first one say how a sign or a text is placed and turned. */
const PLACED = new Set(['SYMBOL', 'TEKST', 'PUNKT']);

/** A file of arcs around the Earth does not make more points than this of them. */
const MAX_ARC_POINTS = 1_000_000;

const ingenBue = (gruppe: string, hasRadius: boolean, count: number): string =>
	gruppe === 'BUE' && hasRadius
		? 'RADIUS passer ikke til endepunktene i buen. Den er lest som rette linjer.'
		: gruppe === 'BUE'
			? `BUE skal ha RADIUS, eller tre punkter, men har ${count}. Den er lest som rette linjer.`
			: `${gruppe} skal ha tre punkter, men har ${count}. Den er lest som rette linjer.`;

/** Makes geometries of everything but surfaces. Points of what is neither line nor point leave the store again. */
export class Former {
	readonly #avvik: Avviksliste;
	readonly #logg: Egenskapslogg;
	readonly #lager: Punktlager;
	readonly #transpar: Transpar;
	#arcPointsLeft = MAX_ARC_POINTS;

	constructor(avvik: Avviksliste, logg: Egenskapslogg, lager: Punktlager, transpar: Transpar) {
		this.#avvik = avvik;
		this.#logg = logg;
		this.#lager = lager;
		this.#transpar = transpar;
	}

	form(utkast: Objektutkast): Formet {
		const { gruppe, rekke } = utkast;
		if (NAMED.has(gruppe)) this.#logg.addExtra('GEOMETRITYPE', gruppe);
		if (!rekke) return NONE;
		if (gruppe === 'KURVE' || gruppe === 'LINJE') return this.#kurve(utkast, rekke);
		if (gruppe === 'BUEP' || gruppe === 'BUE') return this.#bue(utkast, rekke);
		if (PLACED.has(gruppe)) return this.#punkt(utkast, rekke);
		const positions = this.#lager.positions(rekke);
		this.#lager.truncate(rekke.from);
		if (gruppe === 'SVERM') return this.#sverm(utkast, positions);
		return this.#annet(utkast, positions);
	}

	#add(utkast: Objektutkast, rule: string, severity: Alvor, message: string): void {
		const { serial, line, rekke } = utkast;
		const at = rekke && rekke.count > 0 ? this.#lager.position(rekke.from) : null;
		this.#avvik.add({
			rule: `sosi.${rule}`,
			severity,
			message,
			object: serialText(serial),
			line,
			...(at && { place: { type: 'Point', coordinates: at } })
		});
	}

	#kurve(utkast: Objektutkast, rekke: Punktrekke): Formet {
		const lager = this.#lager;
		if (rekke.count < 2) {
			this.#add(
				utkast,
				'kurve.forfapunkt',
				'feil',
				`${utkast.gruppe} må ha minst to punkter. Objektet er uten geometri.`
			);
			lager.truncate(rekke.from);
			return NONE;
		}
		let k = 1;
		while (k < rekke.count && lager.same(rekke.from, rekke.from + k)) k++;
		if (k === rekke.count)
			this.#add(utkast, 'kurve.nullengde', 'advarsel', 'Alle punktene ligger på samme sted.');
		return { form: lager.addRun(rekke) };
	}

	#bue(utkast: Objektutkast, rekke: Punktrekke): Formet {
		const egenskaper = this.#logg.tree(this.#logg.from, Infinity);
		const points = this.#buepunkter(utkast, egenskaper, rekke);
		if (!points) {
			const message = ingenBue(utkast.gruppe, 'RADIUS' in egenskaper, rekke.count);
			if (rekke.count > 1) this.#add(utkast, 'bue.punkter', 'advarsel', message);
			return this.#kurve(utkast, rekke);
		}
		const [start, on, end] = points;
		const { enhet, geographic } = this.#transpar;
		const tolerance = geographic ? 1e-7 : ARC_TOLERANCE;
		const grid = Math.min(enhet ?? 1, geographic ? 1e-8 : ARC_TOLERANCE);
		const maxSteps = this.#arcPointsLeft > 0 ? MAX_STEPS : 1;
		const line = arcLine(points, grid, tolerance, maxSteps);
		this.#arcPointsLeft -= line.positions.length;
		this.#sayOfArc(utkast, line);
		if (line.straight) return this.#kurve(utkast, rekke);
		this.#lager.truncate(rekke.from);
		for (const point of line.positions) {
			// The middle of a BUE is reckoned, not read.
			const [x = NaN, y = NaN] =
				point === on && utkast.gruppe === 'BUE' ? point.map((value) => toGrid(value, grid)) : point;
			this.#lager.add(x, y);
		}
		const run = this.#lager.addRun({ from: rekke.from, count: line.positions.length });
		return { form: run, bue: { start, on, end } };
	}

	/** The three points of an arc: as they stand, or for a BUE with RADIUS what its two ends and that make. */
	#buepunkter(
		{ gruppe }: Objektutkast,
		egenskaper: Egenskaper,
		rekke: Punktrekke
	): readonly [Position, Position, Position] | null {
		if (rekke.count < 2) return null;
		if (gruppe === 'BUE' && 'RADIUS' in egenskaper && !this.#transpar.geographic) {
			const last = this.#lager.position(rekke.from + rekke.count - 1);
			return bueAvRadius(this.#lager.position(rekke.from), last, egenskaper);
		}
		const [start, on, end] = rekke.count === 3 ? this.#lager.positions(rekke) : [];
		return start && on && end ? [start, on, end] : null;
	}

	#sayOfArc(utkast: Objektutkast, { straight, coarse }: Buelinje): void {
		if (straight)
			this.#add(
				utkast,
				'bue.rett',
				'advarsel',
				'De tre punktene i buen ligger på linje eller faller sammen. Den er lest som rett linje.'
			);
		if (coarse)
			this.#add(
				utkast,
				'bue.grov',
				'advarsel',
				'Buen er så stor at linjen avviker mer enn 1 cm fra den.'
			);
	}

	#punkt(utkast: Objektutkast, { from, count }: Punktrekke): Formet {
		if (count === 0) return this.#empty(utkast);
		if (count > 1) {
			const rest = this.#lager.positions({ from: from + 1, count: count - 1 });
			this.#logg.addExtra('PLASSERING', rest);
		}
		this.#lager.truncate(from + 1);
		return { form: this.#lager.addRun({ from, count: 1 }) };
	}

	#sverm(utkast: Objektutkast, positions: Position[]): Formet {
		if (positions.length === 0) return this.#empty(utkast);
		return { form: () => ({ type: 'MultiPoint', coordinates: positions }) };
	}

	#empty(utkast: Objektutkast): Formet {
		this.#add(
			utkast,
			'punkt.mangler',
			'feil',
			`${utkast.gruppe} har ingen koordinat. Objektet er uten geometri.`
		);
		return NONE;
	}

	#annet(utkast: Objektutkast, positions: Position[]): Formet {
		this.#logg.addExtra('GEOMETRITYPE', utkast.gruppe);
		if (positions.length > 0) this.#logg.addExtra('KOORDINATER', positions);
		this.#add(
			utkast,
			'gruppe.ukjent',
			'advarsel',
			`${utkast.gruppe} tegnes ikke. Egenskapene er tatt vare på, men objektet er uten geometri.`
		);
		return NONE;
	}
}
