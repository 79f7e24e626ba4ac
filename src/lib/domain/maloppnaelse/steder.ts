import { differanse, sum, type Tall } from '../bevis.ts';
import { omdopt, utenObjekter } from '../bevisomriss.ts';
import type { Boligomrade, Boligsvar } from '../housing/svar.ts';

/** Is the room where it is asked for? */
export interface Stedsbilde {
	/** Dwellings that each tettsted lacks in the periods that it has goals in numbers for, the most first. */
	readonly mangler: readonly Tall[];
	/** Room outside the tettsteder; null: nothing is reckoned there. */
	readonly utenfor: Tall | null;
}

const samlet = (
	navn: string,
	rader: readonly Boligomrade[],
	pick: (rad: Boligomrade) => Tall
): Tall => utenObjekter(sum(navn, 'boliger', rader.map(pick)));

function mangelI(sted: string, rader: readonly Boligomrade[]): Tall {
	const tallfestet = rader.filter(({ proof }) => proof.need.verdi !== null);
	const perioder = tallfestet.map(({ period }) => period).join(', ');
	return differanse(
		sted,
		samlet(`Målene for ${sted}, ${perioder}`, tallfestet, ({ proof }) => proof.need),
		[samlet(`Plass i ${sted}, ${perioder}`, tallfestet, ({ proof }) => proof.capacity.mid)]
	);
}

/** The whole can have room enough while every tettsted lacks it: what is asked for in one place is not given in another. */
export function stedsbilde({ areas }: Pick<Boligsvar, 'areas'>): Stedsbilde {
	const tettsteder = Map.groupBy(
		areas.filter(({ kind }) => kind === 'tettsted'),
		({ tettsted }) => tettsted
	);
	const utenfor = areas.filter(({ kind }) => kind === 'utenfor');
	return {
		mangler: [...tettsteder]
			.map(([sted, rader]) => mangelI(sted, rader))
			.filter(({ verdi }) => Math.round(verdi ?? 0) > 0)
			.toSorted((a, b) => (b.verdi ?? 0) - (a.verdi ?? 0)),
		utenfor:
			utenfor.length === 0
				? null
				: omdopt(
						samlet('Plass utenfor tettsted', utenfor, ({ proof }) => proof.capacity.mid),
						'Plass utenfor tettstedene'
					)
	};
}
