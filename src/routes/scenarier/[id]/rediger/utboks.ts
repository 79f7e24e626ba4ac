import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Operasjon } from '#lib/domain/plan/endring.ts';
import type { Tilstand } from './tilstand.ts';

/** An edit that the server has not confirmed yet, as it is kept in the browser. */
export interface Post {
	/** Order in which they were made. */
	readonly nr: number;
	readonly scenario: number;
	/** The page that made it: another page that is open sends its own. */
	readonly client: string;
	/** Who made it: nobody else sends it under their own name. */
	readonly konto: string;
	readonly message: string;
	readonly operations: readonly Operasjon[];
	/** The objects as they were before, by lokalId: what a conflict is told from. */
	readonly fra: Readonly<Record<string, Tilstand | null>>;
	readonly laget: number;
}

interface Skjema extends DBSchema {
	poster: { key: number; value: Post; indexes: { scenario: number } };
}

/** Where unsent edits are kept so that a closed page or a lost network loses nothing. */
export interface Postlager {
	readonly alle: (scenario: number) => Promise<Post[]>;
	readonly skriv: (post: Post) => Promise<void>;
	readonly fjern: (nr: number) => Promise<void>;
}

const open = (): Promise<IDBPDatabase<Skjema>> =>
	openDB<Skjema>('planbordet-redigering', 1, {
		upgrade(db) {
			db.createObjectStore('poster', { keyPath: 'nr' }).createIndex('scenario', 'scenario');
		}
	});

const lockOf = (client: string): string => `planbordet-redigering-${client}`;

/** Says to the browser's other pages, for as long as this one lives, that it sends its own edits. */
function holdLock(client: string): void {
	if (!('locks' in navigator)) return;
	void navigator.locks.request(lockOf(client), () => new Promise(() => undefined));
}

/** This person's edits that no open page will send: this page's own, and those of pages that are gone. */
async function orphans(alle: readonly Post[], client: string, konto: string): Promise<Post[]> {
	const poster = alle.filter((post) => post.konto === konto);
	const held = 'locks' in navigator ? ((await navigator.locks.query()).held ?? []) : [];
	const isOpen = (other: string) => held.some(({ name }) => name === lockOf(other));
	return poster.filter((post) => post.client === client || !isOpen(post.client));
}

/** The browser's own database, which outlives the page. */
export function indexedPostlager(client: string, konto: string): Postlager {
	const db = open();
	holdLock(client);
	return {
		alle: async (scenario) =>
			orphans(await (await db).getAllFromIndex('poster', 'scenario', scenario), client, konto),
		skriv: async (post) => {
			await (await db).put('poster', post);
		},
		fjern: async (nr) => {
			await (await db).delete('poster', nr);
		}
	};
}
