/** The arithmetic of one parcel as lines to be read: the same numbers, in the order that they are reckoned. */
import type { Tilstand } from '../bevis.ts';
import type { Formalsregel } from './fortettingFormal.ts';
import { braGrense, byaGrense, type Grenser, type Grunnlag } from './fortettingGrenser.ts';
import {
	HINDRINGSNAVN,
	type Fortettingsmaling,
	type Fortettingstema,
	type Hindring
} from './fortettingMaling.ts';
import { PARAMETERE, type Fortettingsenhet, type Parameternokkel } from './fortettingParametre.ts';
import { boligerI, sumM2 } from './fortettingSlag.ts';

/** One line of the arithmetic. `value` null: not known, and `state` says how. */
export interface Steg {
	readonly name: string;
	readonly value: number | null;
	readonly unit: Fortettingsenhet | '';
	readonly source: string;
	readonly choice: boolean;
	readonly state: Tilstand;
}

/**
 * Themes that must be known before a number is. The slope is one of them where there is terrain at all, and only told of
 * where there is none.
 */
export const VIKTIGE: readonly Fortettingstema[] = [
	'bygning',
	'flomsone',
	'skredsone',
	'kulturminne',
	'stoy',
	'helning',
	'veg',
	'va',
	'tettsted'
];

const POSTGIS = 'Målt av PostGIS i planens UTM-sone';
const DEL =
	'Del av eiendommen i nåværende formål; resten er ikke med (TEK17 kap. 5: bare areal avsatt til bebyggelse)';

const maltSteg = (name: string, value: number, unit: Steg['unit'], source = POSTGIS): Steg => ({
	name,
	value,
	unit,
	source,
	choice: false,
	state: 'kjent'
});

const regnet = (name: string, value: number, unit: Steg['unit'], source: string): Steg =>
	maltSteg(name, value, unit, source);

const parametersteg = (g: Grunnlag, nokkel: Parameternokkel): Steg => {
	const { verdi, kilde, valg } = g.p(nokkel);
	const { navn, enhet } = PARAMETERE[nokkel];
	return { name: navn, value: verdi, unit: enhet, source: kilde, choice: valg, state: 'kjent' };
};

export function arealsteg(g: Grunnlag, maling: Fortettingsmaling): Steg[] {
	const { regel } = g;
	const treff = Object.entries(maling.treff) as [Hindring, number][];
	return [
		maltSteg('Eiendommens areal', maling.tomtM2, 'm²'),
		maltSteg(`Avsatt til ${regel.navn}`, g.avsatt, 'm²', DEL),
		...(regel.andel === 1
			? []
			: [
					{
						...maltSteg(
							'Andel av sonen til bolig og sentrum',
							0,
							'andel',
							'Fordelingen som er satt for sonen'
						),
						value: regel.andel,
						choice: true,
						state: regel.andel === null ? ('ikke vurdert' as const) : ('kjent' as const)
					}
				]),
		...treff.map(([hindring, m2]) => maltSteg(`Ligger i ${HINDRINGSNAVN[hindring]}`, m2, 'm²')),
		...(maling.hinderM2 > 0
			? [
					regnet(
						'Kan ikke bygges på, til sammen',
						maling.hinderM2,
						'm²',
						'Samlet flate: ingenting er trukket fra to ganger'
					),
					regnet(
						'Igjen å bygge på',
						g.avsatt - maling.hinderM2,
						'm²',
						'Avsatt areal minus det som ikke kan bygges på'
					)
				]
			: []),
		maltSteg('Bebygd i dag (fotavtrykk)', sumM2(maling.bygg), 'm²'),
		maltSteg(
			'Boliger i dag',
			boligerI(maling.bygg),
			'boliger',
			'Bygningsregisteret; et boligbygg har minst én'
		),
		...(g.slag === 'transformasjon'
			? [
					regnet(
						'Bebyggelse som blir stående',
						0,
						'm²',
						'Transformasjon: byggene rives eller bygges om'
					)
				]
			: [])
	];
}

const parametre = (g: Grunnlag, ...nokler: Parameternokkel[]): Steg[] =>
	nokler.map((nokkel) => parametersteg(g, nokkel));

function rektangelsteg(g: Grunnlag, hus: number, { rektangel }: Fortettingsmaling): Steg[] {
	return [
		...parametre(g, 'nabogrense', 'husavstand', 'huslengde', 'husbredde'),
		...(rektangel
			? [
					regnet(
						'Største rektangel som er fritt, lengde',
						rektangel.lengdeM,
						'm',
						'Regnet på grensene, uten å røre nabogrensen, husene og det som ikke kan bygges på'
					),
					regnet(
						'Største rektangel som er fritt, bredde',
						rektangel.breddeM,
						'm',
						'Samme rektangel'
					)
				]
			: []),
		regnet('Plass i rektangelet', hus, 'boliger', 'Hus i rader med avstand mellom; ikke rundet opp')
	];
}

