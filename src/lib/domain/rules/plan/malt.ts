import type { Geometry } from 'geojson';
import type { Avvik } from '../../avvik.ts';
import { Boksetre, boksRundt, type Boks } from '../../geometri/boksetre.ts';
import { flaterOf, punktrekkerOf } from '../../geometri/flater.ts';
import { enhet, erSpor } from './enhet.ts';
import { flislegging } from './flislegging.ts';
import { ramseOpp, stor } from './regel.ts';
import { utenfor } from './utenfor.ts';

/** A piece of ground that PostGIS found wrong in a stored plan, and its size. */
interface Malt {
	readonly geometry: Geometry;
	readonly areaM2: number;
}

/** How a sentence speaks of an object. */
export type Omtale = (lokalId: string) => string;

/** Is it so small, or so thin, that rounding can have made it? */
const isSpor = ({ areaM2, geometry }: Malt): boolean => erSpor(areaM2, flaterOf(geometry).flat());

/** Those large enough to be an error one by one; the traces of rounding in one note for all. */
function fordel<T extends Malt>(
	funn: readonly T[],
	rule: string,
	oneOf: (funnet: T) => Omit<Avvik, 'rule' | 'severity' | 'place' | 'areaM2'>,
	slag: string
): Avvik[] {
	const sma = funn.filter(isSpor);
	const avvik = funn
		.filter((funnet) => !isSpor(funnet))
		.map((funnet): Avvik => {
			const { geometry: place, areaM2 } = funnet;
			return { rule, severity: 'feil', ...oneOf(funnet), place, areaM2 };
		});
	return sma.length === 0 ? avvik : [...avvik, spor(sma, rule, slag)];
}

function spor(sma: readonly Malt[], rule: string, slag: string): Avvik {
	const areaM2 = sma.reduce((sum, funnet) => sum + funnet.areaM2, 0);
	return {
		rule,
		severity: 'merknad',
		message: `${sma.length} ${slag} på til sammen ${enhet(areaM2, 'm²')} er så små eller smale at de er spor etter avrunding.`,
		place: { type: 'GeometryCollection', geometries: sma.map(({ geometry }) => geometry) },
		areaM2
	};
}

/** What PostGIS measures, as rules: rpf.o.1 in two parts. */
export const glipe = {
	id: 'plan.formal.glipe',
	krav: 'Arealformålene skal dekke hele planområdet.'
} as const;
export const overlapp = {
	id: 'plan.formal.overlapp',
	krav: 'Arealformålene skal ikke overlappe hverandre.'
} as const;

/** rpf.o.1: ground in the plan area without a purpose. */
export const glipeAvvik = (gliper: readonly Malt[]): Avvik[] =>
	fordel(
		gliper,
		glipe.id,
		({ areaM2 }) => ({ message: `Planområdet har ${enhet(areaM2, 'm²')} uten arealformål her.` }),
		gliper.length === 1 ? 'glipe mellom formål' : 'gliper mellom formål'
	);

type MaltOverlapp = Malt & { readonly a: string; readonly b: string };

/** rpf.o.1: ground with two purposes. */
export const overlappAvvik = (funn: readonly MaltOverlapp[], omtale: Omtale): Avvik[] =>
	fordel(
		funn,
		overlapp.id,
		({ a, b, areaM2 }) => ({
			message:
				omtale(a) === omtale(b)
					? `To formål ${omtale(a)} overlapper med ${enhet(areaM2, 'm²')}.`
					: `Formålene ${ramseOpp([omtale(a), omtale(b)])} overlapper med ${enhet(areaM2, 'm²')}.`,
			object: a
		}),
		'overlapp mellom formål'
	);

type MaltUtenfor = Malt & { readonly lokalId: string; readonly lengthM: number };

/** rpf.o.2: an object, or a part of it, outside the plan area. */
export function utenforAvvik(ute: readonly MaltUtenfor[], omtale: Omtale): Avvik[] {
	const linjer = ute.filter(({ areaM2 }) => areaM2 === 0);
	const flater = ute.filter(({ areaM2 }) => areaM2 > 0);
	const setning = (lokalId: string, hvorMye: string) => ({
		message: `${stor(omtale(lokalId))} ligger ${hvorMye} utenfor planområdet.`,
		object: lokalId
	});
	return [
		...fordel(
			flater,
			utenfor.id,
			({ lokalId, areaM2 }) => setning(lokalId, `med ${enhet(areaM2, 'm²')}`),
			flater.length === 1 ? 'objekt utenfor planområdet' : 'objekter utenfor planområdet'
		),
		...linjer.map(({ lokalId, lengthM, geometry }) => ({
			rule: utenfor.id,
			severity: 'advarsel' as const,
			...setning(lokalId, `med ${enhet(lengthM, 'm')}`),
			place: geometry
		}))
	];
}

const boksOfGeometry = (geometry: Geometry): Boks => boksRundt(punktrekkerOf(geometry).flat());

/**
 * What the exact comparison of borders found, without what PostGIS has measured at the same place. What is
 * left encloses nothing that can be measured in millimetres: it is told as merknad.
 */
export function utenMalte(avvik: readonly Avvik[], malte: readonly Avvik[]): Avvik[] {
	const steder = malte.flatMap(({ place }) =>
		place?.type === 'GeometryCollection' ? place.geometries : (place ?? [])
	);
	const tre = new Boksetre(steder.map(boksOfGeometry));
	return avvik.flatMap((funnet): Avvik[] => {
		if (funnet.rule !== flislegging.id || !funnet.place) return [funnet];
		const near = tre.first(boksOfGeometry(funnet.place), () => true);
		return near ? [] : [{ ...funnet, severity: 'merknad' }];
	});
}
