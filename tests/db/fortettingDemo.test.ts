import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { createDemoKontoer, DEMO_KONTOER } from '../../src/lib/server/auth/demo.ts';
import { kontoByBrukernavn } from '../../src/lib/server/auth/konto.ts';
import { NotFound } from '../../src/lib/server/errors.ts';
import { endreFortettingssett } from '../../src/lib/server/fortettingParameter.ts';
import { opphevReservasjon, reservasjoner, reserver } from '../../src/lib/server/fortettingValg.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

const K = '3443';
let db: Database;
let demo: Bruker;
beforeAll(async () => {
	db = await openTestDatabase();
	await makeScenario(db, [], { planId: 'TEGNET' });
	await db.query(sql`update plan set illustrasjon = true`);
	await createDemoKontoer(db);
	const brukernavn = DEMO_KONTOER.find(({ rolle }) => rolle === 'planlegger')?.brukernavn ?? '';
	const konto = await kontoByBrukernavn(db, brukernavn);
	demo = { rolle: 'planlegger', navn: 'Pia', kontoId: konto.id, via: 'okt' };
});
afterAll(() => db.close());

describe('the parameters of infill', () => {
	const sett = (versjon: number, hvem: Bruker, verdi: number) => {
		const bya = { nokkel: 'bya', formal: 1110, verdi, kilde: 'Prøve', valg: true } as const;
		return endreFortettingssett(db, K, { versjon, grunn: 'Prøve', rader: [bya] }, hvem);
	};

	it('are a line of real versions, and one of the illustration’s over it: each has its own newest', async () => {
		expect(await sett(0, planlegger, 20)).toMatchObject({ versjon: 1, illustrasjon: false });
		expect(await sett(1, demo, 21)).toMatchObject({ versjon: 2, illustrasjon: true });
		// Another demo account, who saw what was before it: the illustration's newest is not lost.
		await expect(sett(1, demo, 22)).rejects.toThrow('versjon 2 gjelder nå');
		// A real plan's newest is still the first.
		expect(await sett(1, planlegger, 23)).toMatchObject({ versjon: 3, illustrasjon: false });
		await expect(sett(1, planlegger, 24)).rejects.toThrow('versjon 3 gjelder nå');
	});
});

describe('a reservation that is lifted', () => {
	const parcel = { kommunenummer: K, gnr: 10, bnr: 1, fnr: 0 };
	const navn = async (illustrasjon: boolean) =>
		(await reservasjoner(db, K, illustrasjon)).map(({ hvem }) => hvem);

	it('is one of them: the owner’s, and the illustration’s stays', async () => {
		await reserver(db, { parcel, dato: '2026-03-01', merknad: '' }, demo);
		await reserver(db, { parcel, dato: '2026-03-02', merknad: '' }, planlegger);
		expect(await navn(false)).toEqual([planlegger.navn]);
		await opphevReservasjon(db, parcel, planlegger);
		expect(await navn(false)).toEqual([]);
		expect(await navn(true)).toEqual(['Pia']);
	});

	it('by a demo account is the illustration’s, and never the owner’s', async () => {
		await reserver(db, { parcel, dato: '2026-03-03', merknad: '' }, planlegger);
		await opphevReservasjon(db, parcel, demo);
		expect(await navn(true)).toEqual([planlegger.navn]);
		await expect(opphevReservasjon(db, parcel, demo)).rejects.toThrow(NotFound);
	});
});
