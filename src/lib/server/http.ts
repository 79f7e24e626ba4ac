import { error, isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { UgyldigTilgangsnokkel } from './auth/authenticate.ts';
import { BadRequest } from './badRequest.ts';
import { Conflict, Endringskonflikt, Forbidden, NotFound, Uakseptabel } from './errors.ts';
import { verdifeil } from './verdifeil.ts';

export { BadRequest };

v.setGlobalMessage(verdifeil);

/** RFC 9457, in bokmål, with a code that programs can rely on. */
interface Problem {
	readonly type: 'about:blank';
	readonly status: number;
	readonly title: string;
	readonly code: string;
	readonly detail: string;
	readonly [extra: string]: unknown;
}

const titles: Record<number, string> = {
	400: 'Forespørselen kan ikke forstås',
	401: 'Innlogging kreves',
	403: 'Ingen tilgang',
	404: 'Finnes ikke',
	405: 'Metoden kan ikke brukes her',
	409: 'Noen andre har endret dette',
	411: 'Lengden mangler',
	413: 'For stor fil',
	422: 'Innholdet kan ikke brukes',
	429: 'For mange forsøk',
	500: 'Uventet feil'
};

/** A problem+json answer. */
export function problem(
	status: number,
	code: string,
	detail: string,
	extra: object = {}
): Response {
	const body: Problem = {
		type: 'about:blank',
		status,
		title: titles[status] ?? 'Feil',
		code,
		detail,
		...extra
	};
	return new Response(JSON.stringify(body), {
		status,
		headers: {
			'content-type': 'application/problem+json; charset=utf-8',
			// RFC 9110 § 15.5.2: a 401 says how to sign in.
			...(status === 401 && { 'www-authenticate': 'Bearer' }),
			// What is refused unread, too large or one too many, cannot be followed by another request on its connection.
			...([411, 413, 429].includes(status) && { connection: 'close' })
		}
	});
}

/** Which status and code does an expected error have? null for an unexpected one. */
function classify(
	e: unknown
): { status: number; code: string; message: string; extra?: object } | null {
	if (e instanceof NotFound) return { status: 404, code: 'finnes-ikke', message: e.message };
	if (e instanceof UgyldigTilgangsnokkel)
		return { status: 401, code: 'ugyldig-nokkel', message: e.message };
	if (e instanceof Forbidden) return { status: 403, code: 'ingen-tilgang', message: e.message };
	if (e instanceof BadRequest) return { status: e.status, code: e.code, message: e.message };
	if (e instanceof Conflict)
		return { status: 409, code: 'konflikt', message: e.message, extra: konfliktdetaljer(e) };
	if (e instanceof Uakseptabel)
		return { status: 422, code: 'avvik', message: e.message, extra: { avvik: e.avvik } };
	if (v.isValiError<v.GenericSchema>(e))
		return { status: 400, code: 'ugyldig-verdi', message: valiMessage(e) };
	return null;
}

function konfliktdetaljer(e: Conflict): object {
	if (e instanceof Endringskonflikt) return { conflicts: e.conflicts };
	return e.details === undefined ? {} : { details: e.details };
}

function valiMessage(e: v.ValiError<v.GenericSchema>): string {
	const issue = e.issues[0];
	const path = v.getDotPath(issue);
	return path ? `Verdien for «${path}» kan ikke brukes: ${issue.message}` : issue.message;
}

/** An error of SvelteKit's own, such as a body over its limit (413): it tells no more than its status. */
const frameworkStatus = (e: unknown): number | null =>
	e instanceof Error && 'status' in e && typeof e.status === 'number' && e.status < 500
		? e.status
		: null;

function unexpected(e: unknown, { locals, request, url }: RequestEvent): Response {
	const status = frameworkStatus(e);
	if (status === 413)
		return problem(413, 'for-stor-fil', 'Innholdet er større enn det som tas imot her.');
	if (status !== null) return problem(status, 'ugyldig', 'Forespørselen kan ikke behandles slik.');
	const id = locals.requestId;
	console.error(`[${id}] ${request.method} ${url.pathname}`, e);
	const detail = 'Noe gikk galt hos oss. Prøv igjen, eller meld fra med feilnummeret.';
	return problem(500, 'uventet', detail, { id });
}

/** An endpoint whose errors become problem+json: the expected with their code, the unexpected with an id that is logged. */
export const api =
	<Event extends RequestEvent>(handler: (event: Event) => Promise<Response> | Response) =>
	async (event: Event): Promise<Response> => {
		try {
			return await handler(event);
		} catch (e) {
			const known = classify(e);
			if (!known) {
				if (isHttpError(e) || isRedirect(e)) throw e;
				return unexpected(e, event);
			}
			return problem(known.status, known.code, known.message, known.extra);
		}
	};

/** A page's load or action whose expected errors become the error page with the right status. */
export async function pageErrors<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (e) {
		if (isHttpError(e) || isRedirect(e)) throw e;
		const known = classify(e);
		if (!known) throw e;
		return error(known.status, { message: known.message, id: '' });
	}
}

/** A positive integer id from a path or query; 404-worthy nonsense is a BadRequest. */
export function parseId(text: string | null | undefined, name: string): number {
	if (!text || !/^\d{1,9}$/.test(text))
		throw new BadRequest('ugyldig-id', `«${name}» må være et heltall, fikk «${text ?? ''}».`);
	return Number(text);
}

/** Forms and JSON are a few kB: anybody may send them, and they are read into memory whole. */
const SMALL_BODY_BYTES = 1024 * 1024;
/** A change of every zone of a large plan at once; nobody but planners has theirs read. */
export const ENDRING_BYTES = 16 * 1024 * 1024;

/** Refuses a body over its limit, or one that does not say how large it is, before any of it is read. */
export function assertSmallBody({ body, headers }: Request, limit = SMALL_BODY_BYTES): void {
	if (!body) return;
	const length = headers.get('content-length');
	if (length === null)
		throw new BadRequest('lengde-mangler', 'Send innholdet med Content-Length.', 411);
	if (Number(length) > limit)
		throw new BadRequest('for-stort-innhold', 'Innholdet er større enn det som tas imot her.', 413);
}

/** The body as JSON; a BadRequest that says what is wrong with it. */
export async function readJson(request: Request): Promise<unknown> {
	try {
		return (await request.json()) as unknown;
	} catch (cause) {
		// A body over the limit is told as such.
		if (!(cause instanceof SyntaxError)) throw cause;
		throw new BadRequest('ugyldig-json', 'Innholdet er ikke gyldig JSON.');
	}
}

/**
 * The same sequence, begun: what goes wrong before its first part is thrown here, while the answer can still be an error
 * and not a broken stream.
 */
export async function begun<T>(parts: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
	const first = await parts.next();
	return (async function* () {
		if (first.done) return;
		yield first.value;
		yield* parts;
	})();
}
