import { arealM2, deleteZone, type Edit } from '#lib/domain/topology/index.ts';
import { erFlislagt } from './objektsamling.ts';
import type { Redigeringsokt } from './okt.svelte.ts';
import { enkelRedigering } from './redigeringer.ts';
import { forsok, tilstandAv } from './skissehandling.ts';
import type { Objekt, Redigering } from './tilstand.ts';

/** A neighbour that may take over the ground of a zone that is deleted. */
export interface Arving {
	readonly lokalId: string;
	readonly navn: string;
	/** How long a border it shares with the zone. */
	readonly grenseM: number;
}

/** A zone that was just deleted, as long as that is the last thing done: its ground can still be given to another. */
interface Slettet {
	readonly lokalId: string;
	readonly navn: string;
	readonly tok: readonly string[];
	readonly arvinger: readonly Arving[];
	readonly redigering: Redigering;
}

/** The zones that grew by an edit. */
const takere = ({ before, after }: Edit): string[] =>
	[...after].flatMap(([id, sone]) => {
		const was = before.get(id);
		return sone && was && arealM2(sone) > arealM2(was) ? [id] : [];
	});

/** Deleting what is chosen, and who gets the ground of a zone that goes. */
export class Sletting {
	readonly #okt: Redigeringsokt;
	/** The heir that was chosen, of which zone. */
	#valgt = $state.raw<{ readonly sone: string; readonly arving: string } | null>(null);
	#slettet = $state.raw<Slettet | null>(null);

	constructor(okt: Redigeringsokt) {
		this.#okt = okt;
	}

	/** Those that may take over, the one with the longest common border first: it does where no other is chosen. */
	arvinger(lokalId: string): Arving[] {
		const { lager, navn } = this.#okt;
		return [...lager.naboer(lokalId)]
			.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
			.map(([id, cm]) => ({ lokalId: id, navn: navn(id), grenseM: cm / 100 }));
	}

	arvingFor(sone: string): string | undefined {
		return this.#valgt?.sone === sone ? this.#valgt.arving : undefined;
	}

	/** Who is to take over; null: the one with the longest border. */
	velgArving(sone: string, arving: string | null): void {
		this.#valgt = arving === null ? null : { sone, arving };
	}

	/** The zone that was deleted last, while nothing else has been done since. */
	get slettet(): Slettet | null {
		const { neste } = this.#okt.historikk;
		return this.#slettet?.redigering === neste ? this.#slettet : null;
	}

	async slett(): Promise<void> {
		const { valgt, lager, navn } = this.#okt;
		for (const id of valgt) {
			const objekt = lager.objekt(id);
			if (!objekt) continue;
			if (erFlislagt(objekt)) await this.#slettSone(objekt, this.arvingFor(id));
			else
				await this.#okt.utfor(enkelRedigering(`Slettet ${navn(id)}`, id, tilstandAv(objekt), null));
		}
	}

	async #slettSone(objekt: Objekt, arving: string | undefined): Promise<void> {
		const okt = this.#okt;
		const { lokalId } = objekt;
		const navn = okt.navn(lokalId);
		const arvinger = this.arvinger(lokalId);
		const foer = okt.historikk.neste;
		let tok: readonly string[] = [];
		const message = (edit: Edit) => {
			tok = takere(edit);
			const til = tok.map(okt.navn).join(' og ');
			return til === '' ? `Slettet ${navn}` : `Slettet ${navn}, og arealet gikk til ${til}`;
		};
		await forsok(okt, message, [objekt], (t) => deleteZone(t, lokalId, arving));
		// It was chosen for this one time.
		this.#valgt = null;
		const { neste } = okt.historikk;
		if (neste && neste !== foer)
			this.#slettet = { lokalId, navn, tok, arvinger, redigering: neste };
	}

	/** The ground goes to another neighbour than it went to: the deletion is undone, and done anew. */
	async giTil(arving: string): Promise<void> {
		const { slettet } = this;
		if (!slettet) return;
		await this.#okt.angre();
		const objekt = this.#okt.lager.objekt(slettet.lokalId);
		if (objekt) await this.#slettSone(objekt, arving);
	}
}
