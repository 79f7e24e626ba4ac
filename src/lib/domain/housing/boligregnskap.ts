import {
	differanse,
	iKortform,
	malt,
	sum,
	ukjent,
	type Bevisdatasett,
	type Tall
} from '../bevis.ts';
import { behovFraMal, type Boligmal } from './behov.ts';
import { kapasitet, nettoAreal } from './kapasitet.ts';
import { klassenavn, type Niva, type Parametersett } from './parametre.ts';
import { perioder, type Periode } from './perioder.ts';
import {
	fordel,
	klasseareal,
	somObjekter,
	type Bidrag,
	type Sonedel,
	type Ufordelt
} from './sonedel.ts';
import { HELE, REST, stedFor, steder, type Sted } from './steder.ts';

/** All that the reckoning of one scenario rests on. */
export interface Boliggrunnlag {
	readonly deler: readonly Sonedel[];
	readonly mal: readonly Boligmal[];
	readonly parametre: Parametersett;
	/** First year of the twelve; null: not known. */
	readonly startAar: number | null;
	/** Names of the tettsteder whose boundaries are at hand. */
	readonly kjenteTettsteder: readonly string[];
	readonly datasett: readonly Bevisdatasett[];
	/** What the areas were measured in: `EUREF89 UTM 32`. */
	readonly utm: string;
}

export type Intervall = Readonly<Record<Niva, Tall>>;

/** Need against capacity in one place and one period. */
export interface Boligrad {
	readonly sted: Sted;
	readonly periode: Periode;
	/** boliger */
	readonly behov: Tall;
	/** boliger, on mapped land alone */
	readonly kapasitet: Intervall;
	/** boliger, middle: the part of `kapasitet.mid` that something must come before */
	readonly betinget: Tall;
	/** dekar that no dwellings could be told for; the same in each period */
	readonly ukjentAreal: Tall;
	/** boliger that unmapped land would give if nothing had to be taken out: never part of the capacity */
	readonly omKartlagt: Intervall;
	/** lokalId of every zone behind the row, unmapped ones too */
	readonly soner: readonly string[];
}

export interface Boligregnskap {
	readonly perioder: readonly Periode[];
	/** One for each place and period: disjoint, so they sum to `helheten`. */
	readonly rader: readonly Boligrad[];
	/** The whole municipality, one for each period. */
	readonly helheten: readonly Boligrad[];
}

/** Classes with the same parameters, each with its pieces. */
const iKlasser = (bidrag: readonly Bidrag[]): Bidrag[][] =>
	Object.values(Object.groupBy(bidrag, ({ parameter }) => klassenavn(parameter))).filter(
		(group) => group !== undefined
	);

interface Stedsgrunnlag {
	readonly sted: Sted;
	readonly kartlagt: readonly Bidrag[];
	readonly ukartlagt: readonly Bidrag[];
	readonly ufordelt: readonly Ufordelt[];
	readonly soner: readonly string[];
	readonly ukjentAreal: Tall;
}

const UFORDELT_TEKST: Record<Ufordelt['hvorfor'], string> = {
	'ikke fordelt': 'Kombinert formål der boligdelen ikke er fordelt',
	'uten parameter': 'Formål uten parametre for boligtetthet',
	'etter bestemmelsene': 'Spredt boligbebyggelse: antallet står i bestemmelsene'
};

function ukjentAreal(
	sted: Sted,
	ukartlagt: readonly Bidrag[],
	ufordelt: readonly Ufordelt[]
): Tall {
	const del = (navn: string, deler: Parameters<typeof somObjekter>[0]): Tall => {
		const objekter = somObjekter(deler);
		const daa = objekter.reduce((n, o) => n + o.bidrag, 0);
		return malt(navn, daa, 'dekar', { hvordan: 'Målt i planens UTM-sone', objekter });
	};
	const grunner = Object.entries(Object.groupBy(ufordelt, ({ hvorfor }) => hvorfor));
	return sum(`Areal det ikke kan regnes boliger for, ${sted.navn}`, 'dekar', [
		...(ukartlagt.length > 0 ? [del('Ikke kartlagt: fradragene er ikke kjent', ukartlagt)] : []),
		...grunner.map(([hvorfor, deler]) => del(UFORDELT_TEKST[hvorfor as Ufordelt['hvorfor']], deler))
	]);
}

function stedsgrunnlag(sted: Sted, { deler, parametre }: Boliggrunnlag): Stedsgrunnlag {
	const her = deler.filter((d) => stedFor(d).navn === sted.navn && stedFor(d).slag === sted.slag);
	const { bidrag, ufordelt } = fordel(her, parametre);
	const kartlagt = bidrag.filter(({ del }) => del.kartlagt);
	const ukartlagt = bidrag.filter(({ del }) => !del.kartlagt);
	return {
		sted,
		kartlagt,
		ukartlagt,
		ufordelt,
		soner: [...new Set(her.map((d) => d.lokalId))],
		ukjentAreal: ukjentAreal(sted, ukartlagt, ufordelt)
	};
}

