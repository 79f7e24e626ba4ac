/** What is used of jsonstat-toolkit 2.2, which brings no types. Given a text it would fetch an address: only objects are given. */
declare module 'jsonstat-toolkit' {
	interface Category {
		readonly label: string | null;
	}
	interface Dimension {
		readonly label: string | null;
		readonly id: readonly string[];
		Category(id: string): Category | null;
	}
	interface Dataset {
		readonly class: string | null;
		readonly label: string | null;
		readonly updated: string | null;
		readonly id: readonly string[];
		readonly n: number;
		Dimension(id: string): Dimension | null;
		Unflatten<T>(
			cell: (
				categories: Readonly<Record<string, string>>,
				point: { readonly value: unknown; readonly status: unknown }
			) => T
		): T[] | null;
	}
	export default function JSONstat(node: object): Dataset;
}
