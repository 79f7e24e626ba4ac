/** What a key does to a size, as on a splitter (ARIA APG): null when the key is not one of ours. */
export function resized(
	key: string,
	size: number,
	limits: { readonly min: number; readonly max: number; readonly step: number },
	grow: 'ArrowLeft' | 'ArrowUp'
): number | null {
	const shrink = grow === 'ArrowLeft' ? 'ArrowRight' : 'ArrowDown';
	const { min, max, step } = limits;
	const next: Record<string, number> = {
		[grow]: size + step,
		[shrink]: size - step,
		PageUp: size + 4 * step,
		PageDown: size - 4 * step,
		Home: min,
		End: max
	};
	const wanted = next[key];
	return wanted === undefined ? null : Math.min(max, Math.max(min, wanted));
}
