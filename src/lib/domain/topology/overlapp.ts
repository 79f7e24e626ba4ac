import { formatAreal } from '../tall.ts';
import { Flislegging, type Edit } from './flislegging.ts';
import type { Brist } from './mangler.ts';
import { redraw } from './omtegning.ts';
import { UTENFOR, utenUtenfor, withoutSpikes } from './plangrense.ts';
import { boksOm, type Sone } from './punkt.ts';
import { BORTE_IGJEN, GRENSA, said, type Navn, type Utbedring } from './utbedring.ts';
import { refuse } from './utfall.ts';

const DOBBELT = 'dobbelt';

/**
 * The tiling around an overlap, with the overlap turned inside out as a zone of its own: the borders then add up as those of a
 * whole tiling do, and taking the overlap from one of the two is an edit like others.
 */
function withOverlap(t: Flislegging, { ring, zones }: Brist): Flislegging {
	const near = new Set([...zones, ...t.zonesIn(boksOm(ring, 100))]);
	for (const id of zones)
		if (id !== UTENFOR) for (const other of t.neighboursOf(id).keys()) near.add(other);
	const soner = [...near].flatMap((id) => t.get(id) ?? []);
	const dobbelt: Sone = { id: DOBBELT, flater: [[withoutSpikes(ring).toReversed()]] };
	return new Flislegging([...soner, dobbelt], true);
}

const withoutIt = ({ before, after, created }: Edit): Edit => ({
	before: new Map([...before].filter(([id]) => id !== DOBBELT)),
	after: new Map([...after].filter(([id]) => id !== DOBBELT)),
	created
});

/** Of an overlap: one zone keeps it, and the others have their borders drawn back to where it begins. */
export function resolveOverlap(
	t: Flislegging,
	brist: Brist,
	keep: string,
	{ nameOf, newId }: { readonly nameOf: Navn; readonly newId: () => string }
): Utbedring {
	if (brist.zones.some((id) => !t.get(id))) return refuse(BORTE_IGJEN, brist.place);
	const utfall = redraw(withOverlap(t, brist), {
		ids: [...brist.zones, DOBBELT],
		tegning: {},
		newId,
		assign: ({ zones }) => zones.map((list) => (list.includes(DOBBELT) ? [keep] : list))
	});
	if (!utfall.ok) return utfall;
	const edit = utenUtenfor(withoutIt(utfall.edit));
	if (!edit) return refuse(GRENSA, brist.place);
	const areal = formatAreal(brist.areaM2);
	const others = brist.zones
		.filter((id) => id !== keep)
		.map(nameOf)
		.join(' og ');
	return said(
		{ ok: true, edit },
		keep === UTENFOR
			? `${others} mister ${areal} som ligger utenfor plangrensa.`
			: `${nameOf(keep)} beholder overlappen på ${areal}, og ${others} mister den.`
	);
}
