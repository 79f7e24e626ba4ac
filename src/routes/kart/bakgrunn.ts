/** PLANBORDET_BAKGRUNN: a tiled background such as Kartverket's; without it our own grey line map. */
export function bakgrunn(env: NodeJS.ProcessEnv) {
	const address = env.PLANBORDET_BAKGRUNN;
	return address
		? { tiles: [address], attribution: env.PLANBORDET_BAKGRUNN_KILDE ?? '© Kartverket' }
		: null;
}
