import { AREALVALG, AREALVALGFELT, type Arealvalg } from './arealvalg.ts';
import { boligerI, medArealvalg, type Boligsone } from './boligsone.ts';
import { klassenavn, parameterFor, type Boligparameter, type Parametersett } from './parametre.ts';
import { HELE } from './steder.ts';

/** Middle capacity of a place in each period, before and after (boliger); null: nothing was, or is, known of it. */
export interface Virkning {
	readonly sted: string;
	readonly for: readonly (number | null)[];
	readonly etter: readonly (number | null)[];
}

const BLOKKER = [0, 1, 2] as const;

const kapasiteter = (soner: readonly Boligsone[], parametre: Parametersett): (number | null)[] =>
	BLOKKER.map((blokk) => {
		const kjente = soner.flatMap((sone) => boligerI(sone, parametre, 'mid', blokk) ?? []);
		return kjente.length === 0 ? null : kjente.reduce((a, b) => a + b, 0);
	});

/** In whole dwellings, as they are shown. */
export const hel = (verdi: number | null | undefined): number | null =>
	verdi === null || verdi === undefined ? null : Math.round(verdi);

/** Does the move show? */
export const flytter = ({ for: before, etter }: Virkning): boolean =>
	before.some((verdi, i) => hel(verdi) !== hel(etter[i]));

const sammeArealvalg = (a: Arealvalg, b: Arealvalg): boolean =>
	AREALVALGFELT.every((felt) => a[felt] === b[felt]);

/** What moves when the parameters change, the whole municipality first? Places without zones cannot move. */
export function virkning(
	soner: readonly Boligsone[],
	naa: Parametersett,
	ny: Parametersett
): Virkning[] {
	const grupper = [[HELE.navn, soner] as const, ...Map.groupBy(soner, ({ sted }) => sted)];
	const isSame = sammeArealvalg(naa.arealvalg, ny.arealvalg);
	const med = (egne: readonly Boligsone[], sett: Parametersett) =>
		isSame ? egne : egne.map((sone) => medArealvalg(sone, sett));
	return grupper.map(([sted, egne]) => ({
		sted,
		for: kapasiteter(med(egne, naa), naa),
		etter: kapasiteter(med(egne, ny), ny)
	}));
}

/** One parameter that is not as it was. */
export interface Parameterskifte {
	readonly navn: string;
	readonly for: number | null;
	readonly etter: number | null;
}

type Tallfelt = readonly [string, (rad: Boligparameter) => number | null];
const TALLFELT: readonly Tallfelt[] = [
	['tetthet, lav', (rad) => rad.boligerPerDaa?.min ?? null],
	['tetthet, middels', (rad) => rad.boligerPerDaa?.mid ?? null],
	['tetthet, høy', (rad) => rad.boligerPerDaa?.max ?? null],
	['nettofaktor', (rad) => rad.nettofaktor],
	['boligandel', (rad) => rad.boligandel],
	['realisering', (rad) => rad.realisering]
];

/** Which parameters differ between two sets? A row that one of them has not is not set there. */
export function parameterskifter(naa: Parametersett, ny: Parametersett): Parameterskifte[] {
	const alle = new Map([...ny.rader, ...naa.rader].map((rad) => [klassenavn(rad), rad]));
	const rader = [...alle.values()].flatMap((rad) => {
		const [before, etter] = [naa, ny].map((sett) =>
			parameterFor(sett, rad.arealformal, rad.arealbruksstatus)
		);
		return TALLFELT.map(([felt, les]) => ({
			navn: `${klassenavn(rad)}: ${felt}`,
			for: before ? les(before) : null,
			etter: etter ? les(etter) : null
		}));
	});
	const profil = BLOKKER.map((i) => ({
		navn: `Andel i år ${i * 4 + 1}–${i * 4 + 4}`,
		for: naa.tidsprofil[i],
		etter: ny.tidsprofil[i]
	}));
	const valg = AREALVALGFELT.map((felt) => ({
		navn: AREALVALG[felt].navn,
		for: naa.arealvalg[felt],
		etter: ny.arealvalg[felt]
	}));
	return [...rader, ...profil, ...valg].filter((skifte) => skifte.for !== skifte.etter);
}
