import { describe, expect, it, vi } from 'vitest';
import { Fokus } from './fokus.ts';

const parts = () => ({ panel: { focus: vi.fn() }, kart: { focus: vi.fn() } });
const none = { panel: undefined, tabell: undefined, lag: undefined, kart: undefined };

describe('where the keyboard goes on the map page', () => {
	it('is what was asked for, as soon as it is there, and once', () => {
		const { panel, kart } = parts();
		const fokus = new Fokus();
		fokus.want('panel');
		fokus.settle({ ...none, kart });
		expect(kart.focus).not.toHaveBeenCalled();
		fokus.settle({ ...none, kart, panel });
		fokus.settle({ ...none, kart, panel });
		expect(panel.focus).toHaveBeenCalledOnce();
	});

	it('follows a search once, whatever changes on the page after it', () => {
		const { panel, kart } = parts();
		const fokus = new Fokus();
		const state: App.PageState = { fokus: 'panel' };
		fokus.arrive(state);
		fokus.settle({ ...none, kart, panel });
		fokus.arrive(state);
		fokus.settle({ ...none, kart, panel });
		expect(panel.focus).toHaveBeenCalledOnce();
	});

	it('is not lost when the address is written in between', () => {
		const { panel } = parts();
		const fokus = new Fokus();
		fokus.want('panel');
		fokus.arrive({});
		fokus.settle({ ...none, panel });
		expect(panel.focus).toHaveBeenCalledOnce();
	});
});
