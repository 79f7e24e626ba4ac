import { malt, sum, ukjent, type Tall } from '../bevis.ts';
import { prosentandel } from '../bevisforhold.ts';
import {
	erBoligbehov,
	INDIKATORER,
	kildetekst,
	kravtekst,
	malforbehold,
	maltallet,
	periodetekst,
	type Mal,
	type Retning
} from '../housing/malregister.ts';
import type { Regnskapssone } from '../housing/kapasitetsregnskap.ts';
import type { Reservesvar } from '../housing/reservesvar.ts';
import type { Regnskapsrad } from '../arealregnskap/regnskap.ts';
import type { Figurgruppe } from './figur.ts';

/** Is it reached? «ukjent»: what is not known decides it, or the plan does not tell of it. */
export type Nadd = 'ja' | 'nei' | 'ukjent';

/** A goal with a number that is not one of the meter's dwellings, and what the scenario gives. */
export interface Malvurdering {
	readonly id: number;
	readonly navn: string;
	/** «høyst 400 dekar, 2026–2037» */
	readonly krav: string;
	/** What is measured: the indicator's name. */
	readonly maler: string;
	readonly kilde: string;
	readonly forbehold: string | null;
	readonly mal: Tall;
	readonly tall: Tall;
	readonly nadd: Nadd;
}

/** What the scenario's own accounts say. */
export interface Maltgrunnlag {
	readonly grupper: readonly Figurgruppe[];
	readonly reserve: readonly Reservesvar[];
	readonly soner: readonly Regnskapssone[];
	readonly arealrader: readonly Pick<Regnskapsrad, 'group' | 'groupName' | 'areaM2'>[];
}

/** 10 minutes on foot at 80 metres a minute (domain.md § 4.4: our choice). */
export const GANGAVSTAND_M = 800;

const DAA_M2 = 1000;

/** As it is written: one decimal. */
const vist = (verdi: number): number => Math.round(verdi * 10) / 10;

/**
 * Is the target reached by a figure, as it is written? Where parts of the figure are not known, only if they could not change
 * the answer: a sum that is «minst» 60 is over «høyst 50», and 40 of it is no answer.
 */
export function nadd(retning: Retning, mal: number, { verdi, grense }: Tall): Nadd {
	if (verdi === null || grense === 'omtrent') return 'ukjent';
	const er = vist(verdi);
	const holder = retning === 'minst' ? er >= mal : er <= mal;
	if (grense === 'eksakt') return holder ? 'ja' : 'nei';
	// What is not known pulls one way: towards the target it may still be reached, away from it it may still be broken.
	const trekkerMot = (grense === 'minst') === (retning === 'minst');
	if (holder) return trekkerMot ? 'ja' : 'ukjent';
	return trekkerMot ? 'ukjent' : 'nei';
}

const ikkeMalt = (mal: Mal, hvorfor: string): Tall =>
	ukjent(
		INDIKATORER[mal.indikator].navn,
		INDIKATORER[mal.indikator].enhet ?? 'boliger',
		'ikke vurdert',
		{
			hvorfor
		}
	);

const BARE_HELE = 'Det måles for hele kommunen, ikke for ett sted.';

const erHele = ({ tettsted, sone }: Mal): boolean => tettsted === null && sone === null;

/** A figure of the page, for the whole municipality alone. */
function fraFigur(mal: Mal, { grupper }: Maltgrunnlag, nokkel: string): Tall {
	if (!erHele(mal)) return ikkeMalt(mal, BARE_HELE);
	const figur = grupper.flatMap(({ figurer }) => figurer).find((f) => f.nokkel === nokkel);
	return figur?.tall ?? ikkeMalt(mal, 'Det er ikke regnet for dette scenariet.');
}

/** Green structure in the plan (pbl § 11-7 nr. 3), whatever its status (dekar). */
function gronnstruktur(mal: Mal, { arealrader }: Maltgrunnlag): Tall {
	if (!erHele(mal)) return ikkeMalt(mal, BARE_HELE);
	const grupper = Map.groupBy(
		arealrader.filter(({ group }) => group.startsWith('3:')),
		({ groupName }) => groupName
	);
	return sum(
		'Grønnstruktur i planen',
		'dekar',
		[...grupper].map(([navn, rader]) =>
			malt(navn, rader.reduce((n, { areaM2 }) => n + areaM2, 0) / DAA_M2, 'dekar', {
				hvordan: 'Formålets areal i arealregnskapet, målt i planens UTM-sone'
			})
		)
	);
}

function reserven(mal: Mal, { reserve }: Maltgrunnlag): Tall {
	const rad = reserve.find(({ tettsted, kind }) =>
		mal.tettsted === null ? kind === 'hele' : tettsted === mal.tettsted
	);
	if (mal.sone !== null || !rad) return ikkeMalt(mal, 'Reserven er ikke regnet for dette stedet.');
	return rad.without.proof.years;
}

