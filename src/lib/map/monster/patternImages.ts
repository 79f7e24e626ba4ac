import { alleArealsymboler } from '../layers/expression.ts';
import {
	bestemmelseRegel,
	hensynssoneRegler,
	punktFarger,
	punktRegler,
	punktStorrelsePx,
	type Monster
} from '../tegneregler/index.ts';
import type { Theme } from '../theme.ts';
import { figurBilde, figurId } from './figurer.ts';
import { monsterId, withColours } from './id.ts';
import { monsterBilde, type Bilde } from './raster.ts';

const symbolStorrelsePx = 18;

/** Every pattern the rules have: stripes, bands, båndlegging, hatches of hensynssoner, dots. */
function monstre(): Monster[] {
	const areal = alleArealsymboler().flatMap((s) =>
		[s.monster, s.overlegg].filter((m) => m !== null)
	);
	const soner = [...hensynssoneRegler, bestemmelseRegel].flatMap((r) => [
		r.navaerende,
		r.framtidig
	]);
	return [...areal, ...soner];
}

/**
 * Every image the map may need in this theme, by id, each drawn when it is first asked for: a plan uses a
 * handful of some two hundred. MapView answers MapLibre's `styleimagemissing` from it.
 */
export function patternImages(theme: Theme): ReadonlyMap<string, () => Bilde> {
	const images = new Map<string, () => Bilde>();
	for (const monster of monstre()) {
		const shown = withColours(monster, theme.farge);
		images.set(monsterId(shown), () => monsterBilde(shown));
	}
	const figur = (navn: string, farge: string, px: number) =>
		images.set(figurId(navn, farge), () => figurBilde(navn, farge, px));
	for (const navn of ['bolig', 'hytte', 'industribygning'])
		figur(navn, '#000000', symbolStorrelsePx);
	for (const { form } of punktRegler)
		for (const farge of [theme.farge(punktFarger.navaerende), theme.farge(punktFarger.framtidig)])
			for (const navn of [form, `${form}-stiplet`]) figur(navn, farge, punktStorrelsePx);
	return images;
}
