import type { Gjenopprettingsrad } from '#lib/server/gjenopprettingsplan.ts';

/** What putting this object back does to it, in a sentence for people. */
export function hvaSkjer({ op, formal, grense, opplysninger }: Gjenopprettingsrad): string {
	if (op === 'create') return 'Kommer tilbake';
	if (op === 'delete') return 'Tas ut, det var ikke med da';
	const deler = [formal && 'formålet', grense && 'grensen', opplysninger && 'opplysningene'].filter(
		(del) => del !== false
	);
	const siste = deler.pop() ?? 'objektet';
	const hva = deler.length > 0 ? `${deler.join(', ')} og ${siste}` : siste;
	return `${hva.charAt(0).toUpperCase()}${hva.slice(1)} settes tilbake`;
}
