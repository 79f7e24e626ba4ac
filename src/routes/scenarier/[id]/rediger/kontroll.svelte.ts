import type { Avvik } from '#lib/domain/avvik.ts';
import { temaFor } from '#lib/domain/plan/objekttyper.ts';
import { PA_GRUNNEN } from '#lib/domain/rules/plan/niva.ts';
import { Flislegging, soneFromGeoJson, UTENFOR, type Sone } from '#lib/domain/topology/index.ts';
import { boksOm } from '#lib/domain/topology/punkt.ts';
import { getJson } from '../../../hent.ts';
import {
	grensefunn,
	idsOf,
	OVERLAPPGRENSE_M2,
	regelfunn,
	retteveier,
	type Kontrollfunn,
	type Rettevei
} from './avviksliste.ts';
import { erFlislagt } from './objektsamling.ts';
import type { Redigeringsokt } from './okt.svelte.ts';
import type { Objekt } from './tilstand.ts';
import { hentObjekter, type Cmboks } from './tjener.ts';

export type { Kontrollfunn };

const RUNDT_CM = 5000;
const newId = (): string => crypto.randomUUID();

/** A repair as it is laid before the planner: the ways to do it, and how the one that is looked at will look. */
export interface Forhandsvist {
	readonly funn: Kontrollfunn;
	readonly veier: readonly Rettevei[];
	/** Which of them is looked at; null: the planner has not said which yet. */
	readonly vei: Rettevei | null;
}

const sonerOf = (objekter: readonly Objekt[]): Sone[] =>
	objekter.flatMap((o) => soneFromGeoJson(o.lokalId, o.geometry) ?? []);

/** The list of what is wrong in the whole scenario, and the repairs that are safe. */
export class Kontroll {
	readonly #okt: Redigeringsokt;
	readonly #scenario: number;
	readonly #srid: number;
	readonly #hele: Cmboks | null;
	/** The plan areas, as they were when the list was made. */
	#omrader: readonly Sone[] = [];
	funn = $state.raw<readonly Kontrollfunn[] | null>(null);
	kjorer = $state(false);
	/** The list stands beside the map. */
	apen = $state(false);
	feil = $state('');
	forhandsvist = $state.raw<Forhandsvist | null>(null);

	constructor(okt: Redigeringsokt, valg: { scenario: number; srid: number; hele: Cmboks | null }) {
		this.#okt = okt;
		this.#scenario = valg.scenario;
		this.#srid = valg.srid;
		this.#hele = valg.hele;
	}

	/** Opens the list, and makes it; or puts it away. */
	vis(): void {
		this.apen = !this.apen;
		this.forhandsvist = null;
		if (this.apen) void this.kjor();
	}

	/** Looks through everything: the borders here, the rules and the areas on the server. */
	async kjor(): Promise<void> {
		if (this.kjorer || !this.#hele) return;
		this.kjorer = true;
		this.feil = '';
		this.forhandsvist = null;
		try {
			const [objekter, { avvik }] = await Promise.all([
				hentObjekter(this.#scenario, this.#srid, this.#hele),
				getJson<{ avvik: readonly Avvik[] }>(`/api/scenarios/${this.#scenario}/validation`)
			]);
			const formal = objekter.filter(erFlislagt);
			this.#omrader = sonerOf(objekter.filter(erPlanomrade));
			const navn = (id: string) =>
				formal.find((o) => o.lokalId === id)?.properties.omrNavn ?? this.#navn(id);
			const t = new Flislegging(sonerOf(formal), true);
			const borders = grensefunn(t, this.#omrader, navn);
			// The borders prove it exactly, whatever time there was for measuring: but of the purposes on the ground alone.
			const isProved = objekter.every((o) => !erFormal(o) || erFlislagt(o));
			const regler = isProved ? avvik.filter(({ rule }) => !PROVED.includes(rule)) : avvik;
			this.funn = [...borders, ...regelfunn(regler, borders)];
		} catch (error) {
			this.feil = error instanceof Error ? error.message : String(error);
		} finally {
			this.kjorer = false;
		}
	}

	#navn = (id: string): string => (id === UTENFOR ? 'plangrensa' : this.#okt.navn(id));

	/** Shows what a repair would do, before it is done. */
	async visUtbedring(funn: Kontrollfunn): Promise<void> {
		const { mangel } = funn;
		if (!mangel) return;
		const { lager } = this.#okt;
		const around = 'ring' in mangel ? mangel.ring : [mangel.place];
		await lager.sorgFor(boksOm(around, RUNDT_CM));
		for (const id of idsOf(mangel)) await lager.hent(id);
		const veier = retteveier(lager.flislegging, this.#omrader, mangel, {
			navn: this.#navn,
			newId
		});
		if (typeof veier === 'string') this.#okt.avslag = veier;
		else {
			const isLarge = mangel.slag === 'overlapp' && mangel.areaM2 >= OVERLAPPGRENSE_M2;
			this.forhandsvist = { funn, veier, vei: (isLarge ? null : veier[0]) ?? null };
		}
	}

	/** Looks at another way to put it right. */
	velgVei(vei: Rettevei): void {
		if (this.forhandsvist) this.forhandsvist = { ...this.forhandsvist, vei };
	}

	async utforUtbedring(): Promise<void> {
		const { funn, vei } = this.forhandsvist ?? {};
		if (!vei) return;
		this.forhandsvist = null;
		const said = vei.tekst.replace(/\.$/, '');
		await this.#okt.utfor(await this.#okt.avEdit(`Rettet: ${said}`, vei.edit));
		this.funn = this.funn?.filter((f) => f !== funn) ?? null;
	}
}

const erFormal = ({ properties }: Objekt): boolean =>
	temaFor(properties.objekttype) === 'arealformal';
const erPlanomrade = ({ properties: p }: Objekt): boolean =>
	temaFor(p.objekttype) === 'planomrade' && (p.vertikalniva ?? PA_GRUNNEN) === PA_GRUNNEN;
const PROVED = ['plan.formal.overlapp.ikke-vurdert'];
