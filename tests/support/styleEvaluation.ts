import { createExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

export type Properties = Record<string, unknown>;
type Spec = Record<string, Record<string, unknown> | undefined>;
const spec = latest as unknown as Spec;
const booleanSpec = {
	type: 'boolean',
	'property-type': 'data-driven',
	expression: { interpolated: false, parameters: ['zoom', 'feature'] }
};

type Evaluate = (properties: Properties) => unknown;

function compile(expression: unknown, propertySpec: unknown): Evaluate {
	const parsed = createExpression(expression, 'layers[0].paint', propertySpec as never);
	if (parsed.result !== 'success') throw new Error(JSON.stringify(parsed.value));
	return (properties): unknown =>
		parsed.value.evaluate({ zoom: 14 }, { type: 3, properties, id: 1 } as never);
}

interface Parts {
	readonly type: string;
	readonly paint?: Record<string, unknown>;
	readonly layout?: Record<string, unknown>;
	readonly filter?: unknown;
}

/** What would MapLibre compute for a feature with these properties at zoom 14? */
export function styleEvaluation(style: StyleSpecification) {
	const layer = (id: string): Parts => {
		const found = style.layers.find((l: LayerSpecification) => l.id === id);
		if (!found) throw new Error(`stilen har ikke ${id}`);
		return found;
	};
	const compiled = new Map<unknown, Evaluate>();
	const evaluate = (expression: unknown, propertySpec: unknown, properties: Properties) => {
		const known = compiled.get(expression) ?? compile(expression, propertySpec);
		compiled.set(expression, known);
		return known(properties);
	};
	const paint = (id: string, name: string, properties: Properties): unknown => {
		const { type, paint: its } = layer(id);
		return evaluate(its?.[name], spec[`paint_${type}`]?.[name], properties);
	};
	return {
		paint,
		/** A colour as `#rrggbb`. */
		color(id: string, name: string, properties: Properties): string {
			const { r, g, b } = paint(id, name, properties) as { r: number; g: number; b: number };
			const hex = (v: number) =>
				Math.round(v * 255)
					.toString(16)
					.padStart(2, '0');
			return `#${hex(r)}${hex(g)}${hex(b)}`;
		},
		text(id: string, properties: Properties): string {
			const { type, layout } = layer(id);
			const textSpec = spec[`layout_${type}`]?.['text-field'];
			return String(evaluate(layout?.['text-field'], textSpec, properties));
		},
		passes(id: string, properties: Properties): boolean {
			const { filter } = layer(id);
			return filter === undefined || evaluate(filter, booleanSpec, properties) === true;
		}
	};
}
