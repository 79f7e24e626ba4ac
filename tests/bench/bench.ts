import { stopDemoServer } from './demoServer.ts';
import { diff } from './diff.ts';
import { edit } from './edit.ts';
import { infill } from './infill.ts';
import { korridor } from './korridor.ts';
import { map } from './map.ts';
import { table, type Comparison, type Part } from './part.ts';
import { proving } from './proving.ts';
import { save } from './save.ts';
import { server } from './server.ts';
import { shell } from './shell.ts';
import { sosi } from './sosi.ts';
import { tiles } from './tiles.ts';

/**
 * `npm run bench [-- name …]`: how fast, as ratios against something else measured in the same run. Nothing is
 * asserted: milliseconds belong to a machine, and a goal that is not met is for people to read.
 */
const parts: readonly Part[] = [
	sosi,
	tiles,
	map,
	shell,
	server,
	diff,
	save,
	edit,
	proving,
	korridor,
	infill
];

function chosen(names: readonly string[]): readonly Part[] {
	const unknown = names.filter((name) => !parts.some((part) => part.name === name));
	if (unknown.length === 0)
		return names.length === 0 ? parts : parts.filter((p) => names.includes(p.name));
	console.error(
		`No such part: ${unknown.join(', ')}. There are ${parts.map((p) => p.name).join(', ')}.`
	);
	process.exit(2);
}

async function run(part: Part): Promise<Comparison[]> {
	console.log(`\n── ${part.name}`);
	const missing = await part.missing();
	if (missing === null) return part.run();
	console.log(`skipped: ${missing}`);
	skipped.push(`${part.name} (${missing})`);
	return [];
}

const skipped: string[] = [];
const comparisons: Comparison[] = [];
try {
	for (const part of chosen(process.argv.slice(2))) comparisons.push(...(await run(part)));
} finally {
	await stopDemoServer();
}
const verdict = ({ goal }: Comparison) => (goal ? (goal.met ? 'met' : 'NOT MET') : '');
const rows = comparisons.map((c) => [
	c.name,
	c.ours,
	c.other,
	c.ratio.toFixed(2),
	c.goal?.text ?? '',
	verdict(c)
]);
console.log(`\n${table([['what', 'ours', 'the other', 'ratio', 'goal', ''], ...rows])}`);
if (skipped.length > 0) console.log(`\nSkipped: ${skipped.join('; ')}`);
