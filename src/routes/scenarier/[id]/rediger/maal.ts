import { ringArea2, type Cm } from '#lib/domain/topology/punkt.ts';
import { dekar, tall } from '#lib/ui/norsk.ts';

/** Degrees clockwise from north. */
const direction = (a: Cm, b: Cm): number =>
	((Math.atan2(b[0] - a[0], b[1] - a[1]) * 180) / Math.PI + 360) % 360;

/**
 * What is being drawn, in words while it is: the last stretch, out to the pointer, and of a surface about how large it is.
 * '' before there is anything to measure.
 */
export function maalAv(hjorner: readonly Cm[], peker: Cm | null, erFlate: boolean): string {
	const alle = peker ? [...hjorner, peker] : hjorner;
	const [a, b] = alle.slice(-2);
	if (!a || !b || hjorner.length === 0) return '';
	const metres = Math.hypot(b[0] - a[0], b[1] - a[1]) / 100;
	const stretch = `${tall(metres, 2)} m @ ${tall(direction(a, b), 1)}°`;
	if (!erFlate || alle.length < 3) return stretch;
	return `${stretch} · ≈ ${dekar(Math.abs(ringArea2(alle)) / 20_000)}`;
}
