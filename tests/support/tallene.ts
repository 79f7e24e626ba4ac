import type { Tall } from '../../src/lib/domain/bevis.ts';

const erObjekt = (verdi: unknown): verdi is Readonly<Record<string, unknown>> =>
	typeof verdi === 'object' && verdi !== null;

const erTall = (verdi: Readonly<Record<string, unknown>>): boolean =>
	'bevis' in verdi && 'grense' in verdi && 'verdi' in verdi;

/** What an element of a list goes by: its place in the list may be another's when data are gone. */
function navnPa(verdi: unknown, i: number): string {
	if (!erObjekt(verdi)) return String(i);
	const deler = ['id', 'nokkel', 'lokalId', 'widthM', 'tettsted', 'period', 'navn', 'kind'].flatMap(
		(felt) =>
			typeof verdi[felt] === 'string' || typeof verdi[felt] === 'number' ? verdi[felt] : []
	);
	return deler.length > 0 ? deler.join('|') : String(i);
}

/** Every figure with proof in an answer, by where it stands; what it is made of is not looked into. */
export function tallene(svar: unknown, sti = ''): Map<string, Tall> {
	if (!erObjekt(svar)) return new Map();
	if (erTall(svar)) return new Map([[sti, svar as unknown as Tall]]);
	const felter = Array.isArray(svar)
		? svar.map((verdi, i) => [navnPa(verdi, i), verdi] as const)
		: Object.entries(svar);
	return new Map(felter.flatMap(([navn, verdi]) => [...tallene(verdi, `${sti}/${navn}`)]));
}
