import type { Lestfil } from '#lib/domain/housing/behovFraFil.ts';
import type { Behovsgrunnlag, Kanskje, Oppgitt } from '#lib/domain/housing/behovsgrunnlag.ts';
import { HUSHOLDNINGER } from '#lib/domain/housing/behovsgrunnlag.ts';
import { BOLIGTYPER, type Boligtype } from '#lib/domain/housing/malregister.ts';
import { NIVAER } from '#lib/domain/housing/parametre.ts';
import type { Uttak } from '#lib/domain/housing/statistikk.ts';
import { lesTall, skrivTall, type Verdier } from './malskjema.ts';

/**
 * The form of what the need is reckoned from. A field is named by its place in the Behovsgrunnlag, so that what the schema
 * finds wrong is told there; source, date and choice stand once for a line. Shares are per cent here.
 */
export const BOLIGTYPEKODER = Object.keys(BOLIGTYPER) as Boligtype[];
const MANGE_GRUPPER = 20;

const prosent = (andel: number): number => Number((andel * 100).toFixed(7));
const andel = (prosenten: number): number => Number((prosenten / 100).toFixed(9));

type Felter = Record<string, string>;

/** The fields of a line: its numbers by the end of their names. */
function linje(
	rad: string,
	tall: Readonly<Record<string, Kanskje>>,
	skala: (n: number) => number
): Felter {
	const forste = Object.values(tall).find((o) => o !== null) ?? null;
	return {
		...Object.fromEntries(
			Object.entries(tall).map(([slutt, o]) => [
				`${rad}${slutt}.verdi`,
				skrivTall(o && skala(o.verdi))
			])
		),
		[`${rad}.kilde`]: forste?.kilde ?? '',
		[`${rad}.dato`]: forste?.dato ?? '',
		[`${rad}.valg`]: forste?.valg ? 'ja' : ''
	};
}
const som = (n: number) => n;
const tre = (t: Behovsgrunnlag['avgang']) => ({ '.min': t.min, '.mid': t.mid, '.max': t.max });

/** The people in groups, as fields. */
const gruppefelter = (grupper: Behovsgrunnlag['grupper']): Felter => {
	const felter: Felter = { 'grupper.antall': String(grupper.length) };
	for (const [i, g] of grupper.entries()) {
		const rad = `grupper.${i}`;
		Object.assign(
			felter,
			{ [`${rad}.navn`]: g.navn },
			linje(`${rad}.folkNa`, { '': g.folkNa }, som),
			linje(`${rad}.folkDa`, tre(g.folkDa), som),
			linje(`${rad}.perBoligNa`, { '': g.perBoligNa }, som),
			linje(`${rad}.perBoligDa`, tre(g.perBoligDa), som)
		);
	}
	return felter;
};

/** What a file of SSB's gave, as fields; the reason where the form has no place for it. */
export function filfelter(
	{ grupper, perBoligNa, boligmasse }: Lestfil,
	verdier: Verdier
): Uttak<Felter> {
	const antall = grupper?.length ?? Number(verdier['grupper.antall']);
	if (perBoligNa && antall !== 1)
		return {
			feil: `Personer per husholdning i filen gjelder hele befolkningen, og skjemaet deler den i ${antall} grupper. Skriv tallet for hver gruppe, eller les folketallet på nytt som hele befolkningen.`
		};
	return {
		funnet: {
			...(grupper ? gruppefelter(grupper) : {}),
			...(perBoligNa ? linje('grupper.0.perBoligNa', { '': perBoligNa }, som) : {}),
			...(boligmasse ? linje('boligmasse', { '': boligmasse }, som) : {})
		}
	};
}

/** `grupper.0.folkDa` of each of its fields. */
const linjeAv = (felt: string): string =>
	felt.replace(/(\.(min|mid|max))?\.(verdi|kilde|dato|valg)$/, '');

/** Are the people parted as they are in the form? */
const sammeGrupper = (verdier: Verdier, lest: Verdier): boolean =>
	Object.entries(lest).every(
		([felt, text]) => !/^grupper\.(antall|\d+\.navn)$/.test(felt) || verdier[felt] === text
	);

/**
 * What of the file's fields goes into the form. A line that the file has nothing of stands as it was written; one that it has
 * something of is all the file's, or its source would be said of numbers from elsewhere. Other groups than before: all of them.
 */
export function nyeFelter(verdier: Verdier, lest: Verdier): Felter {
	if (!sammeGrupper(verdier, lest)) return { ...lest };
	const medTall = new Set(
		Object.entries(lest).flatMap(([felt, text]) =>
			felt.endsWith('.verdi') && text !== '' ? [linjeAv(felt)] : []
		)
	);
	const fraSammeKilde = (felt: string) => {
		const kilde = `${linjeAv(felt)}.kilde`;
		return verdier[kilde] === lest[kilde];
	};
	return Object.fromEntries(
		Object.entries(lest).filter(
			([felt, text]) =>
				medTall.has(linjeAv(felt)) &&
				(text !== '' || !felt.endsWith('.verdi') || !fraSammeKilde(felt))
		)
	);
}

