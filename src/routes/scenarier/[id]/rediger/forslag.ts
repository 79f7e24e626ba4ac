import type { Geometry } from 'geojson';
import type { Edit, Flislegging } from '#lib/domain/topology/flislegging.ts';
import {
	deleteVertex,
	insertVertex,
	moveVertices,
	moveZone,
	rotateZone,
	type Utfall
} from '#lib/domain/topology/index.ts';
import { geoJsonFrom, soneFromGeoJson } from '#lib/domain/topology/geojson.ts';
import { arealM2, stedsnavn, type Cm } from '#lib/domain/topology/punkt.ts';
import * as fri from './fri.ts';
import type { Underlag } from './alene.ts';
import type { Cmboks } from './tjener.ts';
import type { Objekt } from './tilstand.ts';

/** What an edit in progress would do: to a tiling, to one object that stands alone, or why it cannot be done. */
export type Forslag =
	| { readonly slag: 'edit'; readonly edit: Edit; readonly message: string }
	| { readonly slag: 'fri'; readonly geometry: Geometry; readonly message: string }
	| {
			readonly slag: 'avslag';
			readonly reason: string;
			/** What must be fetched before it can be said. */
			readonly needs?: Cmboks;
	  };

/** What is being dragged. */
export type Drag =
	| { readonly slag: 'punkt'; readonly fra: Cm }
	/** The edge itself, with both its ends. */
	| { readonly slag: 'kant'; readonly kant: readonly [Cm, Cm]; readonly grep: Cm }
	/** A new vertex on the edge. */
	| { readonly slag: 'midt'; readonly kant: readonly [Cm, Cm]; readonly midt: Cm }
	| { readonly slag: 'flytt'; readonly grep: Cm }
	| { readonly slag: 'roter'; readonly grep: Cm };

const plus = ([e, n]: Cm, [de, dn]: Cm): Cm => [e + de, n + dn];
const minus = ([e, n]: Cm, [de, dn]: Cm): Cm => [e - de, n - dn];

/** Two edits, one on top of the other, as one. */
function chained(first: Edit, second: Edit): Edit {
	const before = new Map([...second.before, ...first.before]);
	const after = new Map([...first.after, ...second.after]);
	const created = new Map(first.created);
	for (const [id, made] of second.created) created.set(id, made);
	return { before, after, created };
}

function insertAndMove(t: Flislegging, [a, b]: readonly [Cm, Cm], midt: Cm, til: Cm): Utfall {
	const inserted = insertVertex(t, [a, b], midt);
	if (!inserted.ok) return inserted;
	t.apply(inserted.edit);
	try {
		const moved = moveVertices(t, new Map([[stedsnavn(midt), til]]));
		return moved.ok ? { ok: true, edit: chained(inserted.edit, moved.edit) } : moved;
	} finally {
		t.revert(inserted.edit);
	}
}

const forslagAv = (utfall: Utfall, message: string, egne: Underlag['egne']): Forslag =>
	utfall.ok
		? { slag: 'edit', edit: egne(utfall.edit), message }
		: {
				slag: 'avslag',
				reason: utfall.reason,
				...(utfall.needs && { needs: utfall.needs })
			};

/** Half a turn for 200 metres at 1:1; what the hand does is smaller: a turn by the way the pointer goes sideways. */
const radians = (grep: Cm, til: Cm, spanCm: number): number =>
	((til[0] - grep[0]) / Math.max(1, spanCm)) * Math.PI;

/** The middle of the object's box, and how far it reaches. */
export function middleOf(objekt: Objekt): { midt: Cm; spanCm: number } {
	const alle = fri.rekkerOf(objekt.geometry).flatMap(({ rekke }) => rekke);
	const es = alle.map(([e]) => e);
	const ns = alle.map(([, n]) => n);
	const [w, e, s, n] = [Math.min(...es), Math.max(...es), Math.min(...ns), Math.max(...ns)];
	return {
		midt: [Math.round((w + e) / 2), Math.round((s + n) / 2)],
		spanCm: Math.max(e - w, n - s)
	};
}

