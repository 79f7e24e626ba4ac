import { describe, expect, it } from 'vitest';
import type { Bevisdatasett } from '../bevis.ts';
import { standardsett } from '../housing/standardparametre.ts';
import type { Arealbruksstatus } from '../plan/planobjekt.ts';
import { nettonedbygging, nokkeltall } from './nokkeltall.ts';
import type { Regnskapsbit, Regnskapssone } from './regnskap.ts';
import { boligerISonen, planvaskliste, underSonen } from './vaskesone.ts';

const sone = (lokalId: string, kode: number | null, status: Arealbruksstatus): Regnskapssone => ({
	lokalId,
	omrNavn: lokalId.toUpperCase(),
	kodeliste: 'KpArealformal',
	kode,
	arealbruksstatus: status,
	areaM2: 10_000
});
const bit = (mer: Partial<Regnskapsbit>): Regnskapsbit => ({
	lokalId: null,
	motId: null,
	ar5: '30',
	naturtype: 'ingen',
	vern: 'nei',
	fare: 'nei',
	areaM2: 1000,
	overlapM2: 0,
	motOverlapM2: 0,
	ar5OverlapM2: 0,
	...mer
});
const som = (...soner: Regnskapssone[]) => new Map(soner.map((s) => [s.lokalId, s]));
const B1 = sone('b1', 1110, 2);
const B2 = sone('b2', 1110, 1);
const L1 = sone('l1', 5100, 1);

describe('what new building takes', () => {
	const biter = [
		bit({ lokalId: 'b1', motId: 'b1', ar5: '21', areaM2: 3000 }),
		bit({ lokalId: 'b1', motId: 'l1', ar5: '22', areaM2: 500 }),
		bit({ lokalId: 'b1', motId: 'b1', ar5: 'ikke kartlagt', areaM2: 2000 }),
		bit({ lokalId: 'b2', motId: 'b2', ar5: '21', areaM2: 7000 }),
		bit({ lokalId: 'l1', motId: 'l1', ar5: '21', areaM2: 9000 })
	];
	const grunn = { biter, soner: som(B1, B2, L1), motSoner: som(B1, B2, L1), kilder: [] };

	it('counts framtidig building alone, and leaves what is not known out as a part that is told', () => {
		const [jordbruk] = nokkeltall(grunn, true);
		expect(jordbruk?.naa.verdi).toBeCloseTo(3.5);
		expect(jordbruk?.mot?.verdi).toBeCloseTo(3);
		expect(jordbruk?.endring?.verdi).toBeCloseTo(0.5);
		expect(jordbruk?.naa.bevis.merknader.join(' ')).toContain('ikke kartlagt');
		expect(jordbruk?.naa.bevis.objekter).toEqual([{ lokalId: 'b1', navn: 'B1', bidrag: 3.5 }]);
	});

	it('has no comparison where nothing is compared with', () => {
		expect(nokkeltall(grunn, false).every(({ mot, endring }) => !mot && !endring)).toBe(true);
	});

	const SKIFTE = (ar5: string) => [
		bit({ lokalId: 'b1', motId: 'l1', ar5, areaM2: 4000 }),
		bit({ lokalId: 'b1', motId: 'b1', ar5, areaM2: 2000 }),
		bit({ lokalId: 'l1', motId: 'b1', ar5, areaM2: 1000 })
	];

	it('is not known where both registers of nature are silent, and never nought', () => {
		const stille = [bit({ lokalId: 'b1', naturtype: 'ikke vurdert', vern: 'ikke vurdert' })];
		const natur = nokkeltall({ ...grunn, biter: stille }, false).at(-1);
		expect(natur?.naa).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
	});

	it('is not known where AR5 is not loaded, nor is the other plan, nor what differs', () => {
		const ar5er = ['ikke vurdert', 'ikke kartlagt'] as const;
		for (const ar5 of ar5er)
			for (const { id, naa, mot, endring } of nokkeltall(
				{ ...grunn, biter: SKIFTE(ar5) },
				true
			).filter((f) => f.id !== 'natur'))
				for (const tall of [naa, mot, endring])
					expect(tall, id).toMatchObject({ verdi: null, tilstand: ar5 });
		// AR5's own «ikke kartlagt»
		const [jordbruk] = nokkeltall({ ...grunn, biter: SKIFTE('99') }, true);
		expect(jordbruk?.naa).toMatchObject({ verdi: null, tilstand: 'ikke kartlagt' });
	});

	it('counts at least so much nature where no register of protection is here at all', () => {
		const vern = {
			kode: 'vern',
			navn: 'Verneområder',
			dato: null,
			tilstand: 'ikke lastet'
		} as const;
		const natur = (kilder: readonly Bevisdatasett[]) =>
			nokkeltall({ ...grunn, kilder }, true).find(({ id }) => id === 'natur');
		expect(natur([vern])?.naa).toMatchObject({ verdi: 0, grense: 'minst' });
		expect(natur([vern])?.naa.bevis.ledd[0]?.bevis.merknader.join(' ')).toContain('båndlegging');
		expect(natur([{ ...vern, tilstand: 'lastet' }])?.naa).toMatchObject({
			verdi: 0,
			grense: 'eksakt'
		});
	});

	it('is nought where nothing new is built, whatever the data', () => {
		const ingen = [bit({ lokalId: 'b2', motId: 'b2', ar5: 'ikke vurdert' })];
		for (const { naa, mot, endring } of nokkeltall({ ...grunn, biter: ingen }, true))
			for (const tall of [naa, mot, endring])
				expect(tall).toMatchObject({ verdi: 0, grense: 'eksakt' });
	});

	it('differs by what changed alone: ground that is the same in both cannot differ', () => {
		const uendret = bit({ lokalId: 'b1', motId: 'b1', ar5: 'ikke vurdert', areaM2: 9000 });
		const endret = (...flere: Regnskapsbit[]) =>
			nokkeltall({ ...grunn, biter: [uendret, ...flere] }, true)[0]?.endring;
		expect(endret()).toMatchObject({ verdi: 0, grense: 'eksakt' });
		const kommer = bit({ lokalId: 'b1', motId: 'l1', ar5: '21', areaM2: 3000 });
		expect(endret(kommer)).toMatchObject({ verdi: 3, grense: 'eksakt' });
		const ukjentKommer = { ...kommer, ar5: 'ikke vurdert' };
		expect(endret(kommer, ukjentKommer)).toMatchObject({ verdi: 3, grense: 'minst' });
		// Something may be taken from it and something added: nobody knows which way it goes.
		const ukjentGaar = bit({ lokalId: 'l1', motId: 'b1', ar5: 'ikke vurdert', areaM2: 500 });
		const kjentGaar = bit({ lokalId: 'l1', motId: 'b1', ar5: '21', areaM2: 500 });
		expect(endret(kommer, ukjentKommer, kjentGaar, ukjentGaar)).toMatchObject({
			verdi: null,
			tilstand: 'ikke vurdert'
		});
	});

	it('is at least so much where the plan does not tell of a zone whether it is new', () => {
		const uten = sone('u1', null, 2);
		const biterMed = [...biter, bit({ lokalId: 'u1', motId: 'u1', ar5: '21', areaM2: 800 })];
		const [jordbruk, skog] = nokkeltall(
			{
				biter: biterMed.filter(({ ar5 }) => ar5 !== 'ikke kartlagt'),
				soner: som(B1, B2, L1, uten),
				motSoner: som(B1, B2, L1, uten),
				kilder: []
			},
			true
		);
		expect(jordbruk?.naa).toMatchObject({ grense: 'minst' });
		expect(jordbruk?.naa.verdi).toBeCloseTo(3.5);
		expect(jordbruk?.naa.bevis.merknader.join(' ')).toContain('0,8 dekar');
		// It is farmland, and no forest whatever it is planned to be; and it is as little told in both.
		expect(skog?.naa.grense).toBe('eksakt');
		expect(jordbruk?.endring).toMatchObject({ grense: 'eksakt' });
	});
});

