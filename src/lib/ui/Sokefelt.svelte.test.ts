import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Sokefelt from './Sokefelt.svelte';
import type { Sokesvar, Treff } from './sok.svelte.ts';

const merknad = null;
const treff: Treff[] = [
	{ id: '1', tittel: 'Raufoss', type: 'Sted' },
	{ id: '2', tittel: 'Raufoss Industripark', type: 'Sted', detalj: 'Vestre Toten' }
];
const felt = () => page.getByRole('combobox');
const show = (sok: (tekst: string, signal: AbortSignal) => Promise<Sokesvar>) => {
	const onvelg = vi.fn<(t: Treff) => void>();
	return render(Sokefelt, { sok, onvelg, snarvei: true, ventMs: 0 }).then(() => onvelg);
};

describe('the search field, by keyboard', () => {
	it('takes the focus at Ctrl+K, wherever one is', async () => {
		await show(() => Promise.resolve({ treff, merknad }));
		await userEvent.keyboard('{Control>}k{/Control}');
		await expect.element(felt()).toHaveFocus();
	});

	it('walks the hits with the arrows, keeps the focus in the field and takes one with Enter', async () => {
		const onvelg = await show(() => Promise.resolve({ treff, merknad }));
		await felt().fill('rau');
		await expect.element(felt()).toHaveAttribute('aria-expanded', 'true');
		await userEvent.keyboard('{ArrowDown}{ArrowDown}');
		const marked = page.getByRole('option', { name: /Industripark/ });
		await expect.element(marked).toHaveAttribute('aria-selected', 'true');
		expect(felt().element().getAttribute('aria-activedescendant')).toBe(marked.element().id);
		await userEvent.keyboard('{Enter}');
		expect(onvelg).toHaveBeenCalledExactlyOnceWith(treff[1]);
		await expect.element(felt()).toHaveAttribute('aria-expanded', 'false');
		await expect.element(felt()).toHaveFocus();
	});

	it('takes the first hit with Enter, also where it is still looking', async () => {
		const answer = Promise.withResolvers<Sokesvar>();
		const onvelg = await show(() => answer.promise);
		await felt().fill('rau');
		await userEvent.keyboard('{Enter}');
		expect(onvelg).not.toHaveBeenCalled();
		answer.resolve({ treff, merknad });
		await expect.poll(() => onvelg.mock.calls).toEqual([[treff[0]]]);
		await expect.element(felt()).toHaveAttribute('aria-expanded', 'false');
	});

	it('takes no hit of what stood in the field before', async () => {
		const onvelg = await show((tekst) =>
			tekst === 'rau'
				? Promise.resolve({ treff, merknad })
				: Promise.resolve({ treff: [], merknad: 'Ingen felt med «raux».' })
		);
		await felt().fill('rau');
		await expect.element(felt()).toHaveAttribute('aria-expanded', 'true');
		await felt().fill('raux');
		await userEvent.keyboard('{Enter}');
		await expect
			.poll(() => page.getByRole('status').element().textContent)
			.toBe('Ingen felt med «raux».');
		expect(onvelg).not.toHaveBeenCalled();
	});

	it('closes the list at Esc, and empties the field at the next', async () => {
		await show(() => Promise.resolve({ treff, merknad }));
		await felt().fill('rau');
		await expect.element(felt()).toHaveAttribute('aria-expanded', 'true');
		await userEvent.keyboard('{Escape}');
		await expect.element(felt()).toHaveAttribute('aria-expanded', 'false');
		await expect.element(felt()).toHaveValue('rau');
		await userEvent.keyboard('{Escape}');
		await expect.element(felt()).toHaveValue('');
	});

	it('tells «ingen treff» from what was never read in, and from a search that is down', async () => {
		let answer: () => Promise<Sokesvar> = () => Promise.resolve({ treff: [], merknad });
		await show(() => answer());
		await felt().fill('xyz');
		await expect.poll(() => page.getByRole('status').element().textContent).toMatch(/^Ingen treff/);
		answer = () => Promise.resolve({ treff: [], merknad: 'Eiendommene er ikke lest inn her.' });
		await felt().fill('12/3');
		await expect
			.poll(() => page.getByRole('status').element().textContent)
			.toBe('Eiendommene er ikke lest inn her.');
		answer = () => Promise.reject(new Error('down'));
		await felt().fill('xyzæ');
		await expect
			.poll(() => page.getByRole('status').element().textContent)
			.toMatch(/^Søket svarer ikke/);
	});

	it('lets an old answer never overtake a newer question', async () => {
		const waiting: ((answer: Sokesvar) => void)[] = [];
		await show(() => new Promise((resolve) => waiting.push(resolve)));
		await felt().fill('r');
		await expect.poll(() => waiting.length).toBe(1);
		await felt().fill('ra');
		await expect.poll(() => waiting.length).toBe(2);
		waiting[1]?.({ treff: treff.slice(0, 1), merknad });
		await expect.poll(() => page.getByRole('option').query()?.textContent).toMatch(/^Raufoss/);
		waiting[0]?.({ treff: [{ id: '9', tittel: 'Gammelt svar', type: 'Sted' }], merknad });
		await new Promise((resolve) => setTimeout(resolve, 20));
		await expect.poll(() => page.getByRole('option').query()?.textContent).toMatch(/^Raufoss/);
	});
});
