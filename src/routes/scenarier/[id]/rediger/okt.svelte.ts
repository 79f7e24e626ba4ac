import type { Endringssvar, Konflikt, Objektegenskaper } from '#lib/domain/plan/endring.ts';
import type { Edit } from '#lib/domain/topology/index.ts';
import { beroerte } from './konflikt.ts';
import { naa } from './naa.ts';
import { redigeringAv } from './redigeringer.ts';
import { temaFor } from '#lib/domain/plan/objekttyper.ts';
import { navnFor } from '#lib/map/legend.ts';
import { Historikk } from './historikk.svelte.ts';
import { historikklager } from './historikklager.ts';
import { hentNavn, Navneliste } from './navneliste.ts';
import { objektlager } from './lager.svelte.ts';
import type { Objektsamling } from './objektsamling.ts';
import { Sending, type Svar } from './sending.svelte.ts';
import { Svarfeil } from '../../../hent.ts';
import { sendEndring } from './tjener.ts';
import {
	endringssett,
	fraServeren,
	omvendt,
	sammeTilstand,
	type Redigering,
	type Tilstand
} from './tilstand.ts';
import { indexedPostlager } from './utboks.ts';

export interface Oktvalg {
	readonly scenario: number;
	readonly srid: number;
	readonly revision: number;
	/** Who is signed in. */
	readonly konto: string;
	/** Said aloud, and shown. */
	readonly fortell: (melding: string) => void;
	/** The server has stored something: its figures may have changed. */
	readonly onlagret: () => void;
}

/** So many objects are read one by one; more of them in one go with all that is here. */
const FEW = 10;

/** One planner's work with one scenario: what is chosen, what has been done, and what is on its way to the server. */
export class Redigeringsokt {
	readonly client = crypto.randomUUID();
	readonly lager: Objektsamling;
	readonly historikk: Historikk;
	readonly sending: Sending;
	readonly navneliste: Navneliste;
	readonly #valg: Oktvalg;
	/** Of the scenario as the server last told it: the tiles are asked for by it. */
	revision = $state(0);
	valgt = $state.raw<readonly string[]>([]);
	/** Edits of an earlier visit are not stored yet: nothing new is made before they are. */
	venterPaSist = false;
	/** How many things wait for an answer of the server before they are done. */
	venter = $state(0);
	/** Why the last thing could not be done. */
	avslag = $state('');

	constructor(valg: Oktvalg) {
		this.#valg = valg;
		this.revision = valg.revision;
		this.historikk = new Historikk(historikklager(valg.scenario));
		this.lager = objektlager(valg.scenario, valg.srid);
		this.navneliste = new Navneliste(
			() => this.lager.alle,
			() => hentNavn(valg.scenario)
		);
		this.sending = new Sending({
			scenario: valg.scenario,
			client: this.client,
			konto: valg.konto,
			lager: indexedPostlager(this.client, valg.konto),
			send: (sett, proving) => sendEndring(valg.scenario, this.client, sett, proving),
			onlagret: this.#lagret,
			naa
		});
	}

