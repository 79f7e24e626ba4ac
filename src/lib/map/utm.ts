/** GRS80, the ellipsoid of EUREF89. */
const a = 6_378_137;
const f = 1 / 298.257222101;
const n = f / (2 - f);
const e = Math.sqrt(f * (2 - f));
/** UTM: scale on the central meridian and false easting. */
const k0 = 0.9996;
const falseEastingM = 500_000;

/** Radius of the rectifying sphere. */
const A = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64 + n ** 6 / 256);

/** Krüger's series in the third flattening n, to the sixth power (Karney 2011, eq. 35): below a µm in the zone. */
const alpha = [
	n / 2 -
		(2 * n ** 2) / 3 +
		(5 * n ** 3) / 16 +
		(41 * n ** 4) / 180 -
		(127 * n ** 5) / 288 +
		(7891 * n ** 6) / 37_800,
	(13 * n ** 2) / 48 -
		(3 * n ** 3) / 5 +
		(557 * n ** 4) / 1440 +
		(281 * n ** 5) / 630 -
		(1_983_433 * n ** 6) / 1_935_360,
	(61 * n ** 3) / 240 -
		(103 * n ** 4) / 140 +
		(15_061 * n ** 5) / 26_880 +
		(167_603 * n ** 6) / 181_440,
	(49_561 * n ** 4) / 161_280 - (179 * n ** 5) / 168 + (6_601_661 * n ** 6) / 7_257_600,
	(34_729 * n ** 5) / 80_640 - (3_418_889 * n ** 6) / 1_995_840,
	(212_378_941 * n ** 6) / 319_334_400
];

export interface Utm {
	/** Northing, metres. */
	readonly nord: number;
	/** Easting, metres. */
	readonly ost: number;
}

/** Where in EUREF89 UTM (zone 32 unless told) is this longitude and latitude? For the status line; documents ask PostGIS. */
export function utmFromLngLat(lng: number, lat: number, sone = 32): Utm {
	const phi = (lat * Math.PI) / 180;
	const lambda = ((lng - (6 * sone - 183)) * Math.PI) / 180;
	const conformal = Math.sinh(Math.atanh(Math.sin(phi)) - e * Math.atanh(e * Math.sin(phi)));
	const xi = Math.atan2(conformal, Math.cos(lambda));
	const eta = Math.atanh(Math.sin(lambda) / Math.hypot(1, conformal));
	let north = xi;
	let east = eta;
	alpha.forEach((coefficient, i) => {
		const j = 2 * (i + 1);
		north += coefficient * Math.sin(j * xi) * Math.cosh(j * eta);
		east += coefficient * Math.cos(j * xi) * Math.sinh(j * eta);
	});
	return { nord: k0 * A * north, ost: falseEastingM + k0 * A * east };
}

const whole = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 0 });

/** As the status line writes it: `N 6 732 676 Ø 587 837`. */
export function formatUtm({ nord, ost }: Utm): string {
	return `N ${whole.format(nord)} Ø ${whole.format(ost)}`;
}
