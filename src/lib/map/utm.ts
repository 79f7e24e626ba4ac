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

/** The series back (Karney 2011, eq. 36). */
const beta = [
	n / 2 -
		(2 * n ** 2) / 3 +
		(37 * n ** 3) / 96 -
		n ** 4 / 360 -
		(81 * n ** 5) / 512 +
		(96_199 * n ** 6) / 604_800,
	n ** 2 / 48 +
		n ** 3 / 15 -
		(437 * n ** 4) / 1440 +
		(46 * n ** 5) / 105 -
		(1_118_711 * n ** 6) / 3_870_720,
	(17 * n ** 3) / 480 - (37 * n ** 4) / 840 - (209 * n ** 5) / 4480 + (5569 * n ** 6) / 90_720,
	(4397 * n ** 4) / 161_280 - (11 * n ** 5) / 504 - (830_251 * n ** 6) / 7_257_600,
	(4583 * n ** 5) / 161_280 - (108_847 * n ** 6) / 3_991_680,
	(20_648_693 * n ** 6) / 638_668_800
];

/** The tangent of the geodetic latitude from that of the conformal one, by Newton's method (Karney 2011, eq. 19–21). */
function geodetic(conformal: number): number {
	let tau = conformal;
	for (let i = 0; i < 4; i++) {
		const sigma = Math.sinh(e * Math.atanh((e * tau) / Math.hypot(1, tau)));
		const now = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
		tau +=
			((conformal - now) / Math.hypot(1, now)) *
			((1 + (1 - e * e) * tau * tau) / ((1 - e * e) * Math.hypot(1, tau)));
	}
	return tau;
}

/** Which longitude and latitude is this place in EUREF89 UTM? For the screen: what is stored stays in UTM. */
export function lngLatFromUtm({ nord, ost }: Utm, sone = 32): { lng: number; lat: number } {
	const xi = nord / (k0 * A);
	const eta = (ost - falseEastingM) / (k0 * A);
	let north = xi;
	let east = eta;
	beta.forEach((coefficient, i) => {
		const j = 2 * (i + 1);
		north -= coefficient * Math.sin(j * xi) * Math.cosh(j * eta);
		east -= coefficient * Math.cos(j * xi) * Math.sinh(j * eta);
	});
	const tau = geodetic(Math.sin(north) / Math.hypot(Math.sinh(east), Math.cos(north)));
	const lambda = Math.atan2(Math.sinh(east), Math.cos(north));
	return {
		lng: 6 * sone - 183 + (lambda * 180) / Math.PI,
		lat: (Math.atan(tau) * 180) / Math.PI
	};
}

const whole = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 0 });

/** As the status line writes it: `N 6 732 676 Ø 587 837`. */
export function formatUtm({ nord, ost }: Utm): string {
	return `N ${whole.format(nord)} Ø ${whole.format(ost)}`;
}
