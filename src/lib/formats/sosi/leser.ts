import type { Geometry } from 'geojson';
import type { Alvor } from '../../domain/avvik.ts';
import type { Egenskap, Egenskaper } from '../../domain/plan/planobjekt.ts';
import type { Avviksliste } from '../avviksliste.ts';
import type { Decoder } from '../charset.ts';
import { UleseligFil, type Kildeobjekt } from '../kildefil.ts';
import { addEgenskap, Egenskapstre } from './egenskapstre.ts';
import type { Flate, Kilde } from './flate.ts';
import { hodeAvvik } from './hode.ts';
import { Koordinater, type Koordinatfeil } from './koordinater.ts';
import type { Grenser } from './limits.ts';
import { Linjeleser, type Linje } from './linje.ts';
import { MAX_LINE_BYTES, type Linjemottaker } from './lines.ts';
import { Former, type Objektutkast } from './objekt.ts';
import { readReferanser } from './referanser.ts';
import { readTekstbit } from './tekst.ts';
import { transparOf, type Transpar } from './transpar.ts';

type Modus = 'egenskap' | 'koordinat' | 'ref';
type Skrivbar = { -readonly [K in keyof Kildeobjekt]: Kildeobjekt[K] } & {
	geometry: Geometry | null;
};

const DOT = 46;
const COMMENT = 33;
const isNumber = (c: number) => (c >= 48 && c <= 57) || c === 45 || c === 43;

const ODD: Readonly<Record<'uavsluttet' | 'hopp' | 'dypt', string>> = {
	uavsluttet: 'Teksten mangler anførselstegn på slutten.',
	hopp: 'Egenskapen har flere punktum enn den den skulle høre til under. Den er lest ett nivå inn.',
	dypt: 'Egenskapen ligger dypere enn 32 nivåer. Den er lest på det dypeste.'
};

/** Takes the lines of a file and makes objects of them; surfaces wait for their curves (Flatebygger). */
export class Sosileser implements Linjemottaker {
	readonly objekter: Kildeobjekt[] = [];
	readonly kilder = new Map<number, Kilde>();
	readonly flater: Flate[] = [];
	hode: Egenskaper | null = null;
	transpar: Transpar = transparOf({});
	hasSlutt = false;
	points = 0;

	readonly #avvik: Avviksliste;
	readonly #decoder: Decoder;
	readonly #grenser: Grenser;
	readonly #linjer: Linjeleser;
	readonly #koordinater: Koordinater;
	readonly #tre: Egenskapstre;
	#former: Former;
	#modus: Modus = 'egenskap';
	#gruppe: string | null = null;
	#serial = '';
	#line = 0;
	#objekttype: string | null = null;
	#tokens: number[] = [];
	#bad = false;

