import { TEMANAVN } from '#lib/domain/blagronn/svar.ts';
import type { Blagronnpar } from '#lib/server/blagronnAnswer.ts';
import { csv, type Celle } from '#lib/ui/csv.ts';
import { ILLUSTRASJON } from '#lib/ui/illustrasjonsord.ts';

const daa = (m2: number): number => Math.round(m2 * 10) / 10_000;
const meter = (m: number): number => Math.round(m * 10) / 10;
const prosent = (andel: number): number => Math.round(andel * 1000) / 10;
const eller = (verdi: number | null, vis: (n: number) => number): Celle =>
	verdi === null ? 'ikke kjent' : vis(verdi);

const merknad = ({ illustrasjon }: Blagronnpar): string | undefined =>
	illustrasjon ? ILLUSTRASJON : undefined;

/** Every corridor, and beside it what it is in the scenario that it is held against. */
export function korridorcsv(svar: Blagronnpar): string {
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

const endringer = ({ change }: Blagronnpar): Celle[][] =>
	change
		? [
				['Blågrønt areal tapt', daa(change.lostM2), 'dekar'],
				['Blågrønt areal vunnet', daa(change.wonM2), 'dekar'],
				...change.kantsone.map(({ widthM, freeM }) => [
					`Endret fri kantsone på ${widthM} m`,
					meter(freeM),
					'meter'
				])
			]
		: [];

/** The key figures; what is not known is said, and never 0. */
export const nokkeltallcsv = (svar: Blagronnpar): string =>
	csv(
		['Hva', 'Verdi', 'Enhet'],
		[
			['Sammenheng i det blågrønne nettet', eller(svar.continuity, prosent), 'prosent'],
			['Blågrønt nett', daa(svar.network.areaM2), 'dekar'],
			...svar.network.parts.map(({ kind, areaM2 }) => [`  ${kind}`, daa(areaM2), 'dekar']),
			['Brutte korridorer', meter(svar.corridors.reduce((n, { cutM }) => n + cutM, 0)), 'meter'],
			['Kartlagte elver og bekker', meter(svar.kantsone.lengthM), 'meter'],
			...svar.kantsone.widths.map(({ widthM, share }) => [
				`Fri kantsone på ${widthM} m`,
				eller(share, prosent),
				'prosent'
			]),
			['Boliger nær grønt', eller(svar.dwellingsNearGreen, Math.round), 'boliger'],
			...endringer(svar),
			...svar.unmapped.map(({ theme, state, areaM2 }) => [
				`${TEMANAVN[theme]}: ${state}`,
				daa(areaM2),
				'dekar'
			])
		],
		merknad(svar)
	);
