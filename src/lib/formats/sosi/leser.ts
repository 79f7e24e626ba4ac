import type { Alvor } from '../../domain/avvik.ts';
import type { Avviksliste } from '../avviksliste.ts';
import type { Decoder } from '../charset.ts';
import { Egenskapslogg } from './egenskapslogg.ts';
import { endOfLine, endsName, isNumber, readSerial } from './gruppelinje.ts';
import { Koordinater, type Koordinatfeil } from './koordinater.ts';
import type { Grenser } from './limits.ts';
import { MAX_LINE_BYTES, type Linjemottaker } from './lines.ts';
import { Linjeleser, type Linje } from './linje.ts';
import { readReferanser } from './referanser.ts';
import { NO_SERIAL, serialText } from './objekttabell.ts';
import { Objektsamler } from './samler.ts';
import { readTekstbit } from './tekst.ts';
import { COMMENT, CR, DOT, LF } from './tegn.ts';

type Modus = 'egenskap' | 'koordinat' | 'ref';

const ODD: Readonly<Record<'uavsluttet' | 'hopp' | 'dypt', string>> = {
	uavsluttet: 'Teksten mangler anførselstegn på slutten.',
	hopp: 'Egenskapen har flere punktum enn den den skulle høre til under. Den er lest ett nivå inn.',
	dypt: 'Egenskapen ligger dypere enn 32 nivåer. Den er lest på det dypeste.'
};

/** Takes the lines of a file, one by one, and hands over each object when its lines are read. */
export class Sosileser implements Linjemottaker {
	readonly samler: Objektsamler;
	hasSlutt = false;
	taken = 0;
	lines = 0;

	readonly #avvik: Avviksliste;
	readonly #decoder: Decoder;
	readonly #linjer: Linjeleser;
	readonly #koordinater: Koordinater;
	readonly #logg: Egenskapslogg;
	#modus: Modus = 'egenskap';
	#gruppe: string | null = null;
	#serial = NO_SERIAL;
	#line = 0;
	#objekttype: string | null = null;
	/** Where the references of the object that is being read begin. */
	#refsFrom = 0;
	#bad = false;

