import { expect, type Page } from '@playwright/test';

/** What the tests of the editor ask the server of the scenario that is edited. */
export const UTSNITT = { zoom: 16, lat: 60.7262, lng: 10.6113 };

interface Sone {
	readonly id: string;
	readonly geometry: { readonly coordinates: [number, number][][] };
	readonly properties: {
		readonly omrNavn: string | null;
		readonly kode: number | null;
		readonly version: number;
	};
}

export const objekter = async (
	page: Page,
	url: string,
	scenario: number,
	query = ''
): Promise<Sone[]> => {
	const path = `${url}/api/scenarios/${scenario}/objects.geojson?objekttype=KpArealformålOmråde${query}`;
	const { features } = (await (await page.request.get(path)).json()) as { features: Sone[] };
	return features;
};

/** Each zone's shape, by its identity: where two are equal, the plan is the same. */
export const former = async (
	page: Page,
	url: string,
	scenario: number
): Promise<Map<string, string>> =>
	new Map(
		(await objekter(page, url, scenario, '&srid=25832')).map(({ id, geometry, properties }) => [
			id,
			`${properties.omrNavn ?? ''} ${rotated(geometry.coordinates)}`
		])
	);

/** Where a ring begins, and which way it runs, is no part of its shape. */
const rotated = (rings: [number, number][][]): string =>
	rings
		.map((ring) => {
			const open = ring.slice(0, -1).map((p) => p.join(' '));
			return [...open].sort().join(',');
		})
		.sort()
		.join('|');

export async function nyttScenario(page: Page, url: string, name: string): Promise<number> {
	const answer = await page.request.post(`${url}/api/scenarios`, {
		data: { parent: 1, name, description: 'Laget av en test' },
		headers: { origin: url }
	});
	expect(answer.status()).toBe(201);
	return ((await answer.json()) as { id: number }).id;
}

export const metres = (value: number): string => value.toFixed(2).replace('.', ',');

export const middle = (ring: readonly [number, number][]): [number, number] => [
	ring.reduce((sum, [x]) => sum + x, 0) / ring.length,
	ring.reduce((sum, [, y]) => sum + y, 0) / ring.length
];

export async function sonen(page: Page, url: string, scenario: number, navn: string) {
	const sone = (await objekter(page, url, scenario)).find((o) => o.properties.omrNavn === navn);
	if (!sone) throw new Error(`no zone ${navn}`);
	const ring = (sone.geometry.coordinates[0] ?? []).slice(0, -1);
	const xs = ring.map(([x]) => x);
	const ys = ring.map(([, y]) => y);
	return {
		ring,
		midt: middle(ring),
		vest: Math.min(...xs),
		ost: Math.max(...xs),
		sor: Math.min(...ys),
		nord: Math.max(...ys)
	};
}
