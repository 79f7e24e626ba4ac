import { kvotient, produkt, sum, ukjent, type Tall } from '../bevis.ts';
import { iKortform, omdopt } from '../bevisomriss.ts';
import type { Behovsgrunnlag } from './behovsgrunnlag.ts';
import { beregnetBehov, type BeregnetBehov } from './beregnetBehov.ts';
import type { Boliggrunnlag, Boligrad, Intervall } from './boligrad.ts';
import { boligregnskap } from './boligregnskap.ts';
import { godkjentDeler, type Godkjentgrunnlag } from './godkjent.ts';
import type { Regnskapsslag } from './kapasitetsregnskap.ts';
import { plassMedFortetting } from './medFortetting.ts';
import type { Niva } from './parametre.ts';
import { rekkevidde, type Rekkevidde } from './rekkevidde.ts';
import type { Sted } from './steder.ts';
import { HELE } from './steder.ts';

const AAR_I_PERIODE = 4;

/** A place, or the whole municipality, with its two ledgers. */
export interface Reserverad {
	readonly sted: Sted;
	/** boliger a year */
	readonly behovPerAar: Tall;
	/** Set aside and not built. */
	readonly reserve: Intervall;
	/** Built-up that is to be built on, transformation, and what was found parcel by parcel. */
	readonly fortetting: Intervall;
	/** Against the goals. */
	readonly uten: Rekkevidde;
	readonly med: Rekkevidde;
	/** The same against the reckoned need. */
	readonly beregnet: BeregnetBehov;
}

export interface Reservegrunnlag {
	readonly grunnlag: Boliggrunnlag;
	readonly slagFor: (lokalId: string) => Regnskapsslag | null;
	/** What was accepted parcel by parcel, beside the zones of the plan (`/fortetting`). */
	readonly godkjent: Godkjentgrunnlag;
	/** What the need is reckoned from; null: not entered. */
	readonly behovsgrunnlag: Behovsgrunnlag | null;
}

const erSted = (sted: Sted) => (rad: Boligrad) =>
	rad.sted.slag === sted.slag && rad.sted.navn === sted.navn;

/** One figure of a place in several periods, added up. */
const overPeriodene = (navn: string, rader: readonly Boligrad[], pick: (rad: Boligrad) => Tall) =>
	sum(
		navn,
		'boliger',
		rader.map((rad) => omdopt(iKortform(pick(rad)), `${pick(rad).navn}, ${rad.periode.navn}`))
	);

/** Dwellings that the goals ask for a year (boliger), over the years that have a goal. */
function behovPerAar(sted: Sted, rader: readonly Boligrad[]): Tall {
	const navn = `Behov per år, ${sted.navn}`;
	const kjente = rader.filter(({ behov }) => behov.verdi !== null);
	if (kjente.length === 0)
		return ukjent(navn, 'boliger', 'ikke vurdert', {
			hvorfor: `Behovet for ${sted.navn} er ikke tallfestet.`
		});
	return kvotient(
		navn,
		'boliger',
		overPeriodene(`Behov, ${sted.navn}`, kjente, ({ behov }) => behov),
		{
			navn: 'År med tallfestet behov',
			verdi: kjente.length * AAR_I_PERIODE,
			enhet: 'år',
			kilde: 'Periodene som målene gjelder',
			valg: false
		}
	);
}

interface Stedstall {
	readonly sted: Sted;
	/** Rows of the place, period by period: of all zones, and of each ledger. */
	readonly alle: readonly Boligrad[];
	readonly reserve: readonly Boligrad[];
	readonly fortetting: readonly Boligrad[];
	/** Realistic, in twelve years: the same at every level. */
	readonly kandidater: readonly Tall[];
	readonly behovsgrunnlag: Behovsgrunnlag | null;
}

/** What was accepted has no years of its own: spread evenly on the twelve, so much of it falls in these periods. */
const kandidaterI = ({ kandidater }: Stedstall, perioder: number): Tall[] =>
	perioder === 3
		? [...kandidater]
		: kandidater.map((tall) =>
				produkt(tall.navn, 'boliger', tall, [
					{
						navn: 'Andel av de tolv årene',
						verdi: perioder / 3,
						enhet: 'andel',
						kilde: 'Perioder med tallfestet behov, jevnt fordelt',
						valg: true
					}
				])
			);