	constructor(decoder: Decoder, avvik: Avviksliste, grenser: Grenser) {
		this.#avvik = avvik;
		this.#decoder = decoder;
		this.#linjer = new Linjeleser(decoder);
		this.#logg = new Egenskapslogg({
			odd: (kind, line, name) => {
				this.#add(`egenskap.${kind}`, 'merknad', `${name}: ${ODD[kind]}`, line);
			}
		});
		this.samler = new Objektsamler(avvik, this.#logg, grenser);
		this.#koordinater = new Koordinater(decoder, this.samler.lager);
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

	/** All of them but a line that is too long. What is done after each line, not after the last, stays compiled. */
	take(bytes: Uint8Array, start: number, end: number, before: number): void {
		this.taken = start;
		this.lines = before;
		while (this.taken < end && this.#takeSome(bytes, this.taken, end));
	}

	/** Coordinates as a whole, and the line that follows; false: it is too long. */
	#takeSome(bytes: Uint8Array, start: number, end: number): boolean {
		const [linjer, koordinater] = [this.#linjer, this.#koordinater];
		let at = start;
		if (this.#modus === 'koordinat') {
			at += koordinater.plainLines(bytes, at, end);
			this.lines += koordinater.lines;
		}
		const linje = this.#gruppe === null ? null : linjer.expected(bytes, at, end);
		if (linje !== null && this.#isProperty(linje)) {
			this.#property(linje, bytes, at, linjer.lineEnd, ++this.lines);
			at = linjer.nextLine;
		} else if (at < end) {
			const lineEnd = endOfLine(bytes, at);
			this.taken = at;
			if (lineEnd - at > MAX_LINE_BYTES) return false;
			this.line(bytes, at, lineEnd, ++this.lines);
			at = lineEnd + (bytes[lineEnd] === CR && bytes[lineEnd + 1] === LF ? 2 : 1);
		}
		this.taken = at;
		return true;
	}

	/** A line with three dots among coordinates is information of a point; one without a name belongs nowhere. */
	#isProperty({ level, name }: Linje): boolean {
		return name !== '' && (level === 2 || this.#modus !== 'koordinat');
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
		const object = serialText(this.#serial);
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
		if (bytes[start + 1] !== DOT) {
			this.#begin(bytes, start, end, number);
			return;
		}
		const linje = this.#linjer.read(bytes, start, end);
		if (this.#gruppe === null || linje.name === '') this.#stray(number);
		else this.#property(linje, bytes, start, end, number);
	}

	#property(linje: Linje, bytes: Uint8Array, start: number, end: number, number: number): void {
		const { slag } = linje;
		if (slag === 'no' || slag === 'noh') {
			this.#logg.close();
			this.#modus = 'koordinat';
			this.#odd(this.#koordinater.begin(slag === 'no' ? 2 : 3), number);
			this.#coordinates(bytes, start + linje.valueAt, end, number);
		} else if (slag === 'ref') {
			this.#logg.close();
			this.#modus = 'ref';
			this.#referanser(bytes, start + linje.valueAt, end, number);
		} else {
			this.#modus = 'egenskap';
			if (slag === 'objtype' && this.#objekttype === null) {
				this.#logg.close();
				this.#objekttype = linje.egenskap.value as string;
			} else {
				if (slag === 'objtype')
					this.#add(
						'objtype.flere',
						'advarsel',
						'Objektet har mer enn én OBJTYPE. Den første gjelder; de andre er tatt vare på som egenskap.',
						number
					);
				this.#logg.add(linje, number);
			}
		}
	}

	#plain(bytes: Uint8Array, start: number, end: number, number: number): void {
		if (this.#gruppe === null) this.#stray(number);
		else if (this.#modus === 'ref') this.#referanser(bytes, start, end, number);
		else if (this.#modus === 'koordinat') this.#odd('ugyldig', number);
		else if (!this.#logg.continue(readTekstbit(this.#decoder.decode(bytes, start, end))))
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
		if (!readReferanser(bytes, start, end, this.samler.referanser))
			this.#add('ref.ugyldig', 'advarsel', 'REF har noe som ikke er et serienummer.', number);
	}

	/** `.KURVE 12:` begins an object. The name alone is looked up: it is one of few, the number is not. */
	#begin(bytes: Uint8Array, start: number, end: number, number: number): void {
		this.#endObject();
		let at = start + 1;
		while (at < end && !endsName(bytes[at] ?? 0)) at++;
		const gruppe = this.#linjer.readGruppe(bytes, start, at);
		this.#serial = readSerial(bytes, at, end);
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
		this.#serial = NO_SERIAL;
		this.#refsFrom = this.samler.referanser.count;
	}

	#endHode(): void {
		const { samler } = this;
		const logg = this.#logg;
		const from = logg.from;
		samler.lager.truncate(this.#koordinater.rekke().from);
		this.#koordinater.next();
		samler.addHode(logg.tree(from, logg.next()), this.#line);
		this.#koordinater.use(samler.transpar);
	}

	#endKildeobjekt(gruppe: string): void {
		this.#logg.close();
		const koordinater = this.#koordinater;
		const { absurd } = koordinater;
		if (koordinater.halved) this.#odd('ugyldig', this.#line);
		if (absurd && !this.#bad)
			this.#add(
				'koordinat.absurd',
				'feil',
				'En koordinat er så stor at den ikke finnes. Objektet er uten geometri.',
				this.#line
			);
		koordinater.addTo(this.#logg, this.samler.transpar.enhetH);
		const rekke = koordinater.rekke();
		const bad = this.#bad || absurd;
		if (bad) this.samler.lager.truncate(rekke.from);
		this.samler.add({
			gruppe,
			objekttype: this.#objekttype ?? '',
			refsFrom: this.#refsFrom,
			serial: this.#serial,
			line: this.#line,
			rekke: bad ? null : rekke
		});
		koordinater.next();
	}
}
