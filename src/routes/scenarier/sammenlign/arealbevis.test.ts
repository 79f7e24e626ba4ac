import { expect, it } from 'vitest';
import { formalssummer, overgang } from '#lib/domain/plan/diff.ts';
import { endretAreal, forskjell, sammenlignetAreal } from './arealbevis.ts';
import { iDekar, medFortegn } from './formal.ts';

const [BOLIG, LNF, VEG] = ['KpArealformal:1110', 'KpArealformal:5100', 'KpArealformal:2010'];
const matrix = [
	overgang(BOLIG, BOLIG, 90_000),
	overgang(BOLIG, LNF, 5000),
	overgang(LNF, BOLIG, 2000),
	overgang(VEG, BOLIG, 30),
	overgang(VEG, LNF, 0.02)
];
const svar = {
	a: { name: 'Gjeldende', revision: 3 },
	b: { name: 'Forslag', revision: 5 },
	srid: 25832,
	matrix,
	purposes: formalssummer(matrix),
	totalM2: 97_030.02,
	overlapM2: 0
};
const lest = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

it('the ground that gets another purpose is proved by each transition; the small ones are one part, and the sum is whole', () => {
	const { verdi, bevis } = endretAreal(svar);
	expect(verdi).toBeCloseTo(7.03002, 9);
	expect(bevis.ledd.map(({ navn, verdi: del }) => [lest(navn), del])).toEqual([
		[expect.stringMatching(/^1110 Boligbebyggelse → 5100 LNFR/), 5],
		[expect.stringMatching(/^5100 LNFR.* → 1110 Boligbebyggelse$/), 2],
		['2 mindre enn 0,1 dekar hver, 30 m² i alt', expect.closeTo(0.03002, 9)]
	]);
	expect(bevis.merknader[0]).toBe(
		'Før er «Gjeldende», revisjon 3. Etter er «Forslag», revisjon 5.'
	);
});

it('all that is compared is what changed and what did not', () => {
	const { verdi, bevis } = sammenlignetAreal(svar);
	expect(verdi).toBeCloseTo(svar.totalM2 / 1000, 9);
	expect(bevis.ledd.map((del) => del.verdi)).toEqual([
		expect.closeTo(7.03002, 9),
		expect.closeTo(90, 9)
	]);
});

it('what a purpose won or lost is what it has after, less what it had before', () => {
	const { verdi, bevis } = forskjell(svar, BOLIG);
	expect(verdi).toBeCloseTo(92.03 - 95, 9);
	expect(bevis.ledd.map((del) => del.verdi)).toEqual([expect.closeTo(92.03, 9), 95]);
});

it('ground that is there is never written as 0,0 dekar', () => {
	expect([0.02, 49, 50, 1234].map((m2) => lest(iDekar(m2)))).toEqual([
		'under 0,1',
		'under 0,1',
		'0,1',
		'1,2'
	]);
	expect(iDekar(0)).toBe('0,0');
	expect([-1234, -20, 0.1, 20, 1234].map((m2) => lest(medFortegn(m2)))).toEqual([
		'−1,2',
		'− under 0,1',
		'0,0',
		'+ under 0,1',
		'+1,2'
	]);
});
