import data from './kodelister.json' with { type: 'json' };

/** One official code: its number, its name as the list writes it, and whether it has gone out of use. */
export interface Kodeverdi {
	readonly kode: number;
	readonly navn: string;
	readonly utgatt?: boolean;
	/** Letter code used in feltnavn (B, N, F …), where the list has one. */
	readonly bokstavkode?: string;
}

export interface Kodeliste {
	/** SOSI's name in ASCII: `KpArealformal`, `KpStoySone`. */
	readonly liste: string;
	/** Where the list was read. */
	readonly kilde: string;
	readonly sosiTag?: string;
	readonly hjemmel?: string;
	readonly merknad?: string;
	readonly verdier: readonly Kodeverdi[];
}

/** Every official code list that Planbordet knows, with its source. */
export const kodelister: readonly Kodeliste[] = data.lister;

const byList = new Map(
	kodelister.map(({ liste, verdier }) => [liste, new Map(verdier.map((v) => [v.kode, v]))])
);

/** What does `kode` mean in `liste`? undefined: the code is not in the list. */
export const kodeverdi = (liste: string, kode: number): Kodeverdi | undefined =>
	byList.get(liste)?.get(kode);

/** The code list by its name; throws for a name that is not a list, which is a programming error. */
export function kodeliste(liste: string): Kodeliste {
	const found = kodelister.find((k) => k.liste === liste);
	if (!found) throw new Error(`ukjent kodeliste ${liste}`);
	return found;
}

/** The main groups of arealformål, pbl § 11-7 nr. 1–6 (§ 12-5 has the same six for regulering). */
export const hovedgrupper: readonly { readonly gruppe: number; readonly navn: string }[] =
	data.hovedgrupper;

/** Main group 1–6 of a purpose code by pbl 2008, Kp or Rp: its first digit; null for anything else. */
export function hovedgruppe(kode: number): number | null {
	const gruppe = Math.floor(kode / 1000);
	return gruppe >= 1 && gruppe <= 6 ? gruppe : null;
}
