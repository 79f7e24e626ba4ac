import { authorize } from '#lib/server/access.ts';
import { aktivtScenario, listScenarios } from '#lib/server/plans.ts';
import type { LayoutServerLoad } from './$types';
import { SIDER } from './ramme/sider.ts';

const tema = (value: string | undefined): 'light' | 'dark' | 'auto' =>
	value === 'dark' || value === 'light' ? value : 'auto';

/** What the frame shows on every page: who, where, which scenario, and whether it is an illustration. */
export const load: LayoutServerLoad = async ({
	locals: { db, bruker },
	cookies,
	params,
	route,
	url
}) => {
	const [standard] = await listScenarios(db, bruker, { limit: 1 });
	const onScenarioPage = route.id?.startsWith('/scenarier/[id]') && 'id' in params;
	// Where two are compared, the frame names the one that is looked at.
	const parameter = route.id === '/scenarier/sammenlign' ? 'b' : 'scenario';
	const asked = onScenarioPage ? params.id : url.searchParams.get(parameter);
	// A link to what one may not see must not show something else in its place.
	const found = asked === null ? null : await aktivtScenario(db, bruker, asked ?? '');
	const valgt = asked === null ? (standard ?? null) : found;
	return {
		bruker: { navn: bruker.navn, rolle: bruker.rolle, innlogget: bruker.rolle !== 'public' },
		tema: tema(cookies.get('tema')),
		kommune: valgt && { nummer: valgt.kommunenummer, navn: valgt.kommunenavn },
		illustrasjon: valgt?.illustrasjon ?? false,
		valgt,
		/** The scenario that a page shows where the address names none. */
		standardId: standard?.id ?? null,
		ukjentScenario: asked !== null && found === null,
		sider: SIDER.filter(({ href }) => authorize(bruker, href, 'GET').ok)
	};
};
