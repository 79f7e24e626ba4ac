import type { Bruker } from './lib/server/auth/bruker.ts';
import type { Database } from './lib/server/queryable.ts';

declare global {
	namespace App {
		interface Locals {
			bruker: Bruker;
			db: Database;
			requestId: string;
		}
		interface Error {
			message: string;
			/** Names the line in the server's log; empty where the error was expected. */
			id: string;
		}
	}
}
