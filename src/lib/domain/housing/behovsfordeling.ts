/** The need, parted: the parts of each split sum to the whole, and what nobody has parted is a part of its own. */
import { produkt, sum, ukjent, type Parameter, type Tall } from '../bevis.ts';
import { iKortform } from '../bevisomriss.ts';
import {
	HUSHOLDNINGER,
	husholdningsnavn,
	tilAar,
	type Behovsgrunnlag,
	type Husholdning
} from './behovsgrunnlag.ts';
import { somParameter } from './boligbehov.ts';
import { BOLIGTYPER, type Boligtype } from './malregister.ts';
import { overlapp, type Periode } from './perioder.ts';
import { REST } from './steder.ts';

/** Shares as entered are decimal fractions: what is left of 1 under this is nothing. */
const INGENTING = 1e-9;

export const UFORDELT_TYPE = 'Ikke fordelt på type';

interface Andel {
	readonly navn: string;
	readonly faktorer: readonly Parameter[];
}

const verdi = ({ faktorer }: Andel): number => faktorer.reduce((n, f) => n * (f.verdi ?? 0), 1);

/** `behov × andel` for each, and what is left of the whole under `rest`; nothing entered leaves the whole of it there. */
function fordelt(behov: Tall, andeler: readonly Andel[], rest: string): Tall[] {
	const helt = iKortform(behov);
	const del = ({ navn, faktorer }: Andel) => produkt(navn, 'boliger', helt, faktorer);
	const igjen = 1 - andeler.reduce((n, andel) => n + verdi(andel), 0);
	const resten: Andel = {
		navn: rest,
		faktorer: [
			{
				navn: 'Andel som ikke er fordelt',
				verdi: igjen,
				enhet: 'andel',
				kilde: '1 − det som er fordelt',
				valg: false
			}
		]
	};
	return [...andeler, ...(igjen > INGENTING ? [resten] : [])].map(del);
}

/** The need of each tettsted: behov × its share (boliger). */
export const behovPerTettsted = (behov: Tall, { tettsteder }: Behovsgrunnlag): Tall[] =>
	fordelt(
		behov,
		Object.entries(tettsteder).map(([navn, andel]) => ({
			navn,
			faktorer: [somParameter(`Andel av behovet, ${navn}`, 'andel', andel)]
		})),
		REST.navn
	);

/** The need for one type: Σ over sizes of household of behov × share of the size × share that lives in the type (boliger). */
function behovForType(behov: Tall, type: Boligtype, grunnlag: Behovsgrunnlag): Tall | null {
	const deler = HUSHOLDNINGER.flatMap((h) => {
		const storrelse = grunnlag.husholdninger[h];
		const bor = grunnlag.typer[h]?.[type];
		if (!storrelse || !bor) return [];
		const navn = `${BOLIGTYPER[type]}, ${husholdningsnavn(h)}`;
		return produkt(navn, 'boliger', behov, [
			somParameter(`Husholdninger med ${husholdningsnavn(h)}`, 'andel', storrelse),
			somParameter(`Andel av dem i ${BOLIGTYPER[type].toLowerCase()}`, 'andel', bor)
		]);
	});
	return deler.length > 0 ? sum(BOLIGTYPER[type], 'boliger', deler) : null;
}

/** How much of the need has been given a type: Σ share of the size × share that lives in a type. */
const andelMedType = ({ husholdninger, typer }: Behovsgrunnlag): number =>
	HUSHOLDNINGER.reduce((n, h: Husholdning) => {
		const bor = Object.values(typer[h] ?? {}).reduce((m, t) => m + t.verdi, 0);
		return n + (husholdninger[h]?.verdi ?? 0) * bor;
	}, 0);

/** The need of each type of dwelling (boliger). */
export function behovPerType(behov: Tall, grunnlag: Behovsgrunnlag): Tall[] {
	const helt = iKortform(behov);
	const typer = (Object.keys(BOLIGTYPER) as Boligtype[]).flatMap(
		(type) => behovForType(helt, type, grunnlag) ?? []
	);
	const igjen = 1 - andelMedType(grunnlag);
	if (igjen <= INGENTING) return typer;
	const kilde = '1 − det som er fordelt';
	const rest: Parameter = {
		navn: 'Andel uten type',
		verdi: igjen,
		enhet: 'andel',
		kilde,
		valg: false
	};
	return [...typer, produkt(UFORDELT_TYPE, 'boliger', helt, [rest])];
}

/** How much of the need falls in the period: evenly over its years (boliger; our choice). */
export function behovIPeriode(behov: Tall, grunnlag: Behovsgrunnlag, periode: Periode): Tall {
	const siste = tilAar(grunnlag);
	const andel = overlapp(grunnlag.fraAar, siste, periode);
	const navn = `${behov.navn}, ${periode.navn}`;
	const aarene = `${grunnlag.fraAar}–${siste}`;
	if (andel === 0)
		return ukjent(navn, 'boliger', 'ikke vurdert', {
			hvorfor: `Behovet er regnet for ${aarene}, og ikke for ${periode.navn}.`
		});
	const aarI = Math.round(andel * grunnlag.antallAar);
	return produkt(
		navn,
		'boliger',
		behov,
		[
			{
				navn: `Andel av ${aarene} som er i ${periode.navn}`,
				verdi: andel,
				enhet: 'andel',
				kilde: 'Jevnt fordelt på årene',
				valg: true
			}
		],
		aarI < 4
			? { merknader: [`Behovet er regnet for ${aarI} av de fire årene i ${periode.navn}.`] }
			: {}
	);
}