const gjenstaendeSteg = (g: Grunnlag, gr: Grenser): Steg[] => [
	regnet(
		'Gjenstående %-BYA',
		byaGrense(g),
		'm²',
		'Avsatt areal × %-BYA − fotavtrykk − parkering for boligene som står der (TEK17 kap. 5)'
	),
	regnet(
		'Plass innenfor %-BYA',
		gr.bya,
		'boliger',
		'Gjenstående BYA / (nytt fotavtrykk + parkering); ikke rundet opp'
	),
	regnet(
		'Gjenstående bruksareal',
		braGrense(g),
		'm²',
		'(Avsatt areal × %-BYA − parkering) × etasjer − fotavtrykk × etasjer i dag'
	),
	regnet(
		'Plass innenfor bruksarealet',
		gr.bra,
		'boliger',
		'Gjenstående bruksareal / bruksareal per bolig; ikke rundet opp'
	),
	regnet(
		'Plass med uteopphold',
		gr.ute,
		'boliger',
		'(Areal å bygge på − bygg − parkering − MUA for boligene i dag) / (MUA + bygg + parkering)'
	)
];

/** The limits, and the parameters that they rest on; of a zone that is not divided, the room for a house alone. */
export function grensesteg(
	g: Grunnlag,
	gr: Grenser,
	hus: number,
	maling: Fortettingsmaling
): Steg[] {
	const plass = rektangelsteg(g, hus, maling);
	if (g.regel.andel === null) return plass;
	const smahus = g.regel.formal === 1110;
	return [
		...parametre(g, 'bya', 'parkering', 'parkeringsplass', 'etasjer', 'bra', 'mua'),
		...(smahus ? parametre(g, 'minsteTomt', 'adkomst') : parametre(g, 'boligandel', 'nyttbar')),
		...gjenstaendeSteg(g, gr),
		...(smahus
			? [
					regnet(
						'Plass til tomter',
						gr.tomter,
						'boliger',
						'(Areal å bygge på − fotavtrykk − uteareal i dag) / (minste tomt + adkomst); ikke rundet opp'
					)
				]
			: []),
		...plass
	];
}

/** A theme that does not tell is said so, in its own words. */
const ukjentSteg = (name: string, state: Tilstand): Steg => ({
	name,
	value: null,
	unit: '',
	source:
		state === 'ikke vurdert'
			? 'Datasettet er ikke lastet, eller feilet'
			: 'Datasettene dekker ikke eiendommen',
	choice: false,
	state
});

const TEMANAVN: Readonly<Record<Fortettingstema, string>> = {
	bygning: 'Bygninger',
	flomsone: 'Flomsone',
	skredsone: 'Skredfare',
	kulturminne: 'Kulturminner',
	stoy: 'Støy',
	helning: 'Helning',
	veg: 'Veg',
	va: 'Vann og avløp',
	tettsted: 'Tettsted'
};

function avstand(
	g: Grunnlag,
	navn: string,
	m: number | null,
	nokkel: 'vegavstand' | 'vaAvstand'
): Steg[] {
	const grense = parametersteg(g, nokkel);
	if (m === null)
		return [{ ...maltSteg(`${navn}: ingen innen 200 m`, 0, 'm'), value: null }, grense];
	return [maltSteg(`Avstand til ${navn.toLowerCase()}`, m, 'm'), grense];
}

export function forholdssteg(g: Grunnlag, maling: Fortettingsmaling): Steg[] {
	const { ukjent } = maling;
	return [
		...(ukjent.veg ? [] : avstand(g, 'Veg', maling.vegM, 'vegavstand')),
		...(ukjent.va ? [] : avstand(g, 'Vann og avløp', maling.vaM, 'vaAvstand')),
		...(maling.gulStoyM2 > 0
			? [maltSteg('Ligger i gul støysone (ikke trukket fra)', maling.gulStoyM2, 'm²')]
			: []),
		...VIKTIGE.flatMap((tema) => {
			const tilstand = ukjent[tema];
			return tilstand ? [ukjentSteg(TEMANAVN[tema], tilstand)] : [];
		})
	];
}

export const svarsteg = (
	boliger: number | null,
	state: Tilstand,
	{ andel }: Formalsregel
): Steg => ({
	name: 'Teoretisk potensial',
	value: boliger,
	unit: 'boliger',
	source:
		andel === null
			? 'Ikke fordelt: ingen har satt fordelingen for sonen'
			: 'Den minste av grensene over',
	choice: false,
	state
});
