import type { Statement } from '../../src/lib/server/sql.ts';

function literal(value: unknown): string {
	if (value === null) return 'null';
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number' && Number.isFinite(value)) return `(${value})`;
	if (Array.isArray(value) && value.every((word) => /^[a-z]*$/.test(String(word))))
		return `'{${value.join(',')}}'`;
	throw new Error(
		`the bench writes numbers, truth values and lists of words only, not ${typeof value}`
	);
}

/**
 * A statement with its values written into the text, for pgbench, which takes no parameters from outside. For the
 * bench's own numbers alone: the application has no such way.
 */
export const withLiterals = ({ text, values }: Statement): string =>
	text.replaceAll(/\$(\d+)/g, (_, place: string) => literal(values[Number(place) - 1]));
