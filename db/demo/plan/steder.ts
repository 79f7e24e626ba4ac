import type { Arealbruksstatus } from '../../../src/lib/domain/plan/planobjekt.ts';
import { skoler, stasjoner } from '../geography/tettsteder.ts';
import { blob, smoothRing } from '../geometry/shapes.ts';
import { sequence } from '../geometry/random.ts';
import { sted, type Sted } from './sted.ts';

type Row = readonly [
	x: number,
	y: number,
	radiusM: number,
	kode: number,
	beskrivelse: string,
	status?: Arealbruksstatus
];

/** Single sites placed by hand, in the built areas and outside. All invented but the places that domain.md § 7 names. */
const rows: readonly Row[] = [
	[591950, 6727450, 190, 1200, 'Steinbrudd ved Bøverbru'],
	[590150, 6729250, 150, 1200, 'Grustak'],
	[592550, 6711000, 120, 1200, 'Grustak'],
	[590300, 6729500, 110, 1200, 'Utvidelse av grustak', 2],
	[594600, 6729500, 330, 4001, 'Forsvarets område'],
	[594100, 6729950, 190, 4010, 'Øvings- og lagerområde'],
	[588900, 6721900, 60, 1700, 'Gravlund ved Eina kirke'],
	[588850, 6732050, 75, 1700, 'Gravlund'],
	[589350, 6729300, 70, 1700, 'Gravlund'],
	[591650, 6726350, 45, 1700, 'Gravlund'],
	[588930, 6731930, 50, 1700, 'Utvidelse av gravlund', 2],
	[588480, 6732630, 120, 1400, 'Stadion og idrettshall'],
	[588400, 6728000, 70, 1400, 'Idrettshall og bane'],
	[584900, 6729700, 230, 1400, 'Skianlegg'],
	[591180, 6726850, 65, 1400, 'Idrettsbane'],
	[587900, 6722350, 60, 1400, 'Idrettsbane'],
	[588700, 6732420, 70, 1400, 'Ny idrettshall', 2],
	[588330, 6733140, 85, 1140, 'Kjøpesenter'],
	[588920, 6732930, 75, 1150, 'Forretninger ved rv. 4'],
	[589130, 6728480, 45, 1150, 'Forretning'],
	[590430, 6716450, 110, 1170, 'Camping ved Einavatnet'],
	[587600, 6718100, 75, 1170, 'Leirsted'],
	[585350, 6729950, 90, 1170, 'Alpin- og turistanlegg', 2],
	[589350, 6736150, 95, 1500, 'Renseanlegg'],
	[592350, 6726500, 45, 1500, 'Renseanlegg'],
	[586950, 6733250, 45, 1500, 'Transformatorstasjon'],
	[589280, 6727750, 130, 1300, 'Næringsområde Reinsvoll'],
	[589470, 6727560, 120, 1300, 'Utvidelse av næringsområde', 2],
	[592020, 6726850, 95, 1300, 'Næringsområde Bøverbru'],
	[588050, 6723250, 100, 1300, 'Næringsområde Eina'],
	[588250, 6723480, 100, 1300, 'Utvidelse av næringsområde', 2],
	[589000, 6734600, 130, 1300, 'Næringsområde ved rv. 4'],
	[589650, 6735050, 140, 1300, 'Næringsområde ved rv. 4', 2],
	[588260, 6733360, 60, 2070, 'Kollektivknutepunkt Raufoss'],
	[587800, 6733430, 55, 3050, 'Bypark ved Hunnselva'],
	[588130, 6733080, 35, 1600, 'Torg og uteoppholdsareal'],
	[587740, 6728370, 110, 3040, 'Badeplass og friområde ved Dammen'],
	[588700, 6728180, 40, 3050, 'Park'],
	[591380, 6726560, 35, 3050, 'Park'],
	[587620, 6722420, 70, 3040, 'Friområde ved utløpet av Einavatnet'],
	[589250, 6733000, 40, 3100, 'Fordrøyning av overvann'],
	[586900, 6732900, 40, 3100, 'Fordrøyning av overvann', 2],
	[589200, 6728100, 30, 3100, 'Fordrøyning av overvann'],
	[588180, 6733500, 75, 1800, 'Bolig, kontor og forretning', 2],
	[588000, 6733150, 80, 1800, 'Bolig og forretning'],
	[587980, 6732920, 85, 1800, 'Transformasjon: bolig og tjenesteyting', 2],
	[588880, 6728390, 60, 1800, 'Bolig og forretning', 2],
	[587690, 6722560, 55, 1800, 'Bolig og næring', 3]
];

