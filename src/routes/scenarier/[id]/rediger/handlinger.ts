import type { Cm } from '#lib/domain/topology/punkt.ts';
import type { Arbeidsbord } from './arbeidsbord.svelte.ts';
import { kanterOf } from './grep.ts';
import type { Redigeringsokt } from './okt.svelte.ts';
import { dupliser, fyllHull, slaSammen } from './skissehandling.ts';
import type { Sletting } from './sletting.svelte.ts';
import type { Handlinger } from './taster.ts';
import { verktoyet } from './verktoy.ts';

/** What the drawing on the map can be asked for. */
export interface Tegneflate {
	readonly middle: () => Cm;
	readonly cmPerPixel: () => number;
	readonly addCorner: (at: Cm) => void;
	readonly undoCorner: () => boolean;
	readonly finishSketch: () => void;
	/** Puts these corners back, as if they had just been drawn. */
	readonly redraw: (corners: readonly Cm[]) => void;
	/** The ground that is seen: west, south, east, north. */
	readonly seen: () => [number, number, number, number];
	readonly lngLat: (at: Cm) => { lng: number; lat: number };
	readonly utm: (lng: number, lat: number) => { nord: number; ost: number };
}

interface Omgivelser {
	readonly velg: (ids: readonly string[]) => Promise<void>;
	readonly lag: () => Tegneflate | undefined;
	readonly skriv: () => void;
	readonly utvalg: () => void;
	readonly kontroll: () => void;
	readonly sletting: Sletting;
}

const COPY_PX = 24;

/** What ends, goes back and goes on. */
const tegnehandlinger = (
	okt: Redigeringsokt,
	bord: Arbeidsbord,
	{ velg, lag }: Pick<Omgivelser, 'velg' | 'lag'>
): Pick<Handlinger, 'avbryt' | 'ferdig' | 'settPunkt' | 'angrePunkt' | 'bla'> => ({
	avbryt: () => {
		if (bord.drag) bord.avbryt();
		else if (bord.verktoy !== 'velg') bord.settVerktoy('velg');
		else if (bord.aktivt) bord.aktivt = null;
		else void velg([]);
		okt.avslag = '';
	},
	ferdig: () => {
		// With nothing being drawn the map itself chooses what lies under its cross.
		if (!bord.skisse) return false;
		lag()?.finishSketch();
		return true;
	},
	settPunkt: () => {
		const at = lag()?.middle();
		if (bord.skisse && at) lag()?.addCorner(at);
	},
	angrePunkt: () => void lag()?.undoCorner(),
	bla: (step) => {
		bord.blaTil(step);
	}
});

/** Everything that buttons and keys do, in one place: a tool is the same whichever way it is reached. */
export function handlingerFor(
	okt: Redigeringsokt,
	bord: Arbeidsbord,
	{ velg, lag, skriv, utvalg, kontroll, sletting }: Omgivelser
): Handlinger {
	const withOne = (work: (ene: NonNullable<typeof bord.ene>) => Promise<void>) => () => {
		const { ene } = bord;
		if (ene) void okt.trygt(() => work(ene));
		else okt.avslag = 'Velg én sone først.';
	};
	/** What the keys have moved stands before it in the order of things. */
	const after = (work: () => Promise<void>) => () =>
		void okt.trygt(async () => {
			await bord.ferdigDyttet();
			await work();
		});
	return {
		verktoy: (navn) => {
			const { valgte, tittel } = verktoyet(navn);
			if (valgte === 'ett' && !bord.ene)
				okt.avslag = `Velg én sone først, så ${tittel.toLowerCase()}.`;
			else bord.settVerktoy(navn);
		},
		angre: after(() => okt.angre()),
		gjorOm: after(() => okt.gjorOm()),
		slasammen: () => {
			if (okt.valgt.length < 2) okt.avslag = 'Velg to eller flere soner: hold Ctrl og klikk.';
			else void okt.trygt(() => slaSammen(okt));
		},
		fyll: withOne((ene) => fyllHull(okt, ene)),
		dupliser: withOne(async (ene) => {
			const byCm = Math.round(COPY_PX * (lag()?.cmPerPixel() ?? 100));
			await velg(await dupliser(okt, ene, byCm));
		}),
		slett: () => {
			const { aktivt } = bord;
			void okt.trygt(() => (aktivt ? bord.slettPunktet(aktivt) : sletting.slett()));
		},
		snapp: () => {
			bord.snapper = !bord.snapper;
		},
		...tegnehandlinger(okt, bord, { velg, lag }),
		settInn: withOne(async (ene) => {
			const { aktivt } = bord;
			const kant = kanterOf(ene).find(([a]) => a[0] === aktivt?.[0] && a[1] === aktivt[1]);
			if (kant) await bord.settInn(kant);
		}),
		skriv,
		utvalg,
		kontroll,
		dytt: (de, dn) => bord.dytt(de, dn)
	};
}
