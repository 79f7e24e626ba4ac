import type { Bruker } from './lib/server/auth/bruker.ts';
import type { Database } from './lib/server/queryable.ts';

declare global {
	namespace App {
		interface Locals {
			bruker: Bruker;
			db: Database;
			requestId: string;
		}
		interface PageState {
			/** Where the keyboard goes on the map page: to the object that was searched for, or to the map. */
			fokus?: 'panel' | 'kart';
			/** The figure whose proof is open over the page; null: closed, whatever the address says. */
			bevis?: string | null;
			/** It was opened here, so going back closes it. */
			bevisApnet?: boolean;
			/** What was chosen of the view since the page was moved to, by its name in the address; null: taken away. */
			valg?: Readonly<Record<string, string | null>>;
		}
		interface Error {
			message: string;
			/** Names the line in the server's log; empty where the error was expected. */
			id: string;
		}
	}
}
