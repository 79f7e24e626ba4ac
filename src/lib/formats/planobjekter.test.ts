import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../../tests/support/sharedData.ts';
import type { Egenskaper } from '../domain/plan/planobjekt.ts';
import { validatePlan } from '../domain/rules/plan/index.ts';
import type { Kildefil, Kildeobjekt } from './kildefil.ts';
import { toPlan } from './planobjekter.ts';
import { readSosi } from './sosi/read.ts';
import { isUuid } from './uuid5.ts';

const point = { type: 'Point' as const, coordinates: [1, 2] };
const objekt = (objekttype: string, egenskaper: Egenskaper = {}, rest = {}): Kildeobjekt => ({
	objekttype,
	serial: '1',
	geometry: point,
	buer: [],
	egenskaper: { OBJTYPE: objekttype, ...egenskaper },
	...rest
});
const fil = (...objekter: Kildeobjekt[]): Kildefil => ({
	format: 'sosi',
	epsg: 25832,
	charset: { declared: null, used: 'UTF-8' },
	objekter: objekter.map((o, i) => ({ ...o, serial: o.serial === '1' ? String(i + 1) : o.serial })),
	avvik: [],
	hode: {}
});
const plan = (...objekter: Kildeobjekt[]) => toPlan(fil(...objekter), { navnerom: 'ny' });
const en = (objekttype: string, egenskaper: Egenskaper, rest = {}) => {
	const { objekter, avvik } = plan(objekt(objekttype, egenskaper, rest));
	return { ...objekter[0], avvik: avvik.map(({ rule }) => rule) };
};
const asText = (navn: string, verdi: Egenskaper[string]) => Object.fromEntries([[navn, verdi]]);

describe('plan objects', () => {
	it('reads purpose, status, feltnavn and keeps what it does not know', () => {
		expect(
			en('KpArealformålOmråde', {
				...asText('KPAREALFORMÅL', '1110'),
				AREALST: '2',
				OMRNAVN: 'B12',
				EIERFORM: '1',
				UTNYTT: [{ UTNTYP: '15', UTNTALL: '30' }],
				FREMMED: 'x'
			})
		).toMatchObject({
			kode: 1110,
			arealbruksstatus: 2,
			omrNavn: 'B12',
			eierform: 1,
			egenskaper: { UTNYTT: [{ UTNTYP: '15', UTNTALL: '30' }], FREMMED: 'x' },
			avvik: []
		});
	});
	it.each([
		['KpArealformalOmrade', { KPAREALFORMAL: 1110 }, 'KpArealformålOmråde', 1110],
		['kpstoysone', { KPSTOY: 210 }, 'KpStøySone', 210],
		['KpBandleggingSone', { kpbandlegging: '720' }, 'KpBåndleggingSone', 720],
		['KpArealformålOmråde', asText('arealformål', 1120), 'KpArealformålOmråde', 1120],
		['KpFareSone', { fare: '320' }, 'KpFareSone', 320]
	])('understands the spelling %s', (navn, egenskaper, objekttype, kode) => {
		expect(en(navn, egenskaper)).toMatchObject({ objekttype, kode, avvik: [] });
	});
	it('reads what Planbordet itself has written as GeoJSON', () => {
		const skrevet = {
			kode: 320,
			arealbruksstatus: null,
			omrNavn: 'H320_1',
			areaM2: 12.5,
			version: 1
		};
		expect(en('KpFareSone', skrevet)).toMatchObject({ kode: 320, omrNavn: 'H320_1', avvik: [] });
		expect(en('KpFareSone', { kode: 'B' })).toMatchObject({
			kode: null,
			egenskaper: { kode: 'B' }
		});
	});
	it('keeps an unknown code among the properties and leaves kode empty', () => {
		expect(en('KpFareSone', { KPFARE: '399' })).toMatchObject({
			kode: null,
			egenskaper: { KPFARE: '399' },
			avvik: ['plan.kode.ukjent']
		});
	});
	it('keeps every whole-number code of a reguleringsplan without asking a list', () => {
		expect(en('RpArealformålOmråde', asText('RPAREALFORMÅL', '9876'))).toMatchObject({
			kode: 9876,
			avvik: []
		});
	});
	it.each([
		['AREALST', '4'],
		['EIERFORM', 'offentlig'],
		['VERTNIV', 9]
	])('keeps %s %s as it stood and says that it is unknown', (navn, verdi) => {
		const lest = en('RpArealformålOmråde', { [navn]: verdi });
		expect(lest.egenskaper).toEqual({ [navn]: verdi });
		expect(lest.avvik).toEqual(['plan.verdi.ukjent']);
	});
	it('lets an object that SOSI Plan does not know keep all its properties', () => {
		expect(en('Naturvernområde', { VERTNIV: 'x', KOMM: 1 })).toMatchObject({
			objekttype: 'Naturvernområde',
			kode: null,
			vertikalniva: null,
			egenskaper: { VERTNIV: 'x', KOMM: 1 },
			avvik: []
		});
	});
	it('loses no blank and no leading zero', () => {
		expect(en('RpSikringSone', { RPSIKRING: '0140', HENSYNSONENAVN: 'H140_1 ' })).toMatchObject({
			kode: 140,
			omrNavn: 'H140_1',
			egenskaper: { RPSIKRING: '0140', HENSYNSONENAVN: 'H140_1 ' }
		});
	});
	it('puts an object without geometry aside, whole', () => {
		const { objekter, rest } = plan(objekt('RpOmråde', { A: '1' }, { geometry: null }));
		expect(objekter).toEqual([]);
		expect(rest).toMatchObject([
			{ serial: '1', objekttype: 'RpOmråde', grunn: 'uten geometri', egenskaper: { A: '1' } }
		]);
	});
	it('says once that objects have no type', () => {
		expect(plan(objekt(''), objekt('')).avvik).toMatchObject([{ rule: 'plan.objekttype.mangler' }]);
	});
});

