/** Line icons on a 24-grid, drawn for this application: one path each, stroke 1.75. */
export const IKONER = {
	sok: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20',
	meny: 'M4 7h16M4 12h16M4 17h16',
	lukk: 'M6 6l12 12M18 6 6 18',
	ned: 'M6 9.5 12 15.5 18 9.5',
	opp: 'M6 14.5 12 8.5 18 14.5',
	hoyre: 'M9.5 6 15.5 12 9.5 18',
	venstre: 'M14.5 6 8.5 12 14.5 18',
	sorter: 'M8 10 12 6 16 10M8 14 12 18 16 14',
	lastned: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14',
	sted: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11ZM12 7.75a2.25 2.25 0 1 0 0 4.5 2.25 2.25 0 0 0 0-4.5Z',
	kart: 'M9 5 4 7v12l5-2 6 2 5-2V5l-5 2-6-2ZM9 5v12M15 7v12',
	lag: 'M12 4 3.5 8.5 12 13l8.5-4.5L12 4ZM4 13l8 4.25L20 13',
	tomt: 'M4 20V9.5L12 4l8 5.5V20M4 20h16M9.5 20v-6h5v6',
	visning: 'M12 4a8 8 0 1 0 0 16ZM12 4a8 8 0 0 1 0 16',
	person: 'M12 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM5 20c.5-4 3.5-5.5 7-5.5s6.5 1.5 7 5.5',
	hake: 'M5 12.5 10 17.5 19 7'
} as const;

export type Ikonnavn = keyof typeof IKONER;
