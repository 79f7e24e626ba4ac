import type { IncomingMessage, ServerResponse } from 'node:http';

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Answers a request for a tile, or lets the next one answer. */
export type TileListener = (
	request: IncomingMessage,
	response: ServerResponse,
	next: () => unknown
) => unknown;

// On globalThis: the built application, which makes the listener, is another bundle than the command that starts it.
const offered = globalThis as typeof globalThis & { planbordetTiles?: TileListener };

/** Says who answers tiles in this process. */
export function offerTiles(listener: TileListener): void {
	offered.planbordetTiles = listener;
}

/** Has tiles answered before whatever else `front` (adapter-node's server) does with a request. */
export function putTilesFirst(front: { handler: Listener }): void {
	const { handler } = front;
	front.handler = (request, response) => {
		const next = () => handler(request, response);
		return offered.planbordetTiles ? offered.planbordetTiles(request, response, next) : next();
	};
}