	constructor(decoder: Decoder, avvik: Avviksliste, grenser: Grenser) {
		this.#avvik = avvik;
		this.#decoder = decoder;
		this.#grenser = grenser;
		this.#linjer = new Linjeleser(decoder);
		this.#koordinater = new Koordinater(decoder, grenser.points);
		this.#former = new Former(avvik, this.transpar);
		this.#tre = new Egenskapstre({
			odd: (kind, line, name) => {
				this.#add(`egenskap.${kind}`, 'merknad', `${name}: ${ODD[kind]}`, line);
			}
		});
	}

	line(bytes: Uint8Array, start: number, end: number, number: number): void {
		let i = start;
		if (number === 1 && bytes[i] === 0xef && bytes[i + 1] === 0xbb && bytes[i + 2] === 0xbf) i += 3;
		while (i < end && (bytes[i] ?? 0) <= 32) i++;
		if (i >= end) return;
		const c = bytes[i] ?? 0;
		if (this.#modus === 'koordinat' && isNumber(c)) this.#coordinates(bytes, i, end, number);
		else if (c === DOT) this.#dotted(bytes, i, end, number);
		else if (c !== COMMENT) this.#plain(bytes, i, end, number);
	}

	cut(number: number): void {
		const most = MAX_LINE_BYTES / 1e6;
		this.#add(
			'linje.lang',
			'feil',
			`Linjen er lengre enn ${most} MB. Resten av den er ikke lest.`,
			number
		);
		this.#bad = true;
	}

	/** No more lines come. */
	end(): void {
		this.#endObject();
	}

	#add(rule: string, severity: Alvor, message: string, line: number): void {
		const object = this.#serial;
		this.#avvik.add({
			rule: `sosi.${rule}`,
			severity,
			message,
			...(object !== '' && { object }),
			line
		});
	}

	#dotted(bytes: Uint8Array, start: number, end: number, number: number): void {
		if (this.#modus === 'koordinat' && bytes[start + 1] === DOT && bytes[start + 2] === DOT) {
			this.#koordinater.info(bytes, start, end);
			return;
		}
		const linje = this.#linjer.read(bytes, start, end);
		if (linje.slag === 'gruppe') this.#begin(linje, number);
		else if (this.#gruppe === null || linje.name === '') this.#stray(number);
		else this.#property(linje, bytes, start, end, number);
	}

	#property(linje: Linje, bytes: Uint8Array, start: number, end: number, number: number): void {
		const { slag } = linje;
		if (slag === 'no' || slag === 'noh') {
			this.#tre.close();
			this.#modus = 'koordinat';
			this.#odd(this.#koordinater.begin(slag === 'no' ? 2 : 3), number);
			this.#coordinates(bytes, start + linje.valueAt, end, number);
		} else if (slag === 'ref') {
			this.#tre.close();
			this.#modus = 'ref';
			this.#referanser(bytes, start + linje.valueAt, end, number);
		} else {
			this.#modus = 'egenskap';
			if (slag === 'objtype' && this.#objekttype === null) {
				this.#tre.close();
				this.#objekttype = linje.value;
			} else this.#tre.add(linje, number);
		}
	}

	#plain(bytes: Uint8Array, start: number, end: number, number: number): void {
		if (this.#gruppe === null) this.#stray(number);
		else if (this.#modus === 'ref') this.#referanser(bytes, start, end, number);
		else if (this.#modus === 'koordinat') this.#odd('ugyldig', number);
		else if (!this.#tre.continue(readTekstbit(this.#decoder.decode(bytes, start, end))))
			this.#stray(number);
	}

	#stray(number: number): void {
		this.#add(
			'linje.ukjent',
			'advarsel',
			'Linjen hører ikke til noe objekt eller noen egenskap. Den er ikke lest.',
			number
		);
	}

	#coordinates(bytes: Uint8Array, start: number, end: number, number: number): void {
		const found = this.#koordinater.line(bytes, start, end);
		if (found !== null) this.#odd(found, number);
	}

	#odd(found: Koordinatfeil | null, number: number): void {
		if (found === 'ugyldig') {
			if (!this.#bad)
				this.#add(
					'koordinat.ugyldig',
					'feil',
					'Linjen er ikke en koordinat. Objektet er uten geometri.',
					number
				);
			this.#bad = true;
		} else if (found === 'desimal')
			this.#add(
				'koordinat.desimal',
				'merknad',
				'Koordinaten har desimaler. SOSI har hele tall.',
				number
			);
		else if (found === 'ekstra')
			this.#add(
				'koordinat.ekstra',
				'merknad',
				'Koordinaten under ..NØ har tre tall. Det tredje er lest som høyde.',
				number
			);
	}

	#referanser(bytes: Uint8Array, start: number, end: number, number: number): void {
		if (!readReferanser(bytes, start, end, this.#tokens))
			this.#add('ref.ugyldig', 'advarsel', 'REF har noe som ikke er et serienummer.', number);
	}

	#begin(linje: Linje, number: number): void {
		this.#endObject();
		const [, name = '', serial = ''] =
			/^([^\s:\d]+)[\s:]*(\d*)/.exec(`${linje.name} ${linje.bit.raw}`) ?? [];
		const gruppe = name.toUpperCase();
		this.#serial = serial;
		this.#line = number;
		this.#modus = 'egenskap';
		if (gruppe === '') this.#stray(number);
		else if (gruppe === 'SLUTT') this.hasSlutt = true;
		else if (this.hasSlutt)
			this.#add('slutt.etter', 'advarsel', 'Det står et objekt etter .SLUTT. Det er lest.', number);
		this.#gruppe = gruppe === '' || gruppe === 'SLUTT' ? null : gruppe;
	}

	#endObject(): void {
		const gruppe = this.#gruppe;
		this.#gruppe = null;
		if (gruppe === 'HODE') this.#endHode();
		else if (gruppe !== null) this.#endKildeobjekt(gruppe);
		this.#objekttype = null;
		this.#bad = false;
		this.#serial = '';
		if (this.#tokens.length > 0) this.#tokens = [];
	}

	#endHode(): void {
		const egenskaper = this.#tre.take();
		this.#koordinater.take(this.transpar);
		if (this.hode !== null || this.objekter.length > 0) {
			this.#add(
				'hode.flere',
				'feil',
				'Filen har et .HODE til, eller et som kommer for sent. Det er ikke brukt: har delen et annet koordinatsystem, blir den feil.',
				this.#line
			);
			if (this.hode !== null) return;
		} else {
			this.transpar = transparOf(egenskaper);
			this.#former = new Former(this.#avvik, this.transpar);
		}
		this.hode = egenskaper;
		for (const avvik of hodeAvvik(this.transpar, this.#line)) this.#avvik.add(avvik);
	}

	#endKildeobjekt(gruppe: string): void {
		const egenskaper = this.#tre.take();
		const { positions, heights, info, halved } = this.#koordinater.take(this.transpar);
		if (halved) this.#odd('ugyldig', this.#line);
		if (positions === null && !this.#bad)
			this.#add(
				'koordinat.absurd',
				'feil',
				'En koordinat er så stor at den ikke finnes. Objektet er uten geometri.',
				this.#line
			);
		if (heights !== null) addEgenskap(egenskaper, 'HØYDER', heights);
		if (info !== null) addEgenskap(egenskaper, 'PUNKTINFO', info);
		this.#keep({
			gruppe,
			objekttype: this.#objekttype ?? '',
			serial: this.#serial,
			line: this.#line,
			egenskaper,
			positions: this.#bad ? null : positions
		});
	}

	#keep(utkast: Objektutkast): void {
		const { gruppe, objekttype, serial, line, egenskaper } = utkast;
		const objekt: Skrivbar = { objekttype, serial, line, geometry: null, buer: [], egenskaper };
		let kilde: Kilde = { type: 'annet' };
		if (gruppe === 'FLATE') {
			const [point] = utkast.positions ?? [];
			if (point) addEgenskap(egenskaper, 'REPRESENTASJONSPUNKT', point as Egenskap);
			kilde = { type: 'flate', objekt, tokens: this.#tokens };
			this.flater.push(kilde);
			this.#tokens = [];
		} else {
			const formet = this.#former.form(utkast);
			objekt.geometry = formet.geometry;
			objekt.buer = formet.buer;
			if (formet.line || /^(KURVE|LINJE|BUEP?)$/.test(gruppe))
				kilde = { type: 'kurve', positions: formet.line };
			this.points += formet.line?.length ?? 1;
		}
		this.objekter.push(objekt);
		this.#register(kilde);
		if (this.objekter.length > this.#grenser.objects || this.points > this.#grenser.points)
			throw new UleseligFil(
				'for-stor',
				'Filen har for mange objekter eller punkter. Del den opp i flere filer.'
			);
	}

	#register(kilde: Kilde): void {
		if (this.#serial === '') {
			this.#add('serienummer.mangler', 'advarsel', 'Objektet har ikke serienummer.', this.#line);
			return;
		}
		const serial = Number(this.#serial);
		if (this.kilder.has(serial))
			this.#add(
				'serienummer.likt',
				'advarsel',
				`Serienummer ${this.#serial} er brukt før. REF viser til det første.`,
				this.#line
			);
		else this.kilder.set(serial, kilde);
	}
}
