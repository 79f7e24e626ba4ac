import { expect, it } from 'vitest';
import type { Konflikt, Objekttilstand, Operasjon } from '#lib/domain/plan/endring.ts';
import { medFolger, motsetninger, oppaDeres } from './konflikt.ts';
import { egenskaperAv } from './tilstand.ts';
import type { Post } from './utboks.ts';

const punkt = (e: number) => ({ type: 'Point' as const, coordinates: [e, 0] });
const egenskaper = egenskaperAv({ objekttype: 'KpPunkt', omrNavn: 'P1' });
const fra = { geometry: punkt(0), properties: egenskaper };
const post = (operations: Operasjon[], nr = 1): Post => ({
	nr,
	scenario: 1,
	client: 'her',
	konto: 'meg',
	message: '',
	operations,
	fra: { a: fra, b: fra },
	laget: 0
});
const theirs = (e: number, omrNavn: string): Objekttilstand => ({
	lokalId: 'a',
	version: 7,
	geometry: punkt(e),
	properties: { ...egenskaper, omrNavn },
	areaM2: 0
});
const konflikt = (mine: Operasjon, their: Objekttilstand | null): Konflikt => ({
	lokalId: 'a',
	mine,
	theirs: their,
	who: null,
	when: null,
	message: null
});
const moves: Operasjon = { op: 'update', lokalId: 'a', version: 3, geometry: punkt(1) };

it('den enes grense og den andres navn går sammen', () => {
	const [par] = motsetninger(post([moves]), [konflikt(moves, theirs(0, 'P2'))]);
	expect(par?.kolliderer).toEqual([]);
});

it('to som har flyttet det samme, må velge', () => {
	const [par] = motsetninger(post([moves]), [konflikt(moves, theirs(2, 'P1'))]);
	expect(par?.kolliderer).toEqual(['geometrien']);
});

it('to som har gitt det samme hvert sitt navn, må velge', () => {
	const renames: Operasjon = {
		op: 'update',
		lokalId: 'a',
		version: 3,
		properties: { omrNavn: 'P9' }
	};
	const [par] = motsetninger(post([renames]), [konflikt(renames, theirs(0, 'P2'))]);
	expect(par?.kolliderer).toEqual(['omrNavn']);
});

it('det de har slettet, kommer tilbake slik jeg gjorde det, med det det var', () => {
	const [op] = oppaDeres(post([moves]), [konflikt(moves, null)]).operations;
	expect(op).toEqual({
		op: 'create',
		lokalId: 'a',
		version: 0,
		geometry: punkt(1),
		properties: egenskaper
	});
});

it('det begge har slettet, er det ingenting igjen av', () => {
	const gone: Operasjon = { op: 'delete', lokalId: 'a', version: 3 };
	expect(oppaDeres(post([gone]), [konflikt(gone, null)]).operations).toEqual([]);
});

it('det som bygger på en forkastet redigering, faller med den, også i andre ledd', () => {
	const b: Operasjon = { op: 'update', lokalId: 'b', version: 1, geometry: punkt(1) };
	const ko = [
		post([moves], 1),
		post([{ ...b, lokalId: 'c' }], 2),
		post([{ ...moves, version: 4 }, b], 3),
		post([{ ...b, version: 2 }], 4)
	];
	expect(medFolger(ko[0] as Post, ko).map(({ nr }) => nr)).toEqual([1, 3, 4]);
});
