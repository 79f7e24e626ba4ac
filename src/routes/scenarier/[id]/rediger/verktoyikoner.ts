/** Line icons of the editor on a 24-grid, drawn for this application: not in the frame's own file, which every page fetches. */
export const VERKTOYIKONER = {
	velg: 'M6 4l11 7.5-5 1 3 6-2.5 1.2-3-6L6 17Z',
	lasso:
		'M12 5c5 0 8 2 8 4.5S17 14 12 14 4 12 4 9.5 7 5 12 5ZM7.5 13.5c-1.5.5-2 2-1 3s2.5.5 2.5-1-1-2-1.5-2ZM7 17c0 1.500 0 2-1 3',
	utvalg: 'M4 5h16l-6 7.500v6L10 20.500v-8Z',
	kontroll: 'M5 4h14v16H5ZM8 9l1.500 1.500L12 8M14 9h3M8 15l1.500 1.500L12 14M14 15h3',
	tegn: 'M5 8l7-3 7 4-2 9-9 1ZM12 9v6M9 12h6',
	del: 'M5 6h14v12H5ZM9 3l6 18',
	omform: 'M4 17c3 0 3-9 8-9s5 9 8 9M4 20h16M12 8V4M10 6l2-2 2 2',
	hull: 'M4 5h16v14H4ZM9 9.500h6v5H9Z',
	flytt:
		'M12 3v18M3 12h18M9.500 5.500 12 3l2.500 2.500M9.500 18.500 12 21l2.500-2.500M5.500 9.500 3 12l2.500 2.500M18.500 9.500 21 12l-2.500 2.500',
	roter: 'M19 12a7 7 0 1 1-2.500-5.400M19 4v4h-4',
	slasammen: 'M4 6h7v12H4ZM13 6h7v12h-7M8 12h8M14 10l2 2-2 2',
	fyll: 'M4 5h16v14H4ZM9 9.500h6v5H9ZM10 12h4M12 10.500v3',
	dupliser: 'M4 8h11v11H4ZM8 8V5h12v11h-4',
	slett: 'M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13M10.500 10.500v6M13.500 10.500v6',
	angre: 'M8 6 4 10l4 4M4 10h9a6 6 0 0 1 0 11h-2',
	gjorom: 'M16 6l4 4-4 4M20 10h-9a6 6 0 0 0 0 11h2',
	snapp: 'M6 4v8a6 6 0 0 0 12 0V4M6 8h4V4M14 4v4h4M10 8v4a2 2 0 0 0 4 0V8'
} as const;

export type Verktoyikon = keyof typeof VERKTOYIKONER;
