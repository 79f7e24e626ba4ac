/** A name of a zone by itself: H310. The number in it is its code, and no running one. */
const SONEKODE = /^H\d{3}$/;
/** What stands before the running number, the number, and what belongs after it (§ bo.3, mba.1: #4_MBA). */
const LOPENUMMER = /^(.*?)(\d+)(_MBA)?$/;
const BOKSTAVER = /^[A-ZÆØÅ_]+$/;

/** What stands before the number, the number, its width where it is written with noughts, and what stands after it. */
function delt(navn: string): { foran: string; nr: number; bredde: number; bak: string } {
	if (SONEKODE.test(navn)) return { foran: `${navn}_`, nr: 1, bredde: 1, bak: '' };
	const [, foran = '', tall = '', bak = ''] = LOPENUMMER.exec(navn) ?? [];
	if (tall !== '')
		return { foran, nr: Number(tall), bredde: tall.startsWith('0') ? tall.length : 1, bak };
	return { foran: BOKSTAVER.test(navn) ? navn : `${navn} `, nr: 1, bredde: 1, bak: '' };
}

/**
 * What is a new part of a zone called? BS4 → BS13: the first number after its own that no other has [choice: fo.3 of the
 * national rules wants running numbers without gaps, so the series goes on, and BS4-2 is no part of it]. A zone's code (H310)
 * and letters (BOP) get their first number: H310_2, BOP2.
 */
export function nesteFeltnavn(navn: string, brukte: ReadonlySet<string>): string {
	const { foran, nr, bredde, bak } = delt(navn.trim());
	for (let n = nr + 1; ; n++) {
		const neste = `${foran}${String(n).padStart(bredde, '0')}${bak}`;
		if (!brukte.has(neste)) return neste;
	}
}
