import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { offerTiles, putTilesFirst } from './first.ts';

const request = (url: string) => Object.assign(new IncomingMessage(new Socket()), { url });
const response = new ServerResponse(request('/'));

/** A server that notes what it was asked for. */
function front() {
	const heard: (string | undefined)[] = [];
	const server: Parameters<typeof putTilesFirst>[0] = {
		handler: ({ url }) => heard.push(url)
	};
	putTilesFirst(server);
	return { server, heard };
}

afterEach(() => {
	offerTiles((_request, _response, next) => next());
});

it('where nobody makes tiles, every request goes on', () => {
	const { server, heard } = front();
	server.handler(request('/tiles/1'), response);
	expect(heard).toEqual(['/tiles/1']);
});

it('a tile is answered first, and all else goes on', () => {
	const { server, heard } = front();
	const answered: (string | undefined)[] = [];
	offerTiles(({ url }, _, next) => (url?.startsWith('/tiles/') ? answered.push(url) : next()));
	for (const url of ['/tiles/1', '/kart']) server.handler(request(url), response);
	expect({ answered, heard }).toEqual({ answered: ['/tiles/1'], heard: ['/kart'] });
});
