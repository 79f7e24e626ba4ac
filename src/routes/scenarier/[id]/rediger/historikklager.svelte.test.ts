import { expect, it } from 'vitest';
import { Historikk } from './historikk.svelte.ts';
import { historikklager } from './historikklager.ts';
import { enkelRedigering } from './redigeringer.ts';
import { egenskaperAv } from './tilstand.ts';

/** A zone as large as the LNFR of a real plan: twenty thousand points around. */
const STOR = 20_000;
const tilstand = (nr: number) => ({
	geometry: {
		type: 'Polygon' as const,
		coordinates: [
			Array.from({ length: STOR }, (_, i) => [590_000 + i + nr / 100, 6_730_000 + (i % 7)])
		]
	},
	properties: egenskaperAv({ objekttype: 'KpArealformålOmråde' })
});
const lagTrinn = (antall: number) => {
	const steder = Array.from({ length: antall + 1 }, (_, nr) => tilstand(nr));
	return steder
		.slice(1)
		.map((til, nr) => enkelRedigering(`nr ${nr}`, 'a', steder[nr] ?? null, til));
};

/** As a page that is loaded anew finds it. */
async function igjen(scenario: number): Promise<Historikk> {
	const historikk = new Historikk(historikklager(scenario));
	await historikk.hent();
	return historikk;
}

it('husker hundre trinn av en stor sone når siden lastes på nytt, hvert scenario for seg', async () => {
	const trinn = lagTrinn(105);
	const historikk = await igjen(1);
	for (const redigering of trinn) historikk.legg(redigering);
	historikk.angret();
	await expect.poll(async () => (await igjen(1)).antall, { timeout: 20_000 }).toBe(104);
	const etter = await igjen(1);
	expect(etter.nesteOmigjen).toEqual(trinn[104]);
	for (let nr = 103; nr >= 0; nr--) {
		expect(etter.neste?.message).toBe(`nr ${nr}`);
		etter.angret();
	}
	expect(etter.neste).toBeNull();
	expect((await igjen(2)).antall).toBe(0);
}, 60_000);

it('beholder ikke det som er glemt, og skriver ikke det samme to ganger', async () => {
	const [forste, andre] = lagTrinn(2);
	if (!forste || !andre) throw new Error('no steps');
	const lager = historikklager(3);
	await lager.skriv({ gjort: [forste, andre], angret: [] });
	await lager.skriv({ gjort: [forste], angret: [andre] });
	expect(await historikklager(3).les()).toEqual({ gjort: [forste], angret: [andre] });
	await lager.skriv({ gjort: [], angret: [andre] });
	expect(await historikklager(3).les()).toEqual({ gjort: [], angret: [andre] });
});
