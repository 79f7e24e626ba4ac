import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { malt, produkt, sum, ukjent } from '../domain/bevis.ts';
import TallMedBevis from './TallMedBevis.svelte';

const netto = malt('Netto areal', 12.5, 'dekar', {
	hvordan: 'Målt i planens UTM-sone',
	objekter: [{ lokalId: 'a-1', navn: 'B1', bidrag: 12.5 }],
	datasett: [{ kode: 'vann', navn: 'Vannflater', dato: '2026-01-15', tilstand: 'lastet' }]
});
const tetthet = {
	navn: 'Tetthet, middels',
	verdi: 2.2,
	enhet: 'boliger per dekar',
	kilde: 'Boligplanen',
	valg: true
} as const;
const boliger = produkt('Boliger, Raufoss', 'boliger', netto, [tetthet]);

describe('a figure with its proof', () => {
	it('opens by keyboard to formula, parameters, zones and data sets, and gives the focus back', async () => {
		await render(TallMedBevis, { tall: boliger, kart: '/kart?marker=a-1' });
		await userEvent.keyboard('{Tab}');
		const figur = page.getByRole('button', { name: /Boliger, Raufoss: 27,5/ });
		await expect.element(figur).toHaveFocus();
		await userEvent.keyboard('{Enter}');
		const dialog = page.getByRole('dialog', { name: 'Boliger, Raufoss' });
		await expect.element(dialog).toBeVisible();
		await expect
			.element(dialog)
			.toMatchTextContent(/12,5.dekar × 2,2.boliger per dekar = 27,5.boliger/);
		await expect.element(dialog).toMatchTextContent(/Tetthet, middels:.*valg.*Boligplanen/);
		await expect.element(dialog).toMatchTextContent(/B1/);
		await expect.element(dialog).toMatchTextContent(/Vannflater: lastet, 15\.01\.2026/);
		await expect
			.element(dialog.getByRole('link', { name: 'Vis sonene på kartet' }))
			.toHaveAttribute('href', '/kart?marker=a-1');
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => document.querySelectorAll('dialog').length).toBe(0);
		await expect.element(figur).toHaveFocus();
	});

	it('says «ikke kartlagt», never 0, and opens to why', async () => {
		const tall = ukjent('Kapasitet', 'boliger', 'ikke kartlagt', {
			hvorfor: 'Vann er ikke lastet.'
		});
		await render(TallMedBevis, { tall });
		const figur = page.getByRole('button', { name: /Kapasitet: ikke kartlagt/ });
		await expect.element(figur).toHaveTextContent('ikke kartlagt');
		await figur.click();
		await expect.element(page.getByRole('dialog')).toMatchTextContent(/Vann er ikke lastet\./);
		await userEvent.keyboard('{Escape}');
	});

	it('says «minst» of a sum with unknown parts, and names them', async () => {
		const tall = sum('Kapasitet', 'boliger', [
			boliger,
			ukjent('Soner i Eina', 'boliger', 'ikke kartlagt', { hvorfor: 'Grensen er ikke lastet.' })
		]);
		await render(TallMedBevis, { tall, vist: '28' });
		const figur = page.getByRole('button', { name: /minst 28/ });
		await figur.click();
		await expect
			.element(page.getByRole('dialog'))
			.toMatchTextContent(/Soner i Eina er ikke kartlagt/);
		await expect
			.element(page.getByRole('dialog'))
			.toMatchTextContent(/minst 28.boliger.*27,5 = 27,5.boliger ≈ 28/s);
		await userEvent.keyboard('{Escape}');
	});
});
