import type { Position } from 'geojson';
import type { Avvik } from '#lib/domain/avvik.ts';
import { temaFor } from '#lib/domain/plan/objekttyper.ts';
import {
	absorbSliver,
	fillGap,
	findGapsAndOverlaps,
	findMissingVertices,
	findSlivers,
	Flislegging,
	repairMissingVertex,
	soneFromGeoJson,
	type Brist,
	type Cm,
	type Sliver,
	type ManglendePunkt,
	type Utbedring
} from '#lib/domain/topology/index.ts';
import { boksOm } from '#lib/domain/topology/punkt.ts';
import { dekar, tall } from '#lib/ui/norsk.ts';
import { getJson } from '../../../hent.ts';
import { erFlislagt } from './objektsamling.ts';
import type { Redigeringsokt } from './okt.svelte.ts';
import type { Objekt } from './tilstand.ts';
import { hentObjekter, type Cmboks } from './tjener.ts';

/** Smaller than this, or thinner, is a sliver: it is shown beside the list. */
export const SLIVERGRENSE = { areaM2: 10, widthM: 0.5 };
const RUNDT_CM = 5000;

type Mangel = Sliver | ManglendePunkt | Brist;

/** One thing to look at before the plan is sent on. */
export interface Kontrollfunn {
	readonly alvor: Avvik['severity'];
	readonly tekst: string;
	/** Where to look; null: it is about the plan as a whole. */
	readonly place: Cm | null;
	readonly lokalIder: readonly string[];
	/** What can be put right in one go; null: it is for the planner. */
	readonly mangel: Mangel | null;
}

/** A repair as it is laid before the planner: what it will do, and how it will look. */
export interface Forhandsvist {
	readonly funn: Kontrollfunn;
	readonly tekst: string;
	readonly utbedring: Extract<Utbedring, { ok: true }>;
}

const firstPlace = (avvik: Avvik): Cm | null => {
	let at: unknown = avvik.place && 'coordinates' in avvik.place ? avvik.place.coordinates : null;
	while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
	const [e, n] = (Array.isArray(at) ? at : []) as Position;
	return e === undefined || n === undefined ? null : [Math.round(e * 100), Math.round(n * 100)];
};

function tekstAv(mangel: Mangel, navn: (id: string) => string): string {
	if (mangel.slag === 'sliver')
		return `${navn(mangel.id)} er en flis: ${tall(mangel.areaM2, 1)} m², ${tall(mangel.widthM, 2)} m bred.`;
	if (mangel.slag === 'manglende-punkt')
		return `${navn(mangel.id)} mangler ${mangel.points.length === 1 ? 'et punkt' : `${mangel.points.length} punkter`} i grensa mot ${mangel.neighbours.map(navn).join(' og ')}.`;
	const zones = mangel.zones.map(navn).join(', ');
	return mangel.slag === 'glipe'
		? `Glipe på ${dekar(mangel.areaM2)} mellom ${zones}.`
		: `Overlapp på ${dekar(mangel.areaM2)}: ${zones}.`;
}

const idsOf = (mangel: Mangel): readonly string[] =>
	mangel.slag === 'sliver'
		? [mangel.id]
		: mangel.slag === 'manglende-punkt'
			? [mangel.id, ...mangel.neighbours]
			: mangel.zones;

const manglerI = (t: Flislegging): Mangel[] => [
	...findGapsAndOverlaps(t),
	...findMissingVertices(t),
	...findSlivers(t, SLIVERGRENSE)
];

function utbedringFor(
	t: Flislegging,
	mangel: Mangel,
	navn: (id: string) => string
): Utbedring | null {
	// What it was found as may lie otherwise in the tiling here: it is found again.
	const same = manglerI(t).find(
		(m) =>
			m.slag === mangel.slag && m.place[0] === mangel.place[0] && m.place[1] === mangel.place[1]
	);
	if (!same) return null;
	if (same.slag === 'sliver') return absorbSliver(t, same, navn);
	if (same.slag === 'manglende-punkt') return repairMissingVertex(t, same, navn);
	return same.slag === 'glipe' ? fillGap(t, same, navn) : null;
}

/** The list of what is wrong in the whole scenario, and the repairs that are safe. */
export class Kontroll {
	readonly #okt: Redigeringsokt;
	readonly #scenario: number;
	readonly #srid: number;
	readonly #hele: Cmboks | null;
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
			const soner = formal.flatMap((o) => soneFromGeoJson(o.lokalId, o.geometry) ?? []);
			const navn = (id: string) =>
				formal.find((o) => o.lokalId === id)?.properties.omrNavn ?? this.#okt.navn(id);
			const borders = this.#borders(new Flislegging(soner, true), navn);
			// The borders prove it exactly, whatever time there was for measuring: but of the purposes on the ground alone.
			const isProved = objekter.every((o) => !erFormal(o) || erFlislagt(o));
			const regler = isProved ? avvik.filter(({ rule }) => !PROVED.includes(rule)) : avvik;
			this.funn = [...borders, ...fraRegler(regler, borders)];
		} catch (error) {
			this.feil = error instanceof Error ? error.message : String(error);
		} finally {
			this.kjorer = false;
		}
	}

	#borders(t: Flislegging, navn: (id: string) => string): Kontrollfunn[] {
		return manglerI(t).map((mangel) => ({
			alvor: mangel.slag === 'sliver' ? 'advarsel' : 'feil',
			tekst: tekstAv(mangel, navn),
			place: mangel.place,
			lokalIder: idsOf(mangel),
			mangel
		}));
	}

	/** Shows what a repair would do, before it is done. */
	async visUtbedring(funn: Kontrollfunn): Promise<void> {
		const { mangel } = funn;
		if (!mangel) return;
		const { lager, navn } = this.#okt;
		const around = mangel.slag === 'glipe' ? mangel.ring : [mangel.place];
		await lager.sorgFor(boksOm(around, RUNDT_CM));
		for (const id of idsOf(mangel)) await lager.hent(id);
		const utbedring = utbedringFor(lager.flislegging, mangel, navn);
		if (!utbedring) this.#okt.avslag = 'Det er rettet, eller endret, siden kontrollen ble kjørt.';
		else if (!utbedring.ok) this.#okt.avslag = utbedring.reason;
		else this.forhandsvist = { funn, utbedring, tekst: utbedring.sentence ?? funn.tekst };
	}

	async utforUtbedring(): Promise<void> {
		const vist = this.forhandsvist;
		if (!vist) return;
		this.forhandsvist = null;
		await this.#okt.utfor(await this.#okt.avEdit(`Rettet: ${vist.tekst}`, vist.utbedring.edit));
		this.funn = this.funn?.filter((f) => f !== vist.funn) ?? null;
	}
}

const erFormal = ({ properties }: Objekt): boolean =>
	temaFor(properties.objekttype) === 'arealformal';
const PROVED = ['plan.formal.overlapp.ikke-vurdert'];

const SAMME: Readonly<Record<string, Mangel['slag']>> = {
	'plan.formal.glipe': 'glipe',
	'plan.formal.overlapp': 'overlapp',
	'plan.formal.punkt.mangler': 'manglende-punkt'
};

/** What the borders tell already, and can be put right, is not told twice. */
const fraRegler = (avvik: readonly Avvik[], borders: readonly Kontrollfunn[]): Kontrollfunn[] =>
	avvik
		.filter(({ rule }) => !borders.some(({ mangel }) => mangel?.slag === SAMME[rule]))
		.map((a) => ({
			alvor: a.severity,
			tekst: a.message,
			place: firstPlace(a),
			lokalIder: a.object ? [a.object] : [],
			mangel: null
		}));