const sonenavn = ({ name, lokalId }: Pick<Regnskapssone, 'name' | 'lokalId'>): string =>
	name ?? lokalId.slice(0, 8);

/** The realistic dwellings of these zones (boliger in twelve years); `uvisse`: zones that may be of them, and nobody can tell. */
function boligeneI(
	navn: string,
	soner: readonly Regnskapssone[],
	uvisse: readonly Regnskapssone[] = []
): Tall {
	const objekter = soner.flatMap(({ dwellings: { mid }, ...sone }) =>
		mid === null ? [] : [{ lokalId: sone.lokalId, navn: sonenavn(sone), bidrag: mid }]
	);
	const ukjente = soner.length - objekter.length + uvisse.length;
	const boliger = objekter.reduce((n, { bidrag }) => n + bidrag, 0);
	return sum(navn, 'boliger', [
		...(objekter.length > 0 || ukjente === 0
			? [
					malt(`${navn}, kjent`, boliger, 'boliger', {
						hvordan: `Kapasitetsregnskapet, tolv år, middels, ${objekter.length} soner`,
						objekter
					})
				]
			: []),
		...(ukjente > 0
			? [
					ukjent(`${ukjente} soner`, 'boliger', 'ikke kartlagt', {
						hvorfor: `Boligtallet eller avstanden er ikke kjent for ${ukjente} soner.`
					})
				]
			: [])
	]);
}

/** Share of the plan's new dwellings within walking distance of the centre (prosent). */
function iGangavstand(mal: Mal, { soner }: Maltgrunnlag): Tall {
	if (!erHele(mal)) return ikkeMalt(mal, BARE_HELE);
	const alle = soner.filter(({ ledger, dwellings }) => ledger !== null && dwellings.mid !== 0);
	const avstand = (sone: Regnskapssone) => sone.conditions?.walkM.sentrum;
	const nare = alle.filter((sone) => (avstand(sone)?.m ?? Infinity) <= GANGAVSTAND_M);
	const uvisse = alle.filter((sone) => avstand(sone)?.state !== 'known');
	return prosentandel(
		INDIKATORER['andel-i-gangavstand'].navn,
		boligeneI(`Boliger innen ${GANGAVSTAND_M} m å gå til sentrum`, nare, uvisse),
		boligeneI('Boliger det er plass til', alle)
	);
}

/** Dwellings that are asked for in one zone; of a type or a group nothing is known: a plan does not share them out. */
function boliger(mal: Mal, { soner }: Maltgrunnlag): Tall {
	if (mal.boligtype !== null || mal.gruppe !== null)
		return ikkeMalt(mal, 'Arealdelen fordeler ikke boligene på boligtype eller gruppe.');
	if (mal.sone === null)
		return ikkeMalt(mal, 'Et tak for boliger måles ikke: plassen er det planen gir rom for.');
	const sone = soner.find(({ lokalId }) => lokalId === mal.sone);
	return sone
		? boligeneI(`Boliger i ${sonenavn(sone)}`, [sone])
		: ikkeMalt(mal, 'Sonen er ikke i dette scenariet.');
}

function maltFor(mal: Mal, grunnlag: Maltgrunnlag): Tall {
	switch (mal.indikator) {
		case 'dyrka-mark':
			return fraFigur(mal, grunnlag, 'areal-jordbruk');
		case 'andel-fortetting':
			return fraFigur(mal, grunnlag, 'fortetting-andel');
		case 'gronnstruktur':
			return gronnstruktur(mal, grunnlag);
		case 'boligreserve':
			return reserven(mal, grunnlag);
		case 'andel-i-gangavstand':
			return iGangavstand(mal, grunnlag);
		case 'boliger':
			return boliger(mal, grunnlag);
		case 'gangavstand':
			return ikkeMalt(mal, 'Planen har mange avstander: sett målet som andel i gangavstand.');
		case 'befolkning':
			return ikkeMalt(mal, 'Innbyggertallet følger ikke av arealdelen.');
		case 'ikke-malbar':
			return ikkeMalt(mal, 'Målet har ikke ett tall.');
	}
}

/** The goals with a number that are not summed to the need, each against what the scenario gives. */
export const malvurderinger = (
	mal: readonly Mal[],
	grunnlag: Maltgrunnlag
): readonly Malvurdering[] =>
	mal.flatMap((m) => {
		const tallet = erBoligbehov(m) ? null : maltallet(m);
		if (tallet === null || m.verdi === null) return [];
		const tall = maltFor(m, grunnlag);
		return [
			{
				id: m.id,
				navn: m.navn,
				krav: [kravtekst(m), periodetekst(m)].filter(Boolean).join(', '),
				maler: INDIKATORER[m.indikator].navn,
				kilde: kildetekst(m),
				forbehold: malforbehold(m),
				mal: tallet,
				tall,
				nadd: nadd(m.retning, m.verdi, tall)
			}
		];
	});