const reserveI = (t: Stedstall, niva: Niva, rader = t.reserve): Tall =>
	overPeriodene(`Reserve i tolv år, ${t.sted.navn}`, rader, ({ kapasitet }) => kapasitet[niva]);

const fortettingI = (t: Stedstall, niva: Niva): Tall =>
	sum(`Fortetting i tolv år, ${t.sted.navn}`, 'boliger', [
		overPeriodene(
			`Videreutvikling og transformasjon, ${t.sted.navn}`,
			t.fortetting,
			({ kapasitet }) => kapasitet[niva]
		),
		...t.kandidater
	]);

/** Against the goals: what is built in the years that have one. */
function motMalene(
	t: Stedstall,
	perAar: Tall,
	kapasitet: Tall,
	medFortetting: boolean
): Rekkevidde {
	const hva = `${t.sted.navn}, ${medFortetting ? 'med' : 'uten'} fortetting`;
	const tallfestet = t.alle.filter(({ behov }) => behov.verdi !== null);
	const iDem = (rader: readonly Boligrad[]) =>
		rader.filter(({ periode }) => tallfestet.some((rad) => rad.periode.blokk === periode.blokk));
	const plassIDem = medFortetting
		? plassMedFortetting(`Kapasitet, ${hva}`, reserveI(t, 'mid', iDem(t.reserve)), [
				overPeriodene('Fortetting', iDem(t.fortetting), ({ kapasitet: k }) => k.mid),
				...kandidaterI(t, tallfestet.length)
			])
		: reserveI(t, 'mid', iDem(t.reserve));
	const behov = overPeriodene(`Behov, ${t.sted.navn}`, tallfestet, (rad) => rad.behov);
	return rekkevidde(hva, { kapasitet, plassIDem, behov, perAar });
}

function reserverad(t: Stedstall): Reserverad {
	const intervall = (lag: (niva: Niva) => Tall): Intervall => ({
		min: lag('min'),
		mid: lag('mid'),
		max: lag('max')
	});
	const reserve = intervall((niva) => reserveI(t, niva));
	const fortetting = intervall((niva) => fortettingI(t, niva));
	const perAar = behovPerAar(t.sted, t.alle);
	const begge = plassMedFortetting(`Kapasitet i tolv år, ${t.sted.navn}`, reserve.mid, [
		fortetting.mid
	]);
	return {
		sted: t.sted,
		behovPerAar: perAar,
		reserve,
		fortetting,
		uten: motMalene(t, perAar, reserve.mid, false),
		med: motMalene(t, perAar, begge, true),
		beregnet: beregnetBehov(t.sted, t.behovsgrunnlag, { uten: reserve.mid, med: begge })
	};
}

/**
 * How far do the two ledgers reach, place by place, the whole municipality last (KDD: fortetting and transformation are
 * no part of the reserve)? By two yardsticks: the goals (boligplan), and the reckoned need.
 */
export function reserveregnskap({
	grunnlag: { forbehold, ...rest },
	slagFor,
	godkjent,
	behovsgrunnlag
}: Reservegrunnlag): Reserverad[] {
	// What every capacity leaves out is said once beside the ledger, and not in each part of each sum.
	const grunnlag: Boliggrunnlag = { ...rest, forbehold: [] };
	const av = (slag: Regnskapsslag) =>
		boligregnskap({
			...grunnlag,
			deler: grunnlag.deler.filter(({ lokalId }) => slagFor(lokalId) === slag)
		});
	const alle = boligregnskap(grunnlag);
	const reserve = av('reserve');
	const fortettes = av('fortetting');
	const steder = alle.rader.filter(
		({ sted, periode }) => periode.blokk === 0 && sted.slag !== 'rest'
	);
	const rader = steder.map(({ sted }) =>
		reserverad({
			sted,
			alle: alle.rader.filter(erSted(sted)),
			reserve: reserve.rader.filter(erSted(sted)),
			fortetting: fortettes.rader.filter(erSted(sted)),
			kandidater: godkjentDeler(godkjent, 'realistisk', sted.navn),
			behovsgrunnlag
		})
	);
	const hele = reserverad({
		sted: HELE,
		alle: alle.helheten,
		reserve: reserve.helheten,
		fortetting: fortettes.helheten,
		kandidater: godkjentDeler(godkjent, 'realistisk', null),
		behovsgrunnlag
	});
	return [...rader, hele];
}
