import { differanse, erUviss, sum, ukjent, type Tall } from '../bevis.ts';
import { differansegrense, erMinstSaMye, medGrense, motsattGrense } from '../bevisgrense.ts';
import { omdopt, utenObjekter } from '../bevisomriss.ts';
import { formatAntall } from '../tall.ts';
import type { Intervall } from '../housing/boligrad.ts';
import type { Boligomrade, Boligsvar } from '../housing/svar.ts';
import type { Figurgruppe } from './figur.ts';

/** What the meter is drawn from: twelve years of the whole municipality (boliger). */
export interface Boligmaler {
	/** `2026–2037` */
	readonly periode: string;
	readonly behov: Tall;
	readonly kapasitet: Intervall;
	readonly betinget: Tall;
	/** boliger on land that is not mapped, if nothing had to be taken out: never part of the capacity */
	readonly omKartlagt: Tall;
	/** dekar that no dwellings are counted for */
	readonly ukjentAreal: Tall;
}

const arstall = (period: string | undefined): string[] => period?.split('–') ?? [];

/** `2026–2029`, `2034–2037` → `2026–2037`; what is not in years stands as it is. */
export const helePerioden = (totals: readonly Pick<Boligomrade, 'period'>[]): string => {
	const [forste] = arstall(totals[0]?.period);
	const siste = arstall(totals.at(-1)?.period).at(-1);
	return forste && siste && forste !== siste ? `${forste}–${siste}` : (forste ?? 'tolv år');
};

/** The three periods of the whole municipality, added up; null where nothing has been reckoned. */
export function boligmaler({ totals }: Pick<Boligsvar, 'totals'>): Boligmaler | null {
	const [forste] = totals;
	if (!forste) return null;
	const periode = helePerioden(totals);
	const alle = (navn: string, pick: (rad: Boligomrade) => Tall) =>
		sum(`${navn}, ${periode}`, 'boliger', totals.map(pick));
	return {
		periode,
		behov: alle('Behov etter målene', ({ proof }) => proof.need),
		kapasitet: {
			min: utenObjekter(alle('Plass til boliger, lavt anslag', ({ proof }) => proof.capacity.min)),
			mid: alle('Plass til boliger', ({ proof }) => proof.capacity.mid),
			max: utenObjekter(alle('Plass til boliger, høyt anslag', ({ proof }) => proof.capacity.max))
		},
		betinget: alle('Betinget plass', ({ proof }) => proof.conditional),
		omKartlagt: alle('Plass om alt kan bygges', ({ proof }) => proof.unmappedCapacity.mid),
		// The same land in each period: counted once.
		ukjentAreal: omdopt(forste.proof.unmapped, 'Areal uten boligtall')
	};
}

export type Dom = 'nok' | 'mangler' | 'ukjent';

/** Is the goal met over the twelve years? Reckoned from the whole numbers that are shown; unknown is never «nok». */
export function dom({ behov, kapasitet }: Boligmaler): {
	readonly dom: Dom;
	readonly tekst: string;
} {
	const [b, k] = [behov.verdi, kapasitet.mid.verdi];
	if (b === null) return { dom: 'ukjent', tekst: 'Målet er ikke tallfestet.' };
	if (erUviss(behov))
		return { dom: 'ukjent', tekst: 'Målene er ikke tallfestet for alle periodene.' };
	if (k === null) return { dom: 'ukjent', tekst: 'Plassen i planen er ikke kjent.' };
	const rest = Math.round(k) - Math.round(b);
	const grense = differansegrense(kapasitet.mid, [behov]);
	if (rest < 0)
		return {
			dom: 'mangler',
			tekst: `Mangler ${medGrense(motsattGrense(grense), formatAntall(-rest))} boliger.`
		};
	const over = `${medGrense(grense, formatAntall(rest))} til overs`;
	if (!erMinstSaMye(grense)) return { dom: 'ukjent', tekst: `Ikke avklart: ${over}.` };
	const til = rest === 0 && grense === 'eksakt' ? 'akkurat nok' : `nok, med ${over}`;
	return { dom: 'nok', tekst: `Plass ${til}.` };
}

/** Room beyond the goals; where a period has no goal in numbers nobody can tell it: the more they ask for, the less is over. */
const utOver = ({ behov, kapasitet }: Boligmaler): Tall =>
	behov.verdi !== null && erUviss(behov)
		? ukjent('Plass ut over målene', 'boliger', 'ikke vurdert', {
				hvorfor: 'Målene er ikke tallfestet for alle periodene.',
				ledd: [kapasitet.mid, behov]
			})
		: differanse('Plass ut over målene', kapasitet.mid, [behov]);

/** The figures about homes, in the order they are read. */
export const boligfigurer = (maler: Boligmaler): Figurgruppe => ({
	navn: 'Boliger',
	side: '/boligreserve',
	figurer: [
		{
			nokkel: 'behov',
			navn: 'Boliger målene ber om',
			forklaring: `Summen av kommunens boligmål for ${maler.periode}.`,
			tall: maler.behov
		},
		{
			nokkel: 'plass',
			navn: 'Boliger det er plass til',
			forklaring:
				'Ubygde soner og planens soner for fortetting, etter fradrag, med den tettheten og takten som er valgt.',
			tall: maler.kapasitet.mid,
			bedre: 'mer'
		},
		{
			nokkel: 'til-overs',
			navn: 'Plass ut over målene',
			forklaring: 'Plass minus mål. Under null: så mange mangler.',
			tall: utOver(maler)
		},
		{
			nokkel: 'betinget',
			navn: 'Herav må noe komme først',
			forklaring: 'Vei, vann, skole eller felles plan må på plass før det kan bygges.',
			tall: maler.betinget,
			bedre: 'mindre'
		},
		{
			nokkel: 'uten-boligtall',
			navn: 'Areal uten boligtall',
			forklaring: 'Ikke kartlagt eller ikke vurdert. Det er ikke regnet som null.',
			tall: maler.ukjentAreal,
			bedre: 'mindre'
		}
	]
});
