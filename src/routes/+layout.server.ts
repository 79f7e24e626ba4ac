import { authorize } from '#lib/server/access.ts';
import { listPlans, listScenarios } from '#lib/server/plans.ts';
import type { LayoutServerLoad } from './$types';

/** The pages of the menu, in its order; a person sees those that access.ts lets them into. */
const SIDER = [
	{ href: '/kart', navn: 'Kart' },
	{ href: '/scenarier', navn: 'Scenarier' },
	{ href: '/boligreserve', navn: 'Boligreserve' },
	{ href: '/import', navn: 'Import' },
	{ href: '/admin', navn: 'Admin' }
] as const;

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
	const scenarier = await listScenarios(db, bruker);
	const planer = await listPlans(db, bruker);
	const onScenarioPage = route.id?.startsWith('/scenarier/[id]') && 'id' in params;
	const asked = onScenarioPage ? params.id : url.searchParams.get('scenario');
	// A link to what one may not see must not show something else in its place.
	const found = scenarier.find(({ id }) => String(id) === asked) ?? null;
	const valgt = asked === null ? (scenarier[0] ?? null) : found;
	const plan = planer.find(({ id }) => id === valgt?.plan) ?? null;
	return {
		bruker: { navn: bruker.navn, rolle: bruker.rolle, innlogget: bruker.rolle !== 'public' },
		tema: tema(cookies.get('tema')),
		kommune: plan && { nummer: plan.kommunenummer, navn: plan.kommunenavn },
		illustrasjon: valgt?.illustrasjon ?? false,
		scenarier,
		planer,
		valgt,
		ukjentScenario: asked !== null && found === null,
		sider: SIDER.filter(({ href }) => authorize(bruker, href, 'GET').ok)
	};
};
