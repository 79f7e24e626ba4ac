import {
	isHttpError,
	redirect,
	type Handle,
	type HandleServerError,
	type ServerInit
} from '@sveltejs/kit';
import { dev } from '$app/environment';
import { randomUUID } from 'node:crypto';
import { authorize, metoderFor } from '#lib/server/access.ts';
import { appDatabase, startApp, stopApp } from '#lib/server/app.ts';
import { authenticate } from '#lib/server/auth/authenticate.ts';
import { isSameOrigin } from '#lib/server/auth/csrf.ts';
import { compressed } from '#lib/server/compress.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { FEIL_HEADER, writeFeil } from '#lib/server/feilside.ts';
import { ALLTID } from '#lib/server/headers.ts';
import { api, assertSmallBody, BadRequest, ENDRING_BYTES, pageErrors } from '#lib/server/http.ts';
import { lukkSendinger } from '#lib/server/live/sendinger.ts';
import { offerTiles } from '#lib/server/tiles/first.ts';
import { tileListener } from '#lib/server/tiles/listener.ts';

export const init: ServerInit = async () => {
	await startApp(process.env, (line) => {
		console.log(line);
	});
	offerTiles(tileListener(appDatabase));
	const db = appDatabase();
	// At once, and not when all requests are answered: a stream never is. Vite's own server ends as it likes.
	if (!dev)
		for (const signal of ['SIGTERM', 'SIGINT'])
			process.once(signal, () => {
				lukkSendinger(db);
			});
	process.once('sveltekit:shutdown', () => {
		lukkSendinger(db);
		void stopApp();
	});
};

/** Addresses for programs: their errors are problem+json, a page's are pages. */
const isMachine = (path: string) => /^\/(?:api|tiles)(?:\/|$)/.test(path);

/** Our address as the browser knows it: on this machine both localhost and 127.0.0.1 are ours. */
function ownOrigin(headers: Headers, url: URL): string {
	const host = headers.get('host') ?? '';
	return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) ? `http://${host}` : url.origin;
}

type Event = Parameters<Handle>[0]['event'];

/** What may be sent to the routes that take more than forms: files have a limit of their own, where they are read. */
const MAX_BYTES: Readonly<Record<string, number>> = {
	'/api/imports': Infinity,
	'/api/scenarios/[id]/changes': ENDRING_BYTES
};

/** Who asks, and may they? Decided here for every route, by the table in server/access.ts. */
async function admit(event: Event): Promise<void> {
	const { request, url, route, cookies, locals } = event;
	const maxBytes = MAX_BYTES[route.id ?? ''];
	if (maxBytes !== Infinity) assertSmallBody(request, maxBytes);
	if (!isSameOrigin(request.headers, request.method, ownOrigin(request.headers, url)))
		throw new Forbidden('Forespørselen kom fra en annen nettside og er avvist.');
	locals.bruker = await authenticate(locals.db, {
		cookie: cookies.get('planbordet_okt'),
		authorization: request.headers.get('authorization') ?? undefined,
		now: new Date()
	});
	const adgang = authorize(locals.bruker, route.id, request.method);
	if (adgang.ok || (route.id === null && !isMachine(url.pathname))) return;
	if (adgang.code === 'krever-innlogging' && !isMachine(url.pathname))
		// After a form one comes back to the page that it stood on.
		redirect(
			303,
			`/logg-inn?next=${encodeURIComponent(url.pathname + (request.method === 'GET' ? url.search : ''))}`
		);
	throw new BadRequest(adgang.code, adgang.message, adgang.status);
}

/** A tiled background that the operator has chosen is the one outside host a page may fetch from. */
function allowBackground(headers: Headers): void {
	const address = process.env.PLANBORDET_BAKGRUNN;
	const csp = headers.get('content-security-policy');
	if (!address || !csp || !URL.canParse(address)) return;
	const { origin } = new URL(address);
	headers.set(
		'content-security-policy',
		csp.replace(/(img-src|connect-src) 'self'/g, (directive) => `${directive} ${origin}`)
	);
}

const tema = (value: string | undefined) =>
	value === 'dark' || value === 'light' ? value : 'auto';

/**
 * A refusal that is decided before the page, drawn as a page: SvelteKit has only its bare error.html for an error in a
 * hook, so an inner request asks for the page that throws the same error, inside the frame. Programs get it as JSON.
 */
async function inFrame(event: Event, e: unknown): Promise<Response> {
	const wantsPage = event.request.headers.get('accept')?.includes('text/html');
	if (!isHttpError(e) || !wantsPage || event.isDataRequest || event.isSubRequest) throw e;
	const headers = { accept: 'text/html', [FEIL_HEADER]: writeFeil(e) };
	const answer = await event.fetch('/feilside', { headers });
	return new Response(answer.body, { status: answer.status, headers: answer.headers });
}

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	event.locals.db = appDatabase();
	const answer = async () => {
		await admit(event);
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%tema%', tema(event.cookies.get('tema')))
		});
	};
	const response = isMachine(event.url.pathname)
		? await api(answer)(event)
		: await pageErrors(answer).catch((e: unknown) => inFrame(event, e));
	// An inner request is packed when it goes out, with the outer one.
	if (event.isSubRequest) return response;
	if (response.status === 405) response.headers.set('allow', metoderFor(event.route.id).join(', '));
	allowBackground(response.headers);
	for (const [name, value] of Object.entries(ALLTID)) response.headers.set(name, value);
	return compressed(event.request, response);
};

/** What an error that SvelteKit itself found is called; its own words are English. */
const MESSAGES: Record<number, string> = {
	400: 'Adressen kan ikke leses. Kontroller den, eller gå til forsiden.',
	404: 'Kontroller adressen, eller gå til forsiden og let derfra.',
	405: 'Siden tar ikke imot dette. Gå tilbake og prøv igjen.',
	413: 'Innholdet er større enn det som tas imot her.',
	415: 'Innholdet er av et slag som ikke tas imot her.'
};

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	const id = event.locals.requestId;
	if (status >= 500) console.error(`[${id}] ${event.request.method} ${event.url.pathname}`, error);
	return { message: status >= 500 ? 'Noe gikk galt hos oss.' : (MESSAGES[status] ?? message), id };
};
