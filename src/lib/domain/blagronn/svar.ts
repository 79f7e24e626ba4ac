import {
	erUviss,
	malt,
	sum,
	ukjent,
	type Bevisdatasett,
	type Parameter,
	type Tall
} from '../bevis.ts';
import { formatAntall } from '../tall.ts';
import { kantsoner, vassdragslengde, type Kantsone } from './kantsone.ts';
import { erBrutt, erUavklart, korridorer, type Korridor } from './korridor.ts';
import type { Blagronngrunnlag, Temadekning } from './lest.ts';
import { naerSamlet, planlagte, staende, type Narhet } from './narhet.ts';
import { broer, komponentareal, komponenter, NETTSLAG, sammenheng, type Nettdel } from './nett.ts';
import { KANTSONER_M, PARAMETRE } from './valg.ts';

export interface Nettandel {
	readonly kind: string;
	readonly areaM2: number;
	/** Of the same kind, but in building purposes: not part of the network. */
	readonly buildingM2: number;
	/** In purposes that the plan does not tell. */
	readonly unknownM2: number;
}

export interface Nettbro {
	readonly name: string;
	readonly lokalId: string | null;
	/** lng/lat */
	readonly place: readonly [number, number];
	readonly areaM2: number;
	/** What is cut off when it is gone. */
	readonly cutOffM2: number;
}

/** Ground that the data do not tell of. */
export interface Uvisst {
	readonly theme: Temadekning['tema'];
	readonly state: 'ikke kartlagt' | 'ikke vurdert';
	readonly areaM2: number;
}

/** `GET /api/scenarios/{id}/bluegreen`, of one scenario. */
export interface Blagronnsvar {
	readonly continuity: number | null;
	readonly network: {
		readonly areaM2: number;
		/** Kind by kind, nothing twice: they sum to `areaM2`. */
		readonly parts: readonly Nettandel[];
		readonly components: number;
		readonly largestM2: number;
		readonly bridges: readonly Nettbro[];
	};
	readonly corridors: readonly Korridor[];
	/** `share`: of the smallest width; every width in `widths`. */
	readonly kantsone: {
		readonly lengthM: number;
		readonly share: number | null;
		readonly widths: readonly Kantsone[];
	};
	/** Those that stand and those that are planned; null: not known. */
	readonly dwellingsNearGreen: number | null;
	readonly dwellings: { readonly existing: Narhet; readonly planned: Narhet };
	readonly unmapped: readonly Uvisst[];
	readonly planM2: number;
	readonly proof: {
		readonly continuity: Tall;
		readonly area: Tall;
		readonly cut: Tall;
		readonly dwellingsNearGreen: Tall;
	};
	readonly parameters: readonly Parameter[];
	readonly sources: readonly Bevisdatasett[];
	/** What the figures leave out and rest on, in words. */
	readonly omitted: readonly string[];
	readonly crs: string;
}

const DAA = 1000;
const TEMA_TIL_SLAG: Partial<Record<Temadekning['tema'], number>> = {
	vann: 1,
	naturtype: 4,
	vassdrag: 5,
	flomvei: 6
};
export const TEMANAVN: Record<Temadekning['tema'], string> = {
	vann: 'Vannflater',
	vassdrag: 'Elver og bekker',
	flomvei: 'Flomveier',
	naturtype: 'Naturtyper',
	bygning: 'Bygninger'
};

/** Ground of less than this is a border that is drawn twice. */
const MINST_UVISST_M2 = 100;

export const uvisst = (dekning: readonly Temadekning[]): Uvisst[] =>
	dekning
		.flatMap(({ tema, ikkeKartlagtM2, ikkeVurdertM2 }): Uvisst[] => [
			{ theme: tema, state: 'ikke kartlagt', areaM2: ikkeKartlagtM2 },
			{ theme: tema, state: 'ikke vurdert', areaM2: ikkeVurdertM2 }
		])
		.filter(({ areaM2 }) => areaM2 >= MINST_UVISST_M2);

/** The network, kind by kind; where a kind is not mapped it may be more, and that is said. */
function arealtall(grunnlag: Blagronngrunnlag): Tall {
	const deler = grunnlag.slag.map(({ rang, friM2, ukjentM2 }) =>
		malt(NETTSLAG[rang - 1] ?? '', friM2 / DAA, 'dekar', {
			hvordan: 'Utenfor byggeformål, og ikke talt før',
			objekter: objekterAv(grunnlag.deler.filter((d) => d.rang === rang)),
			datasett: grunnlag.datasett,
			// What lies in purposes that the plan does not tell may be free too.
			grense: ukjentM2 >= MINST_UVISST_M2 ? 'minst' : 'eksakt'
		})
	);
	const ukjente = uvisst(grunnlag.dekning)
		.filter(({ theme }) => TEMA_TIL_SLAG[theme] !== undefined)
		.map(({ theme, state, areaM2 }) =>
			ukjent(
				`${TEMANAVN[theme]} på ${formatAntall(areaM2 / DAA)} dekar av planen`,
				'dekar',
				state,
				{
					hvorfor: `${TEMANAVN[theme]} er ${state} der.`
				}
			)
		);
	return sum('Blågrønt nett', 'dekar', [...deler, ...ukjente]);
}

