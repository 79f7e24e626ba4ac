import { describe, expect, it } from 'vitest';
import { withKeptPlans } from './keptPlans.ts';
import { frequent, sql } from './sql.ts';

/** A database that remembers under which name each statement came, and loses kept plans when told to. */
function fakeDatabase() {
	const names: (string | undefined)[] = [];
	const told: string[] = [];
	let code: string | null = null;
	const run: Parameters<typeof withKeptPlans>[0] = (_, name) => {
		names.push(name);
		if (name !== undefined && code !== null)
			return Promise.reject(Object.assign(new Error('refused'), { code }));
		return Promise.resolve({ rows: [{ ok: true } as never], rowCount: 1 });
	};
	const query = withKeptPlans(run, (line) => told.push(line));
	return { query, names, told, fail: (with_: string | null) => void (code = with_) };
}

describe('a frequent statement', () => {
	it('is named by its text, whatever its values, and no other statement is named', async () => {
		const { query, names } = fakeDatabase();
		await query(frequent(sql`select ${1}::int`));
		await query(frequent(sql`select ${2}::int`));
		await query(frequent(sql`select ${2}::text`));
		await query(sql`select ${2}::int`);
		expect(names[0]).toMatch(/^planbordet_[0-9a-f]{24}$/);
		expect(names[1]).toBe(names[0]);
		expect(names[2]).not.toBe(names[0]);
		expect(names[3]).toBeUndefined();
	});

	it.each(['26000', '42P05', '0A000'])(
		'is answered where its plan is lost (%s), and is not named again',
		async (code) => {
			const { query, names, told, fail } = fakeDatabase();
			fail(code);
			const both = [query(frequent(sql`select 1`)), query(frequent(sql`select 2`))];
			expect((await Promise.all(both)).map(({ rows }) => rows)).toEqual([
				[{ ok: true }],
				[{ ok: true }]
			]);
			await query(frequent(sql`select 1`));
			expect(names.slice(2)).toEqual([undefined, undefined, undefined]);
			expect(told).toHaveLength(1);
		}
	);

	it('that is wrong is refused as any other, and not sent twice', async () => {
		const { query, names, fail } = fakeDatabase();
		fail('42703');
		await expect(query(frequent(sql`select nothing`))).rejects.toThrow('refused');
		expect(names).toHaveLength(1);
	});
});
