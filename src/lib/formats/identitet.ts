import type { Avvik } from '../domain/avvik.ts';
import { formatAntall } from '../domain/tall.ts';
import type { Avviksliste } from './avviksliste.ts';
import { find, NAVN, type Funnet } from './egenskapsnavn.ts';
import { isUuid, uuid5 } from './uuid5.ts';
import { tekst } from './verdi.ts';

/** ArcGIS writes a UUID in braces. */
const bareUuid = (text: string | null): string | null => {
	const inner = text?.replace(/^\{(.*)\}$/, '$1') ?? '';
	return isUuid(inner) ? inner : text;
};

/** Hands out a lokalId to each object of one file: the same for the same file every time, and never one twice. */
export class Identiteter {
	private readonly plan: string;
	private readonly avvik: Avviksliste;
	private readonly given = new Set<string>();
	/** The next copy of what is there more than once: a file may have one serial number thousands of times. */
	private readonly copies = new Map<string, number>();
	/** The first LOKALID that is no UUID, with its object, and how many there are. */
	private fremmed: { readonly lokalId: string; readonly serial: string; antall: number } | null =
		null;

	constructor(plan: string, avvik: Avviksliste) {
		this.plan = plan;
		this.avvik = avvik;
	}

	/** The file's own LOKALID (or GeoJSON id) where it is a UUID; else one made from what the file has. */
	of(objekttype: string, serial: string, index: ReadonlyMap<string, Funnet>): string {
		const skrevet = tekst(find(index, NAVN.lokalId)?.verdi);
		const lokalId = bareUuid(skrevet ?? (isUuid(serial) ? serial : null));
		if (skrevet !== null && lokalId !== null && !isUuid(lokalId)) this.tell(lokalId, serial);
		const own =
			lokalId !== null && isUuid(lokalId)
				? lokalId.toLowerCase()
				: uuid5(`${this.plan}/${objekttype}/${lokalId === null ? `#${serial}` : lokalId}`);
		const id = this.given.has(own) ? this.distinct(own, serial, lokalId) : own;
		this.given.add(id);
		return id;
	}

	private tell(lokalId: string, serial: string): void {
		this.fremmed ??= { lokalId, serial, antall: 0 };
		this.fremmed.antall++;
	}

	/** One note for all identities of the file that are no UUID. */
	notes(): Avvik[] {
		if (!this.fremmed) return [];
		const { lokalId, serial, antall } = this.fremmed;
		const skrevet = `(«${lokalId.slice(0, 60)}»)`;
		const message =
			antall === 1
				? `LOKALID ${skrevet} er ikke en UUID. Objektet får en identitet laget av den; den gamle står i egenskapene.`
				: `${formatAntall(antall)} objekter har en LOKALID som ikke er en UUID ${skrevet}. De får en identitet laget av den; den gamle står i egenskapene.`;
		return [{ rule: 'plan.lokalid.ny', severity: 'merknad', message, object: serial }];
	}

	private distinct(own: string, serial: string, lokalId: string | null): string {
		const name = `${own}/${serial}`;
		let copy = this.copies.get(name) ?? 1;
		let id: string;
		do {
			id = uuid5(copy === 1 ? name : `${name}/${copy}`);
			copy++;
		} while (this.given.has(id));
		this.copies.set(name, copy);
		this.avvik.add({
			rule: 'plan.lokalid.dobbel',
			severity: 'advarsel',
			message: `Identiteten «${lokalId ?? serial}» er brukt på flere objekter. Dette objektet har fått en ny.`,
			object: serial
		});
		return id;
	}
}
