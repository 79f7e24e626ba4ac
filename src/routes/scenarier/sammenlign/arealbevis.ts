import { differanse, malt, sum, type Tall } from '#lib/domain/bevis.ts';
import type { Formalssum, Overgang } from '#lib/domain/plan/diff.ts';
import { formalsnavn } from '#lib/domain/plan/difford.ts';
import { areal, tall, utmnavn } from '#lib/ui/norsk.ts';
import { SMALL_M2 } from './formal.ts';

/** Of a comparison, what its figures rest on. */
export interface Sammenlignet {
	readonly a: { readonly name: string; readonly revision: number };
	readonly b: { readonly name: string; readonly revision: number };
	readonly srid: number;
	readonly purposes: readonly Formalssum[];
	readonly matrix: readonly Overgang[];
	readonly totalM2: number;
	readonly overlapM2: number;
}

const hvordan = ({ srid }: Sammenlignet): string => `Målt av PostGIS i ${utmnavn(srid)}`;

const merknader = ({ a, b, overlapM2 }: Sammenlignet): string[] => [
	`Før er «${a.name}», revisjon ${tall(a.revision)}. Etter er «${b.name}», revisjon ${tall(b.revision)}.`,
	'Hvert sted er telt én gang, med formålet det har før og formålet det har etter. Små avvik i grensene er med.',
	...(overlapM2 > 1
		? [`Formål som ligger over hverandre (${areal(overlapM2)}), er telt som det første av dem.`]
		: [])
];

const navnAv = (svar: Sammenlignet, key: string): string => {
	const p = svar.purposes.find((one) => one.key === key);
	const navn = formalsnavn(p ?? { key, kode: null, name: null });
	return p?.kode ? `${p.kode} ${navn}` : navn;
};

/** One part for each transition; those that would each be 0,0 dekar are one part, so that the sum is whole. */
function deler(
	svar: Sammenlignet,
	overganger: readonly Overgang[],
	navn: (overgang: Overgang) => string
): Tall[] {
	const part = (name: string, m2: number) =>
		malt(name, m2 / 1000, 'dekar', { hvordan: hvordan(svar) });
	const small = overganger.filter(({ areaM2 }) => areaM2 < SMALL_M2);
	const smallM2 = small.reduce((total, { areaM2 }) => total + areaM2, 0);
	return [
		...overganger
			.filter(({ areaM2 }) => areaM2 >= SMALL_M2)
			.toSorted((x, y) => y.areaM2 - x.areaM2)
			.map((overgang) => part(navn(overgang), overgang.areaM2)),
		...(small.length > 0
			? [part(`${tall(small.length)} mindre enn 0,1 dekar hver, ${areal(smallM2)} i alt`, smallM2)]
			: [])
	];
}

/** How much ground gets another purpose, from which to which? */
export function endretAreal(svar: Sammenlignet): Tall {
	const flyttet = svar.matrix.filter(({ fromKey, toKey }) => fromKey !== toKey);
	const navn = ({ fromKey, toKey }: Overgang) =>
		`${navnAv(svar, fromKey)} → ${navnAv(svar, toKey)}`;
	return sum('Areal som får et annet formål', 'dekar', deler(svar, flyttet, navn), {
		merknader: merknader(svar)
	});
}

/** How much ground is compared: all that lies in the plan area, or has a purpose before or after. */
export function sammenlignetAreal(svar: Sammenlignet): Tall {
	const endret = endretAreal(svar);
	const likt = malt(
		'Areal med samme formål før og etter',
		svar.totalM2 / 1000 - (endret.verdi ?? 0),
		'dekar',
		{
			hvordan: hvordan(svar)
		}
	);
	return sum('Areal som er sammenlignet', 'dekar', [endret, likt], {
		merknader: [
			'Alt som ligger i planområdet, og det som har et formål før eller etter.',
			...merknader(svar)
		]
	});
}

/** How much more ground a purpose has after than before, and what came and went. */
export function forskjell(svar: Sammenlignet, key: string): Tall {
	const navn = navnAv(svar, key);
	const side = (isAfter: boolean): Tall => {
		const own = svar.matrix.filter((o) => (isAfter ? o.toKey : o.fromKey) === key);
		const other = (o: Overgang) => (isAfter ? o.fromKey : o.toKey);
		const words = (o: Overgang) =>
			other(o) === key
				? 'Beholder formålet'
				: `${isAfter ? 'Fra' : 'Til'} ${navnAv(svar, other(o))}`;
		return sum(`${navn}, ${isAfter ? 'etter' : 'før'}`, 'dekar', deler(svar, own, words));
	};
	return differanse(`${navn}: forskjell`, side(true), [side(false)], {
		merknader: merknader(svar)
	});
}
