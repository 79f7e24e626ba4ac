import { authenticate } from '#lib/server/auth/authenticate.ts';
import { OKT_COOKIE } from '#lib/server/auth/okt.ts';
import { api, parseId } from '#lib/server/http.ts';
import { parseSett, sammeBruker, tellerFor } from '#lib/server/live/sporring.ts';
import { sendingerFor } from '#lib/server/live/sendinger.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

const HEADERS = {
	'content-type': 'text/event-stream; charset=utf-8',
	'cache-control': 'no-store',
	// nginx would gather it first.
	'x-accel-buffering': 'no'
};

/** What happens to a scenario, as it happens (text/event-stream): `change`, and `presence` for planners. `?client=&revision=`. */
export const GET: RequestHandler = api(async (event) => {
	const { locals, params, request, cookies } = event;
	const { db, bruker } = locals;
	const { id, revision } = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const { klient, told } = parseSett(event, revision);
	const bevis = {
		cookie: cookies.get(OKT_COOKIE),
		authorization: request.headers.get('authorization') ?? undefined
	};
	const isStill = async () => {
		const asked = { ...bevis, now: new Date(), isUse: false };
		const now = await authenticate(db, asked).catch(() => null);
		return now !== null && sammeBruker(now, bruker);
	};
	const teller = tellerFor(bruker, event.getClientAddress());
	const stream = sendingerFor(db).follow(id, { bruker, klient, told, isStill, teller });
	return new Response(stream, { headers: HEADERS });
});
