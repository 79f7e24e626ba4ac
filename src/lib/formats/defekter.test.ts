import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inspect, withAvvik } from './inspect.ts';
import { planavvik } from './planavvik.ts';
import { readFile } from './read.ts';

const mappe = fileURLToPath(new URL('../../../tests/fixtures/sosi/', import.meta.url));

/**
 * One folder for each defect, named by its symptom: the file, made by us, and what `inspect` says of it. A defect that is
 * found in a real file becomes a folder here.
 */
describe('en SOSI-fil med én feil', () => {
	it.each(readdirSync(mappe))('%s: alt som er galt sies, og bare det', async (feil) => {
		const fil = await readFile(readFileSync(`${mappe}${feil}/fil.sos`), 'fil.sos');
		const { avvik } = withAvvik(inspect(fil), planavvik(fil));
		const svar = JSON.stringify(avvik, null, '\t');
		await expect(`${svar}\n`).toMatchFileSnapshot(`${mappe}${feil}/avvik.json`);
	});
});
