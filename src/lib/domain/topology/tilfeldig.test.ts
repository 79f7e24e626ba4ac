import { describe, expect, it } from 'vitest';
import { seeded } from '#db/demo/geometry/random.ts';
import { erGyldig, linjesum, naboer, umatchet } from '#tests/support/topology/bevis.ts';
import {
	tilfeldigeEndringer,
	verktoy,
	type Lop
} from '#tests/support/topology/tilfeldigeEndringer.ts';
import { tilfeldigPlan } from '#tests/support/topology/tilfeldigPlan.ts';
import { boksOmSone } from './flislegging.ts';
import { Flislegging, type Edit, type Sone } from './index.ts';
import { at, soneArea2 } from './punkt.ts';

const COUNT = 10_000;
const start = tilfeldigPlan(1, { columns: 31, rows: 31, holes: 55 });
const area2 = (soner: Iterable<Sone>): number =>
	[...soner].reduce((sum, s) => sum + soneArea2(s), 0);
const byId = (soner: Iterable<Sone>): Sone[] => [...soner].sort((a, b) => (a.id < b.id ? -1 : 1));
const sidesOf = ({ before, after, created }: Edit): { was: Sone[]; is: Sone[] } => ({
	was: [...before.values()],
	is: [
		...[...after.values()].filter((s) => s !== null),
		...[...created.values()].map(({ sone }) => sone)
	]
});

describe(`a plan of ${start.length} zones after ${COUNT} edits at random, by every tool`, () => {
	const t = new Flislegging(start);
	const outline = umatchet(start);
	const wrong: string[] = [];
	const note = (nr: number, what: string) => wrong.push(`edit ${nr}: ${what}`);

	/** No gap, no overlap, nothing lost: of the zones that an edit touches. */
	const prove = (edit: Edit, nr: number): void => {
		const { was, is } = sidesOf(edit);
		if (area2(was) !== area2(is)) note(nr, 'the sum of areas changed');
		if (linjesum(was).join() !== linjesum(is).join()) note(nr, 'the borders do not add up');
		for (const sone of is) if (!erGyldig(sone)) note(nr, `${sone.id} is not valid`);
		if (nr % 1000 > 0) return;
		const open = umatchet(t.soner());
		if (linjesum(t.soner()).join() !== linjesum(start).join())
			note(nr, 'the plan has another outline');
		if ([...open.lines].some((line) => !outline.lines.has(line)))
			note(nr, 'a neighbour lacks a vertex');
	};
	let lop: Lop = { edits: [], accepted: new Map(), rejected: new Map() };

	it('is whole, valid and of the same area after each of them', () => {
		expect(start.length).toBeGreaterThanOrEqual(900);
		expect(
			start.filter(({ flater }) => (flater[0]?.length ?? 0) > 1).length
		).toBeGreaterThanOrEqual(50);
		lop = tilfeldigeEndringer(t, seeded(5), COUNT, prove);
		expect(wrong).toEqual([]);
		expect(area2(t.soner())).toBe(area2(start));
		expect(linjesum(t.soner())).toEqual(linjesum(start));
		expect([...umatchet(t.soner()).lines].filter((line) => !outline.lines.has(line))).toEqual([]);
	}, 120_000);

	it('was edited by each tool at least once in twenty times', () => {
		expect([...lop.accepted.keys()].sort()).toEqual(Object.keys(verktoy).sort());
		for (const count of lop.accepted.values()) expect(count).toBeGreaterThanOrEqual(COUNT / 20);
	});

	it('hardly ever refuses for want of room between borders', () => {
		const refused = [...lop.rejected].filter(([why]) =>
			/akkurat slik her|mindre enn 1 m²/.test(why)
		);
		expect(refused.reduce((sum, [, count]) => sum + count, 0)).toBeLessThan(COUNT / 500);
	});

	it('knows its neighbours as if it had been read anew', () => {
		expect(naboer(t)).toEqual(naboer(new Flislegging(t.soner())));
	});

	it('is exactly what it was when all of them are undone', () => {
		for (const { edit } of lop.edits.toReversed()) t.revert(edit);
		expect(byId(t.soner())).toEqual(byId(start));
		expect(naboer(t)).toEqual(naboer(new Flislegging(start)));
	});
});

describe('a browser that has a part of the plan', () => {
	it('never makes an edit that breaks the rest: it asks for more zones instead', () => {
		const whole = new Flislegging(start);
		const random = seeded(17);
		const tools = Object.values(verktoy);
		let [made, accepted, asked] = [0, 0, 0];
		const newId = () => `del${++made}`;
		for (let nr = 0; nr < 2000; nr++) {
			const ids = [...whole.soner()].map(({ id }) => id);
			const id = at(ids, Math.floor(random() * ids.length));
			const sone = whole.get(id) ?? at(start, 0);
			const box = boksOmSone(sone, random() < 0.5 ? 200 : 8000);
			const here = [...whole.zonesIn(box)].flatMap((other) => whole.get(other) ?? []);
			const part = new Flislegging(here, box);
			const answer = at(tools, nr % tools.length)({ t: part, ids: [id], random, newId });
			if (answer && !answer.ok && answer.code === 'not-loaded') asked++;
			if (!answer?.ok) continue;
			const { was, is } = sidesOf(answer.edit);
			expect(linjesum(is)).toEqual(linjesum(was));
			whole.apply(answer.edit);
			accepted++;
		}
		expect(Math.min(accepted, asked)).toBeGreaterThan(200);
		expect(linjesum(whole.soner())).toEqual(linjesum(start));
		expect(area2(whole.soner())).toBe(area2(start));
		const outline = umatchet(start).lines;
		expect([...umatchet(whole.soner()).lines].filter((line) => !outline.has(line))).toEqual([]);
		expect([...whole.soner()].filter((zone) => !erGyldig(zone))).toEqual([]);
	}, 60_000);
});
