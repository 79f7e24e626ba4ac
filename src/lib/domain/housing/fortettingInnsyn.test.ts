import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { andresSummer, MINSTE_GRUPPE, slaSammen } from './fortettingInnsyn.ts';
import {
	fortettingstotal,
	KONTOER,
	kontoAv,
	stedsnavn,
	tellendeBoliger,
	type Totalrad
} from './fortettingTotaler.ts';

const rad = (endret: Partial<Totalrad> = {}): Totalrad => ({
	slag: 'eplehage',
	stedslag: 'tettsted',
	tettsted: 'Raufoss',
	boliger: 2,
	tilstand: 'kjent',
	betinget: false,
	reservert: false,
	valg: null,
	antall: null,
	...endret
});
const flere = (n: number, endret: Partial<Totalrad> = {}) =>
	Array.from({ length: n }, () => rad(endret));
const halv = () => 0.5;
const svar = (rader: readonly Totalrad[]) => {
	const funnet = andresSummer(rader, halv);
	if (!funnet) throw new Error('nothing is told');
	return funnet;
};

describe('what others than planners are told of infill', () => {
	it('is nothing where there are too few parcels in all', () => {
		expect(andresSummer(flere(2), halv)).toBeNull();
		expect(andresSummer([], halv)).toBeNull();
	});

	it('hides one accepted parcel, and an account beside it, so that it is not what is left of the whole', () => {
		const { totals } = svar([...flere(8), rad({ valg: 'godkjent', boliger: 41 })]);
		expect(totals.godkjent).toBeNull();
		expect(totals.uavklart).toBeNull();
		expect(totals.avvist).toEqual({ eiendommer: 0, boliger: 0, utenTall: 0 });
		// Of all nine together, it tells of nobody.
		expect(totals.teoretisk).toBe(57);
	});

	it('tells what was accepted where one parcel is rejected: another account is hidden beside that one', () => {
		const { totals } = svar([
			...flere(8),
			...flere(3, { valg: 'godkjent' }),
			rad({ valg: 'avvist' })
		]);
		expect(totals.godkjent).toEqual({ eiendommer: 3, boliger: 6, utenTall: 0 });
		expect(totals.avvist).toBeNull();
		expect(totals.uavklart).toBeNull();
		expect(totals.teoretisk).toBe(22);
	});

	it('does not tell the potential where the accounts that are told would leave one parcel of it', () => {
		const { totals } = svar([
			...flere(5, { valg: 'godkjent' }),
			rad(),
			...flere(4, { valg: 'avvist' })
		]);
		expect(totals.godkjent?.eiendommer).toBe(5);
		expect([totals.uavklart, totals.avvist]).toEqual([null, null]);
		expect([totals.teoretisk, totals.realistisk, totals.betinget]).toEqual([null, null, null]);
	});

	it('puts groups together where one of them has a single decision', () => {
		const { groups } = svar([
			...flere(5),
			...flere(2, { valg: 'godkjent' }),
			...flere(5, { tettsted: 'Eina' }),
			rad({ tettsted: 'Eina', valg: 'godkjent' }),
			...flere(6, { tettsted: 'Bøverbru' })
		]);
		expect(groups.map((g) => [g.tettsted, g.eiendommer, g.total.godkjent?.eiendommer])).toEqual([
			['Bøverbru', 6, 0],
			[null, 13, 3]
		]);
	});

	it('says that some have no number, and not how many', () => {
		const { totals } = svar([
			...flere(5),
			rad({ boliger: null, valg: 'antall', antall: null }),
			...flere(4, { valg: 'godkjent' })
		]);
		expect(totals.godkjent).toEqual({ eiendommer: 5, boliger: 8, utenTall: null });
		// Three of them, and a number for two: what those two have is not told.
		const { totals: fa } = svar([
			...flere(6),
			...flere(2, { valg: 'godkjent' }),
			rad({ boliger: null, valg: 'godkjent' })
		]);
		expect(fa.godkjent).toBeNull();
	});

	it('does not tell what is conditional where that is one parcel, or all but one', () => {
		expect(svar([...flere(5), rad({ betinget: true })]).totals.betinget).toBeNull();
		expect(svar([rad(), ...flere(5, { betinget: true })]).totals.betinget).toBeNull();
		expect(svar([...flere(5), ...flere(3, { betinget: true })]).totals.betinget).toBe(6);
		expect(svar(flere(5)).totals.betinget).toBe(0);
	});

	it('has what is left over together with another, so that it cannot be found by subtraction', () => {
		const stor = (gruppe: readonly number[]) => gruppe.length >= MINSTE_GRUPPE;
		expect(slaSammen([[1, 2, 3, 4], [5], [6, 7, 8]], stor)).toEqual({
			store: [[1, 2, 3, 4]],
			rest: [5, 6, 7, 8]
		});
		expect(slaSammen([[1, 2, 3]], stor)).toEqual({ store: [[1, 2, 3]], rest: [] });
	});
});

