import type { Peker } from '#lib/map/editing/projection.ts';
import { TOM_SCENE, type Scene } from '#lib/map/editing/drawScene.ts';
import { same, type Cm } from '#lib/domain/topology/punkt.ts';
import { underlagFor } from './alene.ts';
import type { Kollega } from './direkte.svelte.ts';
import {
	arealI,
	dragForslag,
	formerI,
	middleOf,
	slettPunkt,
	type Drag,
	type Forslag
} from './forslag.ts';
import { gripAt, midtpunkt, midtpunkter, punkterOf } from './grep.ts';
import { snapTo, type Edit } from '#lib/domain/topology/index.ts';
import type { Festedata } from './festedata.ts';
import type { Redigeringsokt } from './okt.svelte.ts';
import { Proving } from './proving.svelte.ts';
import { enkelRedigering } from './redigeringer.ts';
import { flateAv, tegning } from './tegning.ts';
import type { Objekt, Redigering } from './tilstand.ts';
import { verktoyet, type Verktoynavn } from './verktoy.ts';

const newId = (): string => crypto.randomUUID();
/** Keys that are pressed in a row are one edit. */
const KEYS_REST_MS = 400;

/** What is going on at the map: the tool, what is dragged, and what is drawn of it. */
export class Arbeidsbord {
	readonly #okt: Redigeringsokt;
	verktoy = $state<Verktoynavn>('velg');
	snapper = $state(true);
	/** The vertex that the keys move. */
	aktivt = $state.raw<Cm | null>(null);
	drag = $state.raw<Drag | null>(null);
	forslag = $state.raw<Forslag | null>(null);
	/** Who else is here. */
	kollegaer: () => readonly Kollega[] = () => [];
	/** A repair that is shown before it is done. */
	vist: () => Edit | null = () => null;
	/** Where the pointer has dragged it to. */
	#mot: Cm | null = null;
	/** Where the keys have taken it, while they are being pressed. */
	#taster: Cm | null = null;
	#rest: ReturnType<typeof setTimeout> | undefined;
	sneppet = $state.raw<Cm | null>(null);
	/** Where the pointer is, for what is typed. */
	peker = $state.raw<Cm | null>(null);
	readonly feste: Festedata;

	readonly proving: Proving;

	constructor(okt: Redigeringsokt, feste: Festedata) {
		this.#okt = okt;
		this.proving = new Proving(okt);
		this.feste = feste;
	}

