import { afterEach, expect, it, vi } from 'vitest';
import {
	avvikI,
	endreScenario,
	erEndretAvAndre,
	erNavnetOpptatt,
	feiltekst,
	konflikterI
} from './scenariokall.ts';

afterEach(() => {
	vi.unstubAllGlobals();
});

/** The error of a change that the server answers so. */
async function refused(status: number, body: object): Promise<unknown> {
	vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, { status })));
	return endreScenario(4, { version: 1, name: 'Ny' }).then(
		() => null,
		(error: unknown) => error
	);
}

it('a name that is taken is told from a scenario that somebody else changed first', async () => {
	const taken = await refused(409, { detail: 'Velg et annet navn.', details: { name: 'Ny' } });
	expect(feiltekst(taken)).toBe('Velg et annet navn.');
	expect([erNavnetOpptatt(taken), erEndretAvAndre(taken)]).toEqual([true, false]);
	const changed = await refused(409, { detail: 'Endret', details: { version: 2, name: 'Annet' } });
	expect([erNavnetOpptatt(changed), erEndretAvAndre(changed)]).toEqual([false, true]);
});

it('what is in conflict and what a plan cannot have come with the refusal; another error has neither', async () => {
	const conflict = await refused(409, { detail: 'x', conflicts: [{ lokalId: 'a' }] });
	expect(konflikterI(conflict)).toEqual([{ lokalId: 'a' }]);
	expect([erNavnetOpptatt(conflict), erEndretAvAndre(conflict)]).toEqual([false, false]);
	const avvik = await refused(422, { detail: 'x', avvik: [{ rule: 'glipe' }] });
	expect(avvikI(avvik)).toEqual([{ rule: 'glipe' }]);
	expect(konflikterI(avvik)).toEqual([]);
	expect([avvikI(new Error('nede')), konflikterI(new Error('nede'))]).toEqual([[], []]);
	expect(erNavnetOpptatt(await refused(403, { details: { name: 'x' } }))).toBe(false);
});
