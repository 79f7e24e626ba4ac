import { differanse, sum, type Tall } from '../bevis.ts';
import { iKortform } from '../bevisomriss.ts';
import { formatAntall } from '../tall.ts';
import { behovFraMal } from './behov.ts';
import type { Boliggrunnlag, Boligrad, Intervall } from './boligrad.ts';
import type { IkkeRegnet } from './ikkeRegnet.ts';
import type { Periode } from './perioder.ts';
import { HELE, REST } from './steder.ts';

/** The municipality's own goal less what its tettsteder have been given; null where it has no goal with a number. */
export function restbehov(
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

export function restrad(behov: Tall, periode: Periode): Boligrad {
	const ingen = (navn: string) => sum(navn, 'boliger', []);
	const null3 = { min: ingen('Kapasitet'), mid: ingen('Kapasitet'), max: ingen('Kapasitet') };
	return {
		sted: REST,
		periode,
		behov,
		kapasitet: null3,
		betinget: ingen('Betinget kapasitet'),
		ukjentAreal: sum('Areal det ikke kan regnes boliger for', 'dekar', []),
		ikkeRegnet: [],
		omKartlagt: null3,
		soner: []
	};
}

/** The reasons of all places, each zone once with all its pieces. */
function samlet(rader: readonly Boligrad[]): IkkeRegnet[] {
	const grupper = Map.groupBy(
		rader.flatMap((r) => r.ikkeRegnet),
		({ hvorfor }) => hvorfor
	);
	return [...grupper.values()].flatMap(([forste, ...resten]) => {
		if (!forste) return [];
		const soner = [forste, ...resten].flatMap((g) => g.soner);
		return [{ ...forste, soner: slattSammen(soner) }];
	});
}

const slattSammen = (soner: IkkeRegnet['soner']): IkkeRegnet['soner'] =>
	[...Map.groupBy(soner, ({ lokalId }) => lokalId).values()].flatMap(([forste, ...resten]) =>
		forste
			? [{ ...forste, bidrag: resten.reduce((n, { bidrag }) => n + bidrag, forste.bidrag) }]
			: []
	);

/** Said of a total that is more than the municipality's own goal; nothing where the two agree. */
const uenighet = (rest: Tall | null): string[] =>
	rest?.verdi !== null && rest !== null && rest.verdi < -1e-9
		? [
				`Stedenes mål er til sammen ${formatAntall(-rest.verdi, 1)} boliger mer enn målet for hele kommunen. Summen av stedene er brukt.`
			]
		: [];

/**
 * The whole municipality, as the sum of its places. With a goal for the whole that is not exceeded (`rest` not under
 * zero), places without one of their own are in what is left over: nothing is missing. Of land, a place without zones
 * says nothing: its 0 must not make a known whole of places that are unknown.
 */
export function hele(
	rader: readonly Boligrad[],
	periode: Periode,
	{ forbehold }: Pick<Boliggrunnlag, 'forbehold'>,
	rest: Tall | null
): Boligrad {
	const alle = (
		navn: string,
		pick: (r: Boligrad) => Tall,
		{
			enhet = 'boliger',
			av = rader.filter((r) => r.soner.length > 0 || pick(r).verdi === null),
			merknader = []
		}: {
			enhet?: 'boliger' | 'dekar';
			av?: readonly Boligrad[];
			merknader?: readonly string[];
		} = {}
	) =>
		sum(
			`${navn}, ${HELE.navn}`,
			enhet,
			av.map((r) => ({ ...iKortform(pick(r)), navn: `${navn}, ${r.sted.navn}` })),
			{ merknader }
		);
	const intervall = (
		navn: string,
		pick: (r: Boligrad) => Intervall,
		merknader: readonly string[] = []
	): Intervall => ({
		min: alle(navn, (r) => pick(r).min, { merknader }),
		mid: alle(navn, (r) => pick(r).mid, { merknader }),
		max: alle(navn, (r) => pick(r).max, { merknader })
	});
	const heltMal = (rest?.verdi ?? -1) >= 0;
	return {
		sted: HELE,
		periode,
		// No place and no goal: nobody has asked for anything, which is not a need of none.
		behov:
			rader.length === 0
				? behovFraMal(HELE.navn, [], periode)
				: alle('Behov', (r) => r.behov, {
						av: heltMal ? rader.filter((r) => r.behov.verdi !== null) : rader,
						merknader: uenighet(rest)
					}),
		kapasitet: intervall('Kapasitet', (r) => r.kapasitet, forbehold),
		betinget: alle('Betinget kapasitet', (r) => r.betinget),
		ukjentAreal: alle('Areal det ikke kan regnes boliger for', (r) => r.ukjentAreal, {
			enhet: 'dekar'
		}),
		ikkeRegnet: samlet(rader),
		omKartlagt: intervall('Boliger om alt kan bygges', (r) => r.omKartlagt),
		soner: [...new Set(rader.flatMap((r) => r.soner))]
	};
}
