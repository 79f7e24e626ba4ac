/** Boligsosial lov § 5: the overview of the need shall be there by this day (planstrategien 2024–27). */
export const BOLIGSOSIAL_FRIST = '2027-07-01';

export const BOLIGSOSIALSTATUS = {
	'ikke-vurdert': 'Ikke vurdert',
	'under-arbeid': 'Under arbeid',
	vurdert: 'Vurdert',
	dekket: 'Dekket'
} as const;
export type Boligsosialstatus = keyof typeof BOLIGSOSIALSTATUS;

/** How many dwellings a group needs. */
export interface Boligsosialrad {
	readonly gruppe: string;
	/** Ordinary dwellings; null: not reckoned. */
	readonly ordinare: number | null;
	/** Adapted dwellings; null: not reckoned. */
	readonly tilpassede: number | null;
	readonly status: Boligsosialstatus;
	readonly merknad: string;
}

/** Whole days from `idag` to the deadline (ISO dates); under 0 when it is past. */
export const dagerTilFristen = (idag: string): number =>
	Math.round((Date.parse(BOLIGSOSIAL_FRIST) - Date.parse(idag)) / 86_400_000);
