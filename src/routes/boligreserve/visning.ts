import { formatAntall, heltallMedSammeSum, telleord, telt } from '#lib/domain/tall.ts';
import type { Tall } from '#lib/domain/bevis.ts';
import {
	differansegrense,
	erMinstSaMye,
	medGrense,
	motsattGrense,
	type Grense
} from '#lib/domain/bevisgrense.ts';
import type { Figur } from '#lib/domain/housing/figur.ts';
import type { Boligomrade, Boligsvar } from '#lib/domain/housing/svar.ts';
import type { Tomtefortetting } from '#lib/server/ledger.ts';
import type { Niva } from '#lib/domain/housing/parametre.ts';

/** The whole numbers that are shown for a row; null where nothing is known. */
export interface Heltall {
	readonly need: number | null;
	readonly capacity: Readonly<Record<Niva, number | null>>;
}

/** Whole numbers down a column that add up to their rounded sum; unknown ones stay unknown. */
function kolonne(verdier: readonly (number | null)[]): (number | null)[] {
	const hele = heltallMedSammeSum(verdier.filter((verdi) => verdi !== null));
	let i = 0;
	return verdier.map((verdi) => (verdi === null ? null : (hele[i++] ?? null)));
}

/** The shown integers of every row of one period: they add up to the total's, column by column. */
export function heltall(rader: readonly Boligomrade[]): Heltall[] {
	const need = kolonne(rader.map((r) => r.need));
	const min = kolonne(rader.map((r) => r.capacity.min));
	const mid = kolonne(rader.map((r) => r.capacity.mid));
	const max = kolonne(rader.map((r) => r.capacity.max));
	return rader.map((_, i) => ({
		need: need[i] ?? null,
		capacity: { min: min[i] ?? null, mid: mid[i] ?? null, max: max[i] ?? null }
	}));
}

export const boliger = (verdi: number | null): string =>
	verdi === null ? 'ikke kjent' : formatAntall(Math.round(verdi));

/** A row as the page shows it: in the cards, in the table and in the proof it has the same whole numbers. */
export interface Visrad {
	readonly rad: Boligomrade;
	readonly hele: Heltall;
	readonly svar: Svar;
	/** The index of its period. */
	readonly blokk: number;
}

/** Every row, period by period, the whole municipality last in each. */
export const visrader = ({ areas, totals }: Pick<Boligsvar, 'areas' | 'totals'>): Visrad[] =>
	totals.flatMap((total, blokk) => {
		const rader = areas.filter(({ period }) => period === total.period);
		const tall = [...heltall(rader), ...heltall([total])];
		return [...rader, total].flatMap((rad, i) => {
			const hele = tall[i];
			return hele ? [{ rad, hele, svar: vurdering(rad, hele), blokk }] : [];
		});
	});

/** A place with its row in each period. */
export interface Sted {
	readonly navn: string;
	readonly rader: readonly Visrad[];
}

/** Place by place, each with its periods in order: the tettsteder and what lies outside them. */
export function steder(rader: readonly Visrad[]): Sted[] {
	const medSoner = rader.filter(({ rad }) => rad.kind !== 'rest' && rad.kind !== 'hele');
	return [...Map.groupBy(medSoner, ({ rad }) => rad.tettsted)].map(([navn, egne]) => ({
		navn,
		rader: egne
	}));
}

/** The largest value a place's meters must show, with room for what has no length. */
export const skala = (rader: readonly Visrad[]): number =>
	Math.max(
		1,
		...rader.flatMap(({ rad: r }) => [
			r.need ?? 0,
			r.capacity.max ?? 0,
			((r.capacity.mid ?? 0) + (r.unmappedCapacity.mid ?? 0)) * (r.unmapped > 0 ? 1.06 : 1)
		])
	);

/** The answer to «is the need met?», in words: never told by colour alone. */
export interface Svar {
	readonly slag: 'mangler' | 'nok' | 'ukjent';
	readonly tekst: string;
}

/** How what is left over lies to the truth, where need or capacity is known in part. */
const overgrense = ({ proof: { capacity, need } }: Boligomrade): Grense =>
	differansegrense(capacity.mid, [need]);

/** Is the need met? Reckoned from the whole numbers on the screen; nothing is said of what is not known. */
export function vurdering(rad: Boligomrade, { need, capacity }: Heltall): Svar {
	if (rad.kind === 'rest') return { slag: 'ukjent', tekst: 'Ikke lagt til et sted ennå' };
	if (need === null) return { slag: 'ukjent', tekst: 'Behovet er ikke tallfestet' };
	if (capacity.mid === null) return { slag: 'ukjent', tekst: 'Kapasiteten er ikke kjent' };
	const mangler = need - capacity.mid;
	const grense = overgrense(rad);
	if (mangler > 0)
		return {
			slag: 'mangler',
			tekst: `Mangler ${medGrense(motsattGrense(grense), formatAntall(mangler))}`
		};
	const over = `${medGrense(grense, formatAntall(-mangler))} til overs`;
	if (!erMinstSaMye(grense)) return { slag: 'ukjent', tekst: `Ikke avklart: ${over}` };
	return { slag: 'nok', tekst: mangler === 0 ? 'Nok plass' : `Nok plass, ${over}` };
}

const og = (navn: readonly string[]): string =>
	navn.length < 2 ? (navn[0] ?? '') : `${navn.slice(0, -1).join(', ')} og ${navn.at(-1) ?? ''}`;

