import { describe, expect, it } from 'vitest';
import type { Objekttilstand } from './endring.ts';
import { flett, flettesaker, kommerInn, type Flettebart } from './fletting.ts';

const stand = (lokalId: string): Objekttilstand => ({
	lokalId,
	version: 1,
	geometry: { type: 'Point', coordinates: [0, 0] },
	areaM2: 0,
	properties: {
		objekttype: 'KpArealformålOmråde',
		kode: 1110,
		arealbruksstatus: 1,
		omrNavn: lokalId,
		beskrivelse: null,
		eierform: null,
		vertikalniva: null,
		egenskaper: {}
	}
});
/** An object that was changed here, there or in both; one of a group must be chosen with the others of it. */
const bart = (lokalId: string, where: 'mine' | 'theirs' | 'both', group: number | null = null) => ({
	lokalId,
	ancestor: stand(lokalId),
	mine: stand(lokalId),
	theirs: stand(lokalId),
	changedByMine: where !== 'theirs',
	changedByTheirs: where !== 'mine',
	same: false,
	group
});
const ider = (objekter: readonly Flettebart[]) => objekter.map(({ lokalId }) => lokalId);

const ALENE = bart('alene', 'theirs');
const VAR = bart('vår', 'mine');
const NAVN = bart('navn', 'both');
const GRENSE = [bart('g1', 'both', 1), bart('g2', 'theirs', 1), bart('g3', 'mine', 1)];
const FREDELIG = [bart('f1', 'theirs', 2), bart('f2', 'theirs', 2)];
const LIKT = { ...bart('likt', 'both'), same: true };
const ALLE = [ALENE, VAR, NAVN, ...GRENSE, ...FREDELIG, LIKT];

describe('the choices of a merge', () => {
	it('are one for each group with a conflict in it, with all that follows, and one for each other conflict', () => {
		expect(
			flettesaker(ALLE).map(({ conflicts, followers }) => [ider(conflicts), ider(followers)])
		).toEqual([
			[['navn'], []],
			[['g1'], ['g2', 'g3']]
		]);
	});

	it('are not asked of what only theirs has changed, and what follows a choice does not come in by itself', () => {
		expect(ider(kommerInn(ALLE))).toEqual(['alene', 'f1', 'f2']);
	});

	it('decide for their whole group', () => {
		const done = (choice: 'mine' | 'theirs') => flett(ALLE, { navn: 'mine', g1: choice });
		expect(done('theirs')).toEqual({ ok: true, objects: ['alene', 'g1', 'g2', 'g3', 'f1', 'f2'] });
		expect(done('mine')).toEqual({ ok: true, objects: ['alene', 'f1', 'f2'] });
		expect(flett(ALLE, { navn: 'mine' })).toMatchObject({
			ok: false,
			conflicts: [{ lokalId: 'g1' }]
		});
	});
});
