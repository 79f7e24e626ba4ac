import type { Planobjekt } from '../../../src/lib/domain/plan/planobjekt.ts';
import { omriss } from '../geography/outline.ts';
import { gjovikbanen, kraftlinje, rv4 } from '../geography/roads.ts';
import { bekker, hunnselva } from '../geography/waters.ts';
import { asPolygon } from '../geometry/geojson.ts';
import { partition } from '../geometry/partition.ts';
import { at, type Point, type Polygon, type Ring } from '../geometry/point.ts';
import { sequence } from '../geometry/random.ts';
import { band, blob, corridor, offsetLine, smoothRing } from '../geometry/shapes.ts';
import { objekt } from './objekter.ts';

/** A little inside the municipality, so that nothing clipped to it lies outside after rounding. */
export const innenfor: Ring = offsetLine(
	[at(omriss, omriss.length - 1), ...omriss, at(omriss, 0)],
	0.5
).slice(1, -1);

/** The parts of a shape inside the municipality. */
export const klipp = (ring: Ring): Polygon[] =>
	partition(
		[
			{ label: 'kommune', polygon: [innenfor] },
			{ label: 'sone', polygon: [ring] }
		],
		[],
		{ labelOf: (covering) => (covering.length === 2 ? 'sone' : null) }
	)
		.filter(({ areaM2 }) => areaM2 > 300)
		.map(({ polygon }) => polygon);

interface Hensyn {
	readonly kode: number;
	readonly ring: Ring;
	readonly beskrivelse: string;
}

const flekk = (
	kode: number,
	x: number,
	y: number,
	radiusM: number,
	beskrivelse: string
): Hensyn => {
	const random = sequence(`hensyn ${kode} ${x} ${y}`);
	const shape = { corners: 11, ragged: 0.22, stretch: 1.5 };
	return { kode, beskrivelse, ring: smoothRing(blob([x, y], radiusM, random, shape), radiusM / 3) };
};

/** Zones along river, stream, road, rail and power line. */
const langsLinjer = (): Hensyn[] => {
	const bekk = at(bekker, 3);
	const flom = corridor(hunnselva, (i) => 52 + 24 * Math.sin(i * 0.55) + 14 * Math.sin(i * 1.7));
	return [
		{ kode: 320, ring: flom, beskrivelse: 'Flomfare langs Hunnselva' },
		{ kode: 320, ring: corridor(bekk, 28), beskrivelse: 'Flomfare langs bekk' },
		{ kode: 210, ring: corridor(rv4.linje, 38), beskrivelse: 'Rød støysone rv. 4' },
		{ kode: 220, ring: band(rv4.linje, 38, 110), beskrivelse: 'Gul støysone rv. 4, vest' },
		{ kode: 220, ring: band(rv4.linje, -110, -38), beskrivelse: 'Gul støysone rv. 4, øst' },
		{ kode: 210, ring: corridor(gjovikbanen, 20), beskrivelse: 'Rød støysone Gjøvikbanen' },
		{ kode: 220, ring: band(gjovikbanen, 20, 60), beskrivelse: 'Gul støysone Gjøvikbanen, vest' },
		{ kode: 220, ring: band(gjovikbanen, -60, -20), beskrivelse: 'Gul støysone Gjøvikbanen, øst' },
		{ kode: 130, ring: corridor(gjovikbanen, 30), beskrivelse: 'Byggeforbud langs jernbanen' },
		{ kode: 370, ring: corridor(kraftlinje, 20), beskrivelse: 'Høyspentlinje' },
		{
			kode: 540,
			ring: corridor(hunnselva.slice(35, 80), 95),
			beskrivelse: 'Grønt drag langs Hunnselva'
		}
	];
};

