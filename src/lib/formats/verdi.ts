import type { Egenskap } from '../domain/plan/planobjekt.ts';

/** Text as it stood, without blanks around it; null for what is no single value. */
export function tekst(verdi: Egenskap | undefined): string | null {
	if (typeof verdi === 'number') return String(verdi);
	if (typeof verdi !== 'string') return null;
	const trimmed = verdi.trim();
	return trimmed === '' ? null : trimmed;
}

/** A whole number that the database can hold; null for anything else. */
export function heltall(verdi: Egenskap | undefined): number | null {
	const text = tekst(verdi);
	if (text === null || !/^-?\d{1,9}(\.0+)?$/.test(text)) return null;
	return Number(text);
}

const ARCGIS_FLOOR = 1e10; // milliseconds since 1970, as ArcGIS writes dates; smaller numbers are yyyymmdd

function isoParts(verdi: Egenskap | undefined): string | null {
	if (typeof verdi === 'number' && Math.abs(verdi) >= ARCGIS_FLOOR && verdi < 1e13)
		return new Date(verdi).toISOString().slice(0, 10);
	const text = tekst(verdi);
	if (text === null) return null;
	const match =
		/^(\d{4})-(\d{2})-(\d{2})(?:$|[TZ+ -])/.exec(text) ??
		/^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(text);
	return match ? `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}` : null;
}

/**
 * ISO date of yyyymmdd, yyyymmddhhmmss, an ISO date or time, or ArcGIS milliseconds; null for what is no
 * day of the calendar (20170230, 0).
 */
export function dato(verdi: Egenskap | undefined): string | null {
	const iso = isoParts(verdi);
	if (iso === null) return null;
	const day = new Date(`${iso}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

/** Four digits: a number has lost its leading zero (301 is 0301 Oslo). */
export function kommunenummer(verdi: Egenskap | undefined): string | null {
	const text = tekst(verdi);
	return text !== null && /^\d{3,4}$/.test(text) ? text.padStart(4, '0') : null;
}
