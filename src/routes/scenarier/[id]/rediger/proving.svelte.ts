import type { Svar } from './sending.svelte.ts';
import type { Redigering } from './tilstand.ts';

/** What the server has said of an edit that is not made yet. */
export interface Provd {
	/** m² of the object in hand, by PostGIS; null: the edit would be refused. */
	readonly areaM2: number | null;
	/** Why it would be refused. */
	readonly avvik: string;
}

/** Who asks the server. */
interface Prover {
	readonly prov: (redigering: Redigering) => Promise<Svar | null>;
	/** How many edits wait to be sent. */
	readonly sending: { readonly antall: number };
}

/** The pointer rests when it has not moved for so long: short enough that the answer is there within 150 ms. */
const REST_MS = 60;

/** Asks the server what an edit in the hand would be, when the hand rests. */
export class Proving {
	readonly #okt: Prover;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Answers to earlier questions are no longer wanted. */
	#nr = 0;
	svar = $state.raw<Provd | null>(null);

	constructor(okt: Prover) {
		this.#okt = okt;
	}

	/** The hand has moved: what was said no longer holds. */
	senere(lokalId: string, lag: () => Promise<Redigering>): void {
		this.slutt();
		// What waits to be sent changes the versions that it would be asked of.
		if (this.#okt.sending.antall > 0) return;
		const nr = this.#nr;
		this.#timer = setTimeout(() => void this.#spor(nr, lokalId, lag), REST_MS);
	}

	slutt(): void {
		this.#nr += 1;
		clearTimeout(this.#timer);
		this.svar = null;
	}

	async #spor(nr: number, lokalId: string, lag: () => Promise<Redigering>): Promise<void> {
		const svar = await this.#okt.prov(await lag());
		if (!svar || nr !== this.#nr) return;
		if (svar.slag === 'lagret') {
			const objekt = svar.svar.objects.find((o) => o.lokalId === lokalId);
			this.svar = { areaM2: objekt?.areaM2 ?? null, avvik: '' };
		} else if (svar.slag === 'avvist')
			this.svar = { areaM2: null, avvik: svar.avvik[0]?.message ?? svar.detail };
	}
}
