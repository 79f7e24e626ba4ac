/** What is reckoned beside what the goals ask for. */
import { differanse, ukjent, type Tall } from '../bevis.ts';
import { iKortform, omdopt } from '../bevisomriss.ts';
import { behovFraMal, type Boligmal } from './behov.ts';
import { behovIPeriode, behovPerTettsted, behovPerType } from './behovsfordeling.ts';
import { tilAar, type Behovsgrunnlag } from './behovsgrunnlag.ts';
import { behovPerAar, boligbehov, type Behovstall } from './boligbehov.ts';
import { NIVAER, type Niva } from './parametre.ts';
import { perioder, type Periode } from './perioder.ts';
import { HELE, REST } from './steder.ts';

type Trekk = Readonly<Record<Niva, Tall>>;

/** A place and a period: what the goals ask for, what is reckoned, and how much more the goals ask (boliger). */
export interface Sammenligning {
	readonly tettsted: string;
	readonly period: string;
	readonly goal: Tall;
	readonly need: Tall;
	readonly difference: Tall;
}

/** `GET /api/scenarios/{id}/need`. Every figure is a Tall with its proof; «ikke vurdert» where something is not entered. */
export interface Behovssvar {
	/** `2026–2037`; null: nothing is entered. */
	readonly years: string | null;
	readonly need: Trekk;
	readonly perYear: Trekk;
	/** The middle need is their sum. */
	readonly parts: Pick<Behovstall, 'husholdninger' | 'erstatning' | 'ledighet'>;
	/** They sum to the middle need. */
	readonly byTettsted: readonly Tall[];
	/** They sum to the middle need. */
	readonly byType: readonly Tall[];
	/** Place by place and period by period, the whole municipality last. */
	readonly comparison: readonly Sammenligning[];
}

const INGENTING = 'Grunnlaget for behovet er ikke lagt inn.';
const ikkeLagtInn = (navn: string): Tall =>
	ukjent(navn, 'boliger', 'ikke vurdert', { hvorfor: INGENTING });

const trekk = (lag: (niva: Niva) => Tall): Trekk => ({
	min: lag('min'),
	mid: lag('mid'),
	max: lag('max')
});

/** The places that goals or shares name, by name; each with its need where it has been given a share. */
function behovPerSted(grunnlag: Behovsgrunnlag | null, behov: Tall, mal: readonly Boligmal[]) {
	const andeler = grunnlag ? behovPerTettsted(behov, grunnlag) : [];
	const fordelt = andeler.filter(({ navn }) => navn !== REST.navn);
	const nevnt = mal.map(({ tettsted }) => tettsted).filter((t) => t !== null);
	const navn = new Set([...fordelt.map((t) => t.navn), ...nevnt]);
	return [...navn].map((sted) => ({
		sted,
		behov:
			fordelt.find((t) => t.navn === sted) ??
			ukjent(sted, 'boliger', 'ikke vurdert', {
				hvorfor: grunnlag ? `${sted} har ikke fått noen andel av behovet.` : INGENTING
			})
	}));
}

function sammenlign(
	{ sted, behov }: { readonly sted: string; readonly behov: Tall },
	mal: readonly Boligmal[],
	grunnlag: Behovsgrunnlag | null,
	periode: Periode
): Sammenligning {
	const goal = omdopt(behovFraMal(sted, mal, periode), `Målene, ${sted}, ${periode.navn}`);
	const navn = `Beregnet behov, ${sted}, ${periode.navn}`;
	const need = omdopt(grunnlag ? behovIPeriode(behov, grunnlag, periode) : behov, navn);
	const difference = differanse(`Mål − beregnet behov, ${sted}, ${periode.navn}`, iKortform(goal), [
		iKortform(need)
	]);
	return { tettsted: sted, period: periode.navn, goal, need, difference };
}

/**
 * The need, and the goals held against it: per tettsted and period. The municipality's own goals stand against the whole
 * need; where it has none, those of its places do not make one for it.
 */
export function behovssvar(
	grunnlag: Behovsgrunnlag | null,
	mal: readonly Boligmal[],
	forsteAar: number | null
): Behovssvar {
	const deler = grunnlag && boligbehov(grunnlag, 'mid');
	const tall = trekk((niva) =>
		grunnlag ? boligbehov(grunnlag, niva).behov : ikkeLagtInn('Beregnet behov')
	);
	const steder = behovPerSted(grunnlag, tall.mid, mal);
	const alle = perioder(forsteAar ?? grunnlag?.fraAar ?? null);
	const egne = (sted: string | null) => mal.filter((m) => m.tettsted === sted);
	return {
		years: grunnlag && `${grunnlag.fraAar}–${tilAar(grunnlag)}`,
		need: tall,
		perYear: trekk((niva) => (grunnlag ? behovPerAar(grunnlag, tall[niva]) : tall[niva])),
		parts: deler ?? {
			husholdninger: ikkeLagtInn('Flere husholdninger (ΔH)'),
			erstatning: ikkeLagtInn('Erstatning for avgang (R)'),
			ledighet: ikkeLagtInn('Endret ledighet (V)')
		},
		byTettsted: grunnlag ? behovPerTettsted(tall.mid, grunnlag) : [],
		byType: grunnlag ? behovPerType(tall.mid, grunnlag) : [],
		comparison: alle.flatMap((periode) => [
			...steder.map((s) => sammenlign(s, egne(s.sted), grunnlag, periode)),
			sammenlign({ sted: HELE.navn, behov: tall.mid }, egne(null), grunnlag, periode)
		])
	};
}

/** Low must not be more than middle, nor middle than high: a sentence that says which, or null. */
export function feilRekkefolge(grunnlag: Behovsgrunnlag): string | null {
	const [lavt, middels, hoyt] = NIVAER.map((niva) => boligbehov(grunnlag, niva).behov.verdi);
	if (lavt != null && middels != null && lavt > middels + 1e-6)
		return 'Det lave behovet blir større enn det middels. «Lav» er det som gir få boliger, så personer per bolig er høyest der.';
	if (middels != null && hoyt != null && middels > hoyt + 1e-6)
		return 'Det middels behovet blir større enn det høye. «Høy» er det som gir mange boliger, så personer per bolig er lavest der.';
	return null;
}
