import { malt, sum, type Tall } from '../bevis.ts';
import { behovFraMal } from './behov.ts';
import type { Boliggrunnlag, Boligrad, Boligregnskap, Intervall } from './boligrad.ts';
import { INGEN_FRADRAG } from './fradrag.ts';
import { hele, restbehov, restrad } from './helhet.ts';
import {
	ikkeRegnet,
	ikkeRegnetAreal,
	ukjenteLedd,
	ukjentTettsted,
	type IkkeRegnet
} from './ikkeRegnet.ts';
import { kapasitet, nettoAreal } from './kapasitet.ts';
import { klassenavn, type Niva } from './parametre.ts';
import { perioder, type Periode } from './perioder.ts';
import { fordel, klasseareal, type Bidrag } from './sonedel.ts';
import { stedFor, steder, type Sted } from './steder.ts';

/** Classes with the same parameters, each with its pieces. */
const iKlasser = (bidrag: readonly Bidrag[]): Bidrag[][] =>
	Object.values(Object.groupBy(bidrag, ({ parameter }) => klassenavn(parameter))).filter(
		(group) => group !== undefined
	);

interface Stedsgrunnlag {
	readonly sted: Sted;
	readonly kartlagt: readonly Bidrag[];
	readonly ukartlagt: readonly Bidrag[];
	readonly ikkeRegnet: readonly IkkeRegnet[];
	/** Those of them that no dwellings could be told for though all were mapped. */
	readonly ufordelt: readonly IkkeRegnet[];
	readonly soner: readonly string[];
	readonly ukjentAreal: Tall;
}

function stedsgrunnlag(sted: Sted, { deler, parametre }: Boliggrunnlag): Stedsgrunnlag {
	const her = deler.filter((d) => stedFor(d).navn === sted.navn && stedFor(d).slag === sted.slag);
	const { bidrag, ufordelt } = fordel(her, parametre);
	const grupper = ikkeRegnet(bidrag, ufordelt);
	return {
		sted,
		kartlagt: bidrag.filter(({ del }) => del.fradragene === 'kjent'),
		ukartlagt: bidrag.filter(({ del }) => del.fradragene !== 'kjent'),
		ikkeRegnet: grupper,
		ufordelt: ikkeRegnet([], ufordelt),
		soner: [...new Set(her.map((d) => d.lokalId))],
		ukjentAreal: ikkeRegnetAreal(sted, grupper)
	};
}

/** What is not known of a place, as parts of its sum: named, never zero. */
function ukjentI(
	{ sted }: Stedsgrunnlag,
	kjente: Boliggrunnlag['kjenteTettsteder'],
	grupper: readonly IkkeRegnet[]
): Tall[] {
	const isKnown = sted.slag !== 'tettsted' || kjente?.includes(sted.navn) === true;
	return [
		...(isKnown ? [] : [ukjentTettsted(sted, kjente === null ? 'ikke vurdert' : 'ikke kartlagt')]),
		...ukjenteLedd(grupper)
	];
}

type Regnestykke = (bidrag: readonly Bidrag[], niva: Niva) => Tall[];

const regnestykke =
	({ parametre: { tidsprofil }, datasett, utm }: Boliggrunnlag, { blokk }: Periode): Regnestykke =>
	(bidrag, niva) =>
		iKlasser(bidrag).flatMap((klasse) => {
			const parameter = klasse[0]?.parameter;
			if (!parameter) return [];
			const netto = nettoAreal(klassenavn(parameter).toLowerCase(), klasseareal(klasse), {
				datasett,
				merknader: [`Arealene er målt av PostGIS i ${utm}.`]
			});
			return [kapasitet(netto, parameter, niva, { tidsprofil, blokk })];
		});

/**
 * Middle capacity on the part of the land on which something must come first. Where nothing can be reckoned it is as
 * unknown as the capacity; where something can, and no condition is set there, it is 0.
 */
function betinget(g: Stedsgrunnlag, regn: Regnestykke, ukjente: readonly Tall[]): Tall {
	const deler = g.kartlagt
		.filter(({ del }) => del.betingetM2 > 0)
		.map(({ del, ...rest }) => ({
			...rest,
			del: {
				...del,
				bruttoM2: del.betingetM2,
				fradragM2: INGEN_FRADRAG
			}
		}));
	const kjente =
		g.kartlagt.length > 0 && deler.length === 0
			? [malt('Soner det er regnet for', 0, 'boliger', { hvordan: 'Ingen av dem har vilkår' })]
			: regn(deler, 'mid');
	return sum(`Betinget kapasitet, ${g.sted.navn}`, 'boliger', [...kjente, ...ukjente], {
		merknader: ['Noe må på plass først: rekkefølgekrav, felles planlegging eller båndlegging.']
	});
}

function rad(g: Stedsgrunnlag, grunnlag: Boliggrunnlag, periode: Periode): Boligrad {
	const regn = regnestykke(grunnlag, periode);
	const ukjente = ukjentI(g, grunnlag.kjenteTettsteder, g.ikkeRegnet);
	const alltidUkjente = ukjentI(g, grunnlag.kjenteTettsteder, g.ufordelt);
	const intervall = (lag: (niva: Niva) => Tall): Intervall => ({
		min: lag('min'),
		mid: lag('mid'),
		max: lag('max')
	});
	const mal = grunnlag.mal.filter((m) => m.tettsted === g.sted.navn);
	return {
		sted: g.sted,
		periode,
		behov: behovFraMal(g.sted.navn, mal, periode),
		kapasitet: intervall((niva) =>
			sum(`Kapasitet, ${g.sted.navn}`, 'boliger', [...regn(g.kartlagt, niva), ...ukjente], {
				merknader: grunnlag.forbehold
			})
		),
		betinget: betinget(g, regn, ukjente),
		ukjentAreal: g.ukjentAreal,
		ikkeRegnet: g.ikkeRegnet,
		omKartlagt: intervall((niva) =>
			sum(`Boliger om alt kan bygges, ${g.sted.navn}`, 'boliger', [
				...regn(g.ukartlagt, niva),
				...alltidUkjente
			])
		),
		soner: g.soner
	};
}

/** Need against capacity, place by place and period by period; parts always sum to the whole. */
export function boligregnskap(grunnlag: Boliggrunnlag): Boligregnskap {
	const tidsblokker = perioder(grunnlag.startAar);
	const grunner = steder(grunnlag.deler, grunnlag.mal).map((s) => stedsgrunnlag(s, grunnlag));
	const blokker = tidsblokker.map((periode) => {
		const rader = grunner.map((g) => rad(g, grunnlag, periode));
		const rest = restbehov(grunnlag, rader, periode);
		const alle = (rest?.verdi ?? 0) > 1e-9 && rest ? [...rader, restrad(rest, periode)] : rader;
		return { rader: alle, helhet: hele(alle, periode, grunnlag, rest) };
	});
	return {
		perioder: tidsblokker,
		rader: blokker.flatMap((b) => b.rader),
		helheten: blokker.map((b) => b.helhet)
	};
}