	#lagret = ({ revision, objects }: Endringssvar): void => {
		// Zero: it was stored before, and its answer was lost.
		this.revision = Math.max(this.revision, revision);
		for (const objekt of objects) this.lager.bekreft(fraServeren(objekt));
		this.#valg.onlagret();
	};

	/** What an object is called when something is told of it. */
	navn = (lokalId: string): string => {
		const objekt = this.lager.objekt(lokalId);
		if (!objekt) return 'ny sone';
		const { omrNavn, kode, objekttype } = objekt.properties;
		return omrNavn ?? navnFor({ tema: temaFor(objekttype), objekttype, kode });
	};

	/** May something be chosen now? Else why not is said. */
	kanVelge(): boolean {
		this.venterPaSist &&= this.sending.antall > 0;
		if (this.venterPaSist)
			this.avslag =
				'Redigeringene dine fra sist er ikke lagret ennå. De sendes så snart serveren svarer; vent, eller velg hva som skal skje med dem.';
		return !this.venterPaSist;
	}

	velg(lokalIder: readonly string[]): void {
		this.valgt = lokalIder;
		this.avslag = '';
	}

	/** What a topological edit means for the objects. `egne`: the properties of what is new and like nothing else. */
	avEdit(message: string, edit: Edit, egne?: Objektegenskaper): Promise<Redigering> {
		const { lager, navn } = this;
		const kilde = {
			objekt: (id: string) => lager.objekt(id),
			hel: this.#hel,
			navn,
			navngiver: () => this.navneliste.navngiver()
		};
		return redigeringAv(message, edit, kilde, egne);
	}

	/** The object with all that it holds, so that it can be brought back whole. */
	#hel = async (lokalId: string): Promise<Tilstand | null> => {
		await this.lager.hent(lokalId);
		return this.lager.objekt(lokalId) ?? null;
	};

	/** Does something that asks the server first; what it did not get is said, and nothing was done. */
	trygt = async (work: () => Promise<unknown>): Promise<void> => {
		this.venter += 1;
		try {
			await work();
		} catch (error) {
			if (!(error instanceof Svarfeil)) throw error;
			this.avslag = `Området rundt kunne ikke hentes, så ingenting er endret. ${error.message}`;
		} finally {
			this.venter -= 1;
		}
	};

	/** Does it here, remembers it, and sends it. */
	async utfor(redigering: Redigering): Promise<void> {
		if (!(await this.#bruk(redigering))) return;
		this.historikk.legg(redigering);
	}

	async #bruk(redigering: Redigering): Promise<boolean> {
		const sett = endringssett(redigering, (id) => this.lager.version(id));
		if (sett.operations.length === 0) return false;
		const isTouched = (id: string) => sett.operations.some(({ lokalId }) => lokalId === id);
		const fra = Object.fromEntries([...redigering.fra].filter(([id]) => isTouched(id)));
		this.avslag = '';
		this.lager.bruk(redigering);
		this.valgt = this.valgt.filter((id) => this.lager.objekt(id));
		this.#valg.fortell(redigering.message);
		await this.sending.legg(sett, fra);
		return true;
	}

	/**
	 * What the server would say to it, with nothing stored: exact figures while something is still in the hand. null: it changes
	 * nothing, and there is nothing to ask.
	 */
	async prov(redigering: Redigering): Promise<Svar | null> {
		const sett = endringssett(redigering, (id) => this.lager.version(id));
		if (sett.operations.length === 0) return null;
		return sendEndring(this.#valg.scenario, this.client, sett, true);
	}

	async angre(): Promise<void> {
		const last = this.historikk.neste;
		if (!last) return;
		if (!(await this.#staar(last.til))) {
			this.historikk.hoppOver();
			return;
		}
		this.historikk.angret();
		await this.#bruk(omvendt(last));
	}

	async gjorOm(): Promise<void> {
		const last = this.historikk.nesteOmigjen;
		if (!last) return;
		if (!(await this.#staar(last.fra))) {
			this.historikk.hoppOverOmigjen();
			return;
		}
		this.historikk.gjortOmigjen();
		await this.#bruk(last);
	}

	/** Are the objects still as this edit left them? Else undo would take away what somebody else did after. */
	async #staar(tilstander: Redigering['til']): Promise<boolean> {
		// After a reload they may not be here yet.
		for (const id of tilstander.keys()) await this.lager.hent(id);
		const changed = [...tilstander].filter(
			([id, tilstand]) => !sammeTilstand(this.lager.objekt(id) ?? null, tilstand)
		);
		if (changed.length === 0) return true;
		const navn = changed.map(([id]) => this.navn(id)).join(', ');
		this.avslag = `${navn} er endret etterpå, så dette trinnet hoppes over. Det kan settes tilbake fra loggen. Neste trinn er klart.`;
		return false;
	}

	/** Others' edits, told by the server; null: some were not told of, and all that is here is read anew. */
	async andreEndret(revision: number, lokalIder: readonly string[] | null): Promise<void> {
		const venter = beroerte(this.sending.ko);
		// What is being sent will meet theirs as a conflict, and be told of as one.
		const free = (id: string) => !venter.includes(id);
		if (lokalIder === null || lokalIder.length > FEW) await this.lager.lesAltPaNytt(free);
		else await this.lager.lesPaNytt(lokalIder.filter((id) => free(id) && this.lager.har(id)));
		this.revision = Math.max(this.revision, revision);
		this.valgt = this.valgt.filter((id) => this.lager.objekt(id));
		this.#valg.onlagret();
	}

	async beholdMine(konflikter: readonly Konflikt[]): Promise<void> {
		const { stans } = this.sending;
		if (!stans) return;
		const ids = stans.post.operations.map(({ lokalId }) => lokalId);
		await this.sending.leggOppa(konflikter, stans.post);
		this.historikk.glem(ids);
	}

	/** The edit that stopped is given up; what the objects are is read anew. */
	async forkast(): Promise<void> {
		const { stans } = this.sending;
		if (!stans) return;
		const ids = await this.sending.forkast(stans.post);
		this.historikk.glem(ids);
		await this.lager.lesPaNytt(ids);
		this.valgt = this.valgt.filter((id) => this.lager.objekt(id));
	}

	destroy(): void {
		this.sending.destroy();
	}
}