describe('net nedbygging', () => {
	it('is new building on nature and farmland less what is given back, and says that it is no goal', () => {
		const { nye, tilbakefort, jordTilbake, netto } = nettonedbygging({
			biter: [
				bit({ lokalId: 'b1', motId: 'l1', areaM2: 4000 }),
				// built already: nothing is lost
				bit({ lokalId: 'b1', motId: 'l1', ar5: '11', areaM2: 800 }),
				bit({ lokalId: 'l1', motId: 'b1', ar5: '21', areaM2: 3500 }),
				bit({ lokalId: 'l1', motId: 'b1', ar5: '30', areaM2: 2000 }),
				// building in both
				bit({ lokalId: 'b1', motId: 'b2', areaM2: 900 })
			],
			soner: som(B1, L1),
			motSoner: som(B1, B2, L1),
			kilder: []
		});
		expect([nye.verdi, tilbakefort.verdi, jordTilbake.verdi]).toEqual([4, 5.5, 3.5]);
		expect(netto.verdi).toBeCloseTo(-1.5);
		expect(netto.bevis.merknader.join(' ')).toMatch(/ikke et vedtatt mål[\s\S]*Restaurert/);
	});

	it('does not take a zone whose purpose is not told for one that is given back, nor for a new one', () => {
		const { nye, tilbakefort } = nettonedbygging({
			biter: [
				bit({ lokalId: 'u1', motId: 'b1', areaM2: 4000 }),
				bit({ lokalId: 'b1', motId: 'u1', areaM2: 3000 }),
				bit({ lokalId: 'l1', motId: 'b1', areaM2: 1000 })
			],
			soner: som(B1, L1, sone('u1', null, 2)),
			motSoner: som(B1, L1, sone('u1', null, 2)),
			kilder: []
		});
		expect([nye.verdi, tilbakefort.verdi]).toEqual([null, 1]);
		expect(tilbakefort.bevis.merknader.join(' ')).toContain('7,0 dekar er ikke vurdert');
	});

	it('is not known where AR5 is not loaded, and never nought', () => {
		const { nye, tilbakefort, jordTilbake, netto } = nettonedbygging({
			biter: [
				bit({ lokalId: 'b1', motId: 'l1', ar5: 'ikke vurdert', areaM2: 4000 }),
				bit({ lokalId: 'l1', motId: 'b1', ar5: 'ikke vurdert', areaM2: 1000 })
			],
			soner: som(B1, L1),
			motSoner: som(B1, L1),
			kilder: []
		});
		for (const tall of [nye, tilbakefort, jordTilbake, netto])
			expect(tall).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
	});
});