/** Built land has straight borders, nature and water soft ones. */
function flekk(label: string, [x, y, r, kode, beskrivelse, status]: Row): Sted {
	const random = sequence(`${label}${beskrivelse}`);
	const ring =
		kode < 3000
			? blob([x, y], r * 1.1, random, { corners: 5, ragged: 0.1, stretch: 1.5 })
			: smoothRing(blob([x, y], r, random, { corners: 7, ragged: 0.25 }), r / 2);
	return sted(label, ring, kode, beskrivelse, status);
}

export const enkeltsteder = (): Sted[] => rows.map((row, i) => flekk(`sted:${i}`, row));

/** School grounds and the parking at the stations. */
export const skolerOgStasjoner = (): Sted[] => [
	...skoler.map(({ navn, sted: [x, y] }, i) => flekk(`skole:${i}`, [x, y, 78, 1160, navn])),
	...stasjoner.map(({ navn, sted: [x, y] }, i) =>
		flekk(`parkering:${i}`, [x - 55, y + 60, 38, 2080, `Innfartsparkering ${navn}`])
	)
];

/** Uses of the lake itself: only where the lake is. */
export const vannbruk = (): Sted[] =>
	(
		[
			[587900, 6721950, 210, 6700, 'Friluftsområde i vann ved Eina'],
			[590350, 6716700, 190, 6700, 'Badeplass ved campingen'],
			[588950, 6718350, 120, 6700, 'Badeplass'],
			[589000, 6720700, 90, 6230, 'Småbåthavn'],
			[588150, 6721900, 70, 6230, 'Småbåthavn Eina'],
			[591200, 6711500, 350, 6600, 'Våtmark i sør'],
			[589050, 6715900, 200, 6600, 'Fuglevik']
		] as const
	).map(([x, y, r, kode, beskrivelse], i) => ({
		...flekk(`vannbruk:${i}`, [x, y, r, kode, beskrivelse]),
		only: 'einavatnet'
	}));

/** New fields around the towns: framtidige, laid under the towns so that they fill out their edges. */
export const framtidigeFelt = (): Sted[] =>
	(
		[
			[586800, 6732350, 330, 1110, 'Boligfelt vest'],
			[587250, 6731650, 260, 1110, 'Boligfelt sørvest'],
			[589150, 6731800, 300, 1110, 'Boligfelt sørøst'],
			[589650, 6732550, 260, 1110, 'Boligfelt øst'],
			[589600, 6733750, 280, 1110, 'Boligfelt nordøst'],
			[588250, 6731050, 240, 1110, 'Boligfelt Roksvoll'],
			[589250, 6728700, 230, 1110, 'Boligfelt Reinsvoll nordøst'],
			[588250, 6727720, 190, 1110, 'Boligfelt Reinsvoll sør'],
			[589430, 6728180, 200, 1110, 'Boligfelt Reinsvoll øst'],
			[591020, 6726990, 150, 1110, 'Boligfelt Bøverbru nordvest'],
			[591650, 6726250, 160, 1110, 'Boligfelt Bøverbru sør'],
			[588120, 6722720, 190, 1110, 'Boligfelt Eina øst'],
			[587080, 6723050, 170, 1110, 'Boligfelt Eina nordvest'],
			[587650, 6723350, 150, 1110, 'Boligfelt Eina nord'],
			[588600, 6729400, 140, 1001, 'Bebyggelse og anlegg, videre planlegging'],
			[589500, 6734250, 200, 1001, 'Bebyggelse og anlegg, videre planlegging'],
			[586520, 6733800, 260, 1300, 'Utvidelse av industriparken mot vest']
		] as const
	).map(([x, y, r, kode, beskrivelse], i) => {
		const shape = { corners: 11, ragged: 0.22, stretch: 1.5 };
		const ring = blob([x, y], r, sequence(beskrivelse), shape);
		return sted(`felt:${i}`, ring, kode, beskrivelse, 2);
	});
