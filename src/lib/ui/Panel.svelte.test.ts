import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Panel from './Panel.svelte';

const children = createRawSnippet(() => ({ render: () => '<button>Innhold</button>' }));
const kant = () => page.getByRole('separator');

describe('the panel of the selected object', () => {
	it('is made wider and narrower from the keyboard, within its limits', async () => {
		await page.viewport(1280, 800);
		await render(Panel, { tittel: 'B12', children });
		kant().element().focus();
		await expect.element(kant()).toHaveAttribute('aria-orientation', 'vertical');
		await userEvent.keyboard('{ArrowLeft}');
		await expect.element(kant()).toHaveAttribute('aria-valuenow', '416');
		expect(page.getByRole('complementary').element().clientWidth).toBeGreaterThanOrEqual(415);
		await userEvent.keyboard('{Home}{ArrowRight}');
		await expect.element(kant()).toHaveAttribute('aria-valuenow', '320');
		await userEvent.keyboard('{End}');
		await expect.element(kant()).toHaveAttribute('aria-valuenow', '720');
	});

	it('is a sheet from below on a phone, raised and lowered with the arrows', async () => {
		await page.viewport(390, 800);
		await render(Panel, { tittel: 'B12', children });
		await expect.element(kant()).toHaveAttribute('aria-orientation', 'horizontal');
		kant().element().focus();
		await userEvent.keyboard('{ArrowUp}');
		await expect.element(kant()).toHaveAttribute('aria-valuenow', '50');
		const box = page.getByRole('complementary').element().getBoundingClientRect();
		expect([box.left, box.width, box.bottom]).toEqual([0, 390, 800]);
		expect(box.height).toBe(400);
	});

	it('closes at Esc from anywhere inside, once', async () => {
		const onlukk = vi.fn<() => void>();
		await render(Panel, { tittel: 'B12', children, onlukk });
		page.getByRole('button', { name: 'Innhold' }).element().focus();
		await userEvent.keyboard('{Escape}');
		expect(onlukk).toHaveBeenCalledOnce();
	});
});
