import type { Avvik } from '../../domain/avvik.ts';
import type { Transpar } from './transpar.ts';

/** What the head of a file leaves unsaid or says in a way that is not known. */
export function hodeAvvik(transpar: Transpar, line?: number): Avvik[] {
	const found: Avvik[] = [];
	const add = (rule: string, message: string) =>
		found.push({ rule: `sosi.${rule}`, severity: 'advarsel', message, line });
	if (transpar.koordsys === null)
		add(
			'koordsys.mangler',
			'Filen sier ikke hvilket koordinatsystem den er i (KOORDSYS mangler). Velg det selv.'
		);
	else if (transpar.epsg === null)
		add(
			'koordsys.ukjent',
			`KOORDSYS ${transpar.koordsys.slice(0, 40)} er ikke et kjent koordinatsystem. Velg det selv.`
		);
	if (transpar.enhet === null)
		add(
			'enhet.mangler',
			'Filen sier ikke hvilken enhet koordinatene er i (ENHET mangler). De er lest som hele meter.'
		);
	return found;
}
