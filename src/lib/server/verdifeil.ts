import type { BaseIssue } from 'valibot';

const TYPE: Readonly<Record<string, string>> = {
	string: 'skriv en tekst.',
	number: 'skriv et tall.',
	boolean: 'skriv true eller false.',
	array: 'skriv en liste.',
	object: 'skriv et objekt.',
	strict_object: 'skriv et objekt.',
	record: 'skriv et objekt.',
	integer: 'skriv et helt tall.'
};
const GRENSE: Readonly<Record<string, (grense: string) => string>> = {
	min_value: (grense) => `minst ${grense}.`,
	max_value: (grense) => `høyst ${grense}.`,
	min_length: (grense) => `lengden er minst ${grense}.`,
	max_length: (grense) => `lengden er høyst ${grense}.`
};

/** What is said of a value that a schema refuses without words of its own: valibot's are English. */
export function verdifeil({ type, expected, received, requirement }: BaseIssue<unknown>): string {
	if (expected === 'never') return 'feltet finnes ikke her.';
	if (received === 'undefined') return 'feltet mangler.';
	const grense = GRENSE[type]?.(String(requirement));
	return grense ?? TYPE[type] ?? 'verdien har ikke riktig form.';
}
