import { FELLES_TASTER, type Tastgruppe } from '#lib/ui/tastegrupper.ts';
import type { PageLoad } from './$types';

const TASTER: Tastgruppe = {
	tittel: 'Kartet',
	taster: [
		{ taster: ['Piltaster'], gjor: 'Flytt kartet' },
		{ taster: ['+'], gjor: 'Zoom inn (− zoomer ut)' },
		{ taster: ['Enter'], gjor: 'Velg det som ligger under krysset midt i kartet' },
		{ taster: ['T'], gjor: 'Vis eller skjul tabellen' },
		{ taster: ['M'], gjor: 'Mål avstand og areal' },
		{ taster: ['L'], gjor: 'Vis eller skjul lag og tegnforklaring' },
		{ taster: ['Esc'], gjor: 'Lukk panelet, avslutt målingen' }
	]
};

export const load: PageLoad = ({ data }) => ({ ...data, taster: [FELLES_TASTER, TASTER] });
