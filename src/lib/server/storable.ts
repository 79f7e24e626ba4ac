/**
 * PostgreSQL's text holds any character but NUL, and its jsonb no half of a surrogate pair. A file may have both: one
 * character that nobody sees must not stop the import of a whole plan.
 */

// Spelled out, since nobody sees it in a text.
const NUL = String.fromCharCode(0);

const storableText = (text: string): string => text.replaceAll(NUL, '').toWellFormed();

/** The same value without what cannot be stored, in texts and names alike. */
export function storable<T>(value: T): T {
	if (typeof value === 'string') return storableText(value) as T;
	if (Array.isArray(value)) return value.map((entry: unknown) => storable(entry)) as T;
	if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [storableText(name), storable<unknown>(entry)])
	) as T;
}

/** JSON for a jsonb column. The common case is one look at the text that is made anyway. */
export function jsonbText(value: unknown): string {
	const json = JSON.stringify(value);
	return /\\u(?:0000|d[89a-f])/.test(json) ? JSON.stringify(storable(value)) : json;
}

/** Has a text a character that no column can hold? */
export const hasNul = (value: unknown): boolean =>
	typeof value === 'string' ? value.includes(NUL) : Array.isArray(value) && value.some(hasNul);

/** Can a text stand in any column as it is, and in jsonb? */
export const isStorable = (text: string): boolean => !hasNul(text) && text.isWellFormed();
