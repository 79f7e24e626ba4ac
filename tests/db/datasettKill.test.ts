import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/db.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { startChild } from '../support/child.ts';
import { copyTemplate, type TestCopy } from '../support/database.ts';

const OBJECTS = 5_000;
const fil = (navn: string) =>
	JSON.stringify({
		type: 'FeatureCollection',
		features: Array.from({ length: OBJECTS }, (_, i) => ({
			type: 'Feature',
			properties: { navn },
			geometry: { type: 'Point', coordinates: [10.5 + i / 1e6, 60.7] }
		}))
	});

describe('kill -9 while a data set is read in', { timeout: 300_000 }, () => {
	let copy: TestCopy;
	let folder: string;
	const file = (navn: string) => join(folder, `${navn}.geojson`);
	beforeAll(async () => {
		copy = await copyTemplate();
		folder = await mkdtemp(join(tmpdir(), 'planbordet-drept-'));
		for (const navn of ['A', 'B']) await writeFile(file(navn), fil(navn));
		const db = await openDatabase(copy.settings);
		await db.query(sql`insert into kommune (kommunenummer, srid) values ('3443', 25832)`);
		await db.close();
	});
	afterAll(async () => {
		await copy.remove();
		await rm(folder, { recursive: true });
	});

	/** What a new process sees: objects, names, owner, and how many lines the log has. */
	async function seen() {
		const db = await openDatabase(copy.settings);
		const { rows } = await db.query<{
			antall: number;
			navn: string;
			eier: string;
			logg: number;
		}>(sql`
			select count(o.*)::integer as antall, string_agg(distinct o.navn, '') as navn, d.eier,
				(select count(*)::integer from endring_datasett e where e.datasett_id = d.id) as logg
			from datasett d left join datasettobjekt o on o.datasett_id = d.id group by d.id`);
		await db.close();
		return rows[0];
	}

	it('leaves the old one or the new one, whole, with what is told of it and its line in the log', async () => {
		const first = startChild('importer.ts', JSON.stringify(copy.settings), file('A'), 'datasett');
		expect(await first.ended).toBe(0);
		const old = { antall: OBJECTS, navn: 'A', eier: file('A'), logg: 1 };
		expect(await seen()).toEqual(old);
		for (const afterMs of [200, 500, 1000]) {
			const child = startChild('importer.ts', JSON.stringify(copy.settings), file('B'), 'datasett');
			await child.until((line) => line === 'startet');
			await wait(afterMs);
			child.process.kill('SIGKILL');
			await child.ended;
			const now = await seen();
			expect([old, { antall: OBJECTS, navn: 'B', eier: file('B'), logg: 2 }]).toContainEqual(now);
			if (now?.navn === 'B') return;
		}
	});
});
