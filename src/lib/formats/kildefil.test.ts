import { expect, it } from 'vitest';
import { flate, sosiText, square } from '../../../tests/support/hostileSosi.ts';
import { kopierbar } from './kildefil.ts';
import { readFile } from './read.ts';

const MADE: Readonly<Record<string, string>> = {
	'plan.sos': sosiText(
		`${square(1, 0, 0, 100)}\n${square(2, 10, 10, 5)}\n${flate(3, ':1 (:2)')}\n.BUEP 4:\n..NØ\n0 0\n10 10\n0 20\n.PUNKT 5:\n..A\n...B c\n..NØ\n1 2`
	),
	'punkt.geojson':
		'{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[10.5,60.5]}}'
};

it.each(Object.entries(MADE))(
	'a file that goes to another thread has there all that it had: %s',
	async (name, text) => {
		const fil = await readFile(new TextEncoder().encode(text), name);
		const copy = structuredClone(kopierbar(fil));
		expect(copy.objekter.length).toBeGreaterThan(0);
		expect(JSON.stringify(copy.objekter)).toBe(
			JSON.stringify(
				fil.objekter.map(({ objekttype, serial, line, geometry, buer, egenskaper }) => ({
					objekttype,
					serial,
					line,
					geometry,
					buer,
					egenskaper
				}))
			)
		);
		const { objekter: _, ...rest } = copy;
		expect(rest).toEqual({ ...fil, objekter: undefined });
	}
);
