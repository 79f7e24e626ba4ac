/** A statement with its parameters apart: text never holds a value. */
export interface Statement {
	readonly text: string;
	readonly values: readonly unknown[];
	/** It only reads, and is asked so often that PostgreSQL should keep its plan. */
	readonly isFrequent?: boolean;
}

/** The same statement, marked as one whose plan is worth keeping. It must change nothing: it may be sent twice. */
export const frequent = ({ text, values }: Statement): Statement => ({
	text,
	values,
	isFrequent: true
});

/** A piece of a statement, to be put into another one by the `sql` tag. */
class Fragment implements Statement {
	readonly strings: readonly string[];
	readonly inner: readonly unknown[];
	private built: { text: string; values: unknown[] } | undefined;
	constructor(strings: readonly string[], inner: readonly unknown[]) {
		this.strings = strings;
		this.inner = inner;
	}
	get text(): string {
		return this.whole().text;
	}
	get values(): readonly unknown[] {
		return this.whole().values;
	}
	/** Text and values are asked for apart, and put together once. */
	private whole(): { text: string; values: unknown[] } {
		return (this.built ??= this.build([]));
	}
	build(values: unknown[]): { text: string; values: unknown[] } {
		let text = this.strings[0] ?? '';
		this.inner.forEach((value, i) => {
			if (value instanceof Fragment) text += value.build(values).text;
			else text += `$${values.push(value)}`;
			text += this.strings[i + 1] ?? '';
		});
		return { text, values };
	}
}

/**
 * Query text as a tagged template: every `${value}` becomes a parameter; a nested `sql` becomes part of the text.
 * There is no way to put a value into the text.
 */
export const sql = (strings: TemplateStringsArray, ...values: unknown[]): Statement =>
	new Fragment(strings, values);

/** Text to be found by LIKE as it is written: % and _ are letters there. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);
