import type { Tall } from '../../domain/bevis.ts';
import { medGrense } from '../../domain/bevisgrense.ts';
import { TEMANAVN } from '../../domain/blagronn/mangler.ts';
import type { Blagronnpar } from '../blagronnAnswer.ts';
import type { Csvtabell } from '../csvtabell.ts';
import { csv, type Celle } from '../../domain/csv.ts';
import { ILLUSTRASJON } from '../../domain/illustrasjonsord.ts';

const daa = (m2: number): number => Math.round(m2 * 10) / 10_000;
const meter = (m: number): number => Math.round(m * 10) / 10;
const prosent = (andel: number): number => Math.round(andel * 1000) / 10;
const eller = (verdi: number | null, vis: (n: number) => number): Celle =>
	verdi === null ? 'ikke kjent' : vis(verdi);

/** A figure in a row: why, where it is not known; and how it lies to the truth where parts of it are not. */
const figurrad = (
	navn: string,
	{ tilstand, grense }: Tall,
	verdi: number | null,
	[vis, enhet]: readonly [(n: number) => number, string]
): Celle[] => [
	navn,
	verdi === null ? tilstand : vis(verdi),
	enhet,
	verdi === null ? '' : medGrense(grense, '').trim() || 'eksakt'
];

const merknad = ({ illustrasjon }: Blagronnpar): string | undefined =>
	illustrasjon ? ILLUSTRASJON : undefined;

/** Every corridor, and beside it what it is in the scenario that it is held against. */
function korridorcsv(svar: Blagronnpar): string {
	const rader = svar.corridors.map(({ id, name, kind, lengthM, restWidthM, cutM }) => {
		const mot = svar.change?.corridors.find((k) => k.id === id);
		return [
			id,
			name,
			kind,
			meter(lengthM),
			restWidthM === null ? 'åpen' : meter(restWidthM),
			meter(cutM),
			mot ? (mot.restWidthM === null ? 'åpen' : meter(mot.restWidthM)) : null,
			mot ? meter(mot.cutM) : null,
			mot?.change ?? null
		];
	});
	return csv(
		[
			'Id',
			'Korridor',
			'Slag',
			'Lengde (m)',
			'Restbredde (m)',
			'Brutt (m)',
			'Restbredde før (m)',
			'Brutt før (m)',
			'Endring'
		],
		rader,
		merknad(svar)
	);
}

const DEKAR = [daa, 'dekar'] as const;
const METER = [meter, 'meter'] as const;
const PROSENT = [prosent, 'prosent'] as const;

const endringer = ({ change }: Blagronnpar): Celle[][] =>
	change
		? [
				figurrad('Blågrønt areal tapt', change.proof.lost, change.lostM2, DEKAR),
				figurrad('Blågrønt areal vunnet', change.proof.won, change.wonM2, DEKAR),
				...change.kantsone.map(({ widthM, freeM, proof }) =>
					figurrad(`Endret fri kantsone på ${widthM} m`, proof, freeM, METER)
				)
			]
		: [];

const figurer = ({ proof, kantsone, continuity, network, dwellingsNearGreen }: Blagronnpar) => [
	figurrad('Sammenheng i det blågrønne nettet', proof.continuity, continuity, PROSENT),
	figurrad('Blågrønt nett', proof.area, network.areaM2, DEKAR),
	...network.parts.map(({ kind, areaM2 }): Celle[] => [
		`  ${kind}`,
		eller(areaM2, daa),
		'dekar',
		''
	]),
	figurrad('Brutt lengde i korridorer', proof.cut, proof.cut.verdi, METER),
	figurrad('Kartlagte elver og bekker', kantsone.proof.length, kantsone.lengthM, METER),
	...kantsone.widths.map(({ widthM, share, proof: { share: tall } }) =>
		figurrad(`Fri kantsone på ${widthM} m`, tall, share, PROSENT)
	),
	figurrad('Boliger nær grønt', proof.dwellingsNearGreen, dwellingsNearGreen, [
		Math.round,
		'boliger'
	])
];

/** The key figures; what is not known is said, and never 0. */
const nokkeltallcsv = (svar: Blagronnpar): string =>
	csv(
		['Hva', 'Verdi', 'Enhet', 'Sikkerhet'],
		[
			...figurer(svar),
			...endringer(svar),
			...svar.unmapped.map(({ theme, state, areaM2 }) => [
				`${TEMANAVN[theme]}: ${state}`,
				daa(areaM2),
				'dekar',
				''
			])
		],
		merknad(svar)
	);

/** The same figures as JSON, as tables: the key figures, and one row for each corridor. */
export const blagronntabeller = (svar: Blagronnpar): [Csvtabell, ...Csvtabell[]] => [
	{ fil: 'blagronn', tekst: () => nokkeltallcsv(svar) },
	{ fil: 'korridorer', tekst: () => korridorcsv(svar) }
];
