import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folketall } from '../../domain/housing/folketall.ts';
import type { Aldersinndeling } from '../../domain/housing/statistikk.ts';
import { lesStatistikk } from './read.ts';

/** A wrong population is worse than none: every file here gave a number that nobody counted. */
function svar(text: string, inndeling: Aldersinndeling = 'alle'): number[][] | string {
	const tabell = lesStatistikk(new TextEncoder().encode(text));
	if ('feil' in tabell) return tabell.feil;
	const lest = folketall(tabell.funnet, '3443', inndeling);
	return 'feil' in lest ? lest.feil : lest.funnet.map(({ personer }) => [...personer]);
}
const HODE = 'region;kjønn;alder;år;v';
const rader = (...linjer: string[]) => [HODE, ...linjer].join('\n');
const bred = (...linjer: string[]) => ['region;kjønn;alder;2026;2038', ...linjer].join('\n');

describe('both sexes', () => {
	it('one of them alone is refused', () => {
		expect(svar(rader('3443;Menn;Alle aldre;2026;6700'))).toContain('bare menn');
		expect(svar(rader('3443;Kvinner;Alle aldre;2026;6700'))).toContain('bare kvinner');
		expect(svar(rader('3443;1;Alle aldre;2026;6700'))).toContain('bare menn');
	});

	it.each(['Totalt', 'Menn og kvinner', 'Alle kjønn', 'Begge kjønn', 'I alt', '0', 'Both sexes'])(
		'«%s» beside its parts is the same people',
		(samlet) => {
			const deler = ['3443;Menn;Alle aldre;2026;10', '3443;Kvinner;Alle aldre;2026;20'];
			expect(svar(rader(`3443;${samlet};Alle aldre;2026;30`, ...deler))).toEqual([[30]]);
			expect(svar(rader(...deler, `3443;${samlet};Alle aldre;2026;31`))).toContain('31');
		}
	);

	it('one of them is not more than both', () => {
		const menn = '3443;Menn;Alle aldre;2026;40';
		expect(svar(rader('3443;Begge kjønn;Alle aldre;2026;30', menn))).toContain('mer enn 30');
		expect(svar(rader('3443;Begge kjønn;Alle aldre;2026;50', menn))).toEqual([[50]]);
	});

	it('something that is no sex is refused', () => {
		expect(svar(rader('3443;Uoppgitt;Alle aldre;2026;3'))).toContain('«Uoppgitt»');
	});

	it('a hole in the grid is refused: one sex in an age or a year', () => {
		const hull = ['3443;Menn;0-19 år;2026;10', '3443;Kvinner;0-19 år;2026;10'];
		expect(svar(rader(...hull, '3443;Menn;20 år eller eldre;2026;10'))).toContain('bare menn');
		expect(svar(rader(...hull, '3443;Kvinner;20 år eller eldre;2026;10'))).toContain(
			'bare kvinner'
		);
		const aar = [
			'3443;Menn;Alle aldre;2026;1',
			'3443;Kvinner;Alle aldre;2026;1',
			'3443;Menn;Alle aldre;2038;1'
		];
		expect(svar(rader(...aar))).toContain('2038');
	});
});

describe('ages', () => {
	const alder = (...linjer: string[]) => ['region;alder;år;Personer', ...linjer].join('\n');
	it.each(['Alle aldre', 'I alt', 'Totalt', 'Alle', '999', 'All ages'])(
		'«%s» beside single ages is the same people',
		(samlet) => {
			const deler = ['3443;0 år;2026;10', '3443;1 år;2026;20', '3443;2 år eller eldre;2026;30'];
			expect(svar(alder(...deler, `3443;${samlet};2026;60`))).toEqual([[60]]);
			expect(svar(alder(`3443;${samlet};2026;61`, ...deler))).toContain('61');
		}
	);

	it('a total is taken where its parts are not all there, and is not less than them', () => {
		expect(svar(alder('3443;Alle aldre;2026;60', '3443;80 år eller eldre;2026;20'))).toEqual([
			[60]
		]);
		expect(svar(alder('3443;Alle aldre;2026;10', '3443;80 år eller eldre;2026;20'))).toContain(
			'mer enn'
		);
	});

	it('groups that overlap and rows that stand twice are refused', () => {
		const delt = ['3443;0-19 år;2026;1', '3443;20 år eller eldre;2026;1'];
		expect(svar(alder(...delt, '3443;5-9 år;2026;1'))).toContain('to ganger');
		expect(svar(alder('3443;Alle aldre;2026;2', ...delt, '3443;5-9 år;2026;1'))).toContain(
			'to ganger'
		);
		expect(svar(alder(...delt, '3443;0-19 år;2026;1'))).toContain('to ganger');
		expect(svar(alder('3443;Alle aldre;2026;1', '3443;I alt;2026;1'))).toContain('to ganger');
		expect(svar(alder('3443;0-19 år;2026;1', '3443;000-019;2026;1'))).toContain('to ganger');
	});

	it('what no one is old enough for is no age', () => {
		expect(svar(alder('3443;0-19 år;2026;1', '3443;998;2026;1'))).toContain('ikke en alder');
		expect(svar(alder('3443;9-5 år;2026;1'))).toContain('ikke en alder');
	});
});

