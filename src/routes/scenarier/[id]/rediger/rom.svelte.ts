import type { Scenario } from '#lib/server/plans.ts';
import { Arbeidsbord } from './arbeidsbord.svelte.ts';
import { Boligtallene } from './boligtall.svelte.ts';
import { Direkte } from './direkte.svelte.ts';
import { Festedata } from './festedata.ts';
import { Kontroll } from './kontroll.svelte.ts';
import { Korridorvakt } from './korridorvakt.svelte.ts';
import { Redigeringsokt } from './okt.svelte.ts';
import { Sletting } from './sletting.svelte.ts';
import type { Cmboks } from './tjener.ts';
import { undervegs } from './undervegs.ts';

/** Everything that one editor of one scenario is made of, begun and ended together. */
export class Rom {
	readonly okt: Redigeringsokt;
	readonly bord: Arbeidsbord;
	readonly boligtall: Boligtallene;
	readonly korridorer: Korridorvakt;
	readonly feste: Festedata;
	readonly direkte: Direkte;
	readonly kontroll: Kontroll;
	readonly sletting: Sletting;
	readonly #kunngjor: (melding: string) => void;
	/** What was done last, here or by somebody else, in words. */
	siste = $state('');

	constructor(
		{ id, srid, revision }: Scenario,
		{ hele, konto }: { hele: Cmboks | null; konto: string },
		kunngjor: (melding: string) => void
	) {
		this.#kunngjor = kunngjor;
		const fortell = (melding: string) => {
			this.siste = melding;
			kunngjor(melding);
		};
		this.boligtall = new Boligtallene(id);
		const onlagret = () => {
			this.boligtall.foreldet();
			this.korridorer.foreldet();
		};
		this.okt = new Redigeringsokt({ scenario: id, srid, revision, konto, fortell, onlagret });
		this.feste = new Festedata(id);
		this.bord = new Arbeidsbord(this.okt, this.feste);
		this.korridorer = new Korridorvakt(id, this.okt, this.bord);
		this.direkte = new Direkte(id, this.okt, fortell);
		this.sletting = new Sletting(this.okt);
		this.kontroll = new Kontroll(this.okt, { scenario: id, srid, hele });
		this.bord.vist = () => this.kontroll.forhandsvist?.vei?.edit ?? null;
		this.bord.kollegaer = () => this.direkte.kollegaer;
	}

	/** What the edit in the hand does to the others and to the corridors, in a line. */
	get underveis(): string {
		const parts = [undervegs(this.bord.forslag, this.okt.navn), this.korridorer.tekst];
		return parts.filter((part) => part !== '').join(' · ');
	}

	/** What an earlier visit did not get sent goes first: the objects are read after it. `kontroll`: with the issue list. */
	async apne(kontroll: boolean): Promise<void> {
		void this.boligtall.hent();
		void this.korridorer.hent();
		const { sending, historikk } = this.okt;
		await historikk.hent();
		const venter = await sending.gjenoppta();
		if (venter.length > 0) {
			this.#kunngjor(`Sender ${venter.length} redigeringer fra sist.`);
			await sending.start();
			// New edits would be made on what is not stored yet.
			if (sending.antall > 0) this.okt.venterPaSist = true;
		}
		this.direkte.start();
		if (kontroll) this.kontroll.vis();
		// Asked for before it is needed: a name is to be there as soon as something is split.
		void this.okt.navneliste.sorgFor();
	}

	destroy(): void {
		this.direkte.destroy();
		this.okt.destroy();
		this.boligtall.destroy();
		this.korridorer.destroy();
	}
}
