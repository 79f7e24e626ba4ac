/** Single-letter keys can be turned off (WCAG 2.1.4); the choice is kept in this browser. */
const NAVN = 'planbordet.enkelttaster';

/** Are shortcuts of one letter on? */
export const enkelttasterPa = (): boolean => localStorage.getItem(NAVN) !== 'av';

export function settEnkelttaster(pa: boolean): void {
	if (pa) localStorage.removeItem(NAVN);
	else localStorage.setItem(NAVN, 'av');
}

/** Is the person writing just now, so that a letter is a letter? */
export function skriver(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable ||
			target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
	);
}

/** Should this key press, without Ctrl, Alt or Cmd, act as a single-letter shortcut? */
export const erEnkelttast = (event: KeyboardEvent): boolean =>
	!event.ctrlKey &&
	!event.altKey &&
	!event.metaKey &&
	!event.defaultPrevented &&
	!skriver(event.target) &&
	enkelttasterPa();
