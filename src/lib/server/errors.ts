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
