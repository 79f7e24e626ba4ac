import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Datatabell from './Datatabell.svelte';
import type { Kolonne } from './datatabell.ts';

interface Felt {
	readonly id: string;
	readonly navn: string;
	readonly daa: number;
}
const felt: Felt[] = Array.from({ length: 900 }, (_, i) => ({
	id: `f${i}`,
	navn: `B${i + 1}`,
	daa: (i * 37) % 500
}));
const kolonner: Kolonne<Felt>[] = [
	{ id: 'navn', tittel: 'Felt', verdi: (f) => f.navn },
	{ id: 'daa', tittel: 'Areal', enhet: 'daa', type: 'tall', verdi: (f) => f.daa }
];
const show = (extra: object = {}) =>
	render(Datatabell<Felt>, {
		tittel: 'Felt i planen',
		kolonner,
		rader: felt,
		radId: (f: Felt) => f.id,
		...extra
	});
const focused = () => document.activeElement?.textContent.trim();

describe('the table beside the map, by keyboard', () => {
	it('says how many of how many it shows, and names the filter that leaves rows out', async () => {
		await show();
		await expect.element(page.getByText('Viser 900 av 900')).toBeVisible();
		await page.getByLabelText('Filtrer Felt').fill('B89');
		await expect.element(page.getByText('Viser 11 av 900')).toBeVisible();
		await page.getByRole('button', { name: 'Fjern filteret Felt: B89' }).click();
		await expect.element(page.getByText('Viser 900 av 900')).toBeVisible();
	});

	it('sorts by Enter on a heading, the other way at the next, and tells it to a screen reader', async () => {
		await show();
		const heading = page.getByRole('columnheader', { name: /Areal/ });
		heading.getByRole('button').element().focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(heading).toHaveAttribute('aria-sort', 'ascending');
		await userEvent.keyboard('{Enter}');
		await expect.element(heading).toHaveAttribute('aria-sort', 'descending');
		await expect.poll(() => page.getByRole('row').nth(2).element().textContent).toMatch(/499/);
	});

	it('walks the rows with the arrows, over the edge of a page, and selects with Enter', async () => {
		const onvelg = vi.fn<(f: Felt) => void>();
		await show({ onvelg, perSide: 3 });
		page.getByRole('button', { name: 'B1', exact: true }).element().focus();
		await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
		await expect.poll(focused).toBe('B4');
		await userEvent.keyboard('{Enter}');
		expect(onvelg).toHaveBeenCalledExactlyOnceWith(felt[3]);
		await expect
			.element(page.getByRole('button', { name: 'B4', exact: true }))
			.toHaveAttribute('aria-pressed', 'true');
		await userEvent.keyboard('{End}');
		await expect.poll(focused).toBe('B900');
	});

	it('is one tab stop among the rows, however many they are', async () => {
		await show({ onvelg: () => undefined, perSide: 50 });
		await expect.poll(() => document.querySelectorAll('tbody [tabindex="0"]').length).toBe(1);
	});

	it('turns to the page of a row that was chosen on the map', async () => {
		await show({ onvelg: () => undefined, perSide: 100, valgt: 'f450' });
		await expect.element(page.getByText('Side 5 av 9')).toBeVisible();
		await expect.element(page.getByRole('button', { name: 'B451' })).toBeVisible();
	});

	it('keeps to filters and an order that it was given, as a link gives them', async () => {
		await show({
			filtre: { daa: { fra: 499 } },
			sortering: { kolonne: 'navn', synkende: true }
		});
		await expect.element(page.getByText('Viser 2 av 900')).toBeVisible();
		await expect.element(page.getByLabelText('Areal (daa) fra')).toHaveValue('499');
		await expect
			.poll(() => [...document.querySelectorAll('tbody tr th')].map((th) => th.textContent.trim()))
			.toEqual(
				felt
					.filter(({ daa }) => daa === 499)
					.map(({ navn }) => navn)
					.toReversed()
			);
	});

	it('says what to do when the filters leave nothing', async () => {
		await show();
		await page.getByLabelText('Filtrer Felt').fill('finnes ikke');
		await expect.element(page.getByText(/Fjern et filter/)).toBeVisible();
	});
});
