import { sumfeil } from '#lib/domain/housing/formalsandel.ts';
import { formatFaktor } from '#lib/domain/tall.ts';
import type { Andelssone } from '#lib/server/formalsandel.ts';
import { getJson, hent } from '../hent.ts';
import { lesTall } from './parameterskjema.ts';

/** A line of the form: the purpose's code as text, and its share in per cent as it is written. */
export interface Andelsrad {
	formal: string;
	prosent: string;
}

const skriv = (share: number): string =>
	formatFaktor(Number((share * 100).toFixed(7)), 7).replaceAll('\u202f', '');

export const tilRader = (
	shares: readonly { readonly purpose: number; readonly share: number }[]
): Andelsrad[] =>
	shares.length === 0
		? [{ formal: '', prosent: '' }]
		: shares.map(({ purpose, share }) => ({ formal: String(purpose), prosent: skriv(share) }));

type Lest =
	| { readonly shares: readonly { readonly purpose: number; readonly share: number }[] }
	| {
			readonly feil: string;
			/** The line that it is said of; null: of all of them. */
			readonly rad: number | null;
	  };

/** The shares that the form holds, or the first thing that is wrong, and where. Empty lines are none. */
export function lesRader(rader: readonly Andelsrad[]): Lest {
	const shares: { purpose: number; share: number }[] = [];
	for (const [rad, { formal, prosent }] of rader.entries()) {
		if (formal === '' && prosent.trim() === '') continue;
		if (formal === '') return { feil: 'Velg formålet.', rad };
		const tall = lesTall(prosent);
		if (!(tall > 0 && tall <= 100)) return { feil: 'Skriv en prosent over 0 og høyst 100.', rad };
		if (shares.some(({ purpose }) => purpose === Number(formal)))
			return { feil: 'Formålet står i en linje over.', rad };
		shares.push({ purpose: Number(formal), share: Number((tall / 100).toFixed(9)) });
	}
	if (shares.length === 0) return { feil: 'Velg minst ett formål.', rad: 0 };
	const feil = sumfeil(shares.map(({ share }) => ({ andel: share })));
	return feil ? { feil: `${feil.charAt(0).toUpperCase()}${feil.slice(1)}`, rad: null } : { shares };
}

/** «60 % boligbebyggelse, 40 % kontor» */
export const andelstekst = (
	shares: readonly {
		readonly name: string | null;
		readonly purpose: number;
		readonly share: number;
	}[]
): string =>
	shares
		.map(
			({ name, purpose, share }) => `${skriv(share)} % ${(name ?? String(purpose)).toLowerCase()}`
		)
		.join(', ');

const adresse = (scenario: number) => `/api/scenarios/${scenario}/ledger/shares`;

export const hentAndelssone = (scenario: number, zone: string): Promise<Andelssone> =>
	getJson(`${adresse(scenario)}?zone=${zone}`);

export const sendAndeler = (scenario: number, endring: object): Promise<Response> =>
	hent(adresse(scenario), {
		method: 'POST',
		body: JSON.stringify(endring),
		headers: { 'content-type': 'application/json' }
	});
