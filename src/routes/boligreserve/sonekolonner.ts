import { FRADRAGSNAVN, FRADRAGSREKKE } from '#lib/domain/housing/fradrag.ts';
import type { Regnskapssone } from '#lib/domain/housing/kapasitetsregnskap.ts';
import type { Avstand, Regulering } from '#lib/domain/housing/soneforhold.ts';
import { formatAntall } from '#lib/domain/tall.ts';

export const STATUS = { 1: 'Nåværende', 2: 'Framtidig', 3: 'Videreutvikling' } as const;
export const REGNSKAP = { reserve: 'Reserve', fortetting: 'Fortetting' } as const;

type Del = Regnskapssone['parts'][number];

/** The area of the parts that fit, in dekar. */
export const daa = ({ parts }: Regnskapssone, passer: (del: Del) => boolean): number =>
	parts.filter(passer).reduce((n, { areaM2 }) => n + areaM2, 0) / 1000;

const FRADRAG: readonly string[] = FRADRAGSREKKE;
export const erFradrag = ({ kind }: Del): boolean => FRADRAG.includes(kind);
export const erNetto = ({ kind, state }: Del): boolean => kind === 'netto' && state === 'known';
export const erUkjent = ({ state }: Del): boolean => state === 'unmapped';

/** «dyrka jord 3,2, veg 0,1»: what was taken out, in dekar. */
export const fradragstekst = (sone: Regnskapssone): string =>
	FRADRAGSREKKE.map((slag) => [slag, daa(sone, ({ kind }) => kind === slag)] as const)
		.filter(([, areal]) => areal >= 0.05)
		.map(([slag, areal]) => `${FRADRAGSNAVN[slag]} ${formatAntall(areal, 1)}`)
		.join(', ');

const DEL: Partial<Record<Del['kind'], string>> = {
	uavklart: 'fradragene er ikke kjent',
	'ikke-fordelt': 'formålene er ikke fordelt',
	'uten-parameter': 'uten tetthet',
	'etter-bestemmelsene': 'antallet står i bestemmelsene',
	'uten-status': 'status mangler',
	'ukjent-formal': 'formål mangler'
};

/** Why something of the zone is unknown. */
export const ukjentgrunn = ({ parts }: Regnskapssone): string =>
	[
		...new Set(
			parts.filter(erUkjent).map(({ kind, reason }) => `${DEL[kind] ?? kind} (${reason ?? ''})`)
		)
	].join(', ');

type Tre = Regnskapssone['dwellings'];

/** «12 (8–20)»: middle, and from low to high. */
export function spenn(tre: Tre | undefined): string {
	if (!tre || tre.mid === null) return 'ikke kjent';
	const { min, mid, max } = tre;
	const [lav, middels, hoy] = [min, mid, max].map((verdi) => formatAntall(Math.round(verdi ?? 0)));
	return `${middels} (${lav}–${hoy})`;
}

const SVAR: Record<Regulering['answer'], string> = {
	ja: 'Ja',
	nei: 'Nei',
	delvis: 'Delvis',
	ukjent: 'Ikke kjent'
};

/** «Delvis, 40 %»; where nothing is known, why. */
export function regulert({ conditions }: Regnskapssone): string | null {
	if (!conditions) return null;
	const { answer, share, reason } = conditions.regulated;
	if (answer === 'ukjent') return reason ? storForbokstav(reason) : SVAR.ukjent;
	return answer === 'delvis' ? `Delvis, ${formatAntall(share * 100)}\u202f%` : SVAR[answer];
}

const storForbokstav = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1);

/** «350 m», why it is not known, or that there is none so near. */
export function avstandstekst(avstand: Avstand | undefined, sokM?: number): string {
	if (!avstand) return '–';
	if (avstand.state === 'unmapped') return avstand.reason ?? 'ikke kjent';
	if (avstand.m === null) return sokM ? `over ${formatAntall(sokM)}\u202fm` : 'ingen i datasettet';
	return `${formatAntall(Math.round(avstand.m / 10) * 10)}\u202fm`;
}
