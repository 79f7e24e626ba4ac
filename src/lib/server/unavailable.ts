/** The database cannot be opened, or was lost: the sentence says what to do about it. Not for requests: a server has none then. */
export class Unavailable extends Error {
	override readonly name: string = 'Unavailable';
}

/** The code of an error of the operating system or of PostgreSQL; '' where it has none. */
export const errorCode = (error: unknown): string =>
	error instanceof Error && 'code' in error ? String(error.code) : '';