const rows: readonly (readonly [number, number, number, number, string])[] = [
	[320, 587650, 6722420, 190, 'Flomfare ved utløpet av Einavatnet'],
	[310, 582300, 6728700, 160, 'Skredfare'],
	[310, 585300, 6732900, 130, 'Skredfare'],
	[310, 591850, 6711900, 120, 'Skredfare'],
	[350, 587450, 6734600, 470, 'Brann- og eksplosjonsfare, Raufoss Industripark'],
	[360, 594500, 6729800, 420, 'Skytebane'],
	[380, 594400, 6729600, 560, 'Militær virksomhet'],
	[110, 583600, 6728600, 620, 'Nedslagsfelt for drikkevann'],
	[120, 588000, 6725200, 210, 'Grunnvannsforsyning'],
	[410, 589600, 6732550, 230, 'Krav til vann, avløp og overvann'],
	[430, 589150, 6731800, 250, 'Gang- og sykkelveg før utbygging'],
	[440, 586800, 6732350, 280, 'Skolekapasitet før utbygging'],
	[450, 587250, 6731650, 230, 'Turdrag før utbygging'],
	[510, 590150, 6728300, 800, 'Kjerneområde landbruk'],
	[510, 592700, 6728600, 900, 'Kjerneområde landbruk'],
	[510, 590100, 6725300, 700, 'Kjerneområde landbruk'],
	[510, 588350, 6725700, 430, 'Kjerneområde landbruk'],
	[530, 585700, 6718200, 1000, 'Friluftsliv vest for Einavatnet'],
	[530, 584700, 6729700, 700, 'Skiterreng'],
	[530, 588950, 6720300, 300, 'Strandsone'],
	[540, 588950, 6732550, 190, 'Grønnstruktur i Raufoss'],
	[550, 589500, 6717300, 900, 'Kulturlandskapet rundt Einavatnet'],
	[560, 591200, 6711450, 480, 'Våtmark'],
	[560, 583000, 6725750, 330, 'Myr og tjern'],
	[560, 585200, 6719300, 320, 'Naturtype'],
	[560, 587700, 6729800, 150, 'Kantskog'],
	[560, 592700, 6733850, 300, 'Naturtype'],
	[570, 587650, 6733760, 200, 'Industrihistorien i Raufoss'],
	[570, 588900, 6721900, 160, 'Kirkestedet på Eina'],
	[570, 591700, 6727000, 130, 'Kalkverk og steinbrudd'],
	[570, 588530, 6728300, 110, 'Stasjonsmiljøet på Reinsvoll'],
	[590, 591980, 6727480, 280, 'Mineralressurs'],
	[710, 588080, 6732950, 150, 'Båndlegging i påvente av reguleringsplan'],
	[720, 583100, 6729700, 300, 'Naturreservat'],
	[730, 589900, 6727900, 55, 'Automatisk fredet kulturminne'],
	[730, 592900, 6728100, 45, 'Automatisk fredet kulturminne'],
	[730, 589400, 6721300, 45, 'Automatisk fredet kulturminne'],
	[810, 588050, 6733250, 260, 'Felles planlegging i Raufoss sentrum'],
	[820, 587980, 6732920, 140, 'Omforming'],
	[830, 587520, 6722540, 90, 'Fornyelse på Eina'],
	[910, 588600, 6732000, 170, 'Reguleringsplan skal fortsatt gjelde'],
	[910, 587250, 6732500, 160, 'Reguleringsplan skal fortsatt gjelde'],
	[910, 589200, 6733300, 180, 'Reguleringsplan skal fortsatt gjelde'],
	[910, 588100, 6733900, 110, 'Reguleringsplan skal fortsatt gjelde'],
	[910, 588900, 6728600, 110, 'Reguleringsplan skal fortsatt gjelde'],
	[910, 591250, 6726600, 90, 'Reguleringsplan skal fortsatt gjelde'],
	[910, 587350, 6722900, 90, 'Reguleringsplan skal fortsatt gjelde'],
	[910, 587000, 6734300, 210, 'Områderegulering industripark skal fortsatt gjelde']
];

const objekttyper = new Map([
	[1, 'KpSikringSone'],
	[2, 'KpStøySone'],
	[3, 'KpFareSone'],
	[4, 'KpInfrastrukturSone'],
	[5, 'KpAngittHensynSone'],
	[7, 'KpBåndleggingSone'],
	[8, 'KpGjennomføringSone'],
	[9, 'KpDetaljeringSone']
]);

/** Hensynssoner over the zones, named H<kode>_<n>; parts of one that the border cuts apart get names of their own. */
export function lagHensynssoner(): Planobjekt[] {
	const numbers = new Map<number, number>();
	const alle = [...langsLinjer(), ...rows.map((row) => flekk(...row))];
	return alle.flatMap(({ kode, ring, beskrivelse }) =>
		klipp(ring).map((polygon) => {
			const number = (numbers.get(kode) ?? 0) + 1;
			numbers.set(kode, number);
			const navn = `H${kode}_${number}`;
			const type = objekttyper.get(Math.floor(kode / 100)) ?? 'KpAngittHensynSone';
			const status = type === 'KpBåndleggingSone' ? ({ arealbruksstatus: 1 } as const) : {};
			return objekt(navn, type, asPolygon(polygon), {
				kode,
				omrNavn: navn,
				beskrivelse,
				...status
			});
		})
	);
}

const bestemmelser: readonly (readonly [Point, number, string])[] = [
	[[588001, 6733354], 420, 'Parkeringsnorm og byrom i Raufoss sentrum'],
	[[588733, 6728334], 180, 'Minste tetthet ved Reinsvoll stasjon'],
	[[589300, 6717300], 1500, 'Byggeforbud 100 m langs Einavatnet, jf. § 11-11 nr. 5'],
	[[587484, 6722529], 170, 'Aktive fasader i Eina sentrum']
];

/** Bestemmelsesområder #1, #2 … */
export const lagBestemmelseomrader = (): Planobjekt[] =>
	bestemmelser.flatMap(([[x, y], radiusM, beskrivelse], i) =>
		klipp(flekk(i, x, y, radiusM, beskrivelse).ring).map((polygon) =>
			objekt(`#${i + 1}`, 'KpBestemmelseOmråde', asPolygon(polygon), {
				omrNavn: `#${i + 1}`,
				beskrivelse
			})
		)
	);
