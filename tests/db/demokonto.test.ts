import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	byttRolle,
	giNyttPassord,
	kontoerFor,
	leggTilKonto,
	leggTilNokkel,
	settAktiv,
	trekkNokkel
} from '../../src/lib/server/auth/administrasjon.ts';
import { authenticate } from '../../src/lib/server/auth/authenticate.ts';
import {
	createDemoKontoer,
	DEMO_KONTOER,
	demoKontoer,
	fjernDemoKontoer
} from '../../src/lib/server/auth/demo.ts';
import { loggInn } from '../../src/lib/server/auth/innlogging.ts';
import {
	createKonto,
	kontoByBrukernavn,
	KONTOROLLER,
	listKontoer,
	type Konto
} from '../../src/lib/server/auth/konto.ts';
import { createTilgangsnokkel } from '../../src/lib/server/auth/tilgangsnokkel.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';

const now = new Date('2026-03-02T08:00:00Z');
let db: Database;

async function addPlan(id: string, illustrasjon: boolean) {
	await db.query(sql`
		with ny as (
			insert into plan (kommunenummer, srid, planidentifikasjon, illustrasjon)
			values ('3443', 25832, ${id}, ${illustrasjon}) returning id
		)
		insert into scenario (plan_id, srid, navn, kind) select id, 25832, 'Gjeldende', 'gjeldende' from ny`);
}

beforeAll(async () => {
	db = await openTestDatabase();
	await db.query(
		sql`insert into kommune values ('3443', 'Vestre Toten', 25832) on conflict do nothing`
	);
});
afterAll(() => db.close());
beforeEach(async () => {
	await db.query(sql`delete from konto`);
	await db.query(sql`delete from tilgangsnokkel`);
	await db.query(sql`delete from scenario`);
	await db.query(sql`delete from plan`);
	await addPlan('illustrasjon', true);
});

describe('the demo accounts', () => {
	it('are one for each role, and open with the password that the sign-in page shows', async () => {
		expect(await createDemoKontoer(db)).toBe(4);
		const shown = await demoKontoer(db);
		expect(shown.map(({ rolle }) => rolle)).toEqual(KONTOROLLER);
		for (const { brukernavn, passord, rolle } of shown) {
			const svar = await loggInn(db, { brukernavn, passord, adresse: '10.9.0.1', now });
			const bruker = await authenticate(db, { cookie: svar.ok ? svar.token : '', now });
			expect(bruker.rolle).toBe(rolle);
		}
	});

	it('are not made twice, nor over an account of the same name', async () => {
		const ny = { brukernavn: 'plansjef', navn: 'Ekte', rolle: 'politiker' } as const;
		await createKonto(db, { ...ny, passord: 'et langt og hemmelig passord' });
		expect(await createDemoKontoer(db)).toBe(3);
		expect(await createDemoKontoer(db)).toBe(0);
		expect((await demoKontoer(db)).map(({ brukernavn }) => brukernavn)).not.toContain('plansjef');
		expect((await kontoByBrukernavn(db, 'plansjef')).rolle).toBe('politiker');
	});

	it('are never made without the illustration data, nor beside a real plan in force', async () => {
		await addPlan('virkelig', false);
		expect(await createDemoKontoer(db)).toBe(0);
		await db.query(sql`delete from scenario`);
		await db.query(sql`delete from plan`);
		await expect(createDemoKontoer(db)).rejects.toThrow('illustrasjonsdataene');
		expect(await demoKontoer(db)).toEqual([]);
	});

	it('end with their sessions and tokens, and no real account with them', async () => {
		await createDemoKontoer(db);
		const real = await createKonto(db, {
			brukernavn: 'kari',
			navn: 'Kari',
			rolle: 'administrator',
			passord: 'et langt og hemmelig passord'
		});
		const { brukernavn, passord } = DEMO_KONTOER[3] ?? { brukernavn: '', passord: '' };
		const svar = await loggInn(db, { brukernavn, passord, adresse: '10.9.0.2', now });
		const admin = await kontoByBrukernavn(db, brukernavn);
		const token = await leggTilNokkel(db, { kontoId: admin.id }, { navn: 'x', rolle: 'plansjef' });
		expect(await db.transaction((tx) => fjernDemoKontoer(tx))).toBe(4);
		expect(await demoKontoer(db)).toEqual([]);
		expect((await listKontoer(db)).map(({ id }) => id)).toEqual([real.id]);
		expect((await authenticate(db, { cookie: svar.ok ? svar.token : '', now })).via).toBe('ingen');
		await expect(authenticate(db, { authorization: `Bearer ${token}`, now })).rejects.toThrow();
	});
});

