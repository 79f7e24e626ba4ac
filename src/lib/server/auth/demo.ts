import { Conflict } from '../errors.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import type { Bruker } from './bruker.ts';
import { createKonto, type Konto, type Kontorolle } from './konto.ts';
import type { ScryptCost } from './passord.ts';

export interface DemoKonto {
	readonly brukernavn: string;
	readonly navn: string;
	readonly rolle: Kontorolle;
	readonly passord: string;
}

/** One account for each role, with passwords that everyone may read: only ever beside the illustration data. */
export const DEMO_KONTOER: readonly DemoKonto[] = [
	demoKonto('politiker', 'Pål Politiker'),
	demoKonto('planlegger', 'Pia Planlegger'),
	demoKonto('plansjef', 'Petra Plansjef'),
	demoKonto('administrator', 'Arne Administrator')
];

// A password that stands on the sign-in page needs no costly hash, and the first start is quicker without.
const OPEN: ScryptCost = { logN: 12, r: 8, p: 1 };

function demoKonto(rolle: Kontorolle, navn: string): DemoKonto {
	return { brukernavn: rolle, navn: `${navn} (demo)`, rolle, passord: `vis-meg-${rolle}` };
}

/**
 * Makes the demo accounts that are missing and returns how many. None where a real plan is in force; Conflict where
 * the illustration data is not loaded, since open passwords must not stand beside anything else.
 */
export async function createDemoKontoer(db: Queryable): Promise<number> {
	const { illustrasjon, virkelig } = await plansPresent(db);
	if (virkelig) return 0;
	if (!illustrasjon) throw new Conflict('Demokontoer finnes bare sammen med illustrasjonsdataene.');
	const { rows } = await db.query<{ brukernavn: string }>(sql`select brukernavn from konto`);
	const taken = new Set(rows.map((row) => row.brukernavn));
	const missing = DEMO_KONTOER.filter((konto) => !taken.has(konto.brukernavn));
	for (const konto of missing) await createKonto(db, { ...konto, demo: true }, OPEN);
	return missing.length;
}

/**
 * Ends the demo accounts, with their sessions and tokens, and every account and token that they made. To be called
 * when a real plan becomes gjeldende. Returns how many accounts there were.
 */
export async function fjernDemoKontoer(db: Queryable): Promise<number> {
	// Sessions and tokens go with the account (on delete cascade).
	const { rowCount } = await db.query(sql`delete from konto where demo`);
	return rowCount;
}

/** The demo accounts one can sign in to, for the sign-in page; empty where there are none. */
export async function demoKontoer(db: Queryable): Promise<DemoKonto[]> {
	const { rows } = await db.query<{ brukernavn: string }>(sql`
		select brukernavn from konto where demo and aktiv`);
	const open = new Set(rows.map((row) => row.brukernavn));
	return DEMO_KONTOER.filter((konto) => open.has(konto.brukernavn));
}

/** Is it a demo account that acts? What it makes is demo too, and goes when it goes. */
export async function isDemoBruker(
	db: Queryable,
	bruker: Pick<Bruker, 'kontoId'>
): Promise<boolean> {
	const { rowCount } = await db.query(sql`
		select from konto where id = ${bruker.kontoId} and demo`);
	return rowCount > 0;
}

/**
 * May this account be changed? The open demo accounts stay as the sign-in page says; and whoever uses one must not
 * get at a real account, or it would still be theirs after the demo accounts are gone.
 */
export const kanEndreKonto = (aktorErDemo: boolean, konto: Pick<Konto, 'brukernavn' | 'demo'>) =>
	konto.demo
		? !DEMO_KONTOER.some(({ brukernavn }) => brukernavn === konto.brukernavn)
		: !aktorErDemo;

async function plansPresent(db: Queryable) {
	const { rows } = await db.query<{ illustrasjon: boolean; virkelig: boolean }>(sql`
		select
			exists (select from plan where illustrasjon) as illustrasjon,
			exists (
				select from scenario s join plan p on p.id = s.plan_id
				where s.kind = 'gjeldende' and s.tilstand = 'aktiv' and not p.illustrasjon
			) as virkelig`);
	return rows[0] ?? { illustrasjon: false, virkelig: false };
}
