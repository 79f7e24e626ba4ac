import type { Avvik } from '../domain/avvik.ts';
import type { Konflikt } from '../domain/plan/endring.ts';

/** The three expected failures of a request; turned into 404/403/409 problem+json at the edge. */
export class NotFound extends Error {
	override readonly name = 'NotFound';
}
export class Forbidden extends Error {
	override readonly name = 'Forbidden';
}
export class Conflict extends Error {
	override readonly name = 'Conflict';
	readonly details: unknown;
	constructor(message: string, details?: unknown) {
		super(message);
		this.details = details;
	}
}
/** What somebody else changed first, object by object, so that the two can be seen side by side. */
export class Endringskonflikt extends Conflict {
	readonly conflicts: readonly Konflikt[];
	constructor(message: string, conflicts: readonly Konflikt[]) {
		super(message);
		this.conflicts = conflicts;
	}
}
/** Well-formed, and not what a plan can have: 422 with what is wrong, where. */
export class Uakseptabel extends Error {
	override readonly name = 'Uakseptabel';
	readonly avvik: readonly Avvik[];
	constructor(message: string, avvik: readonly Avvik[]) {
		super(message);
		this.avvik = avvik;
	}
}
