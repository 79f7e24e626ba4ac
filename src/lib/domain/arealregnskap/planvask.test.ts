import { describe, expect, it } from 'vitest';
import { planvask, REGLER, TERSKEL, type Malt, type Vaskesone } from './planvask.ts';

const kjent = (m2 = 0): Malt => ({ m2, ukjentM2: 0, tilstand: 'kjent' });
const avstand = (m: number | null) => ({ m, tilstand: 'kjent' as const });
/** Ten dekar beside the centre, with nothing against it. */
const GOD: Vaskesone = {
	areaM2: 10_000,
	jordbruk: kjent(),
	myr: kjent(),
	natur: kjent(),
	fare: kjent(),
	konfliktM2: 0,
	ukjentM2: 0,
	regulert: kjent(10_000),
	betinget: kjent(),
	tettsted: avstand(0),
	sentrum: avstand(300),
	va: avstand(20),
	aar: 3,
	reserveAar: 8
};
const rad = (mer: Partial<Vaskesone> = {}) => {
	const { advice, rule } = planvask({ ...GOD, ...mer });
	return [advice, rule];
};

describe('advice for a zone that is set aside and not built', () => {
	it('keeps what lies by a centre with nothing against it', () => {
		expect(rad()).toEqual(['behold', 'nar-sentrum']);
		expect(rad({ sentrum: avstand(1000), va: avstand(100) })).toEqual(['behold', 'nar-sentrum']);
		expect(rad({ sentrum: avstand(1001) })).toEqual(['utsett', 'avsides']);
		expect(rad({ va: avstand(101) })).toEqual(['utsett', 'avsides']);
		expect(rad({ va: avstand(null) })).toEqual(['utsett', 'avsides']);
	});

	it('reduces by a conflict of up to 40 per cent, and takes back by more', () => {
		expect(rad({ konfliktM2: 99.9 })).toEqual(['behold', 'nar-sentrum']);
		expect(rad({ konfliktM2: 100 })).toEqual(['reduser', 'konflikt']);
		expect(rad({ konfliktM2: 4000 })).toEqual(['reduser', 'konflikt']);
		expect(rad({ konfliktM2: 4000.1 })).toEqual(['tilbakefør', 'konflikt-stor']);
	});

	it('takes back what has lain ten years without a detailed plan', () => {
		const uten = { regulert: kjent(499) };
		expect(rad({ ...uten, aar: 10 })).toEqual(['tilbakefør', 'gammel-uten-plan']);
		expect(rad({ ...uten, aar: 9.99 })).toEqual(['behold', 'nar-sentrum']);
		expect(rad({ regulert: kjent(500), aar: 10 })).toEqual(['behold', 'nar-sentrum']);
		expect(rad({ ...uten, aar: null })).toEqual(['ikke vurdert', 'ukjent']);
	});

	it('takes back what lies outside tettsted when the reserve is over twelve years', () => {
		expect(rad({ tettsted: avstand(1), reserveAar: 12.1 })).toEqual([
			'tilbakefør',
			'utenfor-tettsted'
		]);
		expect(rad({ tettsted: avstand(null), reserveAar: 12.1 })[1]).toBe('utenfor-tettsted');
		expect(rad({ tettsted: avstand(1), reserveAar: 12 })[0]).toBe('behold');
		expect(rad({ tettsted: avstand(0), reserveAar: 30 })[0]).toBe('behold');
		expect(rad({ tettsted: avstand(1), reserveAar: null })[0]).toBe('ikke vurdert');
		expect(rad({ tettsted: avstand(0), reserveAar: null })[0]).toBe('behold');
	});

	it('postpones where something must come first', () => {
		expect(rad({ betinget: kjent(500) })).toEqual(['utsett', 'rekkefolge']);
		expect(rad({ betinget: kjent(499) })[0]).toBe('behold');
		// before a small conflict, after a large one
		expect(rad({ betinget: kjent(500), konfliktM2: 200 })[1]).toBe('rekkefolge');
		expect(rad({ betinget: kjent(500), konfliktM2: 5000 })[1]).toBe('konflikt-stor');
	});
});

describe('what is not known', () => {
	const ukjent = (tilstand: 'ikke kartlagt' | 'ikke vurdert'): Malt => ({
		m2: 0,
		ukjentM2: 10_000,
		tilstand
	});

	it('never lets a zone be kept', () => {
		expect(rad({ ukjentM2: 500 })[0]).toBe('behold');
		expect(rad({ ukjentM2: 501 })).toEqual(['ikke vurdert', 'ukjent']);
		expect(rad({ sentrum: { m: null, tilstand: 'ikke vurdert' } })[0]).toBe('ikke vurdert');
		expect(rad({ va: { m: null, tilstand: 'ikke kartlagt' } })[0]).toBe('ikke vurdert');
	});

	it('takes no zone out either, where a rule that would rests on it', () => {
		expect(rad({ regulert: ukjent('ikke vurdert'), aar: 20 })[0]).toBe('ikke vurdert');
		expect(rad({ regulert: ukjent('ikke vurdert'), aar: 5 })[0]).toBe('behold');
		const tettsted = { m: null, tilstand: 'ikke kartlagt' as const };
		expect(rad({ tettsted, reserveAar: 40 })[0]).toBe('ikke vurdert');
		expect(rad({ tettsted, reserveAar: 8 })[0]).toBe('behold');
	});

	it('is said among the reasons, and never as no conflict', () => {
		const { reasons } = planvask({
			...GOD,
			natur: ukjent('ikke kartlagt'),
			fare: ukjent('ikke vurdert'),
			regulert: ukjent('ikke vurdert'),
			aar: null,
			ukjentM2: 10_000
		});
		const tekst = reasons.join('. ').replaceAll(/[\u00a0\u202f]/g, ' ');
		expect(tekst).toContain('Naturtype eller vern: ikke kartlagt for 10,0 daa');
		expect(tekst).toContain('Fareområde: ikke vurdert for 10,0 daa');
		expect(tekst).toContain('Reguleringsplan: ikke vurdert');
		expect(tekst).toContain('avsatt: ikke vurdert');
		expect(tekst).not.toContain('ingen konflikt');
	});
});

describe('the table of rules', () => {
	it('names each rule once, with its threshold in its sentence, and ends with one that holds for all', () => {
		expect(new Set(REGLER.map(({ id }) => id)).size).toBe(REGLER.length);
		expect(REGLER.at(-1)?.gjelder(GOD)).toBe(true);
		const tekst = REGLER.map(({ regel }) => regel)
			.join(' ')
			.replaceAll(/[\u00a0\u202f]/g, ' ');
		for (const tall of ['40 %', '10 år', '12 år', '5 %', '100 m²', '1 000 m'])
			expect(tekst).toContain(tall);
		expect(TERSKEL.konfliktandel).toBe(0.4);
	});
});
