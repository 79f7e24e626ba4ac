import type { Boligoversikt } from '#lib/server/housing.ts';
import type { Ledger } from '#lib/server/ledger.ts';

/** A failed answer is an error and never an empty one. */
async function hent<Svar>(adresse: string): Promise<Svar> {
	const response = await fetch(adresse);
	if (response.ok) return (await response.json()) as Svar;
	const body = (await response.json().catch(() => ({}))) as { detail?: string };
	throw new Error(body.detail ?? `Serveren svarte ${response.status}.`);
}

/** The whole answer, with what every figure rests on. */
export const hentSvar = (scenario: number): Promise<Boligoversikt> =>
	hent(`/api/scenarios/${scenario}/housing`);

/** The capacity ledger with all its zones. */
export const hentLedger = (scenario: number): Promise<Ledger> =>
	hent(`/api/scenarios/${scenario}/ledger`);
