import type { DataDrivenPropertyValueSpecification, FilterSpecification } from 'maplibre-gl';
import * as regler from '../tegneregler/index.ts';
import {
	arealsymbol,
	reguleringsymbol,
	ukjentSymbol,
	type Arealsymbol,
	type Status
} from '../symbol.ts';

/** MapLibre's types describe expressions as tuples that generated lists cannot meet; this is the one place that says so. */
export const filter = (list: readonly unknown[]) => list as unknown as FilterSpecification;
export const value = <T>(list: readonly unknown[]) =>
	list as unknown as DataDrivenPropertyValueSpecification<T>;

export const objekttype = ['get', 'objekttype'];
const status = ['coalesce', ['get', 'arealbruksstatus'], 1];

/** Rp* and Rb*: objects of a reguleringsplan. */
export const erRegulering = [
	'match',
	['slice', objekttype, 0, 2],
	['Rp', 'Rb'],
	true,
	false
] as const;
const erArealbruk1985 = ['==', ['slice', objekttype, 0, 11], 'KpArealbruk'];

type Primitive = string | number | boolean;
type PerSymbol = (symbol: Arealsymbol) => Primitive;

function perStatus(lov: '2008' | '1985', kode: number, of: PerSymbol): unknown {
	const at = (s: Status) => of(arealsymbol(lov, kode, s));
	const [na, fram, videre] = [at(1), at(2), at(3)];
	if (na === fram && na === videre) return na;
	return ['match', status, 2, fram, 3, videre, na];
}

const perKode = (lov: '2008' | '1985', list: readonly regler.Arealregel[], of: PerSymbol) => [
	'match',
	['coalesce', ['get', 'kode'], -1],
	...list.flatMap(({ kode }) => [kode, perStatus(lov, kode, of)]),
	of(ukjentSymbol)
];

const perGruppe = (of: PerSymbol) => [
	'match',
	['coalesce', ['get', 'gruppe'], 0],
	...[1, 2, 3, 4, 5, 6].flatMap((gruppe) => [gruppe, of(reguleringsymbol(gruppe))]),
	of(reguleringsymbol(null))
];

/** An expression that gives, for each zone, what `of` says of its symbol: the paint is the table, unfolded. */
export const perArealsymbol = (of: PerSymbol): readonly unknown[] => [
	'case',
	erRegulering,
	perGruppe(of),
	erArealbruk1985,
	perKode('1985', regler.arealbruk1985Regler, of),
	perKode('2008', regler.arealformalRegler, of)
];

/** Every symbol a zone can have: for registering the pattern images. */
export function alleArealsymboler(): Arealsymbol[] {
	const statuses = [1, 2, 3] as const;
	const of = (lov: '2008' | '1985', list: readonly regler.Arealregel[]) =>
		list.flatMap(({ kode }) => statuses.map((s) => arealsymbol(lov, kode, s)));
	return [
		...of('2008', regler.arealformalRegler),
		...of('1985', regler.arealbruk1985Regler),
		ukjentSymbol
	];
}

/** The names an object type may have: Kp or Rp, with æøå or as ArcGIS spells it. */
export function navneformer(kpType: string): string[] {
	const names = [kpType, kpType.replace(/^Kp/, 'Rp')];
	return [...new Set([...names, ...names.map((n) => n.replaceAll('å', 'a').replaceAll('ø', 'o'))])];
}
