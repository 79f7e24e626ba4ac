import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';
import { erEnkelttast, settEnkelttaster } from './enkelttaster.ts';
import Tastaturhjelp from './Tastaturhjelp.svelte';

const children = createRawSnippet(() => ({ render: () => '<p>Er du sikker?</p>' }));

describe('the one modal', () => {
	it('is named by its title, closes at Esc, and says so', async () => {
		const onlukk = vi.fn<() => void>();
		await render(Dialog, { tittel: 'Slett', apen: true, children, onlukk });
		await expect.element(page.getByRole('dialog', { name: 'Slett' })).toBeVisible();
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => onlukk.mock.calls.length).toBe(1);
		expect(document.querySelectorAll('dialog:modal').length).toBe(0);
	});

	it('never stands over another: opening one closes the other', async () => {
		await render(Dialog, { tittel: 'Første', apen: true, children });
		await render(Dialog, { tittel: 'Andre', apen: true, children });
		await expect.poll(() => document.querySelectorAll('dialog:modal').length).toBe(1);
		await expect.element(page.getByRole('dialog', { name: 'Andre' })).toBeVisible();
	});

	it('of keys turns single keys off and on, and none is heard while somebody writes', async () => {
		const heard: string[] = [];
		const listen = (event: KeyboardEvent) => {
			if (erEnkelttast(event)) heard.push(event.key);
		};
		addEventListener('keydown', listen);
		await render(Tastaturhjelp, { apen: true });
		await expect.element(page.getByRole('dialog', { name: 'Tastatur' })).toBeVisible();
		await page.getByRole('checkbox').click();
		await userEvent.keyboard('{Escape}');
		await userEvent.keyboard('?');
		expect(heard).toEqual([]);
		settEnkelttaster(true);
		const field = document.body.appendChild(document.createElement('input'));
		field.focus();
		await userEvent.keyboard('?');
		expect(heard).toEqual([]);
		field.remove();
		await userEvent.keyboard('?');
		expect(heard).toEqual(['?']);
		removeEventListener('keydown', listen);
		localStorage.clear();
	});
});
