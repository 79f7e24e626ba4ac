import { matrikkelId, skrivMatrikkel } from '#lib/domain/housing/fortettingMaling.ts';
import { kandidatomriss } from '#lib/server/fortettingKandidat.ts';
import { api, parseId } from '#lib/server/http.ts';
import { parsePart } from '#lib/server/paging.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

/** The candidates' ground, in parts (`?limit=&offset=`), with the largest rectangle of each as a feature beside it. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const scenario = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const part = parsePart(url.searchParams);
	const rader = await kandidatomriss(db, scenario.id, bruker, { ...part, limit: part.limit + 1 });
	const features = rader.slice(0, part.limit).flatMap((k) => {
		const properties = { id: matrikkelId(k), parcel: skrivMatrikkel(k), kind: k.slag };
		const feature = (del: string, geometry: string) => ({
			type: 'Feature' as const,
			properties: { ...properties, del },
			geometry: JSON.parse(geometry) as object
		});
		return [
			...(k.geometri ? [feature('tomt', k.geometri)] : []),
			...(k.rektangel ? [feature('rektangel', k.rektangel)] : [])
		];
	});
	const headers: Record<string, string> = {
		'content-type': 'application/geo+json',
		'cache-control': 'private, no-cache'
	};
	if (rader.length > part.limit)
		headers.link = `<${url.pathname}?limit=${part.limit}&offset=${part.offset + part.limit}>; rel="next"`;
	return new Response(JSON.stringify({ type: 'FeatureCollection', features }), { headers });
});
