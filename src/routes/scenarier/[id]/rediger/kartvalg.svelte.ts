import type { Peker } from '#lib/map/editing/projection.ts';
import type { Funn } from '#lib/map/mapController.ts';
import { tolkInntasting, type Cm } from '#lib/domain/topology/index.ts';
import { Klikksted } from '../../../kart/klikksted.svelte.ts';
import type { Redigeringsadresse } from './adresse.svelte.ts';
import type { Arbeidsbord } from './arbeidsbord.svelte.ts';
import { punktVed } from './grep.ts';
import type { Tegneflate } from './handlinger.ts';
import type { Kontroll } from './kontroll.svelte.ts';
import { erFlislagt } from './objektsamling.ts';
import type { Redigeringsokt } from './okt.svelte.ts';
import type { Cmboks } from './tjener.ts';
import { ferdigSkisse, type NyttObjekt } from './skissehandling.ts';

/** What is drawn unless something else is chosen: a purpose, framtidig. */
const KOMMUNEPLAN: NyttObjekt = {
	objekttype: 'KpArealformålOmråde',
	kode: 1110,
	arealbruksstatus: 2,
	tarFra: 'alt'
};
const REGULERINGSPLAN: NyttObjekt = {
	...KOMMUNEPLAN,
	objekttype: 'RpArealformålOmråde',
	kode: null,
	arealbruksstatus: null
};

interface Omgivelser {
	readonly erReguleringsplan: boolean;
	readonly okt: Redigeringsokt;
	readonly bord: Arbeidsbord;
	readonly adresse: Redigeringsadresse;
	readonly kontroll: Kontroll;
	readonly kunngjor: (melding: string) => void;
	readonly flate: () => Tegneflate | undefined;
	/** The box of the whole plan, in centimetres; null: it is empty. */
	readonly hele: Cmboks | null;
}

/** What is chosen by pointing: by a click, by one more with Ctrl, by a lasso; and what a drawing that is done becomes. */
export class Kartvalg {
	readonly #om: Omgivelser;
	readonly #klikksted = new Klikksted();
	/** The last press: with Ctrl or Shift it adds to what is chosen; on a vertex it chooses nothing else. */
	#press: Peker | null = null;
	/** It has not chosen anything yet. A click without a press of its own is the last one of a drawing: it chooses nothing. */
	#isFresh = false;
	#onVertex = false;
	/** The corners of what is being drawn. */
	hjorner = $state.raw<readonly Cm[]>([]);
	nytt: NyttObjekt = $state.raw(KOMMUNEPLAN);

	constructor(om: Omgivelser) {
		this.#om = om;
		if (om.erReguleringsplan) this.nytt = REGULERINGSPLAN;
	}

	velg = async (ids: readonly string[], naer?: Cm): Promise<void> => {
		const { okt, bord, adresse } = this.#om;
		if (!okt.kanVelge()) return;
		await okt.trygt(() => bord.velg(ids, naer));
		adresse.select(okt.valgt.length === 1 ? (okt.valgt[0] ?? null) : null);
	};

	/** What the tiles show, with the purposes as they are here: the tiles of an edit come a moment after it. */
	#somDetEr(found: readonly Funn[], at: Cm | undefined): readonly Funn[] {
		const { lager } = this.#om.okt;
		const formal = at && lager.formalVed(at);
		if (!formal) return found;
		const erHer = ({ lokalId, tema }: Funn) => {
			const objekt = lager.objekt(lokalId);
			return tema === 'arealformal' && (objekt === undefined || erFlislagt(objekt));
		};
		return [
			...formal.map(({ lokalId, properties: { objekttype, kode, omrNavn } }) => ({
				lokalId,
				tema: 'arealformal',
				objekttype,
				kode,
				omrNavn
			})),
			...found.filter((funn) => !erHer(funn))
		];
	}

	/** Many at once, wherever they lie: all of the plan is fetched in one go, and not one object after the other. */
	async velgMange(ids: readonly string[]): Promise<void> {
		const { okt, adresse, hele } = this.#om;
		await okt.trygt(async () => {
			if (hele && ids.length > 5) await okt.lager.sorgFor(hele);
			for (const id of ids) await okt.lager.hent(id);
		});
		this.#om.bord.aktivt = null;
		okt.velg(ids.filter((id) => okt.lager.objekt(id)));
		adresse.select(null);
	}

	/** What else lies where this was clicked. */
	ogsaaHer(lokalId: string): readonly Funn[] {
		return this.#klikksted.besides(lokalId);
	}

	funnet(found: readonly Funn[], byKeyboard: boolean): void {
		const isFresh = this.#isFresh;
		this.#isFresh = false;
		if (!byKeyboard && (this.#onVertex || !isFresh)) return;
		const { okt, kunngjor, flate } = this.#om;
		const press = byKeyboard ? null : this.#press;
		const naer = press?.at ?? flate()?.middle();
		// The purpose first, also when it is chosen already: what lies over it is chosen from the list in the panel.
		// What is clicked is looked at: the issue list gives way, unless a repair of it is being looked at.
		if (this.#om.kontroll.apen && !this.#om.kontroll.forhandsvist) this.#om.kontroll.apen = false;
		const next = this.#klikksted.choose(this.#somDetEr(found, naer), null);
		kunngjor(this.#klikksted.told(next));
		if (!next) return void this.velg([]);
		if (!press?.ctrl && !press?.shift) return void this.velg([next.lokalId], naer);
		const without = okt.valgt.filter((id) => id !== next.lokalId);
		const isChosen = without.length < okt.valgt.length;
		void this.velg(isChosen ? without : [...okt.valgt, next.lokalId], naer);
	}

	/** Puts a corner where the text says; answers what was wrong with it, or ''. */
	skrevet(text: string, flate: Tegneflate | undefined): string {
		if (!flate) return 'Kartet er ikke klart ennå. Vent litt, og prøv igjen.';
		const { bord } = this.#om;
		const tolket = tolkInntasting(text, {
			last: this.hjorner.at(-1) ?? null,
			pointer: bord.peker,
			utm: flate.utm
		});
		if (!tolket.ok) return tolket.reason;
		flate.addCorner(tolket.place);
		return '';
	}

	klikk(peker: Peker): void {
		this.#press = peker;
		this.#isFresh = true;
		const { bord } = this.#om;
		// What was taken hold of and let go where it was, is not being dragged.
		bord.avbryt();
		const hit =
			bord.ene && bord.verktoy === 'velg' ? punktVed(bord.ene, peker.at, peker.reach) : null;
		this.#onVertex = hit !== null;
		if (hit) bord.aktivt = hit;
	}

	async tegnet(corners: readonly Cm[], isDone: boolean): Promise<void> {
		this.hjorner = isDone ? [] : corners;
		if (!isDone) return;
		this.#isFresh = false;
		const { okt, bord } = this.#om;
		const { ene, verktoy } = bord;
		if (verktoy === 'lasso') {
			bord.settVerktoy('velg');
			await okt.trygt(async () => this.velg(await okt.lager.innenfor(corners)));
			return;
		}
		let nye: readonly string[] = [];
		await okt.trygt(async () => {
			nye = await ferdigSkisse(okt, verktoy, corners, ene, this.nytt);
		});
		if (okt.avslag !== '') {
			// What was drawn is not lost by its being refused: it stands there to be mended.
			this.#om.flate()?.redraw(corners);
			return;
		}
		bord.settVerktoy('velg');
		await this.velg(verktoy === 'tegn' ? nye : okt.valgt);
	}
}
