import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Redigering } from './tilstand.ts';

/** What can be undone and done again, as it is kept when the page is loaded anew. */
export interface Kjent {
	readonly gjort: readonly Redigering[];
	readonly angret: readonly Redigering[];
}

/** Where it is kept. What is asked for is done in the order it was asked. */
export interface Historikklager {
	readonly les: () => Promise<Kjent>;
	readonly skriv: (kjent: Kjent) => Promise<void>;
}

interface Trinn {
	readonly id: string;
	readonly redigering: Redigering;
}

/** Which steps a tab has of a scenario, in their order. */
interface Rekke {
	/** The tab and the scenario. */
	readonly id: string;
	readonly gjort: readonly string[];
	readonly angret: readonly string[];
	readonly sist: number;
}

interface Skjema extends DBSchema {
	trinn: { key: string; value: Trinn };
	rekker: { key: string; value: Rekke };
}

const KEEP_MS = 14 * 24 * 3_600_000;
const FANE = 'planbordet-fane';
const TOM: Kjent = { gjort: [], angret: [] };

const open = (): Promise<IDBPDatabase<Skjema>> =>
	openDB<Skjema>('planbordet-historikk', 1, {
		upgrade(db) {
			db.createObjectStore('trinn', { keyPath: 'id' });
			db.createObjectStore('rekker', { keyPath: 'id' });
		}
	});

/** Is this tab alone about its name? A tab that was duplicated took the name with it. */
const holds = (name: string): Promise<boolean> =>
	'locks' in navigator
		? new Promise((resolve) => {
				void navigator.locks.request(`${FANE}-${name}`, { ifAvailable: true }, (lock) => {
					resolve(lock !== null);
					return lock ? new Promise(() => undefined) : undefined;
				});
			})
		: Promise.resolve(true);

/** The tab's name: it outlives a reload, and not the tab. */
async function faneId(): Promise<string> {
	const known = sessionStorage.getItem(FANE);
	if (known !== null && (await holds(known))) return known;
	const name = crypto.randomUUID();
	sessionStorage.setItem(FANE, name);
	await holds(name);
	return name;
}

let fane: Promise<string> | null = null;

/** Tabs that were closed long ago are not coming back. */
async function rydd(db: IDBPDatabase<Skjema>, now: number): Promise<void> {
	for (const rekke of await db.getAll('rekker')) {
		if (now - rekke.sist < KEEP_MS) continue;
		await Promise.all([...rekke.gjort, ...rekke.angret].map((id) => db.delete('trinn', id)));
		await db.delete('rekker', rekke.id);
	}
}

/** The browser's own database: each step is written once, however many there are, and however large. */
export function historikklager(scenario: number): Historikklager {
	const ids = new Map<Redigering, string>();
	const db = open();
	const key = async () => `${await (fane ??= faneId())} ${scenario}`;

	async function les(): Promise<Kjent> {
		await rydd(await db, Date.now());
		const rekke = await (await db).get('rekker', await key());
		if (!rekke) return TOM;
		const steg = async (list: readonly string[]): Promise<Redigering[]> => {
			const found = await Promise.all(list.map(async (id) => (await db).get('trinn', id)));
			return found.flatMap((trinn) => {
				if (trinn) ids.set(trinn.redigering, trinn.id);
				return trinn ? [trinn.redigering] : [];
			});
		};
		return { gjort: await steg(rekke.gjort), angret: await steg(rekke.angret) };
	}

	async function skriv({ gjort, angret }: Kjent): Promise<void> {
		const kept = new Set([...gjort, ...angret]);
		const gone = [...ids].filter(([redigering]) => !kept.has(redigering));
		const added = [...kept].filter((redigering) => !ids.has(redigering));
		for (const [redigering] of gone) ids.delete(redigering);
		for (const redigering of added) ids.set(redigering, crypto.randomUUID());
		const idsOf = (list: readonly Redigering[]) => list.flatMap((r) => ids.get(r) ?? []);
		const rekke = { gjort: idsOf(gjort), angret: idsOf(angret), sist: Date.now() };
		const id = await key();
		const tx = (await db).transaction(['trinn', 'rekker'], 'readwrite');
		const [trinn, rekker] = [tx.objectStore('trinn'), tx.objectStore('rekker')];
		await Promise.all([
			...gone.map(([, old]) => trinn.delete(old)),
			...added.map((redigering) => trinn.put({ id: ids.get(redigering) ?? '', redigering })),
			rekker.put({ id, ...rekke }),
			tx.done
		]);
	}

	return { les, skriv };
}
