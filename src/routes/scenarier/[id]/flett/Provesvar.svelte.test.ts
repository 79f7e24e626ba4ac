import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Scenario } from '#lib/server/plans.ts';
import { Svarfeil } from '../../../hent.ts';
import Provesvar from './Provesvar.svelte';

const scenario = (id: number, name: string) => ({ id, name, srid: 25832 }) as Scenario;
const tekst = () => page.getByRole('alert').element().textContent;
const par = { inn: scenario(5, 'Sør'), fra: scenario(4, 'Nord') };

it('a merge that does not fit is told with what is wrong, where it is, and what to do; nothing is said to be done', async () => {
	const avvik = [
		{
			rule: 'plan.flate.glipe',
			severity: 'feil',
			message: 'Mellom B1 og B2 er det en glipe på 12 m².',
			place: { type: 'Point', coordinates: [587_000, 6_735_000] }
		}
	];
	const feil = new Svarfeil('Disse hører sammen, og må velges likt: B1, B2.', 422, {
		innhold: { avvik }
	});
	const onprov = vi.fn<() => void>();
	await render(Provesvar, { ...par, proving: { slag: 'avvist', feil }, onprov });
	await expect.poll(tekst).toMatch(/Ingenting er endret\./);
	await expect.poll(tekst).toMatch(/må velges likt: B1, B2/);
	await expect.poll(tekst).toMatch(/en glipe på 12 m²/);
	await expect.poll(tekst).toMatch(/rett grensene i «Nord» eller\s+«Sør»/);
	const lenke = page.getByRole('link', { name: /N.*Ø.*: vis i kartet/ });
	await expect.element(lenke).toHaveAttribute('href', expect.stringMatching(/scenario=4&kart=16/));
	await page.getByRole('button', { name: 'Prøv igjen' }).click();
	expect(onprov).toHaveBeenCalledOnce();
});

it('where no answer came, nobody is told that nothing was done', async () => {
	const feil = new Svarfeil('Vi fikk ikke svar. Sjekk nettet og prøv igjen.', null);
	await render(Provesvar, { ...par, proving: { slag: 'avvist', feil }, onprov: () => undefined });
	await expect.poll(tekst).toMatch(/Flettingen fikk ikke svar/);
	expect(tekst()).not.toMatch(/Ingenting er endret/);
});
