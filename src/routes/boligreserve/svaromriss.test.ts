import { expect, it } from 'vitest';
import { malt, sum, ukjent, type Tall } from '#lib/domain/bevis.ts';
import { fotnotetekst, talltekst } from '#lib/ui/bevistekst.ts';
import type { Boligsvar } from '#lib/domain/housing/svar.ts';
import { svaromriss } from '#lib/domain/housing/svaromriss.ts';

const sone = malt('Areal, B12', 12, 'dekar', {
	hvordan: 'Målt',
	objekter: [{ lokalId: 'b12', navn: 'B12', bidrag: 12 }],
	merknader: ['Målt i UTM 32.']
});
const ikkeTalt = ukjent('Areal, B13', 'dekar', 'ikke kartlagt', {
	hvorfor: 'Vann er ikke lastet.'
});
const del = sum('Areal, Raufoss', 'dekar', [sone, ikkeTalt]);
const tall = sum('Areal, hele kommunen', 'dekar', [del, sone], { merknader: ['Uten skog.'] });

const alle = { min: tall, mid: tall, max: tall };
const rad = {
	unmappedParts: [{ state: 'ikke kartlagt', reason: 'Vann', daa: 1, zones: [] }],
	proof: { need: sone, capacity: alle, conditional: tall, unmapped: del, unmappedCapacity: alle }
};
const svar = { areas: [rad], totals: [rad], zones: [] } as unknown as Boligsvar;

const figurer = ({ areas, totals }: Boligsvar): Tall[] =>
	[...areas, ...totals].flatMap(({ proof: p }) => [
		p.need,
		...Object.values<Tall>(p.capacity),
		p.conditional,
		p.unmapped,
		...Object.values<Tall>(p.unmappedCapacity)
	]);

it('every figure in outline is written as the whole one, in its cell and in its footnote', () => {
	const hele = figurer(svar);
	const omriss = figurer(svaromriss(svar));
	expect(omriss.map((t) => [talltekst(t), fotnotetekst(t), t.grense])).toEqual(
		hele.map((t) => [talltekst(t), fotnotetekst(t), t.grense])
	);
	expect(omriss.map((t) => talltekst(t))).toContain('minst 24,0\u00a0dekar');
});

it('what the figures rest on is left out', () => {
	const text = JSON.stringify(svaromriss(svar));
	expect(JSON.stringify(svar)).toContain('b12');
	expect(text).not.toContain('b12');
});