/** The plan objects that parts of the network lie in; what lies in none goes by its number, and cannot be lit. */
const objekterAv = (deler: readonly Nettdel[]) =>
	[...Map.groupBy(deler, ({ lokalId, nr }) => lokalId ?? `nett-${nr}`)].map(([lokalId, like]) => ({
		lokalId,
		navn: delnavn(like[0]),
		bidrag: komponentareal(like) / DAA
	}));

const UTEN_NAVN = [
	'Vannflate',
	'Grønt areal',
	'Hensynssone',
	'Naturtype',
	'Belte langs elv eller bekk',
	'Flomvei'
] as const;

const delnavn = (del: Nettdel | undefined): string =>
	del?.navn ?? UTEN_NAVN[(del?.rang ?? 1) - 1] ?? 'Del av nettet';

function sammenhengstall(
	grunnlag: Blagronngrunnlag,
	grupper: readonly Nettdel[][],
	areal: Tall
): Tall {
	const navn = 'Sammenheng i det blågrønne nettet';
	const arealer = grupper.map(komponentareal);
	const verdi = sammenheng(arealer);
	const { datasett } = grunnlag;
	if (verdi === null)
		return ukjent(navn, 'prosent', 'ikke vurdert', {
			hvorfor: 'Det er ikke noe blågrønt nett å regne på i planen og dataene.',
			datasett
		});
	const hele = arealer.reduce((n, a) => n + a, 0);
	return malt(navn, verdi * 100, 'prosent', {
		hvordan: `100 × Σ a² / (Σ a)² over ${grupper.length} deler, ${formatAntall(hele / DAA)} dekar i alt`,
		objekter: grupper.map((gruppe) => ({
			lokalId: gruppe.find((d) => d.lokalId)?.lokalId ?? `nett-${gruppe[0]?.nr ?? 0}`,
			navn: `Del på ${formatAntall(komponentareal(gruppe) / DAA)} dekar, ved ${delnavn(gruppe.find((d) => d.navn) ?? gruppe[0])}`,
			bidrag: (100 * komponentareal(gruppe) ** 2) / (hele * hele)
		})),
		datasett,
		parametre: PARAMETRE.slice(0, 3),
		merknader: [
			'Sannsynligheten for at to tilfeldige steder i nettet henger sammen (Jaeger 2000): 100 % er ett sammenhengende nett. Målet er valgt fordi det faller når en korridor brytes, og mest når det er store deler som skilles.',
			'Gjelder det som er kartlagt.'
		],
		// More of the network may join its parts, or be a part by itself.
		grense: erUviss(areal) ? 'omtrent' : 'eksakt'
	});
}

const UTELATT: readonly string[] = [
	'Veger og jernbane bryter ikke korridorene i dette regnestykket, og lukkede bekker er ikke kjent.',
	'Skog og annen LNFR er ikke med i nettet; det er heller ikke et hinder.',
	'En korridor er et kartlagt vassdrag fra samløp til samløp, eller en flomvei. Grøntdrag uten vassdrag har ingen kartlagt midtlinje: de er med i nettet, men ikke i tabellen over korridorer.',
	'Uteoppholdsareal (1600) og grav- og urnelund (1700) er verken byggeformål eller grønnstruktur her.'
];

/** The reckoning of one scenario in the shape that the API and the page share. */
export function blagronnsvar(grunnlag: Blagronngrunnlag): Blagronnsvar {
	const { slag, deler, datasett, omradeM2, forbehold, utm } = grunnlag;
	const grupper = komponenter(deler);
	const corridors = korridorer(grunnlag);
	const existing = staende(grunnlag);
	const planned = planlagte(grunnlag);
	const widths = kantsoner(grunnlag);
	const near = naerSamlet(existing, planned);
	const area = arealtall(grunnlag);
	const continuity = sammenhengstall(grunnlag, grupper, area);
	return {
		continuity: continuity.verdi === null ? null : continuity.verdi / 100,
		network: {
			areaM2: slag.reduce((n, s) => n + s.friM2, 0),
			parts: slag.map(({ rang, friM2, byggM2, ukjentM2 }) => ({
				kind: NETTSLAG[rang - 1] ?? '',
				areaM2: friM2,
				buildingM2: byggM2,
				unknownM2: ukjentM2
			})),
			components: grupper.length,
			largestM2: grupper[0] ? komponentareal(grupper[0]) : 0,
			bridges: broer(deler)
				.slice(0, 5)
				.map(({ del, avskaretM2 }) => ({
					name: delnavn(del),
					lokalId: del.lokalId,
					place: del.sted,
					areaM2: del.arealM2,
					cutOffM2: avskaretM2
				}))
		},
		corridors,
		kantsone: {
			lengthM: vassdragslengde(grunnlag),
			share: widths.find(({ widthM }) => widthM === KANTSONER_M[0])?.share ?? null,
			widths
		},
		dwellingsNearGreen: near.verdi,
		dwellings: { existing, planned },
		unmapped: uvisst(grunnlag.dekning),
		planM2: omradeM2,
		proof: {
			continuity,
			area,
			cut: sum(
				'Brutte korridorer',
				'meter',
				corridors.filter((k) => erBrutt(k) || erUavklart(k)).map(({ proof }) => proof.cut)
			),
			dwellingsNearGreen: near
		},
		parameters: PARAMETRE,
		sources: datasett,
		omitted: [...new Set([...forbehold, ...UTELATT])],
		crs: utm
	};
}
