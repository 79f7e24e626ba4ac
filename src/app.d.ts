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
		}
		interface Error {
			message: string;
			/** Names the line in the server's log; empty where the error was expected. */
			id: string;
		}
	}
}
