/** GEOS's words for what is wrong with a geometry, in the order in which they are looked for. */
const GRUNNER: readonly (readonly [RegExp, string])[] = [
	[/^(ring )?self-?intersection/i, 'grensen krysser eller berører seg selv'],
	[/^hole lies outside shell/i, 'et hull ligger utenfor flaten'],
	[/^(holes are nested|nested holes)/i, 'et hull ligger inni et annet'],
	[/^interior is disconnected/i, 'hullene deler flaten i to'],
	[/^nested shells/i, 'en del ligger inni en annen'],
	[/^duplicate rings/i, 'samme ring står to ganger'],
	[/^(too few points|.*few points)/i, 'den har for få punkter'],
	[/^ring is not closed|.*not closed/i, 'en ring er ikke lukket'],
	[/^invalid coordinate/i, 'en koordinat er ikke et tall']
];

/** Why PostGIS refuses a geometry (ST_IsValidReason, ST_IsValidDetail), in bokmål; the general where it is of another kind. */
export const geometrigrunn = (reason: string | null): string =>
	GRUNNER.find(([pattern]) => pattern.test(reason ?? ''))?.[1] ?? 'formen er ikke gyldig';
