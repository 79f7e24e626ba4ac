import type { Geometry } from 'geojson';
import type { Egenskaper } from '../../../src/lib/domain/plan/planobjekt.ts';
import { kreditering } from '../geography/outline.ts';

export interface Datasettobjekt {
	readonly tema: string;
	readonly type: string | null;
	readonly navn: string | null;
	readonly egenskaper: Egenskaper;
	readonly geometry: Geometry;
}

export interface Datasett {
	readonly kode: string;
	readonly navn: string;
	readonly eier: string;
	readonly lisens: string;
	/** ISO date. */
	readonly dato: string;
	readonly tilgang: 'open' | 'internal';
	/** The area the data set says something about. */
	readonly dekning: Geometry;
	readonly objekter: readonly Datasettobjekt[];
}

export const objekt = (
	tema: string,
	geometry: Geometry,
	navn: string | null = null,
	type: string | null = null,
	egenskaper: Egenskaper = {}
): Datasettobjekt => ({ tema, type, navn, egenskaper, geometry });

export const felles = {
	eier: 'Planbordet (illustrasjon)',
	lisens: `CC BY 4.0. ${kreditering}`,
	dato: '2026-11-21',
	tilgang: 'open'
} as const;
