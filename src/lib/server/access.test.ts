import { describe, expect, it } from 'vitest';
import { methodsOf, routesOnDisk } from '../../../tests/support/routes.ts';
import { ROLLER, type Rolle } from '../domain/rolle.ts';
import {
	apneDatasett,
	authorize,
	kanSeScenario,
	metoderFor,
	RUTER,
	synligeScenario,
	type ScenarioTilgang
} from './access.ts';
import { sql } from './sql.ts';

const rows = RUTER.map(({ method, route }) => `${method} ${route}`);

describe('the table of routes', () => {
	it('has a row for every route there is', () => {
		const missing = routesOnDisk().filter((route) => !rows.includes(route));
		const add = missing
			.map((key) => key.split(' '))
			.map(([method, route]) => `{ route: '${route}', method: '${method}', minst: '…' }`);
		expect(missing, `Add to RUTER in src/lib/server/access.ts:\n${add.join(',\n')}\n`).toEqual([]);
	});

	it('has no row for a route that is not there', () => {
		const onDisk = routesOnDisk();
		const stale = rows.filter((row) => !onDisk.includes(row));
		expect(stale, `Remove from RUTER in src/lib/server/access.ts: ${stale.join(', ')}`).toEqual([]);
	});

	it('has each route once', () => {
		expect(rows).toEqual([...new Set(rows)]);
	});

	it.each(RUTER.flatMap((rute) => ROLLER.map((rolle) => ({ ...rute, rolle }))))(
		'$method $route takes $rolle when it takes $minst or less',
		({ route, method, minst, rolle }) => {
			const allowed = ROLLER.indexOf(rolle) >= ROLLER.indexOf(minst);
			expect(authorize({ rolle }, route, method).ok).toBe(allowed);
		}
	);

	it('lets nobody but an administrator administer people', () => {
		const admitted = ROLLER.filter((rolle) => authorize({ rolle }, '/admin', 'POST').ok);
		expect(admitted).toEqual(['administrator']);
	});

	it('lets the public change nothing but who they are signed in as', () => {
		const changing = RUTER.filter(
			({ method, route }) => method !== 'GET' && authorize({ rolle: 'public' }, route, method).ok
		);
		expect(changing.map(({ route }) => route)).toEqual(['/logg-inn', '/logg-ut']);
	});
});

describe('authorize', () => {
	const admin = { rolle: 'administrator' } as const;

	it('says which methods a route takes, to one who tries another', () => {
		expect(authorize(admin, '/api/plans', 'POST')).toMatchObject({ status: 405, code: 'metode' });
		expect(authorize(admin, '/api/plans', 'OPTIONS')).toMatchObject({ status: 405 });
		expect(metoderFor('/api/imports/[id]')).toEqual(['GET', 'HEAD', 'DELETE']);
		expect(metoderFor(null)).toEqual([]);
	});

	it('refuses a route that has no row, whoever asks', () => {
		expect(authorize(admin, '/api/ukjent', 'GET')).toMatchObject({ ok: false, status: 404 });
		expect(authorize(admin, '/api/ukjent', 'DELETE')).toMatchObject({ ok: false, status: 404 });
		expect(authorize(admin, null, 'GET')).toMatchObject({ ok: false, status: 404 });
	});

	it('tells the public to sign in, and a politician which role it takes', () => {
		expect(authorize({ rolle: 'public' }, '/admin', 'GET')).toMatchObject({
			status: 403,
			code: 'krever-innlogging'
		});
		expect(authorize({ rolle: 'politiker' }, '/admin', 'GET')).toMatchObject({
			status: 403,
			code: 'ingen-tilgang',
			message: 'Dette krever rollen administrator. Be en administrator om tilgang.'
		});
	});

	it('answers HEAD as GET', () => {
		expect(authorize({ rolle: 'public' }, '/api/health', 'HEAD').ok).toBe(true);
	});
});

describe('who sees a scenario', () => {
	const seenBy = (scenario: ScenarioTilgang) =>
		ROLLER.filter((rolle) => kanSeScenario({ rolle }, scenario));
	const planners: Rolle[] = ['planlegger', 'plansjef', 'administrator'];

	it.each<[ScenarioTilgang['synlighet'], ScenarioTilgang['tilstand'], Rolle[]]>([
		['offentlig', 'aktiv', [...ROLLER]],
		['planutvalg', 'aktiv', ['politiker', ...planners]],
		['intern', 'aktiv', planners],
		['offentlig', 'under-import', planners],
		['planutvalg', 'under-import', planners],
		['intern', 'under-import', planners],
		['offentlig', 'arkivert', planners],
		['planutvalg', 'arkivert', planners],
		['intern', 'arkivert', planners]
	])('%s and %s is seen by %j', (synlighet, tilstand, expected) => {
		expect(seenBy({ synlighet, tilstand })).toEqual(expected);
	});

	it('is asked of the alias given, where another table has the same column', () => {
		const { text } = sql`where ${synligeScenario({ rolle: 'public' }, sql`s.`)}`;
		expect(text).toBe("where (s.tilstand = 'aktiv' and s.synlighet = any($1::text[]))");
	});
});

describe('which data sets are open', () => {
	it.each(ROLLER.map((rolle) => [rolle]))(
		'%s sees internal ones only as a planner or up',
		(rolle) => {
			const open = rolle === 'public' || rolle === 'politiker';
			expect(apneDatasett({ rolle }).text).toBe(open ? "tilgang = 'open'" : 'true');
		}
	);
});

describe('the walk through src/routes', () => {
	it('finds the methods of a page, its form actions and an endpoint however they are exported', () => {
		expect(methodsOf('+page.svelte', '')).toEqual(['GET']);
		expect(methodsOf('+page.server.ts', 'export const load = …')).toEqual([]);
		expect(methodsOf('+page.server.ts', 'export const actions: Actions = {')).toEqual(['POST']);
		expect(
			methodsOf('+server.ts', 'export async function GET() {}\nexport { lagre as PUT };')
		).toEqual(['GET', 'PUT']);
	});
});
