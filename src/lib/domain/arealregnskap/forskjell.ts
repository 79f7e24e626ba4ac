import { erJordbruk, harNaturverdi } from './faktisk.ts';
import { planlagtNavn, planlagtNokkel } from './formal.ts';
import type { Regnskap, Regnskapsbit, Regnskapsrad, Regnskapssone } from './regnskap.ts';
import { kjentM2, m2, telling, UVISSHET, type Teller, type Uvisshet } from './uvisshet.ts';

/** How much more (or less, below zero) of this becomes that than in the plan that is compared with. */
export type Forskjellsrad = Pick<
	Regnskapsrad,
	'from' | 'to' | 'fromName' | 'toName' | 'group' | 'groupName' | 'state'
> & { readonly areaM2: number };

/** Ground that a zone gives another purpose than it has in the plan that is compared with. */
export interface Soneendring {
	/** As the scenario has it; null: it has no purpose there any more. */
	readonly lokalId: string | null;
	/** As the other plan has it; null: it had none. */
	readonly motId: string | null;
	readonly name: string | null;
	readonly from: string | null;
	readonly to: string | null;
	readonly fromName: string;
	readonly toName: string;
	readonly areaM2: number;
	/** null: nothing of the ground is known; so too of the next three. */
	readonly farmlandM2: number | null;
	readonly forestM2: number | null;
	readonly bogM2: number | null;
	/** Nature type with a value, or protected; part of the others too. */
	readonly natureM2: number | null;
	/** AR5 does not tell what it is. */
	readonly unknownM2: number;
	/** No register tells it for nature, and one of them is silent. */
	readonly natureUnknownM2: number;
}

export interface Forskjell {
	readonly rows: readonly Forskjellsrad[];
	readonly zones: readonly Soneendring[];
}

/** Less ground than this is none: the overlay's own trace. */
const INTET_M2 = 0.01;

function radforskjeller(naa: Regnskap, mot: Regnskap): Forskjellsrad[] {
	const sum = new Map<string, Forskjellsrad>();
	const legg = (
		{ from, to, fromName, toName, group, groupName, state, areaM2 }: Regnskapsrad,
		tegn: number
	) => {
		const nokkel = `${from} ${to}`;
		const before = sum.get(nokkel)?.areaM2 ?? 0;
		sum.set(nokkel, {
			from,
			to,
			fromName,
			toName,
			group,
			groupName,
			state,
			areaM2: before + tegn * areaM2
		});
	};
	for (const rad of naa.rows) legg(rad, 1);
	for (const rad of mot.rows) legg(rad, -1);
	return [...sum.values()].filter(({ areaM2 }) => Math.abs(areaM2) >= INTET_M2);
}

/** Ground that is of nature by a register: a nature type with a value, or protected. */
export const erNatur = ({ naturtype, vern }: Pick<Regnskapsbit, 'naturtype' | 'vern'>): boolean =>
	harNaturverdi(naturtype) || vern === 'ja';

function endring(
	like: readonly Regnskapsbit[],
	fra: Regnskapssone | undefined,
	til: Regnskapssone | undefined
): Soneendring {
	const av = (teller: Teller, uviss: Uvisshet = UVISSHET.ar5) => kjentM2(like, teller, uviss);
	const uviss = (teller: Teller, hva: Uvisshet) => m2(telling(like, teller, hva).uvisse);
	return {
		lokalId: til?.lokalId ?? null,
		motId: fra?.lokalId ?? null,
		name: til?.omrNavn ?? fra?.omrNavn ?? null,
		from: fra ? planlagtNokkel(fra) : null,
		to: til ? planlagtNokkel(til) : null,
		fromName: fra ? planlagtNavn(fra) : 'Uten formål',
		toName: til ? planlagtNavn(til) : 'Uten formål',
		areaM2: m2(like),
		farmlandM2: av(({ ar5 }) => erJordbruk(ar5)),
		forestM2: av(({ ar5 }) => ar5 === '30'),
		bogM2: av(({ ar5 }) => ar5 === '60'),
		natureM2: av(erNatur, UVISSHET.natur),
		unknownM2: uviss(() => false, UVISSHET.ar5),
		natureUnknownM2: uviss(erNatur, UVISSHET.natur)
	};
}

/** What became of the ground since the plan that is compared with: row by row, and zone by zone. */
export function forskjell(
	biter: readonly Regnskapsbit[],
	soner: ReadonlyMap<string, Regnskapssone>,
	motSoner: ReadonlyMap<string, Regnskapssone>,
	{ naa, mot }: { readonly naa: Regnskap; readonly mot: Regnskap }
): Forskjell {
	const nokkel = (sone: Regnskapssone | undefined) => (sone ? planlagtNokkel(sone) : null);
	const skiftet = biter.filter(
		({ lokalId, motId }) => nokkel(soner.get(lokalId ?? '')) !== nokkel(motSoner.get(motId ?? ''))
	);
	const zones = [...Map.groupBy(skiftet, ({ lokalId, motId }) => `${lokalId} ${motId}`).values()]
		.map((like) =>
			endring(like, motSoner.get(like[0]?.motId ?? ''), soner.get(like[0]?.lokalId ?? ''))
		)
		.filter(({ areaM2 }) => areaM2 >= INTET_M2)
		.sort((a, b) => b.areaM2 - a.areaM2);
	return { rows: radforskjeller(naa, mot), zones };
}
