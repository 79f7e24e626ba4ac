import { describe, expect, it } from 'vitest';
import { assertUploadSize, maxUploadBytes, readUpload } from './upload.ts';

const stream = (...chunks: number[]) => {
	let taken = 0;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			const size = chunks[taken++];
			if (size === undefined) controller.close();
			else controller.enqueue(new Uint8Array(size).fill(taken));
		}
	});
	return { body, taken: () => taken };
};

describe('readUpload', () => {
	it('gives the bytes in their order', async () => {
		expect([...(await readUpload(stream(1, 2).body, 10))]).toEqual([1, 2, 2]);
	});

	it('takes a file of exactly the limit', async () => {
		expect(await readUpload(stream(5, 5).body, 10)).toHaveLength(10);
	});

	it('stops reading as soon as the limit is passed: 413', async () => {
		const { body, taken } = stream(5, 6, 5, 5, 5, 5, 5, 5);
		await expect(readUpload(body, 10)).rejects.toMatchObject({
			code: 'for-stor-fil',
			status: 413
		});
		expect(taken()).toBeLessThan(5);
	});

	it('refuses nothing: 422', async () => {
		await expect(readUpload(null, 10)).rejects.toMatchObject({ code: 'tom-fil', status: 422 });
		await expect(readUpload(stream().body, 10)).rejects.toMatchObject({ code: 'tom-fil' });
	});
});

describe('maxUploadBytes', () => {
	it('is a hundred megabytes unless told', () => {
		expect(maxUploadBytes({})).toBe(104_857_600);
		expect(maxUploadBytes({ PLANBORDET_MAX_UPLOAD_MB: '1' })).toBe(1_048_576);
		expect(maxUploadBytes({ PLANBORDET_MAX_UPLOAD_MB: 'mye' })).toBe(104_857_600);
		expect(maxUploadBytes({ PLANBORDET_MAX_UPLOAD_MB: '-1' })).toBe(104_857_600);
	});
});

describe('a file that says itself that it is too large', () => {
	it('is refused unread, and the limit is told', () => {
		const limit = 100 * 1024 * 1024;
		expect(() => {
			assertUploadSize(String(limit + 1), limit);
		}).toThrow(/større enn 100 MB/);
		for (const fits of [String(limit), null, 'tull'])
			expect(() => {
				assertUploadSize(fits, limit);
			}).not.toThrow();
	});
});
