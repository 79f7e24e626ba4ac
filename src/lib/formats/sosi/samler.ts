import type { Egenskaper } from '../../domain/plan/planobjekt.ts';
import type { Avviksliste } from '../avviksliste.ts';
import { UleseligFil } from '../kildefil.ts';
import type { Egenskapslogg } from './egenskapslogg.ts';
import { newFlate, type Flate } from './flateringer.ts';
import { hodeAvvik } from './hode.ts';
import { BAD_CURVE, Kilderegister, NO_CURVE, surfaceKilde, type Kilde } from './kilderegister.ts';
import type { Grenser } from './limits.ts';
import { Former, type Objektutkast } from './objekt.ts';
import { NO_SERIAL, Objekttabell, serialText } from './objekttabell.ts';
import { Punktlager } from './punktlager.ts';
import { Referanselager } from './referanselager.ts';
import { referansetekst } from './referanser.ts';
import type { Lagre } from './sosiobjekt.ts';
import { transparOf, type Transpar } from './transpar.ts';

const CURVES = new Set(['KURVE', 'LINJE', 'BUE', 'BUEP']);

/** Keeps the objects of a file as they are read; surfaces wait for their curves (Flatebygger). */
export class Objektsamler {
	readonly kilder = new Kilderegister();
	readonly referanser = new Referanselager();
	readonly flater: Flate[] = [];
	readonly lager: Punktlager;
	hode: Egenskaper | null = null;
	transpar: Transpar = transparOf({});
	readonly lagre: Lagre;
	readonly tabell = new Objekttabell();
	readonly #avvik: Avviksliste;
	readonly #grenser: Grenser;
	#former: Former;

	constructor(avvik: Avviksliste, logg: Egenskapslogg, grenser: Grenser) {
		this.lager = new Punktlager(grenser.points);
		const { tabell, lager, kilder, referanser } = this;
		this.lagre = { tabell, lager, logg, kilder, referanser };
		this.#avvik = avvik;
		this.#grenser = grenser;
		this.#former = new Former(avvik, logg, this.lager, this.transpar);
	}

	addHode(egenskaper: Egenskaper, line: number): void {
		if (this.hode !== null || this.tabell.count > 0) {
			this.#avvik.add({
				rule: 'sosi.hode.flere',
				severity: 'feil',
				message:
					'Filen har et .HODE til, eller et som kommer for sent. Det er ikke brukt: har delen et annet koordinatsystem, blir den feil.',
				line
			});
			this.hode ??= egenskaper;
			return;
		}
		this.hode = egenskaper;
		this.transpar = transparOf(egenskaper);
		this.#former = new Former(this.#avvik, this.lagre.logg, this.lager, this.transpar);
		for (const avvik of hodeAvvik(this.transpar, line)) this.#avvik.add(avvik);
	}

	add(utkast: Objektutkast): void {
		if (utkast.gruppe === 'FLATE') this.#addFlate(utkast);
		else {
			this.#keepRef(utkast);
			const { form, bue } = this.#former.form(utkast);
			const objekt = this.#enter(utkast);
			this.tabell.setForm(objekt, form);
			if (bue) this.tabell.setBuer(objekt, [bue]);
			const run = typeof form === 'number' ? form : BAD_CURVE;
			this.#register(utkast, CURVES.has(utkast.gruppe) ? run : NO_CURVE);
		}
		if (this.tabell.count > this.#grenser.objects)
			throw new UleseligFil('for-stor', 'Filen har for mange objekter. Del den opp i flere filer.');
	}

	#addFlate(utkast: Objektutkast): void {
		const { rekke, refsFrom } = utkast;
		if (rekke && rekke.count > 0)
			this.lagre.logg.addExtra('REPRESENTASJONSPUNKT', this.lager.position(rekke.from));
		if (rekke) this.lager.truncate(rekke.from);
		this.#register(utkast, surfaceKilde(this.flater.length));
		this.flater.push(newFlate(this.#enter(utkast), refsFrom, this.referanser.count));
	}

	/** The REF of what is no surface is text. */
	#keepRef({ refsFrom }: Objektutkast): void {
		const { referanser } = this;
		if (referanser.count === refsFrom) return;
		const tokens = referanser.slice(refsFrom, referanser.count);
		this.lagre.logg.addExtra('REF', referansetekst(tokens));
		referanser.truncate(refsFrom);
	}

	/** Enters an object with the properties that stand in the log since the one before; answers its number. */
	#enter(utkast: Objektutkast): number {
		const { logg } = this.lagre;
		const { from } = logg;
		return this.tabell.add(utkast, from, logg.next());
	}

	#register({ serial, line }: Objektutkast, kilde: Kilde): void {
		if (serial !== NO_SERIAL && this.kilder.add(serial, kilde)) return;
		const [rule, message] =
			serial === NO_SERIAL
				? ['mangler', 'Objektet har ikke serienummer.']
				: ['likt', `Serienummer ${serial} er brukt før. REF viser til det første.`];
		this.#avvik.add({
			rule: `sosi.serienummer.${rule}`,
			severity: 'advarsel',
			message,
			object: serialText(serial),
			line
		});
	}
}
