import type { Byggflate, Korridorstrek } from '#lib/domain/blagronn/gap.ts';
import { MINST_M } from '#lib/domain/blagronn/valg.ts';
import { flaterFromGeoJson, geoJsonFrom } from '#lib/domain/topology/geojson.ts';
import type { Cm } from '#lib/domain/topology/punkt.ts';
import type { Provdkorridor, Tegnegrunnlag } from '#lib/server/blagronnTegning.ts';
import { getJson } from '../../../hent.ts';
import type { Arbeidsbord } from './arbeidsbord.svelte.ts';
import {
	byggegrunn,
	etterAlvor,
	gaptekst,
	handenAv,
	skifter,
	skissen,
	type Ihand,
	type Korridorskifte
} from './korridorgap.ts';
import type { Redigeringsokt } from './okt.svelte.ts';
import type { NyttObjekt } from './skissehandling.ts';

/** The hand rests when it has not moved for so long. */
const REST_MS = 60;
/** Edits come in bursts; what is saved goes first. */
const LAGRET_MS = 1200;

/** What is being drawn. */
interface Skisse {
	readonly hjorner: readonly Cm[];
	readonly nytt: NyttObjekt;
}

const cm = ([east, north]: readonly [number, number]): Cm => [
	Math.round(east * 100),
	Math.round(north * 100)
];

const geometrien = ({ flater }: Ihand) => (flater ? geoJsonFrom({ flater }) : null);

/** Watches the corridors while one draws: about what the edit in the hand does to them at once, and exactly when it rests. */
export class Korridorvakt {
	readonly #scenario: number;
	readonly #okt: Redigeringsokt;
	readonly #bord: Arbeidsbord;
	/** A name for what has none yet. */
	readonly #ny = crypto.randomUUID();
	skisse: () => Skisse | null = () => null;
	#grunnlag = $state.raw<Tegnegrunnlag | null>(null);
	#forste = $state.raw<Tegnegrunnlag | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#hviler: ReturnType<typeof setTimeout> | undefined;
	#nr = 0;
	/** What the server says of what the hand holds; null: it has not been asked, or has not answered. */
	eksakt = $state.raw<readonly Korridorskifte[] | null>(null);
	feil = $state('');

	readonly #korridorer: readonly Korridorstrek[] = $derived(
		this.#grunnlag?.corridors.map(({ id, name, line }) => ({ id, name, line: line.map(cm) })) ?? []
	);
	readonly #fraServeren: readonly Byggflate[] = $derived(
		this.#grunnlag?.zones.flatMap(({ lokalId, geometry }) => {
			const flater = flaterFromGeoJson(geometry);
			return flater ? [{ lokalId, flater }] : [];
		}) ?? []
	);
	readonly #hand: readonly Ihand[] = $derived.by(() => {
		const { forslag, ene, verktoy, peker } = this.#bord;
		const skisse = this.skisse();
		return verktoy === 'tegn' && skisse
			? skissen(skisse.hjorner, peker, skisse.nytt, this.#ny)
			: handenAv(forslag, ene, (id) => this.#okt.lager.objekt(id));
	});
	/** About what the hand does, reckoned here. */
	readonly omtrent: readonly Korridorskifte[] = $derived.by(() => {
		if (this.#hand.length === 0 || this.#korridorer.length === 0) return [];
		const bygg = byggegrunn(this.#fraServeren, this.#okt.lager.alle);
		return skifter(this.#korridorer, bygg, this.#hand);
	});
	/** In a line; '': the hand holds nothing that reaches a corridor. */
	readonly tekst: string = $derived(gaptekst(this.omtrent));
	/** What has been stored since the session began has done to the corridors: exact. */
	readonly skiftet: readonly Korridorskifte[] = $derived.by(() => {
		const before = this.#forste?.corridors ?? [];
		const skiftet = (this.#grunnlag?.corridors ?? []).flatMap((til): Korridorskifte[] => {
			const fra = before.find(({ id }) => id === til.id);
			if (!fra) return [];
			const isSame = Math.abs(fra.cutM - til.cutM) < MINST_M && fra.restWidthM === til.restWidthM;
			return isSame ? [] : [{ navn: til.name, fra, til }];
		});
		return etterAlvor(skiftet);
	});

	constructor(scenario: number, okt: Redigeringsokt, bord: Arbeidsbord) {
		this.#scenario = scenario;
		this.#okt = okt;
		this.#bord = bord;
		$effect(() => {
			this.#senere(this.omtrent.length > 0 ? this.#hand : []);
		});
	}

	/** Asked for when something has been stored and the edits rest. */
	foreldet(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.hent(), LAGRET_MS);
	}

	async hent(): Promise<void> {
		const path = `/api/scenarios/${this.#scenario}/bluegreen/corridors`;
		try {
			this.#grunnlag = await getJson<Tegnegrunnlag>(path);
			this.#forste ??= this.#grunnlag;
			this.feil = '';
		} catch (error) {
			this.feil = error instanceof Error ? error.message : String(error);
		}
	}

	/** The hand has moved: what was said no longer holds; what waits to be stored would not be in the answer. */
	#senere(hand: readonly Ihand[]): void {
		this.#nr += 1;
		clearTimeout(this.#hviler);
		this.eksakt = null;
		if (hand.length === 0 || this.#okt.sending.antall > 0) return;
		const nr = this.#nr;
		this.#hviler = setTimeout(() => void this.#prov(nr, hand), REST_MS);
	}

	async #prov(nr: number, hand: readonly Ihand[]): Promise<void> {
		const objects = hand.map((del) => ({
			lokalId: del.lokalId,
			objekttype: del.objekttype,
			kode: del.kode,
			geometry: geometrien(del)
		}));
		const response = await fetch(`/api/scenarios/${this.#scenario}/bluegreen/corridors`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ objects })
		}).catch(() => null);
		// Without an answer what is reckoned here stands, marked as about.
		if (!response?.ok || nr !== this.#nr) return;
		const { corridors } = (await response.json()) as { corridors: readonly Provdkorridor[] };
		if (nr === this.#nr) this.eksakt = etterAlvor(corridors.flatMap((til) => this.#skifte(til)));
	}

	#skifte(til: Provdkorridor): Korridorskifte[] {
		const fra = this.#grunnlag?.corridors.find(({ id }) => id === til.id);
		if (!fra) return [];
		const isSame = Math.abs(fra.cutM - til.cutM) < MINST_M && fra.restWidthM === til.restWidthM;
		return isSame ? [] : [{ navn: fra.name, fra, til }];
	}

	destroy(): void {
		clearTimeout(this.#timer);
		clearTimeout(this.#hviler);
	}
}
