import { alleArealsymboler } from '../layers/expression.ts';
import {
	bestemmelseRegel,
	hensynssoneRegler,
	punktFarger,
	punktRegler,
	punktStorrelsePx,
	type Monster
} from '../tegneregler/index.ts';
import { shownIn } from '../symbol.ts';
import type { Theme } from '../theme.ts';
import { figurBilde, figurId } from './figurer.ts';
import { monsterId, withColours } from './id.ts';
import { monsterBilde, type Bilde } from './raster.ts';

const symbolStorrelsePx = 18;

/** Every pattern the rules have, as this theme shows it: stripes, bands, hatches of hensynssoner, dots. */
function monstre(theme: Theme): Monster[] {
	const areal = alleArealsymboler().flatMap((symbol) => {
		const { monster, overlegg } = shownIn(theme, symbol);
		return [monster, overlegg].filter((m) => m !== null);
	});
	const soner = [...hensynssoneRegler, bestemmelseRegel].flatMap((r) => [
		r.navaerende,
		r.framtidig
	]);
	return [...areal, ...soner.map((m) => withColours(m, theme.farge))];
}

/**
 * Every image the map may need in this theme, by id, each drawn when it is first asked for: a plan uses a
 * handful of some two hundred. MapView answers MapLibre's `styleimagemissing` from it.
 */
export function patternImages(theme: Theme): ReadonlyMap<string, () => Bilde> {
	const images = new Map<string, () => Bilde>();
	for (const monster of monstre(theme)) images.set(monsterId(monster), () => monsterBilde(monster));
	const figur = (navn: string, farge: string, px: number) =>
		images.set(figurId(navn, farge), () => figurBilde(navn, farge, px));
	for (const navn of ['bolig', 'hytte', 'industribygning'])
		figur(navn, '#000000', symbolStorrelsePx);
	for (const { form } of punktRegler)
		for (const farge of [theme.farge(punktFarger.navaerende), theme.farge(punktFarger.framtidig)])
			for (const navn of [form, `${form}-stiplet`]) figur(navn, farge, punktStorrelsePx);
	return images;
}
