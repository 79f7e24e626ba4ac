import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { BadRequest } from '../badRequest.ts';

/** scrypt's cost: N = 2^logN blocks of 128·r bytes, p times over. */
export interface ScryptCost {
	readonly logN: number;
	readonly r: number;
	readonly p: number;
}

/**
 * OWASP's Password Storage Cheat Sheet lists N=2^17 p=1 and N=2^15 p=3 as equally strong. The second takes
 * 32 MB a sign-in instead of 128 MB, beside a database in the same process.
 */
export const OWASP: ScryptCost = { logN: 15, r: 8, p: 3 };

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const HASH = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/;

/** Text for the database from which the password cannot be found: `$scrypt$ln=15,r=8,p=3$salt$key` (base64url). */
export async function hashPassord(passord: string, cost: ScryptCost = OWASP): Promise<string> {
	const salt = randomBytes(SALT_BYTES);
	const key = await derive(passord, salt, cost);
	return formatHash(cost, salt, key);
}

/**
 * Is this the password that was hashed? With `hash` null (no such account) it works as long as with one, and answers
 * no: the time taken tells nobody which accounts there are.
 */
export async function verifyPassord(passord: string, hash: string | null): Promise<boolean> {
	const { cost, salt, key } = parseHash(hash ?? NOBODY);
	const equal = timingSafeEqual(await derive(passord, salt, cost), key);
	return equal && hash !== null;
}

/** No password is longer, and none that is longer is looked at. */
export const LENGSTE_PASSORD = 200;

/** BadRequest with a sentence for the user when the password is too weak to be kept. */
export function requireGodtPassord(passord: string, brukernavn: string): void {
	if (passord.length < 12) throw new BadRequest('svakt-passord', 'Passordet må ha minst 12 tegn.');
	if (passord.length > LENGSTE_PASSORD)
		throw new BadRequest('svakt-passord', `Passordet kan ha høyst ${LENGSTE_PASSORD} tegn.`);
	if (passord.toLowerCase() === brukernavn.toLowerCase())
		throw new BadRequest('svakt-passord', 'Passordet kan ikke være det samme som brukernavnet.');
}

// No i, l, o, 0 or 1: it is read from a screen and typed by hand. 31 signs.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for someone else to type once: four groups of five signs, about 99 bits. */
export function generatePassord(random: (size: number) => Uint8Array = randomBytes): string {
	const signs: string[] = [];
	while (signs.length < 20)
		for (const byte of random(32))
			// 248 = 8 · 31: higher bytes would favour the first signs.
			if (byte < 248 && signs.length < 20) signs.push(ALPHABET.charAt(byte % ALPHABET.length));
	return [0, 5, 10, 15].map((i) => signs.slice(i, i + 5).join('')).join('-');
}

const formatHash = ({ logN, r, p }: ScryptCost, salt: Buffer, key: Buffer): string =>
	`$scrypt$ln=${logN},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;

// The hash of nobody's password, at today's cost.
const NOBODY = formatHash(OWASP, Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES));

function parseHash(hash: string): { cost: ScryptCost; salt: Buffer; key: Buffer } {
	const [, logN, r, p, salt, key] = HASH.exec(hash) ?? [];
	if (!salt || !key) throw new Error('passord_hash is not written by hashPassord');
	return {
		cost: { logN: Number(logN), r: Number(r), p: Number(p) },
		salt: Buffer.from(salt, 'base64url'),
		key: Buffer.from(key, 'base64url')
	};
}

function derive(passord: string, salt: Buffer, { logN, r, p }: ScryptCost): Promise<Buffer> {
	const N = 2 ** logN;
	// Node refuses what would take more than maxmem; the algorithm itself takes 128·N·r and a little.
	const options: ScryptOptions = { N, r, p, maxmem: 2 * 128 * N * r };
	return new Promise((resolve, reject) => {
		// NFKC: å typed as one sign or as a with a ring is the same password.
		scrypt(passord.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => {
			if (error) reject(error);
			else resolve(key);
		});
	});
}
