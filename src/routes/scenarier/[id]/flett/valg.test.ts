import { describe, expect, it } from 'vitest';
import type { Flettebart } from '#lib/domain/plan/fletting.ts';
import type { Objekttilstand } from '#lib/domain/plan/endring.ts';
import { fletting, medValg, valgFor } from './valg.ts';

const stand = (lokalId: string, version: number): Objekttilstand => ({
	lokalId,
	version,
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
const objekt = (lokalId: string, mine = 2, theirs = 2): Flettebart => ({
	lokalId,
	ancestor: stand(lokalId, 1),
	mine: stand(lokalId, mine),
	theirs: stand(lokalId, theirs),
	changedByMine: true,
	changedByTheirs: true,
	same: false,
	group: null
});
const sak = (conflicts: Flettebart[], followers: Flettebart[] = []) => ({
	key: conflicts.map(({ lokalId }) => lokalId).join(' '),
	conflicts,
	followers
});
const par = (saker: ReturnType<typeof sak>[]) => ({
	fra: { id: 2, revision: 5 },
	inn: { id: 3, revision: 7 },
	saker
});

describe('what is chosen of a merge', () => {
	const [b1, gruppe] = [sak([objekt('B1')]), sak([objekt('B2'), objekt('B3')], [objekt('F1')])];
	const to = par([b1, gruppe]);

	it('is said of every conflict of a group, and of the revisions that were seen', () => {
		const valgt = medValg(medValg({}, to, b1, 'mine'), to, gruppe, 'theirs');
		expect(fletting(to, valgt, false)).toEqual({
			from: 2,
			seen: { from: 5, target: 7 },
			choices: { B1: 'mine', B2: 'theirs', B3: 'theirs' }
		});
		expect(fletting(to, {}, true)).toMatchObject({ choices: {}, again: true });
	});

	it('holds while the objects stand, and no longer', () => {
		const valgt = medValg(medValg({}, to, b1, 'mine'), to, gruppe, 'theirs');
		const newer = { ...to, inn: { id: 3, revision: 9 } };
		expect(valgFor(valgt, newer, b1)).toBe('mine');
		expect(valgFor(valgt, newer, sak([objekt('B1', 3)]))).toBeNull();
		expect(
			valgFor(valgt, newer, sak([objekt('B2'), objekt('B3')], [objekt('F1', 2, 3)]))
		).toBeNull();
	});

	it('is of these two scenarios alone', () => {
		const valgt = medValg({}, to, b1, 'mine');
		expect(valgFor(valgt, { ...to, fra: { id: 4, revision: 5 } }, b1)).toBeNull();
	});
});