/** Of the whole municipality, where no period has an answer. */
function hvorforUkjent(totaler: readonly Visrad[]): string {
	if (totaler.every(({ hele }) => hele.need === null))
		return 'Behovet for hele kommunen er ikke tallfestet.';
	return totaler.some(({ hele }) => hele.need !== null && hele.capacity.mid !== null)
		? 'Det er ikke avklart om planen har plass nok: behovet eller fradragene er bare delvis kjent.'
		: 'Kapasiteten for hele kommunen er ikke kjent, så det kan ikke sies om planen har plass nok.';
}

/** The page in two sentences: is there room in all, and is it where the goals ask for it? */
export function konklusjon(rader: readonly Visrad[]): string[] {
	const totaler = rader.filter(({ rad }) => rad.kind === 'hele');
	const mangler = totaler.filter(({ svar }) => svar.slag === 'mangler');
	const navn = (slag: Svar['slag']) => [
		...new Set(
			rader
				.filter(({ rad, svar }) => rad.kind === 'tettsted' && svar.slag === slag)
				.map(({ rad }) => rad.tettsted)
		)
	];
	if (totaler.every(({ svar }) => svar.slag === 'ukjent')) return [hvorforUkjent(totaler)];
	const ukjente = totaler.filter(({ svar }) => svar.slag === 'ukjent');
	const samlet =
		mangler.length > 0
			? `Planen har for få boliger samlet i ${og(mangler.map(({ rad }) => rad.period))}${mangler.every(({ rad }) => erMinstSaMye(motsattGrense(overgrense(rad)))) ? '' : ', i det som er kjent'}.`
			: ukjente.length > 0
				? `Planen har plass nok samlet i periodene der ${ukjente.every(({ hele }) => hele.need === null) ? 'behovet er tallfestet' : 'behov og kapasitet er kjent'}.`
				: 'Planen har plass nok samlet.';
	const uten = navn('mangler');
	if (uten.length > 0) return [samlet, `Det mangler boliger i ${og(uten)} i minst én periode.`];
	const isAlle = !rader.some(
		({ rad, hele, svar }) => rad.kind === 'tettsted' && hele.need !== null && svar.slag === 'ukjent'
	);
	return navn('nok').length > 0 && isAlle
		? [samlet, 'Tettstedene med mål har nok plass.']
		: [samlet];
}

const medOrd = ({ grense }: Tall, hele: number | null): string =>
	hele === null ? boliger(hele) : medGrense(grense, boliger(hele));

/** What a meter shows, as one sentence. */
export const malertekst = ({ rad, hele, svar }: Visrad): string =>
	[
		`${rad.tettsted}, ${rad.period}`,
		svar.tekst,
		`behov ${medOrd(rad.proof.need, hele.need)}`,
		`kapasitet ${medOrd(rad.proof.capacity.mid, hele.capacity.mid)} (${boliger(hele.capacity.min)}–${boliger(hele.capacity.max)})`,
		`betinget ${boliger(rad.conditional)}`,
		rad.unmappedCapacity.mid === null
			? 'hva som kan bygges der det ikke er kartlagt, er ikke kjent'
			: `ikke kartlagt eller vurdert ${telt(rad.unmappedCapacity.mid, 'boliger')}`,
		...(rad.unmapped > 0 ? [`${formatAntall(rad.unmapped, 1)} dekar uten boligtall`] : [])
	].join(', ');

/** Name of a place as a heading. */
export const storForbokstav = (navn: string): string =>
	navn.charAt(0).toUpperCase() + navn.slice(1);

/** How a figure of the row is written: the whole number that adds up (`vist`), and where it stands in words, those. */
export function figurtekst(
	{ rad, hele, svar }: Visrad,
	figur: Figur
): { readonly vist?: string; readonly tekst?: string } {
	const helt = (verdi: number | null) => (verdi === null ? {} : { vist: formatAntall(verdi) });
	switch (figur) {
		case 'behov':
			return helt(hele.need);
		case 'kapasitet':
			return helt(hele.capacity.mid);
		case 'lav':
			return helt(hele.capacity.min);
		case 'hoy':
			// «minst» stands before the lower end of the span.
			return hele.capacity.max === null
				? {}
				: { ...helt(hele.capacity.max), tekst: formatAntall(hele.capacity.max) };
		case 'betinget':
			return helt(rad.conditional && Math.round(rad.conditional));
		case 'ukjent':
			return { vist: formatAntall(rad.unmapped, 1) };
		case 'om-kartlagt':
			return helt(rad.unmappedCapacity.mid && Math.round(rad.unmappedCapacity.mid));
		case 'svar':
			return {
				...helt(
					hele.need === null || hele.capacity.mid === null
						? null
						: Math.abs(hele.need - hele.capacity.mid)
				),
				tekst: svar.tekst
			};
	}
}

/** What the ledger of fortetting has of single parcels, in a sentence or two: not run is something else than none. */
export function tomtesetning(t: Tomtefortetting): string {
	if (t.parcels === null || t.dwellings === null)
		return `Fortetting tomt for tomt er ${t.state} og er ikke med. ${t.reason ?? ''}`.trim();
	const tomter = telt(t.parcels, 'godkjente tomter');
	const boliger = medGrense(
		t.unknown === 0 ? 'eksakt' : 'minst',
		formatAntall(Math.round(t.dwellings))
	);
	const uten =
		t.unknown === 0
			? ''
			: ` ${t.unknown === null ? 'Noen' : formatAntall(t.unknown)} godkjente har ikke et tall, eller er ikke lenger kandidater, og er ikke med.`;
	const gammel = t.outdated.length > 0 ? ` Kjøringen er gammel: ${t.outdated.join(', ')}.` : '';
	return `Med i fortetting: ${tomter} med ${boliger} ${telleord(t.dwellings, 'boliger')}, realistisk.${uten}${gammel}`;
}