describe('a demo administrator', () => {
	let demo: Konto;
	let real: Konto;

	beforeEach(async () => {
		await createDemoKontoer(db);
		demo = await kontoByBrukernavn(db, 'administrator');
		real = (
			await leggTilKonto(
				db,
				{ kontoId: null },
				{ brukernavn: 'kari', navn: 'Kari', rolle: 'administrator' }
			)
		).konto;
	});

	it('leaves nothing behind: the accounts it made go with it', async () => {
		const aktor = { kontoId: demo.id };
		const ny = { brukernavn: 'luring', navn: 'Luring', rolle: 'administrator' } as const;
		const { konto } = await leggTilKonto(db, aktor, ny);
		const own = { kontoId: konto.id };
		await leggTilKonto(db, own, { ...ny, brukernavn: 'luring2' });
		await fjernDemoKontoer(db);
		expect((await listKontoer(db)).map(({ brukernavn }) => brukernavn)).toEqual(['kari']);
	});

	it('cannot reach a real account or its tokens', async () => {
		const aktor = { kontoId: demo.id };
		await createTilgangsnokkel(db, { navn: 'ekte', rolle: 'plansjef', opprettetAv: real.id });
		await expect(giNyttPassord(db, aktor, real.id)).rejects.toThrow('virkelige kontoer');
		await expect(byttRolle(db, aktor, real.id, 'politiker')).rejects.toThrow('virkelige kontoer');
		await expect(settAktiv(db, aktor, real.id, false)).rejects.toThrow('virkelige kontoer');
		await expect(trekkNokkel(db, aktor, 'ekte', now)).rejects.toThrow('demokontoer');
	});

	it('cannot change the open accounts, so that they stay as the sign-in page says', async () => {
		const politiker = await kontoByBrukernavn(db, 'politiker');
		const aktor = { kontoId: demo.id };
		await expect(giNyttPassord(db, aktor, politiker.id)).rejects.toThrow('åpne for alle');
		expect((await kontoerFor(db, aktor)).some(({ kanEndres }) => kanEndres)).toBe(false);
	});
});

describe('an administrator', () => {
	it('makes an account, gives it a role and a password, closes and opens it', async () => {
		const aktor = { kontoId: null };
		const ny = { brukernavn: 'ola', navn: 'Ola', rolle: 'politiker' } as const;
		const { konto } = await leggTilKonto(db, aktor, ny);
		await byttRolle(db, aktor, konto.id, 'planlegger');
		const { passord } = await giNyttPassord(db, aktor, konto.id);
		const attempt = () => loggInn(db, { brukernavn: 'ola', passord, adresse: '10.9.1.1', now });
		const svar = await attempt();
		expect(await authenticate(db, { cookie: svar.ok ? svar.token : '', now })).toMatchObject({
			rolle: 'planlegger',
			navn: 'Ola'
		});
		await settAktiv(db, aktor, konto.id, false);
		expect((await attempt()).ok).toBe(false);
		await settAktiv(db, aktor, konto.id, true);
		expect((await attempt()).ok).toBe(true);
	});

	it('cannot shut themselves out', async () => {
		const ny = { brukernavn: 'kari', navn: 'Kari', rolle: 'administrator' } as const;
		const { konto } = await leggTilKonto(db, { kontoId: null }, ny);
		const self = { kontoId: konto.id };
		await expect(settAktiv(db, self, konto.id, false)).rejects.toThrow('egen konto');
		await expect(byttRolle(db, self, konto.id, 'politiker')).rejects.toThrow('egen konto');
	});

	it('is always left, also when a token without an account asks, or two ask at once', async () => {
		const ny = { navn: 'Kari', rolle: 'administrator' } as const;
		const script = { kontoId: null };
		const { konto: kari } = await leggTilKonto(db, script, { ...ny, brukernavn: 'kari' });
		await expect(settAktiv(db, script, kari.id, false)).rejects.toThrow('siste administratoren');
		await expect(byttRolle(db, script, kari.id, 'politiker')).rejects.toThrow('siste');
		const { konto: ola } = await leggTilKonto(db, script, { ...ny, brukernavn: 'ola' });
		const both = await Promise.allSettled([
			settAktiv(db, { kontoId: kari.id }, ola.id, false),
			settAktiv(db, { kontoId: ola.id }, kari.id, false)
		]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect((await listKontoer(db)).filter(({ aktiv }) => aktiv)).toHaveLength(1);
	});
});
