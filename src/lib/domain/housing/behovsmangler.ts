/** What is still missing, and what stands the wrong way round, in what the need is reckoned from. */
import { formatFaktor } from '../tall.ts';
import type { Behovsgrunnlag, Kanskje, Tre } from './behovsgrunnlag.ts';
import { NIVAER, type Niva } from './parametre.ts';

const NIVANAVN: Readonly<Record<Niva, string>> = { min: 'lav', mid: 'middels', max: 'høy' };

const ett = (navn: string, oppgitt: Kanskje): string[] => (oppgitt === null ? [navn] : []);

function tre(navn: string, tall: Tre): string[] {
	const uten = NIVAER.filter((niva) => tall[niva] === null);
	if (uten.length === 0) return [];
	return [
		uten.length === NIVAER.length ? navn : `${navn} (${uten.map((n) => NIVANAVN[n]).join(', ')})`
	];
}

/** What must be entered before the low, the middle and the high need can all be reckoned; in the order of the form. */
export function behovsmangler(g: Behovsgrunnlag): string[] {
	const slutt = g.fraAar + g.antallAar;
	return [
		...(g.grupper.length === 0 ? ['folketall'] : []),
		...g.grupper.flatMap(({ navn, folkNa, folkDa, perBoligNa, perBoligDa }) => [
			...ett(`folketall ${g.fraAar}, ${navn}`, folkNa),
			...tre(`folketall ${slutt}, ${navn}`, folkDa),
			...ett(`personer per bolig ${g.fraAar}, ${navn}`, perBoligNa),
			...tre(`personer per bolig ${slutt}, ${navn}`, perBoligDa)
		]),
		...ett('boligmasse', g.boligmasse),
		...tre('avgang i året', g.avgang),
		...ett('ledighet nå', g.ledighetNa),
		...tre('ønsket ledighet', g.ledighetMal)
	];
}

/** The same as a sentence; null where all of it is there. */
export function manglersetning(grunnlag: Behovsgrunnlag): string | null {
	const mangler = behovsmangler(grunnlag);
	return mangler.length === 0
		? null
		: `Behovet er ikke regnet helt ennå. Det mangler: ${mangler.join('; ')}.`;
}

type Trinn = Readonly<Record<Niva, number | null>>;
const verdier = (tall: Tre): Trinn => ({
	min: tall.min?.verdi ?? null,
	mid: tall.mid?.verdi ?? null,
	max: tall.max?.verdi ?? null
});

/** The first level, of those that are known, that is under one before it; with `synker`: over. */
function bakvendt(trinn: Trinn, synker = false): { niva: Niva; for_: Niva } | null {
	const kjente = NIVAER.flatMap((niva) => {
		const verdi = trinn[niva];
		return verdi === null ? [] : [{ niva, verdi: synker ? -verdi : verdi }];
	});
	for (const [i, naa] of kjente.entries()) {
		const foran = kjente[i - 1];
		if (foran && naa.verdi < foran.verdi - 1e-9) return { niva: naa.niva, for_: foran.niva };
	}
	return null;
}

function setning(trinn: Trinn, synker = false): { niva: Niva; sier: string } | null {
	const feil = bakvendt(trinn, synker);
	if (!feil) return null;
	const [forst, sa] = [feil.for_, feil.niva].map(
		(n) => `${NIVANAVN[n]} (${formatFaktor(trinn[n] ?? 0)})`
	);
	return {
		niva: feil.niva,
		sier: `${forst ?? ''} kan ikke være ${synker ? 'mindre' : 'mer'} enn ${sa ?? ''}: «lav» er det som gir få boliger.`
	};
}

/**
 * Low and high the wrong way round, by the field that the form has it at: as soon as two of a line are there, whatever
 * else is missing. One part of the people may be fewer in the high alternative (more of the young, fewer of the old), so
 * of people it is all of them that must grow. Shares are told in per cent, as they are written.
 */
export function ombyttet(g: Behovsgrunnlag): Readonly<Record<string, string>> {
	const folk = Object.fromEntries(
		NIVAER.map((niva) => [
			niva,
			g.grupper.reduce<number | null>((n, { folkDa }) => {
				const her = folkDa[niva]?.verdi;
				return n === null || her === undefined ? null : n + her;
			}, 0)
		])
	) as Trinn;
	const prosent = ({ min, mid, max }: Trinn): Trinn => {
		const hundre = (n: number | null) => n && n * 100;
		return { min: hundre(min), mid: hundre(mid), max: hundre(max) };
	};
	const rader = [
		{ rad: 'grupper.0.folkDa', funn: setning(folk) },
		...g.grupper.map(({ perBoligDa }, i) => ({
			rad: `grupper.${i}.perBoligDa`,
			funn: setning(verdier(perBoligDa), true)
		})),
		{ rad: 'avgang', funn: setning(prosent(verdier(g.avgang))) },
		{ rad: 'ledighetMal', funn: setning(prosent(verdier(g.ledighetMal))) }
	];
	return Object.fromEntries(
		rader.flatMap(({ rad, funn }) =>
			funn
				? [[`${rad}.${funn.niva}.verdi`, funn.sier.charAt(0).toUpperCase() + funn.sier.slice(1)]]
				: []
		)
	);
}
