import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isRoot = (folder: string): boolean => {
	const file = join(folder, 'package.json');
	if (!existsSync(file)) return false;
	const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
	return (
		typeof content === 'object' &&
		content !== null &&
		'name' in content &&
		content.name === 'planbordet'
	);
};

const rootAbove = (folder: string): string | undefined => {
	if (isRoot(folder)) return folder;
	const parent = dirname(folder);
	return parent === folder ? undefined : rootAbove(parent);
};

/**
 * Where do the files lie that are read at run time (worker source, migrations)? The built server is bundled into build/,
 * so a path relative to the source is no help: the answer is the folder of our own package.json.
 */
export const projectRoot = (): string => {
	const root = rootAbove(dirname(fileURLToPath(import.meta.url))) ?? rootAbove(process.cwd());
	if (root === undefined)
		throw new Error(
			'Finner ikke package.json for Planbordet. Start programmet fra mappen det er installert i.'
		);
	return root;
};
