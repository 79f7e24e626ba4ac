import type { Avvik } from '../avvik.ts';
import { formatAntall } from '../tall.ts';
import { temaFor } from './objekttyper.ts';

/** So many objects of one type. */
export interface Typeantall {
	/** As on the wire; the empty string where the file gives none. */
	readonly objekttype: string;
	readonly count: number;
}

/** What a file holds, seen as a plan. */
export interface Planinnhold {
	/** Objects that belong in a plan. */
	readonly planobjekter: number;
	/** All others by type, the most numerous first: roads, nature reserves, what has no type. */
	readonly andre: readonly Typeantall[];
}

/** Kp…, Rp… and Rb… are SOSI Plan's own prefixes: a type of a later version is of a plan all the same. */
const PREFIKS = /^(?:[KR]p|Rb)\p{Lu}|^(?:[KR]P|RB)[\p{Lu}_]+$/u;

/** Is an object of this type part of a plan? A type that objekttyper.json knows, or one with SOSI Plan's prefix. */
export const erPlanobjekt = (objekttype: string): boolean =>
	temaFor(objekttype) !== 'annet' || PREFIKS.test(objekttype);

/** Which of these objects make a plan, and which do not? */
export function planinnhold(objekttyper: Iterable<string>): Planinnhold {
	const andre = new Map<string, number>();
	let planobjekter = 0;
	for (const objekttype of objekttyper)
		if (erPlanobjekt(objekttype)) planobjekter += 1;
		else andre.set(objekttype, (andre.get(objekttype) ?? 0) + 1);
	return {
		planobjekter,
		andre: [...andre]
			.map(([objekttype, count]) => ({ objekttype, count }))
			.toSorted((a, b) => b.count - a.count || a.objekttype.localeCompare(b.objekttype, 'nb'))
	};
}

const NEVNT = 4;

const navngitt = ({ objekttype, count }: Typeantall): string =>
	`${formatAntall(count)} ${objekttype === '' ? 'uten objekttype' : objekttype}`;

/** «17 Naturvernområde, 34 Naturverngrense og 2 andre typer»: what a sentence says of the objects. */
export function ramsOppTyper(typer: readonly Typeantall[]): string {
	const nevnt = typer.slice(0, NEVNT).map(navngitt);
	const flere = typer.length - nevnt.length;
	if (flere > 0)
		return `${nevnt.join(', ')} og ${flere} ${flere === 1 ? 'annen type' : 'andre typer'}`;
	const siste = nevnt.pop() ?? '';
	return nevnt.length === 0 ? siste : `${nevnt.join(', ')} og ${siste}`;
}

/** What is said of a file that has nothing of a plan in it: it cannot be taken in as one. */
export const ikkePlan = ({ andre }: Planinnhold): string =>
	`Filen ser ikke ut til å være en plan. Den har ${ramsOppTyper(andre)}, men ingen planobjekter (Kp… eller Rp…).`;

/** The objects in a plan file that are not the plan's: kept and drawn, and said. */
export function andreObjekter({ planobjekter, andre }: Planinnhold): Avvik[] {
	const typer = andre.filter(({ objekttype }) => objekttype !== '');
	if (typer.length === 0 || planobjekter === 0) return [];
	const flest = typer.reduce((sum, { count }) => sum + count, 0) > planobjekter;
	const message = `Filen har objekter som ikke er planobjekter: ${ramsOppTyper(typer)}. De tas vare på og tegnes som «andre objekter», men regnes ikke med i planen.${flest ? ' De er flere enn planobjektene. Er dette rett fil?' : ''}`;
	return [{ rule: 'plan.objekttype.annet', severity: 'advarsel', message }];
}