	/** The one object that is chosen, when it is one. */
	get ene(): Objekt | null {
		const [first, second] = this.#okt.valgt;
		return first === undefined || second !== undefined
			? null
			: (this.#okt.lager.objekt(first) ?? null);
	}

	get skisse() {
		return verktoyet(this.verktoy).skisse;
	}

	/** Of the chosen object as the edit in progress would make it, in m², reckoned here; null: nothing is in progress. */
	get omtrentM2(): number | null {
		const { ene, forslag } = this;
		return ene && forslag ? arealI(forslag, ene.lokalId) : null;
	}

	/** Where a place is drawn to: a vertex or an edge within reach. null: where it is. */
	snapp = (at: Cm, reach: number, alt: boolean): Cm | null => {
		this.peker = at;
		const { drag } = this;
		// What is dragged is not drawn to itself.
		const own = drag?.slag === 'punkt' ? drag.fra : null;
		const ignored = (p: Cm) => own !== null && same(p, own);
		const feste =
			alt || !this.snapper || this.verktoy === 'lasso'
				? null
				: snapTo(at, reach, this.#okt.lager.flislegging, { extra: this.feste.linjer, ignored });
		this.sneppet = feste?.place ?? null;
		return this.sneppet;
	};

	/** What the tiles do not show as it is; made anew when that changes, and not when the pointer moves. */
	readonly #endrede = $derived.by(() =>
		this.#okt.lager.endrede.map((objekt) => ({ objekt, flate: flateAv(objekt) }))
	);
	readonly endredeFlater = $derived(this.#endrede.flatMap(({ flate }) => flate ?? []));

	readonly scene: Scene = $derived.by(() => {
		const { lager, valgt } = this.#okt;
		const { ene, forslag } = this;
		const vist = this.vist();
		const former = vist
			? formerI({ slag: 'edit', edit: vist, message: '' }, '')
			: forslag && ene
				? formerI(forslag, ene.lokalId)
				: { egen: [], andre: [] };
		const viser = this.verktoy === 'velg' && ene !== null && this.drag === null;
		return {
			...TOM_SCENE,
			endret: this.#endrede.flatMap(({ flate, objekt }) =>
				flate ? [] : [{ ...tegning(objekt.geometry), farge: null }]
			),
			valgt: valgt.flatMap((id) => {
				const objekt = lager.objekt(id);
				return objekt ? [tegning(objekt.geometry)] : [];
			}),
			naboer: former.andre.map(tegning),
			utkast: former.egen.map(tegning),
			avvist: forslag?.slag === 'avslag',
			punkter: viser ? punkterOf(ene) : [],
			midtpunkter: viser ? midtpunkter(ene) : [],
			andre: this.kollegaer().flatMap(({ who, object }) => {
				const objekt = object === null ? undefined : lager.objekt(object);
				return objekt ? [{ ...tegning(objekt.geometry), navn: who }] : [];
			}),
			aktivt: viser ? this.aktivt : null,
			sneppet: this.sneppet
		};
	});

	/** Chooses an object that may not be here yet, with what lies around it. */
	async velg(lokalIder: readonly string[], naer?: Cm): Promise<void> {
		this.aktivt = null;
		const here = await this.#okt.lager.hentMedRundt(lokalIder, naer);
		this.#okt.velg(here.map(({ lokalId }) => lokalId));
	}

	/** What the keys have moved is done, before something else is. */
	async ferdigDyttet(): Promise<void> {
		if (this.#taster) await this.slipp();
	}

	settVerktoy(navn: Verktoynavn): void {
		void this.#okt.trygt(() => this.ferdigDyttet());
		this.verktoy = navn;
		this.peker = null;
		this.avbryt();
		this.#okt.avslag = '';
	}

	/** What lies under the pointer that can be dragged. */
	grip(peker: Peker): boolean {
		const { ene } = this;
		if (!ene) return false;
		if (this.verktoy === 'flytt' || this.verktoy === 'roter') {
			this.drag = { slag: this.verktoy, grep: peker.at };
			return true;
		}
		this.drag = this.verktoy === 'velg' ? gripAt(ene, peker.at, peker.reach) : null;
		return this.drag !== null;
	}

	dra(at: Cm, reach: number, alt: boolean): void {
		const { ene, drag } = this;
		if (!ene || !drag) return;
		const isPoint = drag.slag === 'punkt' || drag.slag === 'midt';
		this.#forsok((isPoint ? this.snapp(at, reach, alt) : null) ?? at);
	}

	#forsok(til: Cm): void {
		const { ene, drag } = this;
		if (!ene || !drag) return;
		this.#mot = til;
		this.forslag = this.#forslag(ene, drag, til);
		const { forslag } = this;
		const needs = forslag.slag === 'avslag' ? forslag.needs : undefined;
		if (needs) void this.#okt.trygt(() => this.#okt.lager.sorgFor(needs));
		this.#okt.avslag = forslag.slag === 'avslag' && !forslag.needs ? forslag.reason : '';
		if (forslag.slag === 'avslag') this.proving.slutt();
		else this.proving.senere(ene.lokalId, () => this.#redigering(forslag, ene));
	}

	#redigering(forslag: Exclude<Forslag, { slag: 'avslag' }>, objekt: Objekt): Promise<Redigering> {
		if (forslag.slag === 'edit') return this.#okt.avEdit(forslag.message, forslag.edit);
		const { properties, lokalId } = objekt;
		const til = { geometry: forslag.geometry, properties };
		return Promise.resolve(enkelRedigering(forslag.message, lokalId, objekt, til));
	}

	#forslag(objekt: Objekt, drag: Drag, til: Cm): Forslag {
		const { lager, navn } = this.#okt;
		const underlag = underlagFor(lager, [objekt]);
		return dragForslag(underlag, objekt, navn(objekt.lokalId), drag, til, newId);
	}

