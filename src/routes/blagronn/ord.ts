import { erUviss, type Tall } from '#lib/domain/bevis.ts';
import { medGrense } from '#lib/domain/bevisgrense.ts';
import type { Korridorendring } from '#lib/domain/blagronn/sammenlign.ts';
import { erBrutt, erSmal, korridornokkel, type Korridor } from '#lib/domain/blagronn/korridor.ts';
import { KORRIDORTEMA, TEMANAVN, type Uvisst } from '#lib/domain/blagronn/mangler.ts';
import type { Nettbro } from '#lib/domain/blagronn/svar.ts';
import { SMAL_M } from '#lib/domain/blagronn/valg.ts';
import type { Blagronnpar } from '#lib/server/blagronnAnswer.ts';
import { areal, tall } from '#lib/ui/norsk.ts';

const UKJENT = 'ikke kjent';

export const meter = (m: number | null): string =>
	m === null ? UKJENT : `${tall(Math.round(m))}\u00a0m`;
export const flate = (m2: number | null): string => (m2 === null ? UKJENT : areal(m2));
/** The rest width as it is written: 0 is cut. */
export const bredde = (m: number | null): string =>
	m === null ? 'åpen' : m === 0 ? 'brutt' : `${tall(m, m < 100 ? 1 : 0)}\u00a0m`;
export const prosent = (andel: number | null): string =>
	andel === null ? UKJENT : `${tall(andel * 100)}\u00a0%`;

/** The written figure, «minst», «høyst» or «omtrent» where parts of it are not known; why, where nothing is. */
export const medOrd = ({ verdi, grense, tilstand }: Tall, tekst: string): string =>
	verdi === null ? tilstand : medGrense(grense, tekst);

/** With its sign, so that what is won and lost is told without colour. */
export const fortegn = (verdi: number | null, skriv: (n: number) => string): string =>
	verdi === null
		? UKJENT
		: verdi === 0
			? skriv(0)
			: `${verdi > 0 ? '+' : '−'}${skriv(Math.abs(verdi))}`;

/** Rounded to whole ones; what is not known stays so. */
export const hele = (verdi: number | null): number | null =>
	verdi === null ? null : Math.round(verdi);

const antall = (n: number, en: string, flere: string): string =>
	`${tall(n)} ${n === 1 ? en : flere}`;

const ENDRET: readonly (readonly [Korridorendring, string])[] = [
	['nytt brudd', 'brytes'],
	['mer brutt', 'brytes mer'],
	['smalere', 'blir smalere'],
	['bredere', 'blir bredere'],
	['mindre brutt', 'brytes mindre'],
	['åpnet', 'åpnes igjen']
];

const medStorForbokstav = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1);

/** Corridors may lie where the data tell of none. */
const uvisseKorridorer = (unmapped: readonly Uvisst[]): Uvisst[] =>
	unmapped.filter(({ theme }) => KORRIDORTEMA.some((tema) => tema === theme));

function arealendring({ lostM2, wonM2, proof }: NonNullable<Blagronnpar['change']>): string {
	if (lostM2 === null || wonM2 === null)
		return `Hva som går tapt og kommer til av blågrønt areal, er ${proof.net.tilstand}.`;
	if (lostM2 + wonM2 < 1)
		return `Det blågrønne arealet er det samme${erUviss(proof.net) ? ', der det er kartlagt' : ''}.`;
	return `Det går tapt ${medOrd(proof.lost, areal(lostM2))} blågrønt areal, og det kommer til ${medOrd(proof.won, areal(wonM2))}.`;
}

/** What the scenario does to the structure, held against the other, in a sentence or two. */
export function endringsord({ change, against, unmapped }: Blagronnpar): string[] {
	if (!change || !against) return [];
	const deler = ENDRET.flatMap(([slag, blir]) => {
		const n = change.corridors.filter((k) => k.change === slag).length;
		return n > 0 ? [`${antall(n, 'korridor', 'korridorer')} ${blir}`] : [];
	});
	const mot = `Mot «${against.name}»`;
	const [uviss] = uvisseKorridorer(unmapped);
	const uendret =
		change.corridors.length === 0 && uviss
			? `${mot}: hva som skjer med korridorene, er ${uviss.state}.`
			: `${mot} er ingen ${uviss ? 'kjente ' : ''}korridorer endret.`;
	return [deler.length > 0 ? `${mot}: ${deler.join(', ')}.` : uendret, arealendring(change)];
}

/** The page in a few sentences: does it hang together, and is the water left room? */
export function konklusjon({
	corridors,
	kantsone,
	unmapped
}: Pick<Blagronnpar, 'corridors' | 'kantsone' | 'unmapped'>): string[] {
	const uvisse = uvisseKorridorer(unmapped).map(uvisstord);
	if (corridors.length === 0)
		return [
			...uvisse,
			uvisse.length > 0
				? 'Korridorene kan derfor ikke vurderes.'
				: 'Det er ingen elver, bekker eller flomveier her, og ingen korridorer å vurdere.'
		];
	const brutte = corridors.filter(erBrutt).length;
	const smale = corridors.filter(erSmal).length;
	const [forste] = kantsone.widths;
	return [
		brutte === 0
			? `Ingen av ${antall(corridors.length, 'korridor', 'korridorer')} er brutt av byggeformål.`
			: `${tall(brutte)} av ${antall(corridors.length, 'korridor', 'korridorer')} er brutt av byggeformål.`,
		...(smale > 0 ? [`${antall(smale, 'er', 'er')} smalere enn ${SMAL_M} m.`] : []),
		...uvisse,
		...(forste?.share == null
			? []
			: [
					`${medStorForbokstav(medOrd(forste.proof.share, prosent(forste.share)))} av lengden på elver og bekker har en kantsone på ${forste.widthM} m uten byggeformål.`
				])
	];
}

/** What the data do not tell, in a sentence each. */
export const uvisstord = ({ theme, state, areaM2 }: Uvisst): string =>
	`${TEMANAVN[theme]}: ${areal(areaM2)} av planen er ${state}.`;

type Sted = readonly [lng: number, lat: number];

const utsnitt = (scenario: number, [lng, lat]: Sted): URLSearchParams =>
	new URLSearchParams({
		scenario: String(scenario),
		kart: `15/${lat.toFixed(5)}/${lng.toFixed(5)}`
	});

const merke = (navn: string, [lng, lat]: Sted): string =>
	`${lat.toFixed(6)}/${lng.toFixed(6)}/${navn}`;

/** The map with a mark where the corridor is narrowest, or in its middle, and its zones lit. */
export function kartlenke(scenario: number, { id, name, place }: Korridor): string {
	const query = utsnitt(scenario, place);
	query.set('funn', merke(name, place));
	query.set('bevis', korridornokkel(id));
	return `/kart?${query.toString()}`;
}

/** The map at a part of the network: the object that it is in, else a mark. */
export function brolenke(scenario: number, { lokalId, name, place }: Nettbro): string {
	const query = utsnitt(scenario, place);
	if (lokalId) query.set('objekt', lokalId);
	else query.set('funn', merke(name, place));
	return `/kart?${query.toString()}`;
}
