/**
 * The reserve held against the reckoned need, beside the goals: «tilstrekkelig boligbygging» (pbl § 3-1 d; domain.md § 4.2,
 * 4.3 D). The need is low, middle and high; the capacity is the middle one.
 */
import { produkt, ukjent, type Tall } from '../bevis.ts';
import { iKortform, omdopt } from '../bevisomriss.ts';
import { behovPerTettsted } from './behovsfordeling.ts';
import type { Behovsgrunnlag } from './behovsgrunnlag.ts';
import { behovPerAar, boligbehov } from './boligbehov.ts';
import type { Niva } from './parametre.ts';
import { rekkevidde, type Rekkevidde } from './rekkevidde.ts';
import type { Sted } from './steder.ts';

/** Against one need: low, middle or high. */
export interface Behovsrekkevidde {
	/** boliger a year */
	readonly perAar: Tall;
	readonly uten: Rekkevidde;
	readonly med: Rekkevidde;
}
export type BeregnetBehov = Readonly<Record<Niva, Behovsrekkevidde>>;

const NIVANAVN: Record<Niva, string> = { min: 'lavt', mid: 'middels', max: 'høyt' };

/** The reckoned need of a place in a year (boliger): behov × the place's share / T. */
function iAret(sted: Sted, grunnlag: Behovsgrunnlag | null, niva: Niva): Tall {
	const navn = `Beregnet behov i året, ${NIVANAVN[niva]}, ${sted.navn}`;
	const mangler = (hvorfor: string) => ukjent(navn, 'boliger', 'ikke vurdert', { hvorfor });
	if (!grunnlag) return mangler('Grunnlaget for behovet er ikke lagt inn.');
	const { behov } = boligbehov(grunnlag, niva);
	if (sted.slag === 'hele') return omdopt(behovPerAar(grunnlag, behov), navn);
	if (!Object.hasOwn(grunnlag.tettsteder, sted.navn))
		return mangler(`${sted.navn} har ikke fått noen andel av behovet.`);
	const her = behovPerTettsted(behov, grunnlag).find((del) => del.navn === sted.navn);
	return her ? omdopt(behovPerAar(grunnlag, her), navn) : mangler('Behovet er ikke fordelt.');
}

/** Nothing lasts any number of years against a need that is not over nothing. */
const malestokk = (perAar: Tall): Tall =>
	perAar.verdi === null || perAar.verdi > 0
		? perAar
		: ukjent(perAar.navn, perAar.enhet, 'ikke vurdert', {
				hvorfor: 'Det beregnede behovet er ikke over 0, så reserven kan ikke måles mot det.',
				grense: 'eksakt',
				ledd: [perAar]
			});

const iTolvAar = (perAar: Tall): Tall =>
	produkt(perAar.navn.replace('i året', 'i tolv år'), 'boliger', perAar, [
		{ navn: 'År', verdi: 12, enhet: 'år', kilde: 'Planens tolv år', valg: true }
	]);

/** The place's capacity in twelve years, without and with fortetting, against its reckoned need. */
export function beregnetBehov(
	sted: Sted,
	grunnlag: Behovsgrunnlag | null,
	{ uten, med }: { readonly uten: Tall; readonly med: Tall }
): BeregnetBehov {
	const mot = (niva: Niva): Behovsrekkevidde => {
		const perAar = iAret(sted, grunnlag, niva);
		const maal = malestokk(perAar);
		const mal = { perAar: maal, behov: iTolvAar(maal) };
		const hva = (ord: string) => `${sted.navn}, ${ord} fortetting, mot ${NIVANAVN[niva]} behov`;
		// What the capacity is made up of stands on the capacity itself.
		const [alene, begge] = [iKortform(uten), iKortform(med)];
		return {
			perAar,
			uten: rekkevidde(hva('uten'), { ...mal, kapasitet: alene, plassIDem: alene }),
			med: rekkevidde(hva('med'), { ...mal, kapasitet: begge, plassIDem: begge })
		};
	};
	return { min: mot('min'), mid: mot('mid'), max: mot('max') };
}
