/** A page of the menu. Those with a `gruppe` fold out under its name. */
export interface Side {
	readonly href: string;
	readonly navn: string;
	readonly gruppe?: string;
}

const BOLIG = 'Boliger og areal';

/** The pages of the menu, in its order; a person sees those that access.ts lets them into. */
export const SIDER: readonly Side[] = [
	{ href: '/kart', navn: 'Kart' },
	{ href: '/scenarier', navn: 'Scenarier' },
	{ href: '/maloppnaelse', navn: 'Måloppnåelse', gruppe: BOLIG },
	{ href: '/mal', navn: 'Mål og behov', gruppe: BOLIG },
	{ href: '/boligreserve', navn: 'Boligreserve', gruppe: BOLIG },
	{ href: '/fortetting', navn: 'Fortetting', gruppe: BOLIG },
	{ href: '/arealregnskap', navn: 'Arealregnskap', gruppe: BOLIG },
	{ href: '/blagronn', navn: 'Blågrønn struktur', gruppe: BOLIG },
	{ href: '/import', navn: 'Import' },
	{ href: '/admin', navn: 'Admin' }
];

export interface Menypunkt {
	readonly navn: string;
	readonly sider: readonly Side[];
}

/** Pages that stand alone, and groups in the place of their first page; a group of one is that page. */
export function menypunkter(sider: readonly Side[]): Menypunkt[] {
	const grupper = Map.groupBy(sider, (side) => side.gruppe ?? side.href);
	return [...grupper.values()].flatMap((samme) => {
		const [forste] = samme;
		if (!forste) return [];
		return [
			{ navn: samme.length > 1 ? (forste.gruppe ?? forste.navn) : forste.navn, sider: samme }
		];
	});
}