describe('a zone in planvask', () => {
	const maling = (lokalId: string, bygdAndel: number | null) => ({
		lokalId,
		bygninger: bygdAndel === null ? null : 3,
		bygdAndel,
		regulert: { m2: 0, ukjentM2: 0, tilstand: 'kjent' as const },
		betinget: { m2: 0, ukjentM2: 0, tilstand: 'kjent' as const },
		tettsted: { m: 0, tilstand: 'kjent' as const },
		sentrum: { m: 100, tilstand: 'kjent' as const },
		va: { m: 10, tilstand: 'kjent' as const }
	});
	const parametre = standardsett('3443');
	it('counts ground in conflict once, and ground without one that nobody knows beside it', () => {
		const grunn = underSonen([
			bit({ ar5: '21', naturtype: 'Stor verdi', fare: 'ja', areaM2: 100 }),
			bit({ ar5: '60', areaM2: 50 }),
			bit({ naturtype: 'ikke kartlagt', areaM2: 30 }),
			bit({ ar5: '21', naturtype: 'ikke kartlagt', areaM2: 7 }),
			bit({ areaM2: 1000 })
		]);
		expect(grunn.konfliktM2).toBe(157);
		expect(grunn.ukjentM2).toBe(30);
		expect(grunn.natur).toEqual({ m2: 100, ukjentM2: 37, tilstand: 'ikke kartlagt' });
		expect(grunn.jordbruk).toEqual({ m2: 107, ukjentM2: 0, tilstand: 'kjent' });
	});

	it('has no farmland, bog, nature or hazard in m² where nothing is known of it', () => {
		const stille = {
			ar5: 'ikke vurdert',
			naturtype: 'ikke vurdert',
			vern: 'ikke vurdert',
			fare: 'ikke vurdert'
		} as const;
		const [vasket] = planvaskliste({
			biter: [bit({ lokalId: 'b1', ...stille })],
			soner: som(B1),
			malinger: [maling('b1', 0)],
			boligsoner: [],
			parametre,
			aarFor: () => 0,
			reserveAar: 5
		});
		expect(vasket).toMatchObject({
			farmlandM2: null,
			bogM2: null,
			natureM2: null,
			hazardM2: null,
			conflictM2: null,
			unknownM2: 1000
		});
	});

	const boligsone = {
		lokalId: 'b1',
		klasser: [
			{ arealformal: 1110, arealbruksstatus: 2 as const, nettoDaa: 10, betingetDaa: 0, deler: [] }
		],
		ukjentDaa: 0
	};

	it('takes with it the dwellings of twelve years', () => {
		const { dwellings } = boligerISonen('b1', [boligsone], parametre);
		expect(dwellings?.mid).toBeCloseTo(10 * 2.2 * 0.75 * 0.65, 6);
		expect(boligerISonen('b2', [boligsone], parametre)).toEqual({
			dwellings: null,
			dwellingsUnknown: false
		});
	});

	it('is left out where it is built, and stays where nobody knows', () => {
		const liste = planvaskliste({
			biter: [bit({ lokalId: 'b1' }), bit({ lokalId: 'b3', ar5: '21', areaM2: 9000 })],
			soner: som(B1, B2, sone('b3', 1110, 2)),
			malinger: [maling('b1', 0.05), maling('b2', 0.051), maling('b3', null)],
			boligsoner: [boligsone],
			parametre,
			aarFor: () => 0,
			reserveAar: 5
		});
		expect(liste.map(({ lokalId, advice }) => [lokalId, advice])).toEqual([
			['b3', 'tilbakefør'],
			['b1', 'behold']
		]);
	});
});
