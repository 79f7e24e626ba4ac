/** What a purpose means to the blue-green structure. Codes that no range holds are neither: LNFR, roads, Forsvaret. */
export type Formalsklasse = 'bygg' | 'gronn' | 'vann';

export interface Kodeomrade {
	/** Code list, or the object type where its codes have no list. */
	readonly liste: string;
	readonly fra: number;
	readonly til: number;
	readonly klasse: Formalsklasse;
}

const omrade =
	(klasse: Formalsklasse) =>
	(liste: string, fra: number, til = fra): Kodeomrade => ({ liste, fra, til, klasse });
const bygg = omrade('bygg');
const gronn = omrade('gronn');
const vann = omrade('vann');

/**
 * Building purposes are bebyggelse og anlegg (pbl § 11-7 nr. 1, § 12-5 nr. 1) but uteoppholdsareal (1600) and grav- og
 * urnelund (1700), which are kept open [choice]. Green are all of § 11-7 nr. 3, water all of nr. 6. The codes of the act of
 * 1985 after what each is now; those of REGFORM [recalled].
 */
export const FORMALSKLASSER: readonly Kodeomrade[] = [
	...['KpArealformal', 'RpArealformålOmråde'].flatMap((liste) => [
		bygg(liste, 1000, 1599),
		bygg(liste, 1800, 1999),
		gronn(liste, 3000, 3999),
		vann(liste, 6000, 6999)
	]),
	bygg('KpArealbrukPbl1985', 100, 160),
	bygg('KpArealbrukPbl1985', 162, 163),
	bygg('KpArealbrukPbl1985', 171),
	bygg('KpArealbrukPbl1985', 190),
	bygg('KpArealbrukPbl1985', 300, 320),
	gronn('KpArealbrukPbl1985', 170),
	gronn('KpArealbrukPbl1985', 172, 173),
	vann('KpArealbrukPbl1985', 500, 599),
	bygg('RbFormålOmråde', 100, 199),
	gronn('RbFormålOmråde', 400, 499)
];

/** null: neither of them, or no code. */
export const formalsklasse = (liste: string, kode: number | null): Formalsklasse | null =>
	kode === null
		? null
		: (FORMALSKLASSER.find((o) => o.liste === liste && o.fra <= kode && kode <= o.til)?.klasse ??
			null);

/** As the SQL functions blagronn_* take them. */
export const FORMAL = JSON.stringify(FORMALSKLASSER);
