import { hasAlready } from '#lib/server/compress.ts';
import { api, begun, parseId } from '#lib/server/http.ts';
import { parseObjectQuery, objectFeatures } from '#lib/server/objects.ts';
import { scenarioById } from '#lib/server/plans.ts';
import { strom } from '#lib/server/strom.ts';
import { svaretag } from '#lib/server/svarmerke.ts';
import { featureCollectionLines } from '#lib/formats/geojson/write.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ params, locals, url, request }) => {
	const scenario = await scenarioById(locals.db, locals.bruker, parseId(params.id, 'id'));
	const query = parseObjectQuery(url.searchParams, scenario.srid);
	const etag = svaretag(`s${scenario.id}-r${scenario.revision}`);
	const headers = {
		'content-type': 'application/geo+json; charset=utf-8',
		'cache-control': 'private, no-cache',
		etag
	};
	if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
	const features = await begun(objectFeatures(locals.db, scenario, query));
	const lines = featureCollectionLines(features, {
		epsg: query.srid ?? undefined,
		members: scenario.illustrasjon ? { merknad: 'Illustrasjon – ikke gjeldende plan' } : {}
	});
	return new Response(strom(lines), { headers });
});
