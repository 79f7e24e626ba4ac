/** Imports run one way: routes -> server, map, ui; cli -> server; server -> formats -> domain; map -> domain; ui -> domain. */
const lib = (name) => `^src/lib/${name}/`;
const ban = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		ban('no-circular', 'A circle has no bottom.', {}, { circular: true }),
		ban(
			'domain-is-pure',
			'domain imports nothing but itself',
			{ path: lib('domain'), pathNot: '\\.test\\.ts$' },
			{ pathNot: [lib('domain'), '^geojson$', 'node_modules/(@types/)?(geojson|valibot)'] }
		),
		ban(
			'formats-know-domain-only',
			'formats -> domain',
			{ path: lib('formats') },
			{ path: '^src/', pathNot: [lib('formats'), lib('domain')] }
		),
		ban(
			'server-knows-formats-and-domain',
			'server -> formats -> domain',
			{ path: lib('server') },
			{ path: '^src/', pathNot: [lib('server'), lib('formats'), lib('domain')] }
		),
		ban(
			'map-knows-domain-only',
			'map -> domain',
			{ path: lib('map') },
			{ path: '^src/', pathNot: [lib('map'), lib('domain')] }
		),
		ban(
			'ui-knows-domain-only',
			'ui -> domain',
			{ path: lib('ui') },
			{ path: '^src/', pathNot: [lib('ui'), lib('domain')] }
		),
		ban(
			'nothing-imports-routes',
			'routes are leaves',
			{ pathNot: '^src/routes/' },
			{ path: '^src/routes/' }
		),
		ban(
			'cli-knows-server',
			'cli -> server, formats, domain',
			{ path: '^src/cli/' },
			{ path: lib('(map|ui)') }
		),
		ban(
			'pg-in-server-only',
			'pg belongs to server, db and tests',
			{ path: '^src/', pathNot: lib('server') },
			{ path: 'node_modules/(pg|@types/pg|pg-copy-streams|@electric-sql)/' }
		),
		ban(
			'maplibre-in-map-only',
			'maplibre-gl belongs to map',
			{ path: '^src/', pathNot: lib('map') },
			{ path: 'node_modules/maplibre-gl/' }
		)
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(build|\\.svelte-kit)' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.json']
		}
	}
};
