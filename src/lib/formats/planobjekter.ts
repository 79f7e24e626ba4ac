import type { Geometry, Position } from 'geojson';
import type { Avvik } from '../domain/avvik.ts';
import { kodeverdi } from '../domain/codelists/index.ts';
import { medFlatenTilVenstre } from '../domain/geometri/flater.ts';
import { objekttype, type Objekttype } from '../domain/plan/objekttyper.ts';
import { andreObjekter, planinnhold, type Planinnhold } from '../domain/plan/planinnhold.ts';
import type {
	Arealbruksstatus,
	Egenskap,
	Egenskaper,
	Planhode,
	Planobjekt
} from '../domain/plan/planobjekt.ts';
import { Avviksliste } from './avviksliste.ts';
import { find, indexEgenskaper, NAVN, navnForTag, type Funnet } from './egenskapsnavn.ts';
import { Identiteter } from './identitet.ts';
import { Grensebuer } from './grensebuer.ts';
import type { Bue, Kildefil, Kildeobjekt } from './kildefil.ts';
import { readPlanhode } from './planhode.ts';
import { heltall, tekst } from './verdi.ts';

/** A plan object whose geometry is still in the file's own coordinate system. */
export interface PlanobjektUtkast extends Planobjekt {
	/** Serial number or id in the file. */
	readonly serial: string;
	/** Line in the file where it has one. */
	readonly line?: number | undefined;
	/** Of a curve its own; of a surface those that its border is made of. */
	readonly buer: readonly Bue[];
}

/** What cannot be a plan object: kept whole, with the reason. */
export interface Restobjekt {
	readonly serial: string;
	readonly objekttype: string;
	readonly grunn: string;
	readonly egenskaper: Egenskaper;
}

export interface LestPlan {
	readonly hode: Planhode;
	readonly objekter: readonly PlanobjektUtkast[];
	readonly rest: readonly Restobjekt[];
	/** How much of the file is a plan; with no plan objects at all it is none. */
	readonly innhold: Planinnhold;
	readonly avvik: readonly Avvik[];
}

/**
 * The objects of a file as plan objects, and what the file says of the plan. Objects that SOSI Plan does not
 * know come along with all their properties; those without geometry are put aside in `rest`. A value that
 * cannot be understood stays in `egenskaper` as it stood, with an Avvik. `navnerom` sets the identities of
 * this plan's objects apart from those of others where the file has none and names no plan.
 */
export function toPlan(fil: Kildefil, { navnerom }: { navnerom: string }): LestPlan {
	const indexed = fil.objekter.map((kilde) => ({
		kilde,
		index: indexEgenskaper(kilde.egenskaper)
	}));
	const { hode, avvik: hodeavvik } = readPlanhode(indexed);
	const avvik = new Avviksliste();
	const plan = hode.planidentifikasjon ?? navnerom;
	const identiteter = new Identiteter(`${hode.kommunenummer ?? ''}/${plan}`, avvik);
	const grensebuer = new Grensebuer(fil.objekter);
	const objekter: PlanobjektUtkast[] = [];
	const rest: Restobjekt[] = [];
	for (const { kilde, index } of indexed) {
		const lest = new Leser(kilde, index, avvik);
		const { geometry } = kilde;
		if (geometry === null) rest.push(utenGeometri(kilde, lest.navn));
		else
			objekter.push({
				serial: kilde.serial,
				line: kilde.line,
				buer: [...kilde.buer, ...grensebuer.of(geometry)],
				lokalId: identiteter.of(lest.navn, kilde.serial, index),
				geometry: fil.format === 'sosi' ? directed(geometry) : geometry,
				...lest.objekt()
			});
	}
	const innhold = planinnhold([...objekter, ...rest].map((o) => o.objekttype));
	return {
		hode,
		objekter,
		rest,
		innhold,
		avvik: [
			...hodeavvik,
			...andreObjekter(innhold),
			...identiteter.notes(),
			...avvik.toSorted(),
			...manglerType(objekter)
		]
	};
}

/** SOSI's rings have no direction, so they are given the one that plans have: the surface on the left. */
function directed(geometry: Geometry): Geometry {
	if (geometry.type === 'Polygon')
		return { ...geometry, coordinates: directedRings(geometry.coordinates) };
	if (geometry.type === 'MultiPolygon')
		return { ...geometry, coordinates: geometry.coordinates.map(directedRings) };
	return geometry;
}

const directedRings = (rings: Position[][]): Position[][] =>
	rings.map((ring, nr) => [...medFlatenTilVenstre(ring, nr)]);

const utenGeometri = ({ serial, egenskaper }: Kildeobjekt, objekttype: string): Restobjekt => ({
	serial,
	objekttype,
	grunn: 'uten geometri',
	egenskaper
});

