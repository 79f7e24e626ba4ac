/** The server refused, failed, or was not reached; `message` says so in bokmål and may be shown as it is. */
export class Svarfeil extends Error {
	/** null: no answer came. */
	readonly status: number | null;
	/** What problem+json told beside its sentence: the conflicts of a 409, the Avvik of a 422. */
	readonly innhold: Readonly<Record<string, unknown>>;

	constructor(
		message: string,
		status: number | null,
		{ cause, innhold = {} }: { cause?: unknown; innhold?: Readonly<Record<string, unknown>> } = {}
	) {
		super(message, { cause });
		this.name = 'Svarfeil';
		this.status = status;
		this.innhold = innhold;
	}
}

const INTET_SVAR = 'Vi fikk ikke svar. Sjekk nettet og prøv igjen.';

/** The answer of our own server where it is a yes; else Svarfeil. A request that is taken back is told as AbortError. */
export async function hent(path: string, init: RequestInit = {}): Promise<Response> {
	const response = await fetch(path, init).catch((error: unknown) => {
		// The browser's own words are English, and tell of no more than this.
		throw init.signal?.aborted ? error : new Svarfeil(INTET_SVAR, null, { cause: error });
	});
	if (response.ok) return response;
	const innhold = (await response.json().catch(() => ({}))) as Record<string, unknown>;
	const { detail } = innhold;
	const sentence = typeof detail === 'string' ? detail : `Serveren svarte ${response.status}.`;
	throw new Svarfeil(sentence, response.status, { innhold });
}

/** What our own server answers, as JSON; a failed answer is an error and never an empty list. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
	const response = await hent(path, signal ? { signal } : {});
	return response.json().catch((error: unknown) => {
		throw signal?.aborted ? error : new Svarfeil(INTET_SVAR, null, { cause: error });
	}) as Promise<T>;
}

/** Does this error say that what is shown may no longer be seen by this person? */
export const erUtestengt = (error: unknown): boolean =>
	error instanceof Svarfeil && [401, 403, 404].includes(error.status ?? 0);
