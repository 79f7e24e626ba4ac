/** One comparison: ours against another's, measured in the same run. */
export interface Comparison {
	readonly name: string;
	/** As printed, with unit. */
	readonly ours: string;
	readonly other: string;
	readonly ratio: number;
	/** none: printed to be compared, not to be met. */
	readonly goal?: { readonly text: string; readonly met: boolean };
}

/** A part of the bench: `run` prints what it measures, and answers with what goes into the closing table. */
export interface Part {
	readonly name: string;
	/** Why it cannot be run here; null: it can. */
	readonly missing: () => Promise<string | null> | string | null;
	readonly run: () => Promise<Comparison[]>;
}

export const atMost = (limit: number, ratio: number) => ({
	text: `<= ${limit}`,
	met: ratio <= limit
});

export const atLeast = (limit: number, ratio: number) => ({
	text: `>= ${limit}`,
	met: ratio >= limit
});

/** The value that `part` (0–1) of the values lie at or below. */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
export const mb = (value: number): string => `${value.toFixed(0)} MB`;
export const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Rows under a heading, in columns as wide as what stands in them. */
export function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, i) =>
		Math.max(...rows.map((row) => (row[i] ?? '').length))
	);
	return rows
		.map((row) =>
			row
				.map((cell, i) => cell.padEnd(widths[i] ?? 0))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}