function manglerType(objekter: readonly PlanobjektUtkast[]): Avvik[] {
	const count = objekter.filter(({ objekttype }) => objekttype === '').length;
	if (count === 0) return [];
	const message = `${count} ${count === 1 ? 'objekt' : 'objekter'} har ingen objekttype (OBJTYPE). De tas vare på og tegnes som «andre objekter».`;
	return [{ rule: 'plan.objekttype.mangler', severity: 'advarsel', message }];
}

/** A whole number that its list has; any, where no list is known. */
function kjentKode(verdi: Egenskap, liste: string | null): number | null {
	const tall = heltall(verdi);
	const isKnown = tall !== null && (liste === null || kodeverdi(liste, tall) !== undefined);
	return isKnown ? tall : null;
}

/** Reads the typed properties of one object by its row in objekttyper.json; the rest stays as it stood. */
class Leser {
	/** The object type, spelled as the standard does. */
	readonly navn: string;
	private readonly type: Objekttype | undefined;
	private readonly kilde: Kildeobjekt;
	private readonly index: ReadonlyMap<string, Funnet>;
	private readonly avvik: Avviksliste;
	/** Top-level names whose values stand, unchanged, in a typed property. */
	private readonly brukt = new Set<string>();

	constructor(kilde: Kildeobjekt, index: ReadonlyMap<string, Funnet>, avvik: Avviksliste) {
		this.kilde = kilde;
		this.index = index;
		this.avvik = avvik;
		this.type = objekttype(kilde.objekttype);
		this.navn = this.type?.objekttype ?? kilde.objekttype;
	}

	objekt(): Omit<Planobjekt, 'lokalId' | 'geometry'> {
		this.take(NAVN.objekttype, (verdi) => (tekst(verdi) === this.navn ? this.navn : null));
		return {
			objekttype: this.navn,
			kode: this.kode(),
			arealbruksstatus: this.fraListe(
				'arealbruksstatus',
				'Arealbruksstatus'
			) as Arealbruksstatus | null,
			omrNavn: this.navnet(),
			beskrivelse: this.take(NAVN.beskrivelse, tekst),
			eierform: this.fraListe('eierform', 'Eierform'),
			vertikalniva: this.fraListe('vertikalniva', 'Vertikalniva'),
			egenskaper: this.resten()
		};
	}

	/** The value of the first of `navn`; out of egenskaper when nothing of its text is lost by that. */
	private take<T extends string | number>(
		navn: readonly string[],
		read: (verdi: Egenskap) => T | null
	): T | null {
		const funnet = find(this.index, navn);
		if (!funnet) return null;
		const value = read(funnet.verdi);
		const { verdi, toppnavn } = funnet;
		const whole = typeof verdi !== 'object' && String(value) === String(verdi);
		if (value !== null && toppnavn !== null && whole) this.brukt.add(toppnavn);
		return value;
	}

	/** The code as a number; null, with the raw value kept, for a code that its list does not have. */
	private kode(): number | null {
		const { kodeTag, liste } = this.type ?? { kodeTag: null, liste: null };
		const navn = navnForTag(kodeTag);
		if (kodeTag === null || find(this.index, navn))
			return this.kjent('plan.kode.ukjent', navn, kodeTag ?? '', liste);
		return this.take(NAVN.kode, (verdi) => kjentKode(verdi, liste));
	}

	private navnet(): string | null {
		const navnTag = this.type?.navnTag ?? null;
		return navnTag === null ? null : this.take([...navnForTag(navnTag), ...NAVN.omrNavn], tekst);
	}

	private fraListe(felt: 'arealbruksstatus' | 'eierform' | 'vertikalniva', liste: string) {
		// An object type that SOSI Plan does not know may use the same word for something else.
		return this.type ? this.kjent('plan.verdi.ukjent', NAVN[felt], NAVN[felt][0], liste) : null;
	}

	private kjent(
		rule: string,
		navn: readonly string[],
		tag: string,
		liste: string | null
	): number | null {
		const kode = this.take(navn, (verdi) => kjentKode(verdi, liste));
		const funnet = find(this.index, navn);
		if (kode === null && funnet) this.ukjent(rule, tag, funnet.verdi, liste);
		return kode;
	}

	private ukjent(rule: string, tag: string, verdi: Egenskap, liste: string | null): void {
		const skrevet = typeof verdi === 'object' ? JSON.stringify(verdi) : String(verdi);
		const grunn = liste === null ? 'er ikke et heltall' : `finnes ikke i kodelisten ${liste}`;
		this.avvik.add({
			rule,
			severity: 'feil',
			message: `${tag} «${skrevet.slice(0, 60)}» ${grunn}. Verdien er beholdt som den står, men ikke brukt.`,
			object: this.kilde.serial,
			line: this.kilde.line
		});
	}

	private resten(): Egenskaper {
		return Object.fromEntries(
			Object.entries(this.kilde.egenskaper).filter(([navn]) => !this.brukt.has(navn))
		);
	}
}
