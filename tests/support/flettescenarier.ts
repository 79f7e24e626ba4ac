import { expect, type Page } from '@playwright/test';
import type { Operasjon } from '../../src/lib/domain/plan/endring.ts';

/** A zone as the server tells it, in the plan's UTM zone. */
interface Sone {
	readonly id: string;
	readonly geometry: { readonly type: 'Polygon'; readonly coordinates: [number, number][][] };
	readonly properties: {
		readonly omrNavn: string | null;
		readonly kode: number;
		readonly version: number;
	};
}

const key = ([e, n]: [number, number]): string => `${e} ${n}`;

/** What the tests of merging ask the server, and do to scenarios, as the page's own person. */
export class Flettescenarier {
	readonly #page: Page;
	readonly #url: string;
	constructor(page: Page, url: string) {
		this.#page = page;
		this.#url = url;
	}

	async nytt(name: string): Promise<number> {
		const { id } = await this.#send<{ id: number }>('/api/scenarios', { parent: 1, name }, 201);
		return id;
	}

	/** Published to planutvalget; answers with the revision that it then is. */
	async publiser(scenario: number): Promise<number> {
		const path = `/api/scenarios/${scenario}`;
		const { version } = (await (await this.#page.request.get(this.#url + path)).json()) as {
			version: number;
		};
		const answer = await this.#page.request.patch(this.#url + path, {
			data: { version, visibility: 'planutvalg' },
			headers: { origin: this.#url }
		});
		expect(answer.status(), await answer.text()).toBe(200);
		return ((await answer.json()) as { revision: number }).revision;
	}

	async soner(scenario: number): Promise<Sone[]> {
		const path = `/api/scenarios/${scenario}/objects.geojson?objekttype=KpArealformålOmråde&srid=25832`;
		const answer = await this.#page.request.get(this.#url + path);
		return ((await answer.json()) as { features: Sone[] }).features;
	}

	async sone(scenario: number, id: string): Promise<Sone> {
		const found = (await this.soner(scenario)).find((sone) => sone.id === id);
		if (!found) throw new Error(`no zone ${id} in ${scenario}`);
		return found;
	}

	/** Other properties for a zone. */
	async sett(scenario: number, id: string, properties: object): Promise<void> {
		const { version } = (await this.sone(scenario, id)).properties;
		await this.#endre(scenario, [{ op: 'update', lokalId: id, version, properties }]);
	}

	/** Moves a vertex for all the zones that share it. */
	async flytt(scenario: number, at: [number, number], by: [number, number]): Promise<void> {
		const to: [number, number] = [
			Math.round((at[0] + by[0]) * 100) / 100,
			Math.round((at[1] + by[1]) * 100) / 100
		];
		const operations = (await this.soner(scenario))
			.filter(({ geometry }) => geometry.coordinates.flat().some((p) => key(p) === key(at)))
			.map(({ id, geometry, properties: { version } }) => ({
				op: 'update' as const,
				lokalId: id,
				version,
				geometry: {
					...geometry,
					coordinates: geometry.coordinates.map((ring) =>
						ring.map((p) => (key(p) === key(at) ? to : p))
					)
				}
			}));
		await this.#endre(scenario, operations);
	}

	/** A vertex that exactly these three zones share, far from the plan's edge: one that can be moved a little. */
	async felleshjorne(scenario: number): Promise<{ at: [number, number]; soner: Sone[] }> {
		const by = new Map<string, { at: [number, number]; soner: Sone[] }>();
		for (const sone of await this.soner(scenario))
			for (const ring of sone.geometry.coordinates)
				for (const at of ring.slice(0, -1)) {
					const found = by.get(key(at)) ?? { at, soner: [] };
					found.soner.push(sone);
					by.set(key(at), found);
				}
		const three = [...by.values()].find(
			({ soner }) => soner.length === 3 && soner.every(({ properties }) => properties.omrNavn)
		);
		if (!three) throw new Error('no corner of three zones');
		return three;
	}

	async #endre(scenario: number, operations: readonly Operasjon[]): Promise<void> {
		await this.#send(`/api/scenarios/${scenario}/changes`, { message: 'En prøve', operations });
	}

	async #send<T>(path: string, data: object, status = 200): Promise<T> {
		const answer = await this.#page.request.post(this.#url + path, {
			data,
			headers: { origin: this.#url }
		});
		expect(answer.status(), await answer.text()).toBe(status);
		return (await answer.json()) as T;
	}
}
