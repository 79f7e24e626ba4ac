import { describe, expect, it } from 'vitest';
import { inspect } from './inspect.ts';
import { toPlan } from './planobjekter.ts';
import { readSosi } from './sosi/read.ts';

const HODE = [
	'.HODE',
	'..TEGNSETT UTF-8',
	'..TRANSPAR',
	'...KOORDSYS 22',
	'...ORIGO-NØ 0 0',
	'...ENHET 0.01'
];

/** A half disc above a square, with the arc between them as serial 1; lengths in metres. */
const filen = (...flater: string[]) =>
	readSosi(
		Buffer.from(
			[
				...HODE,
				...[
					'.BUEP 1:',
					'..OBJTYPE KpArealformålGrense',
					'..NØ',
					'1000 0',
					'2000 1000',
					'1000 2000'
				],
				...[
					'.KURVE 2:',
					'..OBJTYPE KpArealformålGrense',
					'..NØ',
					'1000 2000',
					'0 2000',
					'0 0',
					'1000 0'
				],
				// The same three points as the arc, but straight between them.
				...[
					'.KURVE 3:',
					'..OBJTYPE KpArealformålGrense',
					'..NØ',
					'1000 0',
					'2000 1000',
					'1000 2000'
				],
				...flater,
				'.SLUTT',
				''
			].join('\n')
		)
	);

const flate = (serial: number, ref: string) => [
	`.FLATE ${serial}:`,
	'..OBJTYPE KpArealformålOmråde',
	'..KPAREALFORMÅL 1110',
	`..REF ${ref}`
];

const buen = { start: [0, 10], on: [10, 20], end: [20, 10] };

describe('the arcs of a border', () => {
	it.each([':1 :2', ':-1 :-2', ':2 :1', ':-2 :-1'])(
		'are kept with the surface that refers to them: %s',
		async (ref) => {
			const { objekter } = toPlan(await filen(...flate(10, ref)), { navnerom: '' });
			expect(objekter.find((o) => o.serial === '10')?.buer).toEqual([buen]);
			expect(objekter.find((o) => o.serial === '1')?.buer).toEqual([buen]);
		}
	);

	it('are not those of a neighbour who goes straight between the same points', async () => {
		const { objekter } = toPlan(await filen(...flate(10, ':3 :2')), { navnerom: '' });
		expect(objekter.find((o) => o.serial === '10')?.buer).toEqual([]);
	});

	it('are counted once however many surfaces have them', async () => {
		expect(inspect(await filen(...flate(10, ':1 :2'), ...flate(11, ':1 :3'))).arcs).toBe(1);
	});

	it('are found in holes too', async () => {
		const ytre = [
			'.KURVE 4:',
			'..OBJTYPE KpArealformålGrense',
			'..NØ',
			'-5000 -5000',
			'5000 -5000',
			'5000 5000',
			'-5000 5000',
			'-5000 -5000'
		];
		const { objekter } = toPlan(await filen(...ytre, ...flate(10, ':4 (:1 :2)')), { navnerom: '' });
		expect(objekter.find((o) => o.serial === '10')?.buer).toEqual([buen]);
	});
});
