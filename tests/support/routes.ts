import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const routesFolder = fileURLToPath(new URL('../../src/routes/', import.meta.url));
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Which methods does this file under src/routes answer? */
export function methodsOf(file: string, source: string): readonly string[] {
	if (file === '+page.svelte') return ['GET'];
	if (file === '+page.server.ts') return exportsName(source, 'actions') ? ['POST'] : [];
	if (file === '+server.ts') return METHODS.filter((method) => exportsName(source, method));
	return [];
}

const exportsName = (source: string, name: string): boolean =>
	new RegExp(
		`export\\s+(const|let|function|async\\s+function)\\s+${name}\\b|export\\s*\\{[^}]*\\b${name}\\b[^}]*\\}`
	).test(source);

/** Every `METHOD /route` that stands in src/routes, in order. */
export function routesOnDisk(folder = routesFolder): string[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const found = files
		.filter((path) => /(^|\/)\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(path))
		.flatMap((path) => {
			const route = dirname(path) === '.' ? '/' : `/${dirname(path)}`;
			const file = path.slice(path.lastIndexOf('/') + 1);
			return methodsOf(file, readFileSync(folder + path, 'utf8')).map(
				(method) => `${method} ${route}`
			);
		});
	return [...new Set(found)].sort();
}
