const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('windows-1252');

function asUtf8(bytes: Uint8Array): string | null {
	try {
		return utf8.decode(bytes);
	} catch {
		// Not UTF-8: whoever asked says how it is to be read then.
		return null;
	}
}

/** The bytes that a value in a query stands for. */
function queryBytes(value: string): Uint8Array {
	const text = value.replaceAll('+', ' ');
	const bytes: number[] = [];
	for (let i = 0; i < text.length; i++) {
		const hex = /^%([0-9a-f]{2})/i.exec(text.slice(i, i + 3))?.[1];
		if (hex === undefined) bytes.push(...Buffer.from(text.charAt(i)));
		else {
			bytes.push(Number.parseInt(hex, 16));
			i += 2;
		}
	}
	return Uint8Array.from(bytes);
}

/** UTF-8 that came as raw bytes has been taken for Latin-1 on its way: «blÃ¥» was «blå». */
function utenMojibake(text: string): string {
	const isMore = /[\u0100-\uffff]/.test(text);
	return (isMore ? null : asUtf8(Buffer.from(text, 'latin1'))) ?? text;
}

/** Control characters, and those that turn the direction of what stands after them. */
const USYNLIGE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * What is the file of an upload called, as a person would read it? From the query as it came: a browser sends UTF-8, a
 * script whatever bytes the name has. For showing alone, never a path. '' where it is not told.
 */
export function lesFilnavn(search: string): string {
	const value = /[?&]filnavn=([^&#]*)/.exec(search)?.[1] ?? '';
	const bytes = queryBytes(value);
	return utenMojibake(asUtf8(bytes) ?? latin1.decode(bytes)).replace(USYNLIGE, '');
}
