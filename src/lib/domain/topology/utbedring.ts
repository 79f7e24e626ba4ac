import { formatAntall, formatAreal } from '../tall.ts';
import { Flislegging, type Edit } from './flislegging.ts';
import { ugyldigSted } from './gyldig.ts';
import { findGapsAndOverlaps, type Brist, type Sliver, type ManglendePunkt } from './mangler.ts';
import { redraw, vacate, type Eiere, type Omtegning } from './omtegning.ts';
import {
	at,
	boksOm,
	boksesMeet,
	cyclic,
	same,
	soneArea2,
	type Cm,
	type RingCm,
	type Sone
} from './punkt.ts';
import { UTENFOR, utenUtenfor, withoutSpikes } from './plangrense.ts';
import { notLoaded, refuse, reshaped, UREGNELIG, type Utfall } from './utfall.ts';

/** A repair, not done yet: the edit, and what it will do, in bokmål. */
export type Utbedring = Utfall & { readonly sentence?: string };

export type Navn = (id: string) => string;

export const GRENSA =
	'Det kan ikke rettes her uten at plangrensa flyttes. Rett planområdet først, eller gi sonen et punkt på plangrensa.';
export const BORTE_IGJEN = 'Det er rettet, eller endret, i mellomtida. Kjør kontrollen på nytt.';

export const said = (utfall: Utfall, sentence: string): Utbedring =>
	utfall.ok ? { ...utfall, sentence } : utfall;

/** Gives a zone the vertices that it lacks on an edge; its border moves onto them, by a centimetre at most. */
export function repairMissingVertex(
	t: Flislegging,
	mangel: ManglendePunkt,
	nameOf: Navn
): Utbedring {
	const { id, points, asideCm } = mangel;
	const [a, b] = mangel.edge;
	const sone = t.get(id);
	const start = (ring: RingCm): number =>
		ring.findIndex((p, nr) => same(p, a) && same(cyclic(ring, nr + 1), b));
	if (!sone?.flater.flat().some((ring) => start(ring) >= 0)) return refuse(BORTE_IGJEN, a);
	const flater = sone.flater.map((flate) =>
		flate.map((ring) => {
			const i = start(ring);
			return i < 0 ? ring : [...ring.slice(0, i + 1), ...points, ...ring.slice(i + 1)];
		})
	);
	const there: Sone = { id, flater };
	const wrong = ugyldigSted(there);
	if (wrong) return refuse(UREGNELIG, wrong);
	const others = mangel.neighbours.map(nameOf).join(' og ');
	const many = points.length === 1 ? 'et punkt' : `${points.length} punkter`;
	const moved = asideCm === 0 ? 'Arealet endres ikke.' : `Grensa flyttes ${cm(asideCm)}.`;
	return said(
		reshaped(t, new Map([[id, there]])),
		`${nameOf(id)} får ${many} i grensa, der ${others} har det. ${moved}`
	);
}

const cm = (value: number): string =>
	value < 0.1 ? 'mindre enn 1 mm' : `${formatAntall(value, 1)}\u202fcm`;

/** The zone that grew the most by an edit. */
function taker({ before, after }: Edit): string | undefined {
	const grown = [...after].flatMap(([id, sone]) => {
		const old = before.get(id);
		return sone && old ? [{ id, by: soneArea2(sone) - soneArea2(old) }] : [];
	});
	return grown.reduce<{ id?: string; by: number }>((most, g) => (g.by > most.by ? g : most), {
		by: 0
	}).id;
}

