import type { Position } from 'geojson';
import type { Avvik } from '#lib/domain/avvik.ts';
import {
	absorbSliver,
	fillGap,
	findGapsAndOverlaps,
	findMissingVertices,
	findSlivers,
	leggUtenfor,
	repairMissingVertex,
	resolveOverlap,
	UTENFOR,
	type Brist,
	type Cm,
	type Edit,
	type Flislegging,
	type ManglendePunkt,
	type Sliver,
	type Sone,
	type Utbedring
} from '#lib/domain/topology/index.ts';
import { same, soneArea2 } from '#lib/domain/topology/punkt.ts';
import { areal, tall } from '#lib/ui/norsk.ts';

/** Smaller than this, or thinner, is a sliver: it is shown beside the list. */
export const SLIVERGRENSE = { areaM2: 10, widthM: 0.5 };
/** An overlap under this is put right in one click; of a larger one the planner says first who keeps it [choice]. */
export const OVERLAPPGRENSE_M2 = 100;
/** Less than this at the plan's outline is a trace of rounding, which the rules tell of together. */
const SPOR_M2 = 0.1;

type Mangel = Sliver | ManglendePunkt | Brist;
type Navn = (id: string) => string;

/** One thing to look at before the plan is sent on. */
export interface Kontrollfunn {
	readonly alvor: Avvik['severity'];
	readonly tekst: string;
	/** What can be done by hand, where nothing can be put right here. */
	readonly raad?: string | undefined;
	/** Where to look; null: it is about the plan as a whole. */
	readonly place: Cm | null;
	readonly lokalIder: readonly string[];
	/** What can be put right in one go; null: it is for the planner. */
	readonly mangel: Mangel | null;
}

/** One way to put something right. */
export interface Rettevei {
	/** Of an overlap: who keeps it. */
	readonly navn: string;
	readonly tekst: string;
	readonly edit: Edit;
}

function tekstAv(mangel: Mangel, navn: Navn): string {
	if (mangel.slag === 'sliver')
		return `${navn(mangel.id)} er en flis: ${tall(mangel.areaM2, 1)} m², ${tall(mangel.widthM, 2)} m bred.`;
	if (mangel.slag === 'manglende-punkt')
		return `${navn(mangel.id)} mangler ${mangel.points.length === 1 ? 'et punkt' : `${mangel.points.length} punkter`} i grensa mot ${mangel.neighbours.map(navn).join(' og ')}.`;
	const inne = mangel.zones.filter((id) => id !== UTENFOR);
	const zones = inne.map(navn).join(', ');
	const vedGrensa = inne.length < mangel.zones.length;
	if (mangel.slag === 'glipe')
		return `Glipe på ${areal(mangel.areaM2)} mellom ${vedGrensa ? 'plangrensa og ' : ''}${zones}.`;
	return vedGrensa
		? `${zones} ligger med ${areal(mangel.areaM2)} utenfor plangrensa.`
		: `Overlapp på ${areal(mangel.areaM2)}: ${zones}.`;
}

export const idsOf = (mangel: Mangel): readonly string[] =>
	mangel.slag === 'sliver'
		? [mangel.id]
		: mangel.slag === 'manglende-punkt'
			? [mangel.id, ...mangel.neighbours]
			: mangel.zones.filter((id) => id !== UTENFOR);

/** What is wrong with the borders, those against the plan's outline as well. The ground outside is not there afterwards. */
function manglerI(t: Flislegging, omrader: readonly Sone[]): Mangel[] {
	const inside = [...findMissingVertices(t), ...findSlivers(t, SLIVERGRENSE)];
	leggUtenfor(t, omrader);
	try {
		const brister = findGapsAndOverlaps(t).filter(
			({ zones, areaM2 }) => !zones.includes(UTENFOR) || areaM2 >= SPOR_M2
		);
		return [...brister, ...inside];
	} finally {
		t.remove([UTENFOR]);
	}
}

export const grensefunn = (t: Flislegging, omrader: readonly Sone[], navn: Navn): Kontrollfunn[] =>
	manglerI(t, omrader).map((mangel) => ({
		alvor: mangel.slag === 'sliver' ? 'advarsel' : 'feil',
		tekst: tekstAv(mangel, navn),
		place: mangel.place,
		lokalIder: idsOf(mangel),
		mangel
	}));

const isSame = (m: Mangel, funnet: Mangel): boolean =>
	m.slag === funnet.slag &&
	('ring' in m && 'ring' in funnet
		? m.areaM2 === funnet.areaM2 && m.ring.some((p) => same(p, funnet.place))
		: same(m.place, funnet.place));

