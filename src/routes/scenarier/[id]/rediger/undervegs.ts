import { told } from '#lib/domain/topology/index.ts';
import type { Forslag } from './forslag.ts';

const MOST = 3;

/** What the edit in the hand would do to the others, in a line: «≈ BG4 blir 0,2 daa mindre». '': nothing is known of it. */
export function undervegs(forslag: Forslag | null, navn: (lokalId: string) => string): string {
	if (forslag?.slag !== 'edit') return '';
	const sentences = told(forslag.edit, navn).flatMap(({ sentence }) => sentence ?? []);
	const rest = sentences.length - MOST;
	return sentences.length === 0
		? ''
		: `≈ ${sentences.slice(0, MOST).join(' · ').replaceAll(' ble ', ' blir ')}${rest > 0 ? ` · og ${rest} til` : ''}`;
}
