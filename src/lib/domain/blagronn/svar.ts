import {
	erUviss,
	malt,
	sum,
	ukjent,
	ukjentSom,
	type Bevisdatasett,
	type Parameter,
	type Tall
} from '../bevis.ts';
import { formatAntall } from '../tall.ts';
import { kantsoner, vassdragstall, type Kantsone } from './kantsone.ts';
import { erBrutt, erUavklart, korridorer, type Korridor } from './korridor.ts';
import type { Blagronngrunnlag } from './lest.ts';
import {
	erHeltUkjent,
	KORRIDORTEMA,
	mangler,
	MINST_UVISST_M2,
	NETTEMA,
	uvisst,
	type Uvisst
} from './mangler.ts';
import { naerSamlet, planlagte, staende, type Narhet } from './narhet.ts';
import { broer, komponentareal, komponenter, NETTSLAG, sammenheng, type Nettdel } from './nett.ts';
import { KANTSONER_M, PARAMETRE } from './valg.ts';

export interface Nettandel {
	readonly kind: string;
	/** null: it rests on data alone, and none of them tell of the plan; so too of the next two. */
	readonly areaM2: number | null;
	/** Of the same kind, but in building purposes: not part of the network. */
	readonly buildingM2: number | null;
	/** In purposes that the plan does not tell. */
	readonly unknownM2: number | null;
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

/** `GET /api/scenarios/{id}/bluegreen`, of one scenario. */
export interface Blagronnsvar {
	readonly continuity: number | null;
	readonly network: {
		/** null: not known. */
		readonly areaM2: number | null;
		/** Kind by kind, nothing twice: they sum to `areaM2`. */
		readonly parts: readonly Nettandel[];
		readonly components: number;
		readonly largestM2: number;
		readonly bridges: readonly Nettbro[];
	};
	readonly corridors: readonly Korridor[];
	/** `share`: of the smallest width; every width in `widths`. null: not known. */
	readonly kantsone: {
		readonly lengthM: number | null;
		readonly share: number | null;
		readonly widths: readonly Kantsone[];
		readonly proof: { readonly length: Tall };
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
	const ukjente = mangler(uvisst(grunnlag.dekning), NETTEMA, 'dekar');
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
	if (areal.verdi === null) return ukjentSom(areal, navn, 'prosent', { ledd: [areal] });
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

/** Kinds that rest on one theme of the data, and on nothing in the plan. */
const SLAG_AV_DATA = { 4: 'naturtype', 5: 'vassdrag', 6: 'flomvei' } as const;

/** Kind by kind; one that nothing is known of stands there without a size. */
function nettandeler(grunnlag: Blagronngrunnlag): Nettandel[] {
	const kjente = new Map(grunnlag.slag.map((slag) => [slag.rang, slag]));
	return NETTSLAG.flatMap((kind, i): Nettandel[] => {
		const slag = kjente.get(i + 1);
		const tema = Object.entries(SLAG_AV_DATA).find(([rang]) => Number(rang) === i + 1)?.[1];
		if (slag)
			return [{ kind, areaM2: slag.friM2, buildingM2: slag.byggM2, unknownM2: slag.ukjentM2 }];
		return tema && erHeltUkjent(grunnlag, tema)
			? [{ kind, areaM2: null, buildingM2: null, unknownM2: null }]
			: [];
	});
}

/** What is cut of all corridors (meter). Those that are not mapped may be cut too; with no other, nothing is known of it. */
function kuttsum({ dekning }: Blagronngrunnlag, corridors: readonly Korridor[]): Tall {
	const brutte = corridors.filter((k) => erBrutt(k) || erUavklart(k)).map(({ proof }) => proof.cut);
	const apne = malt('Korridorer som ikke er brutt', 0, 'meter', {
		hvordan: `${formatAntall(corridors.length)} korridorer uten byggeformål over midtlinja`
	});
	return sum('Brutt lengde i korridorer', 'meter', [
		...(brutte.length === 0 && corridors.length > 0 ? [apne] : brutte),
		...mangler(uvisst(dekning), KORRIDORTEMA, 'meter')
	]);
}

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
	const length = vassdragstall(grunnlag);
	const continuity = sammenhengstall(grunnlag, grupper, area);
	return {
		continuity: continuity.verdi === null ? null : continuity.verdi / 100,
		network: {
			areaM2: area.verdi === null ? null : slag.reduce((n, s) => n + s.friM2, 0),
			parts: nettandeler(grunnlag),
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
			lengthM: length.verdi,
			share: widths.find(({ widthM }) => widthM === KANTSONER_M[0])?.share ?? null,
			widths,
			proof: { length }
		},
		dwellingsNearGreen: near.verdi,
		dwellings: { existing, planned },
		unmapped: uvisst(grunnlag.dekning),
		planM2: omradeM2,
		proof: {
			continuity,
			area,
			cut: kuttsum(grunnlag, corridors),
			dwellingsNearGreen: near
		},
		parameters: PARAMETRE,
		sources: datasett,
		omitted: [...new Set([...forbehold, ...UTELATT])],
		crs: utm
	};
}
