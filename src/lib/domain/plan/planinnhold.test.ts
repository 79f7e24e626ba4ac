import { describe, expect, it } from 'vitest';
import { andreObjekter, erPlanobjekt, ikkePlan, planinnhold, ramsOppTyper } from './planinnhold.ts';

describe('hva en fil inneholder, sett som plan', () => {
	it.each([
		['KpArealformålOmråde', true],
		['KPAREALFORMALOMRADE', true],
		['RpFormålGrense', true],
		['KpNyTypeSone', true],
		['RbFormålOmråde', true],
		['Naturvernområde', false],
		['Kpark', false],
		['Rbyvei', false],
		['Vegsenterlinje', false],
		['', false]
	])('%s er et planobjekt: %s', (objekttype, er) => {
		expect(erPlanobjekt(objekttype)).toBe(er);
	});

	it('teller planobjektene og alle andre typer, flest først', () => {
		expect(planinnhold(['Veg', 'KpOmråde', 'Bygning', 'Bygning', '', 'RpGrense'])).toEqual({
			planobjekter: 2,
			andre: [
				{ objekttype: 'Bygning', count: 2 },
				{ objekttype: '', count: 1 },
				{ objekttype: 'Veg', count: 1 }
			]
		});
	});

	it('uten ett planobjekt sies det hva som er der i stedet', () => {
		expect(ikkePlan(planinnhold(['Naturvernområde', 'Naturvernområde', '']))).toBe(
			'Filen ser ikke ut til å være en plan. Den har 2 Naturvernområde og 1 uten objekttype, men ingen planobjekter (Kp… eller Rp…).'
		);
	});

	it('det som ikke er plan i en planfil, sies med type og antall', () => {
		const [avvik] = andreObjekter(planinnhold(['KpOmråde', 'KpOmråde', 'Veg']));
		expect(avvik).toMatchObject({ rule: 'plan.objekttype.annet', severity: 'advarsel' });
		expect(avvik?.message).toContain('1 Veg');
		expect(avvik?.message).not.toContain('rett fil');
		expect(andreObjekter(planinnhold(['KpOmråde', 'Veg', 'Veg']))[0]?.message).toContain(
			'Er dette rett fil?'
		);
		expect(andreObjekter(planinnhold(['KpOmråde', '']))).toEqual([]);
	});

	it('mange typer nevnes ikke alle', () => {
		const typer = ['A', 'B', 'C', 'D', 'E', 'F'].map((objekttype) => ({ objekttype, count: 1 }));
		expect(ramsOppTyper(typer)).toBe('1 A, 1 B, 1 C, 1 D og 2 andre typer');
		expect(ramsOppTyper(typer.slice(0, 5))).toBe('1 A, 1 B, 1 C, 1 D og 1 annen type');
		expect(ramsOppTyper([])).toBe('');
	});
});
