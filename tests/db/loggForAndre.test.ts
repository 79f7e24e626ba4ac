import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { diffAnswer } from '../../src/lib/server/diffAnswer.ts';
import { logglinjer } from '../../src/lib/server/endringslogg.ts';
import { Forbidden } from '../../src/lib/server/errors.ts';
import { flettInn } from '../../src/lib/server/fletting/flett.ts';
import { objectDetail } from '../../src/lib/server/objects.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { endreHode } from '../../src/lib/server/scenario/hode.ts';
import { lagScenario } from '../../src/lib/server/scenario/kopi.ts';
import { objektomtale, scenariologg } from '../../src/lib/server/scenariologg.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { endre, ny } from '../support/endre.ts';
import { at, polygon, ring } from '../support/planbygger.ts';
import { endret, flyttetHjorne, lagRutenett, ruteId, type Rutenett } from '../support/rutenett.ts';

let db: Database;
let nett: Rutenett;
const hemmelig = ny(polygon(ring([200, 250], [300, 250], [300, 300], [200, 300])), {
	omrNavn: 'Tomt hemmelig'
});
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

/** Shown to all now: a zone came and went, a secret scenario was merged in, and a secret name was left. */
beforeEach(async () => {
	nett = await lagRutenett(db, { planId: randomUUID(), synlighet: 'offentlig' });
	const { id } = nett;
	const revision = async (scenario: number) =>
		(await scenarioById(db, planlegger, scenario)).revision;
	const halv = polygon(ring([200, 200], [300, 200], [300, 250], [200, 250]));
	const hel = polygon(ring([200, 200], [300, 200], [300, 300], [200, 300]));
	await endre(db, id, [endret(ruteId(2, 2), 1, halv, { omrNavn: 'Navn hemmelig' }), hemmelig]);
	const slett = { op: 'delete', lokalId: hemmelig.lokalId, version: 1 } as const;
	await endre(db, id, [endret(ruteId(2, 2), 2, hel, { omrNavn: 'B8' }), slett], {
		klient: randomUUID()
	});
	const barn = await lagScenario(db, planlegger, {
		parent: id,
		name: 'Barn hemmelig',
		description: '',
		kind: 'alternativ'
	});
	await endre(db, barn.id, flyttetHjorne(nett, 1, 1, at(120, 100)));
	const seen = { from: await revision(barn.id), target: await revision(id) };
	await flettInn(db, planlegger, id, { from: barn.id, seen, choices: {} });
	for (const [version, name] of [
		[1, 'Scenario hemmelig'],
		[2, `Vist ${id}`]
	] as const)
		await endreHode(db, planlegger, id, { version, name });
});

const VANLIG = [
	'Endret opplysninger om scenariet',
	'Endret opplysninger om scenariet',
	'Endret 4 objekter',
	'Endret 2 objekter',
	'Endret 2 objekter'
];

describe.each([
	['the public', publikum],
	['a politician', politiker]
])('what %s reads of a log', (_, bruker) => {
	it('says when and how much, and neither who, why, from which browser nor by which name', async () => {
		const linjer = await logglinjer(db, bruker, nett.id, { limit: 9 });
		expect(linjer.map(({ message }) => message)).toEqual(VANLIG);
		expect(new Set(linjer.map(({ who, client }) => `${who} ${String(client)}`))).toEqual(
			new Set(['Kommunen null'])
		);
		expect(JSON.stringify(linjer)).not.toContain('hemmelig');
	});

	it('names on the page the objects that stand, as they are called now', async () => {
		const { rader } = await scenariologg(db, bruker, nett.id, {
			objekt: null,
			before: null,
			limit: 9
		});
		expect(rader.map(({ melding }) => melding)).toEqual(VANLIG);
		expect(rader.at(-1)).toMatchObject({
			hvem: 'Kommunen',
			antallObjekter: 2,
			objekter: [{ lokalId: ruteId(2, 2), op: 'update', omtale: 'B8' }]
		});
		expect(JSON.stringify(rader)).not.toContain('hemmelig');
		expect(await objektomtale(db, bruker, nett.id, hemmelig.lokalId)).toBeNull();
		expect(await objektomtale(db, bruker, nett.id, ruteId(2, 2))).toMatchObject({ omtale: 'B8' });
	});

	it('is the same at an object', async () => {
		const scenario = { id: nett.id, plan: nett.planId };
		const { historikk } = await objectDetail(db, bruker, scenario, ruteId(0, 0));
		expect(historikk).toMatchObject([{ who: 'Kommunen', message: 'Endret 4 objekter' }]);
	});

	it('and no state that was: only what the scenario is now is compared', async () => {
		const na = { id: nett.id, revision: null };
		const da = { id: nett.id, revision: 2 };
		for (const asked of [
			() => diffAnswer(db, bruker, da, na),
			() => diffAnswer(db, bruker, na, da),
			() => diffAnswer(db, bruker, na, na, da)
		]) {
			await expect(asked()).rejects.toThrow(Forbidden);
			await expect(asked()).rejects.toThrow('Bare planleggere ser tidligere utgaver');
		}
		expect((await diffAnswer(db, bruker, na, na, na)).svar.objects).toEqual([]);
	});
});

it('a planner reads all of it', async () => {
	const text = JSON.stringify(await logglinjer(db, planlegger, nett.id, { limit: 9 }));
	expect(text).toContain('Flettet inn endringene i «Barn hemmelig»');
	expect(text).toContain('Scenario hemmelig');
	expect(await objektomtale(db, planlegger, nett.id, hemmelig.lokalId)).toMatchObject({
		omtale: 'Tomt hemmelig',
		isGone: true
	});
	const da = { id: nett.id, revision: 2 };
	const { svar } = await diffAnswer(db, planlegger, da, { id: nett.id, revision: null });
	expect(svar.objects.map(({ name }) => name)).toContain('Tomt hemmelig');
});

it('a scenario that was made, and one change of one object, are told as that', async () => {
	const barn = await lagScenario(db, planlegger, {
		parent: nett.id,
		name: 'Til utvalget',
		description: '',
		kind: 'alternativ'
	});
	const omdopt = { op: 'update', lokalId: ruteId(1, 1), version: 2 } as const;
	await endre(db, barn.id, [{ ...omdopt, properties: { omrNavn: 'B9' } }]);
	await endreHode(db, planlegger, barn.id, { version: 1, visibility: 'planutvalg' });
	const linjer = await logglinjer(db, politiker, barn.id, { limit: 9 });
	expect(linjer.map(({ message }) => message)).toEqual([
		'Endret opplysninger om scenariet',
		'Endret ett objekt',
		'Laget scenariet'
	]);
});
