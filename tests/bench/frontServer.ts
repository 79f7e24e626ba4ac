import { readFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { extname } from 'node:path';

/** A page of our own beside the application, both at one address, so that both fetch tiles the same way. */
export interface FrontServer {
	readonly url: string;
	readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
	'.mjs': 'text/javascript',
	'.css': 'text/css',
	'.woff2': 'font/woff2'
};
const resolve = createRequire(import.meta.url).resolve;

/** Files of installed packages that the bare page asks for, below /bare/. */
const packageFiles: Readonly<Record<string, string>> = {
	'/bare/maplibre-gl.mjs': 'maplibre-gl/dist/maplibre-gl.mjs',
	'/bare/maplibre-gl-shared.mjs': 'maplibre-gl/dist/maplibre-gl-shared.mjs',
	'/bare/maplibre-gl-worker.mjs': 'maplibre-gl/dist/maplibre-gl-worker.mjs',
	'/bare/maplibre-gl.css': 'maplibre-gl/dist/maplibre-gl.css',
	'/bare/400.woff2': '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2',
	'/bare/600.woff2': '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2'
};

async function answerFile(file: string, answer: ServerResponse): Promise<void> {
	const body = await readFile(resolve(file));
	answer.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(body);
}

function pass(to: string, asked: IncomingMessage, answer: ServerResponse): void {
	const passed = request(new URL(asked.url ?? '/', to), {
		method: asked.method,
		headers: asked.headers
	});
	passed.on('response', (from) => {
		answer.writeHead(from.statusCode ?? 502, from.headers);
		from.pipe(answer);
	});
	passed.on('error', () => {
		answer.writeHead(502).end();
	});
	asked.pipe(passed);
}

/** Serves what `html` gives at /bare/, MapLibre as it lies in node_modules beside it, and all else from the application. */
export async function startFront(application: string, html: () => string): Promise<FrontServer> {
	const server = createServer((asked, answer) => {
		const path = new URL(asked.url ?? '/', application).pathname;
		const file = packageFiles[path];
		if (file) void answerFile(file, answer);
		else if (path === '/bare/') answer.writeHead(200, { 'content-type': 'text/html' }).end(html());
		else pass(application, asked, answer);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const close = () =>
		new Promise<void>((done) => {
			server.close(() => {
				done();
			});
			server.closeAllConnections();
		});
	return { url: `http://127.0.0.1:${port}`, close };
}