/** Lets the neighbour with the longest common border take a sliver: a zone, or one part of it. */
export function absorbSliver(t: Flislegging, sliver: Sliver, nameOf: Navn): Utbedring {
	const { id } = sliver;
	const flate = t.get(id)?.flater[sliver.flate];
	if (!flate) return refuse(BORTE_IGJEN, sliver.place);
	const missing = flate.flat().find((p) => !t.knows(p));
	if (missing) return notLoaded(boksOm(flate.flat(), 100));
	const utfall = redraw(t, {
		ids: [id, ...t.neighboursOf(id).keys()],
		tegning: { shapes: [flate] },
		newId: () => id,
		assign(blad) {
			const owners: Eiere = [...blad.zones];
			const faces = blad.zones.flatMap((list, face) =>
				list.includes(id) && at(blad.shapes, face).length > 0 ? [face] : []
			);
			return vacate(blad, owners, faces, { id }) ?? owners;
		}
	});
	const heir = utfall.ok ? taker(utfall.edit) : undefined;
	const size = `${formatAreal(sliver.areaM2)}, ${formatAntall(sliver.widthM, 2)}\u202fm bred`;
	return said(
		utfall,
		`${nameOf(id)} (${size}) går inn i ${heir === undefined ? 'naboen' : nameOf(heir)}, som det har lengst felles grense med.`
	);
}

const GLIPE = 'glipe ';

/**
 * The tiling around a place, with its gaps as zones of their own: what is done to those fills them, and the outline around
 * them stays.
 */
function withGaps(t: Flislegging, points: readonly Cm[]): { local: Flislegging; gaps: string[] } {
	const box = boksOm(points, 100);
	const found = findGapsAndOverlaps(t).filter(
		({ slag, ring }) => slag === 'glipe' && boksesMeet(boksOm(ring), box)
	);
	const gaps = found
		.map(({ ring }, nr): Sone => ({ id: `${GLIPE}${nr}`, flater: [[withoutSpikes(ring)]] }))
		.filter((gap) => !ugyldigSted(gap));
	const zones = new Set([...t.zonesIn(box), ...found.flatMap((brist) => brist.zones)]);
	for (const id of [...zones])
		if (id !== UTENFOR) for (const other of t.neighboursOf(id).keys()) zones.add(other);
	const soner = [...zones].flatMap((id) => t.get(id) ?? []);
	return { local: new Flislegging([...soner, ...gaps], box), gaps: gaps.map(({ id }) => id) };
}

/** The edit as it is without the gaps that it was made with. */
function withoutGaps(utfall: Utfall): Utfall {
	if (!utfall.ok) return utfall;
	const isZone = ([id]: readonly [string, unknown]): boolean => !id.startsWith(GLIPE);
	const { before, after, created } = utfall.edit;
	return {
		ok: true,
		edit: {
			before: new Map([...before].filter(isZone)),
			after: new Map([...after].filter(isZone)),
			created: new Map(
				[...created].filter(([id, { like }]) => isZone([id, id]) && !like?.startsWith(GLIPE))
			)
		}
	};
}

/** Draws on the tiling and on the gaps in it. */
export function redrawGaps(
	t: Flislegging,
	points: readonly Cm[],
	omtegning: (gaps: ReadonlySet<string>) => Omtegning
): Utfall {
	const { local, gaps } = withGaps(t, points);
	return withoutGaps(redraw(local, omtegning(new Set(gaps))));
}

/** Fills a gap: the neighbour with the longest border gets it. */
export function fillGap(t: Flislegging, brist: Brist, nameOf: Navn): Utbedring {
	const utfall = redrawGaps(t, brist.ring, (gaps) => ({
		ids: [...gaps, ...brist.zones],
		tegning: {},
		newId: () => GLIPE,
		assign(blad) {
			const owners: Eiere = [...blad.zones];
			const faces = owners.flatMap((list, face) => (list.some((id) => gaps.has(id)) ? [face] : []));
			if (faces.length === 0) return refuse(BORTE_IGJEN, brist.place);
			return vacate(blad, owners, faces, { id: GLIPE, not: UTENFOR }) ?? owners;
		}
	}));
	if (!utfall.ok) return utfall;
	const edit = utenUtenfor(utfall.edit);
	if (!edit) return refuse(GRENSA, brist.place);
	const heir = taker(edit);
	return said(
		{ ok: true, edit },
		`Glipa på ${formatAreal(brist.areaM2)} blir en del av ${heir === undefined ? 'naboen' : nameOf(heir)}.`
	);
}
