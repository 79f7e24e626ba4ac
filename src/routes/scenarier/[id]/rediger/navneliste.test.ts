import { describe, expect, it } from 'vitest';
import { Svarfeil } from '../../../hent.ts';
import { Navneliste } from './navneliste.ts';
import { redigeringAv } from './redigeringer.ts';
import { egenskaperAv, type Tilstand } from './tilstand.ts';
import { splitZone, Flislegging, soneFromGeoJson } from '#lib/domain/topology/index.ts';

const flate = (x: number): Tilstand['geometry'] => ({
	type: 'Polygon',
	coordinates: [
		[
			[590_000 + x, 6_730_000],
			[590_100 + x, 6_730_000],
			[590_100 + x, 6_730_100],
			[590_000 + x, 6_730_100],
			[590_000 + x, 6_730_000]
		]
	]
});
const sone = (x: number, omrNavn: string | null): Tilstand => ({
	geometry: flate(x),
	properties: egenskaperAv({ objekttype: 'KpArealformålOmråde', kode: 1110, omrNavn })
});

describe('navn på det som er nytt', () => {
	it('er det neste ledige, også når navnene i resten av planen ikke kan hentes', async () => {
		let answers = false;
		const liste = new Navneliste(
			() => [sone(0, 'BS5')],
			() =>
				answers
					? Promise.resolve(new Set(['BS6']))
					: Promise.reject(new Svarfeil('Ingen kontakt', 0))
		);
		expect((await liste.navngiver())('BS4')).toBe('BS6');
		answers = true;
		const gi = await liste.navngiver();
		expect([gi('BS4'), gi('BS4')]).toEqual(['BS7', 'BS8']);
	});

	it.each([
		[
			'BS4',
			['BS4', 'BS5'],
			'Delte BS4. BS4 ble 5,0 daa mindre. Et nytt område på 5,0 daa, likt BS4, med navnet BS5.'
		],
		[
			null,
			[null, null],
			'Delte sonen. Sonen ble 5,0 daa mindre. Et nytt område på 5,0 daa, likt sonen.'
		]
	])('%s som deles, gir %s', async (navn, ventet, sagt) => {
		const delt = sone(0, navn);
		const t = new Flislegging([soneFromGeoJson('a', delt.geometry)].flatMap((s) => s ?? []));
		const linje = [59_005_000, 59_005_000].map((e, i): [number, number] => [
			e,
			672_999_000 + i * 12_000
		]);
		const utfall = splitZone(t, 'a', linje, () => 'ny');
		if (!utfall.ok) throw new Error(utfall.reason);
		const liste = new Navneliste(
			() => [delt],
			() => Promise.resolve(new Set())
		);
		const { til, message } = await redigeringAv(`Delte ${navn ?? 'sonen'}`, utfall.edit, {
			objekt: () => delt,
			hel: () => Promise.resolve(delt),
			navn: () => navn ?? 'sonen',
			navngiver: () => liste.navngiver()
		});
		expect(['a', 'ny'].map((id) => til.get(id)?.properties.omrNavn ?? null)).toEqual(ventet);
		expect(message.replaceAll(/\s/g, ' ')).toBe(sagt);
	});
});
