import { jsonbText } from './storable.ts';

/** PostgreSQL's text format of COPY, one line a row. */

// Enough to keep the wire full, little enough to keep memory flat.
const BLOCK_CHARACTERS = 64 * 1024;

// NUL goes away: no column can hold it.
const escapes: Readonly<Record<string, string>> = {
	'\0': '',
	'\\': '\\\\',
	'\n': '\\n',
	'\r': '\\r',
	'\t': '\\t'
};

const escape = (text: string): string =>
	text.replace(/[\\\n\r\t\0]/g, (character) => escapes[character] ?? character);

const copyValue = (value: unknown): string => {
	if (value === null || value === undefined) return '\\N';
	if (typeof value === 'string') return escape(value);
	if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
	if (typeof value === 'boolean') return value ? 't' : 'f';
	if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`;
	if (value instanceof Date) return value.toISOString();
	return escape(jsonbText(value));
};

/** One row as COPY wants it, with its line end. Arrays and plain objects are jsonb. */
export const copyLine = (row: readonly unknown[]): string => row.map(copyValue).join('\t') + '\n';

/**
 * The next rows as blocks of text, up to about `limit` characters in all; `done` tells whether the rows came to an end.
 */
export const copyBlocks = (
	rows: AsyncIterator<readonly unknown[]> | Iterator<readonly unknown[]>,
	limit: number
): { readonly blocks: AsyncGenerator<string>; readonly isDone: () => boolean } => {
	let done = false;
	const blocks = async function* (): AsyncGenerator<string> {
		let block = '';
		for (let taken = 0; taken < limit && !done;) {
			const next = await rows.next();
			const line = next.done === true ? '' : copyLine(next.value);
			done = next.done === true;
			taken += line.length;
			block += line;
			if (block.length >= BLOCK_CHARACTERS || done || taken >= limit) {
				yield block;
				block = '';
			}
		}
	};
	return { blocks: blocks(), isDone: () => done };
};