describe('the number itself', () => {
	const ett = (tall: string) => svar(rader(`3443;Begge kjønn;Alle aldre;2026;${tall}`));
	it.each(['13.500', '13,500', '1.234.567', '10 20'])('«%s» can be read in two ways', (tall) => {
		expect(ett(tall)).toContain(tall);
	});
	it('a comma in quotes is no better', () => {
		const csv = `region,kjønn,alder,år,v\n3443,Begge kjønn,Alle aldre,2026,"13,500"`;
		expect(svar(csv)).toContain('13,500');
	});
	it('a comma out of quotes makes a line too long', () => {
		expect(svar('region,kjønn,alder,år,v\n3443,Begge kjønn,Alle aldre,2026,13,500')).toContain(
			'Linje 2'
		);
	});
	it.each(['13,5', '0.5', '1.25'])('«%s» persons are not whole', (tall) => {
		expect(ett(tall)).toContain('ikke et helt antall');
	});
	it('fewer than none is refused', () => {
		expect(ett('-5')).toContain('ikke et helt antall');
	});
	it.each([
		['13500', 13_500],
		['13 500', 13_500],
		['13\u00a0500', 13_500],
		['13500,0', 13_500],
		// SSB's «-» is nought.
		['-', 0]
	])('«%s» is %d', (tall, verdi) => {
		expect(ett(tall)).toEqual([[verdi]]);
	});
	it.each([':', '.', '..', '...', ''])('the mark «%s» is no number, and not nought', (merke) => {
		expect(ett(merke)).toContain('ikke noe tall');
		const deler = ['3443;Menn;0-19 år;2026;10', `3443;Kvinner;0-19 år;2026;${merke}`];
		const eldre = ['3443;Menn;20+;2026;10', '3443;Kvinner;20+;2026;10'];
		expect(svar(rader(...deler, ...eldre))).toContain('ikke noe tall');
	});
});

describe('the lines', () => {
	it('one that is a cell short is refused by its number, and not taken for a note', () => {
		expect(svar(bred('3443;Menn;Alle aldre;10;10', '3443;Kvinner;Alle aldre;10'))).toContain(
			'Linje 3'
		);
		expect(
			svar(bred('3443;Menn;Alle aldre;10;10', '3443', '3443;Kvinner;Alle aldre;1;1'))
		).toContain('Linje 3');
		expect(svar(bred('3443;Menn;Alle aldre;10;10', '3443;Kvinner;Alle aldre;10;10;10'))).toContain(
			'Linje 3'
		);
	});
	it('a title counts among the lines of the file', () => {
		expect(svar(`"07459: Befolkning, etter region og år"\n\n${rader('3443;Menn;0 år')}`)).toContain(
			'Linje 4'
		);
	});
	it('notes under the table are no lines of it', () => {
		const hel = rader('3443;Begge kjønn;Alle aldre;2026;13500');
		expect(svar(`${hel}\n\nTallene er fra 1. januar.\nKilde: Statistisk sentralbyrå\n`)).toEqual([
			[13_500]
		]);
		expect(svar(`${hel}\n"3443"\n`)).toContain('Linje 3');
		expect(svar(`${hel}\n\n"3443";Menn\n`)).toContain('Linje 4');
		const navngitt = hel.replace('3443', '3443 Vestre Toten');
		expect(svar(`${navngitt}\n\n3443 Vestre Toten;Menn\n`)).toContain('Linje 4');
		expect(svar(`${hel}\nKilde: Statistisk sentralbyrå\n`)).toContain('Linje 3');
		const delt = hel.replace('Alle aldre', '0-19 år');
		expect(svar(`${delt}\n\nKilde: SSB\n3443;Begge kjønn;20+;2026;1`)).toContain('Linje 4');
	});
	it('empty cells at the end of every line are nothing', () => {
		expect(svar(`${HODE};\n3443;Begge kjønn;Alle aldre;2026;13500;`)).toEqual([[13_500]]);
	});
});