/** What dragging this object's part to a place would do. */
export function dragForslag(
	underlag: Underlag | null,
	objekt: Objekt,
	navn: string,
	drag: Drag,
	til: Cm,
	newId: () => string
): Forslag {
	if (!underlag) return friDrag(objekt, navn, drag, til);
	const { t, egne } = underlag;
	const { lokalId } = objekt;
	const asForslag = (utfall: Utfall, message: string) => forslagAv(utfall, message, egne);
	switch (drag.slag) {
		case 'punkt':
			return asForslag(
				moveVertices(t, new Map([[stedsnavn(drag.fra), til]])),
				`Flyttet et grensepunkt i ${navn}`
			);
		case 'kant': {
			const by = minus(til, drag.grep);
			const moves = new Map(drag.kant.map((end) => [stedsnavn(end), plus(end, by)]));
			return asForslag(moveVertices(t, moves), `Flyttet en grense i ${navn}`);
		}
		case 'midt':
			return asForslag(
				insertAndMove(t, drag.kant, drag.midt, til),
				`Satte inn et grensepunkt i ${navn}`
			);
		case 'flytt': {
			const by = minus(til, drag.grep);
			return asForslag(moveZone(t, lokalId, by, { newId }), `Flyttet ${navn}`);
		}
		case 'roter': {
			const { midt, spanCm } = middleOf(objekt);
			const turn = { radians: radians(drag.grep, til, spanCm), about: midt };
			return asForslag(rotateZone(t, lokalId, turn, { newId }), `Roterte ${navn}`);
		}
	}
}

function friDrag({ geometry, ...rest }: Objekt, navn: string, drag: Drag, til: Cm): Forslag {
	switch (drag.slag) {
		case 'punkt':
			return {
				slag: 'fri',
				geometry: fri.flyttPunkt(geometry, drag.fra, til),
				message: `Flyttet et punkt i ${navn}`
			};
		case 'kant': {
			const by = minus(til, drag.grep);
			const [a, b] = drag.kant;
			const moved = fri.flyttPunkt(fri.flyttPunkt(geometry, a, plus(a, by)), b, plus(b, by));
			return { slag: 'fri', geometry: moved, message: `Flyttet en kant i ${navn}` };
		}
		case 'midt':
			return {
				slag: 'fri',
				geometry: fri.settInn(geometry, drag.kant, til),
				message: `Satte inn et punkt i ${navn}`
			};
		case 'flytt':
			return {
				slag: 'fri',
				geometry: fri.forskyv(geometry, minus(til, drag.grep)),
				message: `Flyttet ${navn}`
			};
		case 'roter': {
			const { midt, spanCm } = middleOf({ geometry, ...rest });
			return {
				slag: 'fri',
				geometry: fri.roter(geometry, midt, radians(drag.grep, til, spanCm)),
				message: `Roterte ${navn}`
			};
		}
	}
}

/** Without the vertex, in all that share it. */
export function slettPunkt(
	underlag: Underlag | null,
	objekt: Objekt,
	navn: string,
	at: Cm
): Forslag {
	const message = `Slettet et punkt i ${navn}`;
	if (underlag) return forslagAv(deleteVertex(underlag.t, at), message, underlag.egne);
	const geometry = fri.fjernPunkt(objekt.geometry, at);
	return geometry
		? { slag: 'fri', geometry, message }
		: { slag: 'avslag', reason: 'Det blir for få punkter igjen. Slett heller hele objektet.' };
}

/** Of the object itself as the proposal would make it, in m², reckoned here; null: it cannot be done. */
export function arealI(forslag: Forslag, lokalId: string): number | null {
	if (forslag.slag === 'avslag') return null;
	const { egen } = formerI(forslag, lokalId);
	// It is as it was.
	if (egen.length === 0) return null;
	return egen.reduce((sum, geometry) => {
		const sone = soneFromGeoJson('', geometry);
		return sum + (sone ? arealM2(sone) : 0);
	}, 0);
}

/** The shapes that a proposal would give: of the object itself, and of those beside it. */
export function formerI(
	forslag: Forslag,
	lokalId: string
): { egen: Geometry[]; andre: Geometry[] } {
	if (forslag.slag === 'fri') return { egen: [forslag.geometry], andre: [] };
	if (forslag.slag === 'avslag') return { egen: [], andre: [] };
	const { after, created } = forslag.edit;
	const shapes = [...after].flatMap(([id, sone]) => (sone ? [{ id, sone }] : []));
	return {
		egen: [
			...shapes.filter(({ id }) => id === lokalId).map(({ sone }) => geoJsonFrom(sone)),
			...[...created.values()].map(({ sone }) => geoJsonFrom(sone))
		],
		andre: shapes.filter(({ id }) => id !== lokalId).map(({ sone }) => geoJsonFrom(sone))
	};
}
