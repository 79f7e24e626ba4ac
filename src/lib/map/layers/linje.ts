import type { LayerSpecification } from 'maplibre-gl';
import { zoomForScale } from '../scale.ts';
import { artsnavn, linjeregel, ukjentLinje } from '../symbol.ts';
import { linjeRegler, type Strek } from '../tegneregler/index.ts';
import type { Theme } from '../theme.ts';
import { filter, navneformer, objekttype, value } from './expression.ts';
import { dash, font, plan, tekstPaint } from './layer.ts';

const lag = { lag: 'linje' };
const typer = [...new Set(linjeRegler.map((r) => r.objekttype))];

/** What a line is drawn from: type, code, status (3 as 2, none as 1) and level (none as on the ground). */
const nokkel = [
	'concat',
	['match', objekttype, ...typer.flatMap((t) => [linjenavn(t), artsnavn(t)]), 'annet'],
	' ',
	['to-string', ['coalesce', ['get', 'kode'], 0]],
	['match', ['coalesce', ['get', 'arealbruksstatus'], 1], [2, 3], ' 2 ', ' 1 '],
	['to-string', ['coalesce', ['get', 'vertikalniva'], 2]]
];

function linjenavn(type: string): string[] {
	const extra = type.endsWith('RegulertHøyde') ? ['RpBestemmelseRegulertHøyde'] : [];
	return [...navneformer(type), ...extra];
}

interface Rad {
	readonly nokkel: string;
	readonly streker: readonly Strek[];
	readonly maksMalestokk: number;
}

/** The table unfolded: one row for each type, code, status and level; SOSI knows the levels 1–5. */
const rader: readonly Rad[] = typer.flatMap((type) => {
	const koder = [...new Set(linjeRegler.filter((r) => r.objekttype === type).map((r) => r.kode))];
	return koder.flatMap((kode) =>
		([1, 2] as const).flatMap((status) =>
			[1, 2, 3, 4, 5].flatMap((niva) => {
				const regel = linjeregel(type, kode, status, niva);
				const key = `${artsnavn(type)} ${kode ?? 0} ${status} ${niva}`;
				return regel ? [{ ...regel, nokkel: key }] : [];
			})
		)
	);
});

type Primitive = number | string | boolean | readonly unknown[];

/** Rows with the same answer share a branch. */
function perRad(
	of: (rad: Rad) => Primitive | null,
	otherwise: Primitive
): readonly unknown[] | Primitive {
	const branches = new Map<string, { keys: string[]; value: Primitive }>();
	for (const rad of rader) {
		const answer = of(rad);
		if (answer === null) continue;
		const id = JSON.stringify(answer);
		const branch = branches.get(id) ?? { keys: [], value: answer };
		branch.keys.push(rad.nokkel);
		branches.set(id, branch);
	}
	if (branches.size === 0) return otherwise;
	return ['match', nokkel, ...[...branches.values()].flatMap((b) => [b.keys, b.value]), otherwise];
}

const heltrukken = [1, 0];
const dashOf = (strek: Strek) => ['literal', dash(strek) ?? heltrukken];
const detaljZoom = zoomForScale(50_000);
const minzoom = Math.min(...rader.map((r) => zoomForScale(r.maksMalestokk)));

/** Only lines with a wider scale limit (byggegrense, forbudsgrenser) are seen further out than 1:50 000. */
const opacity = value<number>([
	'step',
	['zoom'],
	perRad((r) => (r.maksMalestokk > 50_000 ? 1 : null), 0),
	detaljZoom,
	1
]);

function strekLayer(theme: Theme, index: number): LayerSpecification {
	const at = (r: Rad) => r.streker[index];
	const plain = (r: Rad) => (at(r) && !at(r)?.rund ? true : null);
	const unknown = index === 0 ? ukjentLinje[0] : undefined;
	const of = (get: (s: Strek) => Primitive, none: Primitive) =>
		perRad(
			(r) => {
				const strek = at(r);
				return strek ? get(strek) : null;
			},
			unknown ? get(unknown) : none
		);
	const its = unknown
		? ['!', perRad((r) => (plain(r) ? null : true), false)]
		: perRad(plain, false);
	return plan.line(
		'linje',
		{ ...lag, klikk: index === 0 },
		{
			id: `linje-strek-${index + 1}`,
			minzoom,
			filter: filter(its as readonly unknown[]),
			paint: {
				'line-color': value<string>(
					of((s) => theme.farge(s.farge), '#000000') as readonly unknown[]
				),
				'line-width': value<number>(of((s) => s.breddePx, 1) as readonly unknown[]),
				'line-dasharray': value<number[]>(
					of(dashOf, ['literal', heltrukken]) as readonly unknown[]
				),
				'line-opacity': opacity
			}
		}
	);
}

/** Gang/sykkelveg: rows of dots, since MapLibre has one line cap for a layer. */
function rundLayer(theme: Theme): LayerSpecification {
	const rund = (get: (s: Strek) => Primitive, none: Primitive) =>
		perRad((r) => (r.streker[0]?.rund ? get(r.streker[0]) : null), none) as readonly unknown[];
	return plan.line(
		'linje',
		{ ...lag, klikk: true },
		{
			id: 'linje-rund',
			minzoom: detaljZoom,
			filter: filter(rund(() => true, false)),
			layout: { 'line-cap': 'round' },
			paint: {
				'line-color': value<string>(rund((s) => theme.farge(s.farge), '#000000')),
				'line-width': value<number>(rund((s) => s.breddePx, 1)),
				'line-dasharray': value<number[]>(rund(dashOf, ['literal', heltrukken]))
			}
		}
	);
}

/** In grey mode colour cannot tell framtidig from nåværende, so the line says it; unknown lines say their code. */
function linjenavnLayer(theme: Theme): LayerSpecification {
	const kode = ['to-string', ['coalesce', ['get', 'kode'], '']];
	const framtidig = [
		'match',
		['coalesce', ['get', 'arealbruksstatus'], 1],
		[2, 3],
		' framtidig',
		''
	];
	const known = perRad(() => true, false);
	const text =
		theme.modus === 'graaskala' ? ['concat', kode, framtidig] : ['case', known, '', kode];
	return plan.symbol('linje', lag, {
		id: 'linje-navn',
		minzoom: zoomForScale(25_000),
		layout: {
			'symbol-placement': 'line',
			'text-field': value<string>(text),
			'text-font': font,
			'text-size': 11
		},
		paint: tekstPaint(theme) ?? {}
	});
}

/** Samferdsels-, juridiske, infrastrukturlinjer and regulert høyde, by code, status and level. */
export const linje = (theme: Theme): LayerSpecification[] => [
	...[0, 1, 2].map((index) => strekLayer(theme, index)),
	rundLayer(theme),
	linjenavnLayer(theme)
];
