import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { UserConfig } from 'vite';

type Postcss = Exclude<NonNullable<NonNullable<UserConfig['css']>['postcss']>, string>;
type PostcssPlugin = Extract<NonNullable<Postcss['plugins']>[number], { postcssPlugin: string }>;

const PACKAGE = '@digdir/designsystemet-css/';
const { resolve } = createRequire(import.meta.url);

const matches = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map((match) => match[1] ?? '');
const variables = (text: string) => matches(text, /var\(\s*(--[\w-]+)/g);

const files = globSync('src/**/*.{css,svelte,ts,html}', { cwd: import.meta.dirname });
const ours = files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n');
const parts = [...new Set(matches(ours, /@import '@digdir\/designsystemet-css\/([\w-]+\.css)'/g))];
const theirs = new Map(parts.map((part) => [part, readFileSync(resolve(PACKAGE + part), 'utf8')]));
const components = [...theirs].filter(([part]) => part !== 'theme.css').map(([, css]) => css);

const COLOURS = new Set(['accent', ...matches(ours, /data-color="(\w+)"/g)]);
const inTernaries = ours.match(/data-color=\{[^}]*\}/g)?.join() ?? '';
for (const colour of matches(inTernaries, /'(\w+)'/g)) COLOURS.add(colour);
const isOtherColour = (name: string): boolean =>
	matches(theirs.get('theme.css') ?? '', /\[data-color=(\w+)\]/g).some(
		(colour) => !COLOURS.has(colour) && name.startsWith(`--ds-color-${colour}-`)
	);

const classes = new Set(matches(ours, /\b(ds-[\w-]+)/g));
/** Our markup alone: in a script `readonly` and its like are words of TypeScript. */
const markup = files
	.filter((file) => /\.(?:svelte|html)$/.test(file))
	.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
	.join('\n')
	.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '');
/** What the browser itself, or our scripts by another name, put on an element. */
const SET_ELSEWHERE = /^(?:open|hidden|data-color-scheme|data-typography|data-color)$/;

/** Does anything of ours have this attribute, with this value where the selector names one? */
function hasAttribute([, name = '', value]: RegExpMatchArray): boolean {
	if (SET_ELSEWHERE.test(name)) return true;
	const isWritten = name.includes('-')
		? ours.includes(name)
		: new RegExp(`\\b${name}\\b`).test(markup);
	return isWritten && (!value || value === 'true' || new RegExp(`['"]${value}['"]`).test(ours));
}

const NESTED = /:(not|is|where|has)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g;
const ATTRIBUTE = /\[([\w-]+)(?:[~|^$*]?="?([\w-]+)"?)?/g;

/** Can this selector hit an element of ours? What stands within :not() is not looked at. */
function canHit(selector: string): boolean {
	const needed = [...selector.matchAll(NESTED)].filter(([, kind]) => kind !== 'not');
	const plain = selector.replace(NESTED, '');
	return (
		needed.every(([, , inner = '']) => inner.split(/,(?![^()]*\))/).some(canHit)) &&
		matches(plain, /\.(ds-[\w-]+)/g).every((name) => classes.has(name)) &&
		matches(plain, /\[data-color="?(\w+)"?\]/g).every((colour) => COLOURS.has(colour)) &&
		[...plain.matchAll(ATTRIBUTE)].every(hasAttribute) &&
		!plain.includes('[data-typography=secondary]')
	);
}

/** What a component asks for where it can be seen: rules that hit nothing ask for nothing. */
const seen = (css: string): string =>
	css.replace(/([^{}]*)\{[^{}]*\}/g, (rule, before: string) => {
		const selector = before.slice(before.lastIndexOf(';') + 1);
		return selector.split(/,(?![^()]*\))/).some(canHit) ? rule : before;
	});

/** Variables that anything asks for, by way of another variable too. */
function liveVariables(): Set<string> {
	const live = new Set([ours, ...components.map(seen)].flatMap(variables));
	const values = [...[...theirs.values()].join('\n').matchAll(/(--[\w-]+)\s*:([^;}]*)/g)];
	for (let size = -1; size !== live.size;) {
		size = live.size;
		for (const [, name = '', value = ''] of values)
			if (live.has(name))
				for (const used of variables(value)) if (!isOtherColour(used)) live.add(used);
	}
	return live;
}

const live = liveVariables();
/** What tema.css says for light, for dark and for the system's choice: the theme's own is never seen. */
const said = Object.entries(Object.groupBy(matches(ours, /^\s*(--ds-color-[\w-]+):/gm), (n) => n));
const overridden = new Set(said.flatMap(([name, at]) => ((at?.length ?? 0) >= 3 ? [name] : [])));
/** Scales that few pages have: out of app.css, and into farger.css. */
const LATE = [...COLOURS].filter((colour) => colour !== 'accent' && colour !== 'neutral');
const asked = new Set([ours, ...components.map(seen)].flatMap(variables));
const isLate = (text: string) => LATE.some((colour) => text.includes(`-color-${colour}-`));

/** In one of the theme's own layers, which ours stand above? */
function isInTheme(node: { parent?: unknown }): boolean {
	const parent = node.parent as { parent?: unknown; name?: string; params?: string } | undefined;
	if (!parent) return false;
	return (parent.name === 'layer' && parent.params?.startsWith('ds.theme')) || isInTheme(parent);
}

/**
 * Leaves out of Designsystemet's style sheets what no page can use: scales of colours we do not have, components'
 * variants by class, and variables that nothing asks for. What is left is as it was.
 */
export const pruneDesignsystem: PostcssPlugin = {
	postcssPlugin: 'prune-designsystem',
	OnceExit(root) {
		const isFarger = root.source?.input.file?.endsWith('/farger.css') ?? false;
		root.walkRules((rule) => {
			if (!rule.source?.input.file?.includes(PACKAGE)) return;
			const selectors = rule.selectors.filter(canHit);
			if (selectors.length === 0) rule.remove();
			else if (selectors.length < rule.selectors.length) rule.selectors = selectors;
		});
		root.walkDecls((declaration) => {
			const { prop, value } = declaration;
			const inTheme = isInTheme(declaration);
			const late = (isLate(prop) && !asked.has(prop)) || (inTheme && isLate(value));
			const unused = prop.startsWith('--ds-') && !live.has(prop);
			const unseen = inTheme && overridden.has(prop);
			if (unused || unseen || (inTheme && late !== isFarger)) declaration.remove();
		});
		root.walkRules((rule) => {
			if (rule.nodes.length === 0) rule.remove();
		});
	}
};