describe('identities', () => {
	const uuid = '6BA7B810-9DAD-11D1-80B4-00C04FD430C8';
	it('takes the LOKALID of the file where it is a UUID', () => {
		expect(en('RpOmråde', { IDENT: { LOKALID: uuid } }).lokalId).toBe(uuid.toLowerCase());
	});
	it('takes a GeoJSON id that is a UUID', () => {
		expect(en('RpOmråde', {}, { serial: uuid }).lokalId).toBe(uuid.toLowerCase());
	});
	it('takes the LOKALID of ArcGIS, in braces, as the UUID that it is', () => {
		const med = en('RpOmråde', { IDENT: { LOKALID: `{${uuid}}` } });
		expect(med.lokalId).toBe(uuid.toLowerCase());
		expect(med.avvik).toEqual([]);
	});
	it('tells once of those that are no UUID, and keeps what stood there', () => {
		const { objekter, avvik } = plan(
			...['17', '{18}'].map((LOKALID) => objekt('RpOmråde', { IDENT: { LOKALID } }))
		);
		expect(objekter.map(({ egenskaper }) => egenskaper)).toEqual([
			{ IDENT: { LOKALID: '17' } },
			{ IDENT: { LOKALID: '{18}' } }
		]);
		expect(avvik).toEqual([
			expect.objectContaining({
				rule: 'plan.lokalid.ny',
				severity: 'merknad',
				object: '1',
				message: expect.stringContaining(
					'2 objekter har en LOKALID som ikke er en UUID («17»)'
				) as string
			})
		]);
	});
	it('tells of one alone in the singular', () => {
		const { avvik } = plan(objekt('RpOmråde', { LOKALID: '17' }));
		expect(avvik.map(({ message }) => message)).toEqual([
			'LOKALID («17») er ikke en UUID. Objektet får en identitet laget av den; den gamle står i egenskapene.'
		]);
	});
	it('makes the same UUID each time from another LOKALID or from the serial number', () => {
		for (const egenskaper of [{ IDENT: { LOKALID: '17' } }, {}] as Egenskaper[]) {
			const { lokalId } = en('RpOmråde', egenskaper);
			expect(isUuid(lokalId ?? '')).toBe(true);
			expect(en('RpOmråde', egenskaper).lokalId).toBe(lokalId);
		}
	});
	it('makes other ones for another plan', () => {
		const of = (planid: string) =>
			en('RpOmråde', { NASJONALAREALPLANID: { PLANID: planid } }).lokalId;
		expect(of('1')).not.toBe(of('2'));
	});
	it('makes doubles distinct and says so', () => {
		const { objekter, avvik } = plan(
			...Array.from({ length: 3 }, () => objekt('RpOmråde', { LOKALID: uuid }))
		);
		expect(new Set(objekter.map(({ lokalId }) => lokalId)).size).toBe(3);
		expect(avvik.map(({ rule, object }) => [rule, object])).toEqual([
			['plan.lokalid.dobbel', '2'],
			['plan.lokalid.dobbel', '3']
		]);
	});
	it('makes them distinct where the whole file has one serial number, the same each time', () => {
		const like = { ...fil(), objekter: Array.from({ length: 20_000 }, () => objekt('RpOmråde')) };
		const ids = toPlan(like, { navnerom: 'ny' }).objekter.map(({ lokalId }) => lokalId);
		expect(new Set(ids).size).toBe(20_000);
		const faerre = toPlan({ ...like, objekter: like.objekter.slice(0, 10) }, { navnerom: 'ny' });
		expect(faerre.objekter.map(({ lokalId }) => lokalId)).toEqual(ids.slice(0, 10));
	});
});

