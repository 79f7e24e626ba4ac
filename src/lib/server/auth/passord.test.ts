import { describe, expect, it } from 'vitest';
import { generatePassord, hashPassord, requireGodtPassord, verifyPassord } from './passord.ts';

const quick = { logN: 10, r: 8, p: 1 };

describe('a hashed password', () => {
	it('is known again, and another is not', async () => {
		const hash = await hashPassord('blåbærtur i Vestre Toten', quick);
		expect(await verifyPassord('blåbærtur i Vestre Toten', hash)).toBe(true);
		expect(await verifyPassord('Blåbærtur i Vestre Toten', hash)).toBe(false);
	});

	it('says by which parameters it was made, today those of OWASP', async () => {
		expect(await hashPassord('hemmelig')).toMatch(
			/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/
		);
	});

	it('is another each time, and never holds the password', async () => {
		const hashes = await Promise.all([
			hashPassord('hemmelig', quick),
			hashPassord('hemmelig', quick)
		]);
		expect(hashes[0]).not.toBe(hashes[1]);
		expect(hashes.join()).not.toContain('hemmelig');
	});

	it('takes å as one sign and å as two for the same', async () => {
		const hash = await hashPassord('p\u00e5l', quick);
		expect(await verifyPassord('pa\u030al', hash)).toBe(true);
	});

	it('that we did not write is an error, not a wrong password', async () => {
		await expect(verifyPassord('x', 'md5:123')).rejects.toThrow('passord_hash');
	});
});

describe('an account that is not there', () => {
	it('takes the work of a real one, and the answer is no', async () => {
		const real = await hashPassord('noe annet');
		const taken = async (hash: string | null) => {
			const start = process.cpuUsage();
			expect(await verifyPassord('hva som helst', hash)).toBe(false);
			return process.cpuUsage(start).user;
		};
		const [unknown, known] = [await taken(null), await taken(real)];
		// scrypt is nearly all of it: without the dummy the first would be a thousandth.
		expect(unknown).toBeGreaterThan(known / 4);
	});
});

describe('a password to be kept', () => {
	it.each([
		['kort', 'Passordet må ha minst 12 tegn.'],
		['x'.repeat(201), 'Passordet kan ha høyst 200 tegn.'],
		['Kari.Nordmann', 'Passordet kan ikke være det samme som brukernavnet.']
	])('cannot be %s', (passord, message) => {
		expect(() => {
			requireGodtPassord(passord, 'kari.nordmann');
		}).toThrow(message);
	});
});

describe('a made password', () => {
	it('is twenty signs that cannot be mistaken for each other', () => {
		expect(generatePassord()).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
		expect(generatePassord()).not.toBe(generatePassord());
	});

	it('skips the bytes that would favour some signs', () => {
		const bytes = new Uint8Array(32).fill(255);
		let asked = 0;
		const random = () => (asked++ === 0 ? bytes : new Uint8Array(32));
		expect(generatePassord(random)).toBe('aaaaa-aaaaa-aaaaa-aaaaa');
		expect(asked).toBe(2);
	});
});
