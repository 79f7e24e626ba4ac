import { kodeverdi } from '../codelists/index.ts';
import { INGEN, type Diffobjekt, type Diffside, type Diffslag, type Formalssum } from './diff.ts';

/** What became of an object, in a word. */
export const DIFFSLAG: Record<Diffslag, string> = {
	new: 'Ny',
	removed: 'Tatt ut',
	recoded: 'Nytt formål',
	reshaped: 'Ny grense',
	properties: 'Ny opplysning'
};

const STATUS = { 1: 'nåværende', 2: 'framtidig', 3: 'videreutvikling' } as const;

const TEMA: Record<string, string> = {
	arealformal: 'Arealformål',
	hensynssone: 'Hensynssone',
	bestemmelse: 'Bestemmelsesområde',
	planomrade: 'Planområde',
	linje: 'Linje',
	punkt: 'Punkt'
};

const EGENSKAP: Record<string, string> = {
	arealbruksstatus: 'status',
	omrNavn: 'navn',
	beskrivelse: 'beskrivelse',
	eierform: 'eierform',
	vertikalniva: 'vertikalnivå',
	egenskaper: 'andre opplysninger'
};

export const temanavn = (tema: string): string => TEMA[tema] ?? 'Annet';

/** Only a purpose is «nytt formål»; a zone or a line gets another kind. */
export const diffslag = ({ change, reshaped, tema }: Diffobjekt): string => {
	const slag = change === 'recoded' && tema !== 'arealformal' ? 'Ny type' : DIFFSLAG[change];
	return change === 'recoded' && reshaped ? `${slag} og ny grense` : slag;
};

/** The name of a code in its list; null where it has none. */
export const kodenavn = (side: Diffside | null): string | null =>
	side?.kodeliste && side.kode !== null
		? (kodeverdi(side.kodeliste, side.kode)?.navn ?? null)
		: null;

export const statusord = (side: Pick<Diffside, 'arealbruksstatus'> | null): string =>
	side?.arealbruksstatus ? STATUS[side.arealbruksstatus] : '';

/** How a purpose of the matrix is named to people. */
export const formalsnavn = ({
	key,
	kode,
	name
}: Pick<Formalssum, 'key' | 'kode' | 'name'>): string =>
	key === INGEN ? 'Uten formål' : kode === null ? 'Formål uten kode' : (name ?? `Kode ${kode}`);

/** Which properties differ, in words; where the purpose is new, what is written beside it goes with it. */
export function egenskapsord({ change, properties }: Diffobjekt): string {
	const told =
		change === 'recoded'
			? properties.filter((navn) => !['egenskaper', 'beskrivelse'].includes(navn))
			: properties;
	const named = told.length > 1 ? told.filter((navn) => navn !== 'egenskaper') : told;
	return named.map((navn) => EGENSKAP[navn] ?? navn).join(', ');
}
