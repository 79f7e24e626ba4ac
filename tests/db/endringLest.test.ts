import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { parseEndringssett } from '../../src/lib/server/endring/sett.ts';
import { endreScenario } from '../../src/lib/server/endring/utfor.ts';
import { objectDetail } from '../../src/lib/server/objects.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { stand } from '../support/endre.ts';
import { polygon, square } from '../support/planbygger.ts';
import { lagRutenett, ruteId, type Rutenett } from '../support/rutenett.ts';

let db: Database;
let nett: Rutenett;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
	nett = await lagRutenett(db, { planId: randomUUID() });
});

const send = (operasjon: object) =>
	endreScenario(
		db,
		planlegger,
		nett.id,
		parseEndringssett({ message: 'En prøve', operations: [operasjon] })
	);
const oppdater = (properties: object, rest: object = {}) =>
	send({ op: 'update', lokalId: ruteId(0, 0), version: 1, properties, ...rest });

describe('what follows from the rest of an object', () => {
	it('may be sent back as it was read, with what is changed beside it', async () => {
		const scenario = await scenarioById(db, planlegger, nett.id);
		const lest = await objectDetail(db, planlegger, scenario, ruteId(0, 0), 25832);
		const { formal, tema, areaM2, lengthM, version, lokalId } = lest;
		const svar = await oppdater({ formal, tema, areaM2, lengthM, version, lokalId, kode: 1120 });
		expect(svar.objects[0]?.properties).toMatchObject({ kode: 1120 });
		expect(svar.objects[0]?.properties).not.toHaveProperty('formal');
	});

	it.each([
		[{ formal: 'Fritidsbebyggelse' }, 'sett kode'],
		[{ formal: null }, 'sett kode'],
		[{ lokalId: randomUUID() }, 'beholder sin lokalId'],
		[{ areaM2: 5 }, 'send geometry'],
		[{ areaM2: '10000' }, 'send geometry'],
		[{ lengthM: 1 }, 'send geometry'],
		[{ tema: 'linje' }, 'sett objekttype'],
		[{ version: 7 }, 'står i operasjonen']
	])('is refused with another value, and told what to set: %j', async (properties, hva) => {
		const before = await stand(db, nett.id);
		const error = await oppdater({ ...properties, omrNavn: 'X' }).catch((e: unknown) => e);
		expect(error).toBeInstanceOf(BadRequest);
		expect((error as BadRequest).message).toContain(hva);
		expect(await stand(db, nett.id)).toEqual(before);
	});

	it('may be what it becomes, and is so for what is new', async () => {
		await oppdater({ kode: 1120, formal: 'Fritidsbebyggelse' });
		const sone = (properties: object) =>
			send({
				op: 'create',
				lokalId: randomUUID(),
				version: 0,
				geometry: polygon(square(0, 0, 50)),
				properties: { objekttype: 'KpFareSone', kode: 320, ...properties }
			});
		await sone({ tema: 'hensynssone', version: 3, areaM2: 7 });
		await expect(sone({ tema: 'arealformal' })).rejects.toThrow('sett objekttype');
		await expect(sone({ lokalId: randomUUID() })).rejects.toThrow('lokalId');
	});
});
