import type { Avviksliste } from './avviksliste.ts';
import { find, NAVN, type Funnet } from './egenskapsnavn.ts';
import { isUuid, uuid5 } from './uuid5.ts';
import { tekst } from './verdi.ts';

/** Hands out a lokalId to each object of one file: the same for the same file every time, and never one twice. */
export class Identiteter {
	private readonly plan: string;
	private readonly avvik: Avviksliste;
	private readonly given = new Set<string>();

	constructor(plan: string, avvik: Avviksliste) {
		this.plan = plan;
		this.avvik = avvik;
	}

	/** The file's own LOKALID (or GeoJSON id) where it is a UUID; else one made from what the file has. */
	of(objekttype: string, serial: string, index: ReadonlyMap<string, Funnet>): string {
		const lokalId = tekst(find(index, NAVN.lokalId)?.verdi) ?? (isUuid(serial) ? serial : null);
		const own =
			lokalId !== null && isUuid(lokalId)
				? lokalId.toLowerCase()
				: uuid5(`${this.plan}/${objekttype}/${lokalId === null ? `#${serial}` : lokalId}`);
		const id = this.given.has(own) ? this.distinct(own, serial, lokalId) : own;
		this.given.add(id);
		return id;
	}

	private distinct(own: string, serial: string, lokalId: string | null): string {
		let copy = 2;
		let id = uuid5(`${own}/${serial}`);
		while (this.given.has(id)) id = uuid5(`${own}/${serial}/${copy++}`);
		this.avvik.add({
			rule: 'plan.lokalid.dobbel',
			severity: 'advarsel',
			message: `Identiteten «${lokalId ?? serial}» er brukt på flere objekter. Dette objektet har fått en ny.`,
			object: serial
		});
		return id;
	}
}