	/** The same, with what it needs fetched first. */
	async #helForslag(objekt: Objekt, drag: Drag, til: Cm): Promise<Forslag> {
		let forslag = this.#forslag(objekt, drag, til);
		for (let i = 0; i < 3 && forslag.slag === 'avslag' && forslag.needs; i++) {
			await this.#okt.lager.sorgFor(forslag.needs);
			forslag = this.#forslag(objekt, drag, til);
		}
		return forslag;
	}

	async slipp(): Promise<void> {
		const { ene, drag } = this;
		const til = this.#mot;
		this.avbryt();
		if (!ene || !drag || !til) return;
		const forslag = await this.#helForslag(ene, drag, til);
		await this.#gjor(forslag, ene);
		if (drag.slag === 'punkt' && this.aktivt && forslag.slag !== 'avslag') this.aktivt = til;
	}

	async #gjor(forslag: Forslag, objekt: Objekt): Promise<void> {
		if (forslag.slag === 'avslag') {
			this.#okt.avslag = forslag.reason;
			return;
		}
		await this.#okt.utfor(await this.#redigering(forslag, objekt));
	}

	/** Nothing is being dragged any more. */
	avbryt(): void {
		clearTimeout(this.#rest);
		this.#taster = null;
		this.drag = null;
		this.#mot = null;
		this.forslag = null;
		this.sneppet = null;
		this.proving.slutt();
	}

	/**
	 * Moves by the keys: the active vertex, or with the tools for it the object itself, or turns it. What is pressed in a row is one
	 * edit, made when the keys rest. Answers whether there is anything to move.
	 */
	dytt(de: number, dn: number): boolean {
		const { ene } = this;
		const grep = this.drag ? null : this.#tastegrep();
		if (!ene || !(grep ?? this.#taster)) return false;
		if (grep) [this.drag, this.#taster] = [grep.drag, grep.fra];
		const [e, n] = this.#taster ?? [0, 0];
		const turn = this.drag?.slag === 'roter' ? middleOf(ene).spanCm / 1800 : 1;
		this.#taster = [e + Math.round(de * turn), n + Math.round(dn * turn)];
		this.#forsok(this.#taster);
		clearTimeout(this.#rest);
		this.#rest = setTimeout(() => void this.#okt.trygt(() => this.slipp()), KEYS_REST_MS);
		return true;
	}

	#tastegrep(): { drag: Drag; fra: Cm } | null {
		if (this.verktoy === 'flytt' || this.verktoy === 'roter')
			return { drag: { slag: this.verktoy, grep: [0, 0] }, fra: [0, 0] };
		const { aktivt } = this;
		return aktivt && this.verktoy === 'velg'
			? { drag: { slag: 'punkt', fra: aktivt }, fra: aktivt }
			: null;
	}

	/** Moves a vertex of the chosen object exactly there. */
	settPunkt = (fra: Cm, til: Cm): Promise<void> => this.#settTil({ slag: 'punkt', fra }, til);

	settInn(kant: readonly [Cm, Cm]): Promise<void> {
		const midt = midtpunkt(kant);
		return this.#settTil({ slag: 'midt', kant, midt }, midt);
	}

	async #settTil(drag: Drag, til: Cm): Promise<void> {
		const { ene } = this;
		if (!ene) return;
		const forslag = await this.#helForslag(ene, drag, til);
		await this.#gjor(forslag, ene);
		if (forslag.slag !== 'avslag') this.aktivt = til;
	}

	/** Then the one before it is active: Delete once more takes that, and never the whole object. */
	async slettPunktet(at: Cm): Promise<void> {
		const { ene } = this;
		if (!ene) return;
		const points = punkterOf(ene);
		const { lager, navn } = this.#okt;
		const forslag = slettPunkt(underlagFor(lager, [ene]), ene, navn(ene.lokalId), at);
		await this.#gjor(forslag, ene);
		if (forslag.slag === 'avslag') return;
		this.aktivt = points.at(points.findIndex((p) => same(p, at)) - 1) ?? null;
	}

	/** The next vertex of the chosen object, or the one before. */
	blaTil(step: 1 | -1): void {
		const points = this.ene ? punkterOf(this.ene) : [];
		if (points.length === 0) return;
		const { aktivt } = this;
		const i = aktivt ? points.findIndex((p) => same(p, aktivt)) : -1;
		const next = i < 0 ? 0 : (i + step + points.length) % points.length;
		this.aktivt = points[next] ?? null;
	}
}
