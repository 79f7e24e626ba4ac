import type { Boligoversikt } from '#lib/server/housing.ts';

/** The whole answer, with what every figure rests on. A failed answer is an error and never an empty proof. */
export async function hentSvar(scenario: number): Promise<Boligoversikt> {
	const response = await fetch(`/api/scenarios/${scenario}/housing`);
	if (response.ok) return (await response.json()) as Boligoversikt;
	const body = (await response.json().catch(() => ({}))) as { detail?: string };
	throw new Error(body.detail ?? `Serveren svarte ${response.status}.`);
}
