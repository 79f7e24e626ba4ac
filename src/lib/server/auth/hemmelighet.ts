import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody can guess: 256 random bits as 43 URL-safe signs. */
export const newHemmelighet = (random: (size: number) => Buffer = randomBytes): string =>
	random(32).toString('base64url');

/**
 * What the database keeps of a session's or token's secret: SHA-256 as hex. Plain SHA is enough here, since 256
 * random bits cannot be searched as a password can.
 */
export const sha256 = (secret: string): string => createHash('sha256').update(secret).digest('hex');