describe('other people than the inhabitants', () => {
	it('a part of them is not taken for all', () => {
		expect(svar('region;sivilstand;år;Personer\n3443;Gift;2026;6000')).toContain('«Gift»');
		expect(svar('region;mors alder;år;Personer\n3443;30 år;2026;60')).toContain('«30 år»');
	});
	it.each([
		'Døde',
		'Levendefødte',
		'Personer (prosent)',
		'Sysselsatte',
		'Boliger',
		'Folketilvekst'
	])('«%s» is not taken for the population', (hva) => {
		expect(svar(`region;alder;${hva} 2026\n3443;Alle aldre;60`)).toContain('07459');
		expect(svar(`region;alder;statistikkvariabel;år;v\n3443;Alle aldre;${hva};2026;60`)).toContain(
			'07459'
		);
	});
	it('a title of something else is not taken for the population', () => {
		for (const tittel of [
			'13563: Sysselsatte personer, etter region, alder og år',
			'07108: Innvandrere i befolkningen, etter region og år',
			'06913: Endringer i befolkningen, etter region og år'
		])
			expect(svar(`"${tittel}"\n\nregion;alder;2026\n3443;Alle aldre;60`)).toContain('07459');
	});
	it('the persons in private households are not all the people, whatever they are called', () => {
		const bred = 'region;Privathusholdninger 2026;Personer 2026\n3443;6200;13300';
		expect(svar(bred)).toContain('09747');
		expect(svar(`"09747: Privathusholdninger, etter region og år"\n\n${bred}`)).toContain('09747');
	});
	it('all of them by another name are all of them', () => {
		expect(svar('region;innvandringskategori;år;Personer\n3443;Hele befolkningen;2026;60')).toEqual(
			[[60]]
		);
	});
	it('two things that both are people are not put together', () => {
		expect(svar('region;Personer 2026;Folketall 2026\n3443;60;61')).toContain('«Folketall»');
		const hode = 'region;statistikkvariabel;år;v\n3443;Personer;2038;60';
		expect(svar(`${hode}\n3443;Høy nasjonal vekst (HHMH);2038;70`)).toContain('uten alternativ');
		expect(svar('region;alder;age;år;Personer\n3443;0 år;Alle;2026;60')).toContain('«age»');
	});
	it('a title of a part of them is not taken for all, whatever the column says', () => {
		expect(
			svar('"07108: Innvandrere i befolkningen, etter region"\n\nregion;Personer 2026\n3443;60')
		).toContain('07459');
	});
	it('another alternative than low, middle and high is not taken for the middle', () => {
		const rad = (hva: string, tall: number) => `3443;Alle aldre;${hva};2038;${tall}`;
		const hode = 'region;alder;statistikkvariabel;år;14288: Framskrevet folkemengde';
		expect(svar([hode, rad('Sterk aldring (LHML)', 13_000)].join('\n'))).toContain('LHML');
		expect(
			svar(
				[hode, rad('Hovedalternativet (MMMM)', 14_000), rad('Sterk aldring (LHML)', 13_000)].join(
					'\n'
				)
			)
		).toEqual([[14_000]]);
	});
});

describe('whatever the order', () => {
	it('of lines and columns, the answer is the same', () => {
		const linjer = ['Menn', 'Kvinner', 'Begge kjønn'].flatMap((kjonn, k) =>
			['0-19 år', '20-66 år', '67 år eller eldre', 'Alle aldre'].map((alder, a) => [
				'3443',
				kjonn,
				alder,
				'2026',
				String((k === 2 ? 3 : k + 1) * (a === 3 ? 60 : 10 * (a + 1)))
			])
		);
		const kolonner = HODE.split(';');
		fc.assert(
			fc.property(
				fc.shuffledSubarray(linjer, { minLength: 1 }),
				fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
				(noen, orden) => {
					const skriv = (felt: readonly string[]) =>
						[...orden, 4].map((i) => felt[i] ?? '').join(';');
					const omstokket = svar([skriv(kolonner), ...noen.map(skriv)].join('\n'));
					const sortert = linjer.filter((linje) => noen.includes(linje));
					const her = svar([HODE, ...sortert.map((linje) => linje.join(';'))].join('\n'));
					if (typeof omstokket === 'string') expect(typeof her).toBe('string');
					else {
						expect(omstokket).toEqual(her);
						// Whatever is left out, what is answered is right.
						expect(omstokket).toEqual([[180]]);
					}
				}
			),
			{ numRuns: 400 }
		);
	});
});
