/** A bracket, comma or colon, the first quote of a string, or a whole number or word. */
const token = /[[\]{},:"]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blanks = /[ \t\r\n]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Expect = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'comma';

const opened: Record<string, Expect> = { '[': 'valueOrEnd', '{': 'keyOrEnd' };
const closes: Record<string, string> = { ']': '[', '}': '{' };

/** What may come after `found`; null where `found` may not stand. `open` holds the brackets not yet closed. */
function next(expect: Expect, found: string, open: string[]): Expect | null {
	const inside = open.at(-1);
	if (found in closes) {
		const mayEnd = expect === 'comma' || expect === 'valueOrEnd' || expect === 'keyOrEnd';
		return mayEnd && open.pop() === closes[found] ? 'comma' : null;
	}
	if (expect === 'comma') {
		if (found !== ',' || inside === undefined) return null;
		return inside === '[' ? 'value' : 'key';
	}
	if (expect === 'colon') return found === ':' ? 'value' : null;
	if (expect === 'key' || expect === 'keyOrEnd') return found === '"' ? 'colon' : null;
	if (found === ',' || found === ':') return null;
	const inner = opened[found];
	if (inner) open.push(found);
	return inner ?? 'comma';
}

function afterBlanks(text: string, at: number): number {
	blanks.lastIndex = at;
	blanks.test(text);
	return blanks.lastIndex;
}

/** Where the string that opens at `start` ends (`ok`), or where it stops being one. */
function string(text: string, start: number): { at: number; ok: boolean } {
	let at = start + 1;
	while (at < text.length) {
		const c = text.charCodeAt(at);
		if (c === 0x22) return { at: at + 1, ok: true };
		if (c < 0x20) break;
		if (c === 0x5c) {
			escape.lastIndex = at;
			if (!escape.test(text)) break;
			at = escape.lastIndex;
		} else at++;
	}
	return { at, ok: false };
}

/**
 * At which offset does `text` stop being JSON? Asked only after JSON.parse has refused it, since the
 * engine's own message often leaves the place out. The text's end where it was cut off.
 */
export function jsonErrorOffset(text: string): number {
	const open: string[] = [];
	let expect: Expect = 'value';
	let at = afterBlanks(text, 0);
	for (;;) {
		token.lastIndex = at;
		const found: string | undefined = token.exec(text)?.[0];
		const then: Expect | null = found === undefined ? null : next(expect, found, open);
		if (!then) return at;
		expect = then;
		const end = found === '"' ? string(text, at) : { at: token.lastIndex, ok: true };
		if (!end.ok) return end.at;
		at = afterBlanks(text, end.at);
	}
}