const somSlutter = (andeler: Readonly<Record<string, Oppgitt | undefined>>) =>
	Object.fromEntries(Object.entries(andeler).map(([navn, o]) => [`.${navn}`, o ?? null]));

/** All of it, as the form shows it. */
export const somSkjema = (g: Behovsgrunnlag): Felter => ({
	fraAar: String(g.fraAar),
	antallAar: String(g.antallAar),
	...gruppefelter(g.grupper),
	...linje('boligmasse', { '': g.boligmasse }, som),
	...linje('avgang', tre(g.avgang), prosent),
	...linje('ledighetNa', { '': g.ledighetNa }, prosent),
	...linje('ledighetMal', tre(g.ledighetMal), prosent),
	...linje('tettsteder', somSlutter(g.tettsteder), prosent),
	...linje('husholdninger', somSlutter(g.husholdninger), prosent),
	...linje(
		'typer',
		somSlutter(
			Object.fromEntries(
				HUSHOLDNINGER.flatMap((h) => BOLIGTYPEKODER.map((t) => [`${h}.${t}`, g.typer[h]?.[t]]))
			)
		),
		prosent
	)
});

/** One number of a line, for the schema to judge; null where nothing is written. */
function ett(verdier: Verdier, rad: string, slutt: string, skala: (n: number) => number): unknown {
	const tall = lesTall(verdier[`${rad}${slutt}.verdi`]);
	if (tall === null) return null;
	return {
		verdi: skala(tall),
		kilde: verdier[`${rad}.kilde`] ?? '',
		dato: verdier[`${rad}.dato`] || null,
		valg: verdier[`${rad}.valg`] === 'ja'
	};
}
const treAv = (verdier: Verdier, rad: string, skala: (n: number) => number) =>
	Object.fromEntries(NIVAER.map((niva) => [niva, ett(verdier, rad, `.${niva}`, skala)]));

/** What is written of the parts of a split. */
const delerAv = (verdier: Verdier, rad: string, deler: readonly string[]) =>
	Object.fromEntries(
		deler.flatMap((del) => {
			const oppgitt = ett(verdier, rad, `.${del}`, andel);
			return oppgitt === null ? [] : [[del, oppgitt]];
		})
	);

/** The tettsteder that the form has a field for. */
const stederI = (verdier: Verdier): string[] =>
	Object.keys(verdier).flatMap((navn) => /^tettsteder\.(.+)\.verdi$/.exec(navn)?.[1] ?? []);

/** The form as a Behovsgrunnlag, for the schema to judge. */
export function fraSkjema(verdier: Verdier): unknown {
	const antall = Math.min(Number(verdier['grupper.antall']) || 0, MANGE_GRUPPER);
	const grupper = Array.from({ length: antall }, (_, i) => ({
		navn: verdier[`grupper.${i}.navn`] ?? '',
		folkNa: ett(verdier, `grupper.${i}.folkNa`, '', som),
		folkDa: treAv(verdier, `grupper.${i}.folkDa`, som),
		perBoligNa: ett(verdier, `grupper.${i}.perBoligNa`, '', som),
		perBoligDa: treAv(verdier, `grupper.${i}.perBoligDa`, som)
	}));
	return {
		fraAar: lesTall(verdier.fraAar),
		antallAar: lesTall(verdier.antallAar),
		grupper,
		boligmasse: ett(verdier, 'boligmasse', '', som),
		avgang: treAv(verdier, 'avgang', andel),
		ledighetNa: ett(verdier, 'ledighetNa', '', andel),
		ledighetMal: treAv(verdier, 'ledighetMal', andel),
		tettsteder: delerAv(verdier, 'tettsteder', stederI(verdier)),
		husholdninger: delerAv(verdier, 'husholdninger', HUSHOLDNINGER),
		typer: Object.fromEntries(
			HUSHOLDNINGER.flatMap((h) => {
				const typer = BOLIGTYPEKODER.flatMap((t) => {
					const oppgitt = ett(verdier, 'typer', `.${h}.${t}`, andel);
					return oppgitt === null ? [] : [[t, oppgitt] as const];
				});
				return typer.length > 0 ? [[h, Object.fromEntries(typer)]] : [];
			})
		)
	};
}

const FELLES = /^(tettsteder|husholdninger|typer)\..+\.(kilde|dato|valg)$/;

/** Where in the form a fault is told: source and date stand once for a line. */
export const plassFor = (felt: string): string =>
	felt.replace(FELLES, '$1.$2').replace(/\.(min|mid|max)\.(kilde|dato|valg)$/, '.$2');
