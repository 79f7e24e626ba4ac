import type { Avvik } from '../domain/avvik.ts';

/** So many of one kind are listed: a broken file can have one a line. */
const LISTED_PER_RULE = 1000;

/** Collects findings while a file is read, so that a bad file gives a list of bounded length that says what it left out. */
export class Avviksliste {
	readonly #found: Avvik[] = [];
	readonly #count = new Map<string, number>();

	add(avvik: Avvik): void {
		const count = (this.#count.get(avvik.rule) ?? 0) + 1;
		this.#count.set(avvik.rule, count);
		if (count <= LISTED_PER_RULE) this.#found.push(avvik);
	}

	/** How many were found of a rule, listed or not. */
	countOf(rule: string): number {
		return this.#count.get(rule) ?? 0;
	}

	/** By line; what has none (the file as a whole) comes first. One closing row for each rule that was cut off. */
	toSorted(): Avvik[] {
		const sorted = this.#found.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
		for (const [rule, count] of this.#count) {
			const first = sorted.find((avvik) => avvik.rule === rule);
			if (count > LISTED_PER_RULE && first)
				sorted.push({
					rule,
					severity: first.severity,
					message: `Det er ${count - LISTED_PER_RULE} til av samme slag («${rule}»). De er ikke listet.`
				});
		}
		return sorted;
	}
}
