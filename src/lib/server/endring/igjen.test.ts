import { describe, expect, it } from 'vitest';
import { ellerIgjen } from './igjen.ts';

/** Fails with these codes, one after the other, then answers with how often it was asked. */
function work(...codes: readonly string[]) {
	let asked = 0;
	return () => {
		const code = codes[asked++];
		return code === undefined
			? Promise.resolve(asked)
			: Promise.reject(Object.assign(new Error(code), { code }));
	};
}

describe('a change that met with another', () => {
	it.each(['40P01', '40001'])('is tried once more (%s), and no more than once', async (code) => {
		expect(await ellerIgjen(work())).toBe(1);
		expect(await ellerIgjen(work(code))).toBe(2);
		await expect(ellerIgjen(work(code, code))).rejects.toThrow(code);
	});

	it('is not tried again for anything else', async () => {
		await expect(ellerIgjen(work('23505'))).rejects.toThrow('23505');
		await expect(ellerIgjen(() => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
	});
});