describe('the plan itself', () => {
	const ident = { NASJONALAREALPLANID: { KOMM: '1840', PLANID: '2016003' } };
	it('is read from the plan area', () => {
		const { hode, avvik } = plan(
			objekt('RpArealformålOmråde', ident),
			objekt('RpOmråde', {
				...ident,
				PLANNAVN: 'E6 Hestbrinken-Borkamo',
				PLANSTAT: '3',
				PLANTYPE: '35',
				IKRAFT: '20171109'
			})
		);
		expect(avvik).toEqual([]);
		expect(hode).toEqual({
			kommunenummer: '1840',
			planidentifikasjon: '2016003',
			plannavn: 'E6 Hestbrinken-Borkamo',
			plantype: 35,
			planstatus: 3,
			ikrafttredelsesdato: '2017-11-09',
			vedtakEndeligPlanDato: null
		});
	});
	it('is known by any of its objects where it has no plan area', () => {
		expect(plan(objekt('KpFareSone', ident)).hode).toMatchObject({ planidentifikasjon: '2016003' });
	});
	it('gets back the leading zero that a number has lost', () => {
		const oslo = { NASJONALAREALPLANID: { KOMM: 301, PLANID: 7 } };
		expect(plan(objekt('KpOmråde', oslo)).hode).toMatchObject({
			kommunenummer: '0301',
			planidentifikasjon: '7'
		});
	});
	it('is not read from data that is no plan', () => {
		expect(plan(objekt('Naturvernområde', { KOMM: '1840', PLANNAVN: 'x' })).hode).toMatchObject({
			kommunenummer: null,
			plannavn: null
		});
	});
	it.each([
		['20170230', null],
		['2011-03-23Z', '2011-03-23'],
		['20110323120000', '2011-03-23'],
		[1300838400000, '2011-03-23'],
		['i fjor', null]
	])('reads the date %s as %s', (verdi, iso) => {
		const { hode, avvik } = plan(objekt('KpOmråde', { IKRAFT: verdi }));
		expect(hode.ikrafttredelsesdato).toBe(iso);
		expect(avvik.map(({ rule }) => rule)).toEqual(iso === null ? ['plan.dato.ugyldig'] : []);
	});
	it('tells that a file holds several plans', () => {
		const other = { NASJONALAREALPLANID: { KOMM: '1840', PLANID: 'X' } };
		expect(plan(objekt('RpOmråde', ident), objekt('RpOmråde', other)).avvik).toMatchObject([
			{ rule: 'plan.flere' }
		]);
	});
	it('leaves out a plantype that is not in its list', () => {
		const { hode, avvik } = plan(objekt('KpOmråde', { PLANTYPE: '77' }));
		expect(hode.plantype).toBeNull();
		expect(avvik).toMatchObject([{ rule: 'plan.verdi.ukjent', object: '1' }]);
	});
});

describe('a real plan', () => {
	it.skipIf(!hasSharedData)('is read whole, and breaks no rule', async () => {
		const lest = toPlan(await readSosi(readFileSync(`${sharedData}sosi/Regplan.sos`)), {
			navnerom: ''
		});
		expect(lest.hode).toMatchObject({ kommunenummer: '1840', planidentifikasjon: '2016003' });
		expect([lest.objekter.length, lest.rest.length, lest.avvik.length]).toEqual([297, 0, 0]);
		const formal = lest.objekter.filter((o) => o.objekttype === 'RpArealformålOmråde');
		expect(formal).toHaveLength(49);
		expect(formal[0]).toMatchObject({
			kode: 5100,
			omrNavn: 'LNFR1',
			eierform: 1,
			vertikalniva: 2
		});
		// Four of its symbols stand outside the plan area, as they do in the file.
		expect(validatePlan(lest).map(({ rule, severity }) => [rule, severity])).toEqual([
			['plan.punkt.utenfor', 'merknad']
		]);
	});
});
