import { expect, it } from 'vitest';
import { isFull, isReading, stopReading, whileReading } from './running.ts';

/** An import that works until it is told to end, and tells when it began. */
function started(id: string, begun: string[]) {
	const { promise, resolve } = Promise.withResolvers<undefined>();
	const done = whileReading(id, async () => {
		begun.push(id);
		await promise;
		return id;
	});
	const end = async () => {
		resolve(undefined);
		return done;
	};
	return { done, end };
}
const settle = () => new Promise((done) => setTimeout(done, 0));

it('two imports are worked on at once, and the others in the order they came', async () => {
	const begun: string[] = [];
	const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => started(id, begun));
	await settle();
	expect(begun).toEqual(['a', 'b']);
	expect(isReading('d')).toBe(true);
	expect(await b?.end()).toBe('b');
	await settle();
	expect(begun).toEqual(['a', 'b', 'c']);
	await Promise.all([a?.end(), c?.end(), d?.end()]);
	expect(begun).toEqual(['a', 'b', 'c', 'd']);
	expect(isReading('d')).toBe(false);
});

it('one that is cancelled while it waits never begins, and takes nobody’s place', async () => {
	const begun: string[] = [];
	const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => started(id, begun));
	const cancelled = expect(c?.done).rejects.toMatchObject({ code: 'avbrutt' });
	stopReading('c');
	await cancelled;
	await a?.end();
	await settle();
	expect(begun).toEqual(['a', 'b', 'd']);
	await Promise.all([b?.end(), d?.end()]);
});

it('one that fails lets the next begin', async () => {
	const begun: string[] = [];
	const failing = () => whileReading('x', () => Promise.reject(new Error('feil')));
	await expect(failing()).rejects.toThrow('feil');
	await expect(failing()).rejects.toThrow('feil');
	const next = started('y', begun);
	await settle();
	expect(begun).toEqual(['y']);
	await next.end();
});

it('it is full with eight, and not when one has ended', async () => {
	const begun: string[] = [];
	const all = Array.from({ length: 8 }, (_, i) => started(String(i), begun));
	expect(isFull()).toBe(true);
	await all[0]?.end();
	expect(isFull()).toBe(false);
	await Promise.all(all.map(({ end }) => end()));
});