/** What is not known of a place, as parts of its sum: named, never zero. */
function ukjenteLedd(g: Stedsgrunnlag, kjenteTettsteder: readonly string[]): Tall[] {
	const ledd: Tall[] = [];
	if (g.sted.slag === 'tettsted' && !kjenteTettsteder.includes(g.sted.navn))
		ledd.push(
			ukjent(`Soner i ${g.sted.navn}`, 'boliger', 'ikke kartlagt', {
				hvorfor: `Tettstedsgrensen for ${g.sted.navn} er ikke lastet.`
			})
		);
	if (g.ukartlagt.length > 0)
		ledd.push(
			ukjent('Soner der fradragene ikke er kartlagt', 'boliger', 'ikke kartlagt', {
				hvorfor: 'Et datasett som trengs, er ikke lastet eller dekker ikke sonene.'
			})
		);
	if (g.ufordelt.length > 0)
		ledd.push(
			ukjent('Soner uten boligtall', 'boliger', 'ikke vurdert', {
				hvorfor: 'Boligdelen er ikke fordelt, eller antallet står i bestemmelsene.'
			})
		);
	return ledd;
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

/** Middle capacity on the part of the land on which something must come first. */
function betinget(g: Stedsgrunnlag, regn: Regnestykke): Tall {
	const deler = g.kartlagt
		.filter(({ del }) => del.betingetM2 > 0)
		.map(({ del, ...rest }) => ({
			...rest,
			del: {
				...del,
				bruttoM2: del.betingetM2,
				fradragM2: { fare: 0, byggeforbud: 0, vern: 0, vann: 0 }
			}
		}));
	return sum(`Betinget kapasitet, ${g.sted.navn}`, 'boliger', regn(deler, 'mid'), {
		merknader: ['Noe må på plass først: rekkefølgekrav, felles planlegging eller båndlegging.']
	});
}

function rad(g: Stedsgrunnlag, grunnlag: Boliggrunnlag, periode: Periode): Boligrad {
	const regn = regnestykke(grunnlag, periode);
	const ukjente = ukjenteLedd(g, grunnlag.kjenteTettsteder);
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
			sum(`Kapasitet, ${g.sted.navn}`, 'boliger', [...regn(g.kartlagt, niva), ...ukjente])
		),
		betinget: betinget(g, regn),
		ukjentAreal: g.ukjentAreal,
		omKartlagt: intervall((niva) =>
			sum(`Boliger om alt kan bygges, ${g.sted.navn}`, 'boliger', regn(g.ukartlagt, niva))
		),
		soner: g.soner
	};
}

/** The municipality's own goal less what its tettsteder have been given; null where it has no goal with a number. */
function restbehov(
	grunnlag: Boliggrunnlag,
	rader: readonly Boligrad[],
	periode: Periode
): Tall | null {
	const hele = behovFraMal(
		'hele kommunen',
		grunnlag.mal.filter((m) => m.tettsted === null),
		periode
	);
	if (hele.verdi === null) return null;
	const fordelt = sum(
		'Mål gitt til tettstedene',
		'boliger',
		rader.map((r) => r.behov).filter((b) => b.verdi !== null)
	);
	return differanse(`Behov, ${REST.navn}`, hele, [fordelt]);
}

function restrad(behov: Tall, periode: Periode): Boligrad {
	const ingen = (navn: string) => sum(navn, 'boliger', []);
	const null3 = { min: ingen('Kapasitet'), mid: ingen('Kapasitet'), max: ingen('Kapasitet') };
	return {
		sted: REST,
		periode,
		behov,
		kapasitet: null3,
		betinget: ingen('Betinget kapasitet'),
		ukjentAreal: sum('Areal det ikke kan regnes boliger for', 'dekar', []),
		omKartlagt: null3,
		soner: []
	};
}

/** `heltMal`: the municipality's own goal covers the need of places that have none. */
function hele(
	rader: readonly Boligrad[],
	periode: Periode,
	{ heltMal }: { readonly heltMal: boolean }
): Boligrad {
	const alle = (
		navn: string,
		pick: (r: Boligrad) => Tall,
		{
			enhet = 'boliger',
			av = rader
		}: { enhet?: 'boliger' | 'dekar'; av?: readonly Boligrad[] } = {}
	) =>
		sum(
			`${navn}, ${HELE.navn}`,
			enhet,
			av.map((r) => ({ ...iKortform(pick(r)), navn: `${navn}, ${r.sted.navn}` }))
		);
	const intervall = (navn: string, pick: (r: Boligrad) => Intervall): Intervall => ({
		min: alle(navn, (r) => pick(r).min),
		mid: alle(navn, (r) => pick(r).mid),
		max: alle(navn, (r) => pick(r).max)
	});
	return {
		sted: HELE,
		periode,
		// No place and no goal: nobody has asked for anything, which is not a need of none.
		behov:
			rader.length === 0
				? behovFraMal(HELE.navn, [], periode)
				: alle('Behov', (r) => r.behov, {
						av: heltMal ? rader.filter((r) => r.behov.verdi !== null) : rader
					}),
		kapasitet: intervall('Kapasitet', (r) => r.kapasitet),
		betinget: alle('Betinget kapasitet', (r) => r.betinget),
		ukjentAreal: alle('Areal det ikke kan regnes boliger for', (r) => r.ukjentAreal, {
			enhet: 'dekar'
		}),
		omKartlagt: intervall('Boliger om alt kan bygges', (r) => r.omKartlagt),
		soner: [...new Set(rader.flatMap((r) => r.soner))]
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
		// With a goal for the whole, places without one of their own are in what is left over: nothing is missing.
		return { rader: alle, helhet: hele(alle, periode, { heltMal: (rest?.verdi ?? -1) >= 0 }) };
	});
	return {
		perioder: tidsblokker,
		rader: blokker.flatMap((b) => b.rader),
		helheten: blokker.map((b) => b.helhet)
	};
}
