import {
	nettonedbygging,
	nokkeltall,
	type Nettonedbygging,
	type Nokkeltall
} from '../../domain/arealregnskap/nokkeltall.ts';
import { sikreReserveAar } from '../../domain/arealregnskap/reserve.ts';
import { planvaskliste, type Planvasksone } from '../../domain/arealregnskap/vaskesone.ts';
import type { Bevisdatasett } from '../../domain/bevis.ts';
import { erNyUtbygging, erUvissUtbygging } from '../../domain/arealregnskap/formal.ts';
import { serInterneDatasett } from '../access.ts';
import type { Bruker } from '../auth/bruker.ts';
import { housingAnswer } from '../housingAnswer.ts';
import { ledgerAnswer } from '../ledger.ts';
import type { Database } from '../queryable.ts';
import { svaretag } from '../svarmerke.ts';
import { arealregnskapFor, type Arealgrunnlag, type Arealregnskap } from './svar.ts';

/** The account with what is reckoned from it: headline figures with proof, and advice for each unbuilt zone. */
export interface Arealoversikt extends Arealregnskap {
	readonly figures: readonly Nokkeltall[];
	/** null: the plan in force has nothing to be compared with. */
	readonly net: Nettonedbygging | null;
	readonly planvask: readonly Planvasksone[];
	/** Years of need that the reserve covers; null: need or capacity is not known. */
	readonly reserveYears: number | null;
	readonly allSources: readonly Bevisdatasett[];
	/** What the figures leave out and rest on, in words. */
	readonly omitted: readonly string[];
}

const MS_AAR = 365.2425 * 24 * 60 * 60 * 1000;
const aarSiden = (iso: string | null, idag: Date): number | null =>
	iso === null ? null : (idag.getTime() - new Date(iso).getTime()) / MS_AAR;

/** For how many years has each zone been set aside? One that the plan in force does not have is new; without that plan nobody knows. */
function avsattI({ scenario, mot, motSoner, ikraft }: Arealgrunnlag, idag: Date) {
	const planAar = aarSiden(ikraft, idag);
	if (scenario.kind === 'gjeldende') return () => planAar;
	if (mot?.kind !== 'gjeldende') return () => null;
	return (lokalId: string): number | null => {
		const foer = motSoner.get(lokalId);
		return foer && erNyUtbygging(foer) ? planAar : 0;
	};
}

function forbehold(bruker: Bruker, { soner, ikraft }: Arealgrunnlag): string[] {
	const uvisse = [...soner.values()].filter(erUvissUtbygging);
	const daa = uvisse.reduce((sum, { areaM2 }) => sum + areaM2, 0) / 1000;
	return [
		...(serInterneDatasett(bruker)
			? []
			: ['Tallene bygger bare på åpne datasett. Interne datasett er ikke brukt her.']),
		...(uvisse.length > 0
			? [
					`${uvisse.length} soner (${daa.toLocaleString('nb-NO', { maximumFractionDigits: 1 })} dekar) mangler formål eller status i planen og kan være ny utbygging. De er ikke med i tallene.`
				]
			: []),
		...(ikraft === null
			? [
					'Når planen trådte i kraft, er ikke oppgitt. Hvor lenge soner har vært avsatt, er ikke vurdert.'
				]
			: []),
		'LNFR med spredt bebyggelse er ikke regnet som utbygging: noen få hus tar ikke hele sonen.',
		'Avstander er i luftlinje. Kulturminner, støy, kvikkleire og dyrkbar jord er ikke med i rådene.'
	];
}

/** The whole page: kept answers put together. `idag`: today. Errors as `arealregnskapFor`. */
export async function arealoversikt(
	db: Database,
	scenarioId: number,
	bruker: Bruker,
	motId: number | null,
	idag: Date
): Promise<{ readonly etag: string; readonly oversikt: Arealoversikt }> {
	const { etag, svar, grunnlag } = await arealregnskapFor(db, scenarioId, bruker, motId);
	const bolig = await housingAnswer(db, scenarioId, bruker);
	const { biter, soner, motSoner, kilder, mot, malinger, alleKilder } = grunnlag;
	const { ledger, etag: ledgerEtag } = await ledgerAnswer(db, scenarioId, bruker);
	const reserve = sikreReserveAar(ledger.reserve);
	const oversikt = {
		...svar,
		figures: nokkeltall({ biter, soner, motSoner, kilder }, mot !== null),
		net: mot && nettonedbygging({ biter, soner, motSoner, kilder }),
		planvask: planvaskliste({
			biter,
			soner,
			malinger,
			boligsoner: bolig.oversikt.zones,
			parametre: bolig.oversikt.parameters,
			aarFor: avsattI(grunnlag, idag),
			reserveAar: reserve
		}),
		reserveYears: reserve,
		allSources: alleKilder,
		omitted: forbehold(bruker, grunnlag)
	};
	const dag = idag.toISOString().slice(0, 10);
	return {
		etag: svaretag(`o${[etag, bolig.etag, ledgerEtag, dag].join('-').replaceAll('"', '')}`),
		oversikt
	};
}