function* veier(
	t: Flislegging,
	mangel: Mangel,
	navn: Navn,
	newId: () => string
): Generator<{ navn: string; utbedring: Utbedring }> {
	if (mangel.slag === 'sliver') yield { navn: '', utbedring: absorbSliver(t, mangel, navn) };
	else if (mangel.slag === 'manglende-punkt')
		yield { navn: '', utbedring: repairMissingVertex(t, mangel, navn) };
	else if (mangel.slag === 'glipe') yield { navn: '', utbedring: fillGap(t, mangel, navn) };
	else {
		const size = (id: string) => soneArea2(t.get(id) ?? { id, flater: [] });
		const keepers = mangel.zones.includes(UTENFOR)
			? [UTENFOR]
			: mangel.zones.toSorted((a, b) => size(a) - size(b));
		for (const keep of keepers)
			yield {
				navn: navn(keep),
				utbedring: resolveOverlap(t, mangel, keep, { nameOf: navn, newId })
			};
	}
}

/**
 * The ways to put something right in the tiling as it is here, the one that is likeliest first: of an overlap the smaller zone
 * keeps it [choice: what is drawn last is most often the smaller]. A text: why there is none.
 */
export function retteveier(
	t: Flislegging,
	omrader: readonly Sone[],
	funnet: Mangel,
	{ navn, newId }: { readonly navn: Navn; readonly newId: () => string }
): readonly Rettevei[] | string {
	// What it was found as may lie otherwise in the tiling here: it is found again.
	const mangel = manglerI(t, omrader).find((m) => isSame(m, funnet));
	if (!mangel) return 'Det er rettet, eller endret, siden kontrollen ble kjørt. Kjør den på nytt.';
	leggUtenfor(t, omrader);
	try {
		const all = [...veier(t, mangel, navn, newId)];
		const good = all.flatMap(({ navn, utbedring: u }) =>
			u.ok ? [{ navn, tekst: u.sentence ?? '', edit: u.edit }] : []
		);
		const [first] = all;
		return good.length === 0 && first && !first.utbedring.ok ? first.utbedring.reason : good;
	} finally {
		t.remove([UTENFOR]);
	}
}

const firstPlace = (avvik: Avvik): Cm | null => {
	let at: unknown = avvik.place && 'coordinates' in avvik.place ? avvik.place.coordinates : null;
	while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
	const [e, n] = (Array.isArray(at) ? at : []) as Position;
	return e === undefined || n === undefined ? null : [Math.round(e * 100), Math.round(n * 100)];
};

const SAMME: Readonly<Record<string, Mangel['slag']>> = {
	'plan.formal.glipe': 'glipe',
	'plan.formal.overlapp': 'overlapp',
	'plan.objekt.utenfor': 'overlapp',
	'plan.formal.punkt.mangler': 'manglende-punkt'
};

const RAAD: Readonly<Record<string, string>> = {
	'plan.formal.glipe':
		'Den kan ikke rettes her. Rett grensene i fila som planen kom fra, og importer den på nytt.',
	'plan.formal.overlapp':
		'Grensene krysser hverandre uten felles punkter, og kan ikke rettes her. Rett dem i fila som planen kom fra, og importer den på nytt.'
};

const PUNKTER_FORST =
	'Rett først punktene som mangler i grensa her, og kjør kontrollen på nytt: så kan dette også rettes.';

/** What can be done by hand; where vertices are missing on the same border, those come first. */
function raadFor(
	{ rule, severity, object }: Avvik,
	borders: readonly Kontrollfunn[]
): string | undefined {
	if (severity !== 'feil' || !(rule in RAAD)) return undefined;
	const mangler = borders.some(
		({ mangel, lokalIder }) =>
			mangel?.slag === 'manglende-punkt' && object !== undefined && lokalIder.includes(object)
	);
	return mangler ? PUNKTER_FORST : RAAD[rule];
}

/** As large as each other, to what PostGIS and we may differ by. */
const isAsLarge = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(0.1, b / 100);

/** Is it what the borders have told already? What has a size is known again by it. */
const isTold = ({ rule, areaM2 }: Avvik, mangel: Mangel | null): boolean =>
	mangel !== null &&
	mangel.slag === SAMME[rule] &&
	(!('ring' in mangel) || areaM2 === undefined || isAsLarge(mangel.areaM2, areaM2));

/** What the borders tell already, and can be put right, is not told twice. */
export const regelfunn = (
	avvik: readonly Avvik[],
	borders: readonly Kontrollfunn[]
): Kontrollfunn[] =>
	avvik
		.filter((a) => !borders.some(({ mangel }) => isTold(a, mangel)))
		.map((a) => ({
			alvor: a.severity,
			tekst: a.message,
			raad: raadFor(a, borders),
			place: firstPlace(a),
			lokalIder: a.object ? [a.object] : [],
			mangel: null
		}));
