import { describe, expect, it } from 'vitest';
import { sosiText } from '../../../../tests/support/hostileSosi.ts';
import { read, rules } from '../../../../tests/support/readSosi.ts';

describe('the head', () => {
	it.each([
		['1', 27391],
		['8', 27398],
		['21', 25831],
		['22', 25832],
		['23', 25833],
		['26', 25836],
		['32', 23032],
		['50', 4230],
		['84', 4258],
		['205', 5105],
		['210', 5110],
		['230', 5130]
	])('KOORDSYS %s is EPSG:%d', async (koordsys, epsg) => {
		const fil = await read(
			sosiText('.PUNKT 1:\n..NØ\n1 2', `...KOORDSYS ${koordsys}\n...ENHET 0.01`)
		);
		expect(fil.epsg).toBe(epsg);
	});

	it('that lacks or has an unknown KOORDSYS leaves the CRS unknown and says so', async () => {
		const unknown = await read(sosiText('.PUNKT 1:\n..NØ\n1 2', '...KOORDSYS 999\n...ENHET 1'));
		expect([unknown.epsg, rules(unknown)]).toEqual([null, ['sosi.koordsys.ukjent']]);
		const none = await read(sosiText('.PUNKT 1:\n..NØ\n1 2', ''));
		expect([none.epsg, rules(none)]).toEqual([
			null,
			['sosi.koordsys.mangler', 'sosi.enhet.mangler']
		]);
	});

	it('is kept as it stood', async () => {
		const fil = await read(sosiText('.PUNKT 1:\n..NØ\n1 2'));
		expect(fil.hode).toEqual({
			TEGNSETT: 'UTF-8',
			TRANSPAR: { KOORDSYS: '22', 'ORIGO-NØ': '0 0', ENHET: '0.01' },
			'SOSI-VERSJON': '4.5'
		});
	});

	it('that is missing, comes twice or is all there is, is said', async () => {
		expect(rules(await read('.PUNKT 1:\n..NØ\n1 2\n.SLUTT'))).toContain('sosi.hode.mangler');
		expect(rules(await read(sosiText('.PUNKT 1:\n..NØ\n1 2\n.HODE\n..TRANSPAR')))).toContain(
			'sosi.hode.flere'
		);
		expect(rules(await read(sosiText('')))).toEqual(['sosi.tom']);
		await expect(read('hei')).rejects.toMatchObject({ code: 'ikke-sosi' });
	});

	it('without .SLUTT at the end is a note, and what stands after .SLUTT is read and said', async () => {
		expect(
			(
				await read(
					'.HODE\n..TEGNSETT UTF-8\n..TRANSPAR\n...KOORDSYS 22\n...ENHET 1\n.PUNKT 1:\n..NØ\n1 2'
				)
			).avvik
		).toMatchObject([{ rule: 'sosi.slutt.mangler', severity: 'merknad' }]);
		const after = await read(`${sosiText('.PUNKT 1:\n..NØ\n1 2')}.PUNKT 2:\n..NØ\n3 4`);
		expect([after.objekter.length, rules(after)]).toEqual([2, ['sosi.slutt.etter']]);
	});
});