const rader = fc.array(
	fc
		.record({
			slag: fc.constantFrom('ledig', 'eplehage', 'transformasjon'),
			tettsted: fc.constantFrom('Raufoss', 'Eina', 'Bøverbru'),
			boliger: fc.option(fc.integer({ min: 1, max: 9 })),
			betinget: fc.boolean(),
			reservert: fc.constantFrom(false, false, false, true),
			tilstand: fc.constantFrom('kjent', 'kjent', 'kjent', 'ikke kartlagt'),
			valg: fc.constantFrom(null, null, null, 'godkjent', 'avvist')
		})
		.map((r) => rad(r as Partial<Totalrad>)),
	{ maxLength: 60 }
);
const erNok = (n: number) => n === 0 || n >= 3;

/** Every sum of parcels that can be reckoned from what is told: each cell of the table, and what a row has left. */
function regnbare(alle: readonly Totalrad[]): (readonly Totalrad[])[] {
	const { totals, groups } = svar(alle);
	const synlige = new Set(groups.map((g) => `${g.tettsted ?? ''} ${g.slag ?? ''}`));
	const gruppeAv = (r: Totalrad) => {
		const navn = `${stedsnavn(r)} ${r.slag}`;
		return synlige.has(navn) ? navn : ' ';
	};
	const vises = (r: Totalrad) => totals[kontoAv(r)] !== null;
	const celler = Map.groupBy(alle, (r) => `${gruppeAv(r)} ${vises(r) ? kontoAv(r) : 'skjult'}`);
	return [...celler.values()];
}

describe('whatever is decided', () => {
	it('each sum that can be reckoned from what is told is of three parcels or more', () => {
		fc.assert(
			fc.property(rader, (alle) => {
				if (alle.length < 3) return;
				for (const celle of regnbare(alle)) expect(celle.length).toBeGreaterThanOrEqual(3);
				const { totals, groups } = svar(alle);
				for (const { total, eiendommer } of [
					...groups,
					{ total: totals, eiendommer: alle.length }
				]) {
					expect(eiendommer).toBeGreaterThanOrEqual(3);
					for (const konto of KONTOER) expect(erNok(total[konto]?.eiendommer ?? 0)).toBe(true);
				}
				// One account alone is never what is left of the whole, but where all of it is hidden.
				const skjulte = KONTOER.filter(
					(k) => totals[k] === null && alle.some((r) => kontoAv(r) === k)
				);
				const iAlt = new Set(alle.map(kontoAv)).size;
				expect(skjulte.length !== 1 || iAlt === 1).toBe(true);
			}),
			{ seed: 4 }
		);
	});

	it('the dwellings that are told, and those left when they are taken from the whole, are of three parcels or more', () => {
		fc.assert(
			fc.property(rader, (alle) => {
				if (alle.length < 3) return;
				const { totals } = svar(alle);
				if (totals.teoretisk === null) return;
				const rest = alle.filter(
					(r) => ['uavklart', 'godkjent'].includes(kontoAv(r)) && totals[kontoAv(r)] === null
				);
				expect(erNok(rest.filter((r) => tellendeBoliger(r) !== null).length)).toBe(true);
			}),
			{ seed: 5 }
		);
	});

	it('groups sum to the whole, and to what the planners have', () => {
		fc.assert(
			fc.property(rader, (alle) => {
				if (alle.length < 3) return;
				const { totals, groups } = svar(alle);
				const hele = fortettingstotal(alle, halv);
				expect(groups.reduce((n, g) => n + g.eiendommer, 0)).toBe(alle.length);
				for (const konto of KONTOER) {
					const sum = totals[konto];
					if (!sum) continue;
					expect(sum.boliger).toBe(hele[konto].boliger);
					expect(groups.reduce((n, g) => n + (g.total[konto]?.boliger ?? NaN), 0)).toBe(
						sum.boliger
					);
				}
				if (totals.teoretisk !== null) {
					expect(totals.teoretisk).toBe(hele.teoretisk);
					expect(groups.reduce((n, g) => n + (g.total.teoretisk ?? NaN), 0)).toBe(hele.teoretisk);
				}
			}),
			{ seed: 6 }
		);
	});
});
