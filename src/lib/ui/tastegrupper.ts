export interface Tastgruppe {
	readonly tittel: string;
	readonly taster: readonly { readonly taster: readonly string[]; readonly gjor: string }[];
}

/** The keys that every page has. */
export const FELLES_TASTER: Tastgruppe = {
	tittel: 'Overalt',
	taster: [
		{ taster: ['Ctrl', 'K'], gjor: 'Gå til søket' },
		{ taster: ['?'], gjor: 'Vis denne oversikten' },
		{ taster: ['Esc'], gjor: 'Lukk det som er åpent' }
	]
};
