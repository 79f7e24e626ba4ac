import { erEnkelttast, skriver } from '#lib/ui/enkelttaster.ts';
import { VERKTOY, type Verktoynavn } from './verktoy.ts';

/** What the keys ask for; the editor does it. */
export interface Handlinger {
	readonly verktoy: (navn: Verktoynavn) => void;
	readonly angre: () => void;
	readonly gjorOm: () => void;
	readonly slasammen: () => void;
	readonly fyll: () => void;
	readonly dupliser: () => void;
	readonly slett: () => void;
	readonly snapp: () => void;
	readonly avbryt: () => void;
	/** Ends what is being drawn; answers whether something was. */
	readonly ferdig: () => boolean;
	readonly settPunkt: () => void;
	readonly angrePunkt: () => void;
	readonly bla: (step: 1 | -1) => void;
	readonly settInn: () => void;
	readonly skriv: () => void;
	/** Opens the choice by properties. */
	readonly utvalg: () => void;
	/** Opens the issue list, or puts it away. */
	readonly kontroll: () => void;
	/** Moves the active vertex, centimetres east and north; answers whether there is one. */
	readonly dytt: (de: number, dn: number) => boolean;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
	ArrowUp: [0, 1],
	ArrowDown: [0, -1],
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0]
};
const NUDGE_CM = 10;

/** What is done; `false`: nothing was, and the key is for others. */
type Action = () => unknown;

function byControl(event: KeyboardEvent, h: Handlinger): Action | null {
	if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
	const key = event.key.toLowerCase();
	if (key === 'z') return event.shiftKey ? h.gjorOm : h.angre;
	return key === 'y' ? h.gjorOm : null;
}

const LETTERS: Readonly<Record<string, (h: Handlinger) => void>> = {
	c: (h) => {
		h.slasammen();
	},
	f: (h) => {
		h.fyll();
	},
	d: (h) => {
		h.dupliser();
	},
	s: (h) => {
		h.snapp();
	},
	i: (h) => {
		h.settInn();
	},
	t: (h) => {
		h.skriv();
	},
	k: (h) => {
		h.kontroll();
	},
	q: (h) => {
		h.utvalg();
	},
	',': (h) => {
		h.bla(-1);
	},
	'.': (h) => {
		h.bla(1);
	}
};

function byLetter(event: KeyboardEvent, h: Handlinger): Action | null {
	if (!erEnkelttast(event)) return null;
	const key = event.key.toLowerCase();
	const tool = VERKTOY.find(({ tast }) => tast.toLowerCase() === key);
	if (tool)
		return () => {
			h.verktoy(tool.navn);
		};
	const letter = LETTERS[key];
	return letter
		? () => {
				letter(h);
			}
		: null;
}

/** Only in the map: elsewhere Enter and space press what has the focus. */
function inMap(event: KeyboardEvent, h: Handlinger): Action | null {
	if (!(event.target instanceof HTMLCanvasElement)) return null;
	if (event.key === 'Enter') return h.ferdig;
	if (event.key === ' ') return h.settPunkt;
	return event.key === 'Backspace' ? h.angrePunkt : null;
}

function byName(event: KeyboardEvent, h: Handlinger): Action | null {
	if (event.key === 'Escape') return h.avbryt;
	if (event.key === 'Delete') return isFree(event.target) ? h.slett : null;
	return inMap(event, h);
}

const isText = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	(target.isContentEditable ||
		target.matches('input:not([type=checkbox], [type=radio]), textarea'));

/** Nothing else has the key: the map has it, or the page as a whole. */
const isFree = (target: EventTarget | null): boolean =>
	target instanceof HTMLCanvasElement || target === document.body;

/** Moves the active vertex by an arrow; answers whether it did. */
function nudged(event: KeyboardEvent, h: Handlinger): boolean {
	const arrow = ARROWS[event.key];
	if (!arrow || !isFree(event.target) || event.ctrlKey || event.metaKey || event.altKey)
		return false;
	const by = NUDGE_CM * (event.shiftKey ? 10 : 1);
	return h.dytt(arrow[0] * by, arrow[1] * by);
}

/** Does what the key asks for, unless somebody is writing, or a dialog is open, which has its own keys. */
export function onTast(event: KeyboardEvent, h: Handlinger): void {
	if (event.defaultPrevented || isText(event.target)) return;
	if (document.querySelector('dialog:modal')) return;
	if (nudged(event, h)) {
		// The map is not to follow.
		event.preventDefault();
		event.stopPropagation();
		return;
	}
	const action =
		byControl(event, h) ??
		(skriver(event.target) ? null : (byName(event, h) ?? byLetter(event, h)));
	if (action && action() !== false) event.preventDefault();
}
