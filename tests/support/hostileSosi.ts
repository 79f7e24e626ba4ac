/** Small SOSI texts for tests, and large ones that are made to hurt a reader. */
export const sosiText = (body: string, head = '...KOORDSYS 22\n...ORIGO-NØ 0 0\n...ENHET 0.01') =>
	`.HODE\n..TEGNSETT UTF-8\n..TRANSPAR\n${head}\n..SOSI-VERSJON 4.5\n${body}\n.SLUTT\n`;

/** A square of side `side` units with its south-west corner at (n, e), as one closed KURVE. */
export const square = (serial: number, n: number, e: number, side: number) =>
	`.KURVE ${serial}:\n..OBJTYPE KpArealGrense\n..NØ\n${n} ${e}\n${n} ${e + side}\n${n + side} ${e + side}\n${n + side} ${e}\n${n} ${e}`;

export const flate = (serial: number, ref: string, objekttype = 'KpArealformålOmråde') =>
	`.FLATE ${serial}:\n..OBJTYPE ${objekttype}\n..REF ${ref}\n..NØ\n1 1`;

const many = (count: number, one: (i: number) => string, separator = '\n') =>
	Array.from({ length: count }, (_, i) => one(i)).join(separator);

const curve = (points: number) =>
	`.KURVE 1:\n..NØ\n${many(points, (i) => `${1000 + Math.round(1e6 * Math.sin(i))} ${1000 + i}`)}\n1000 1000`;

/** Each name says what is too much of; each must be read, or refused, in linear time. */
export const HOSTILE: Readonly<Record<string, () => string>> = {
	'one line of 10 MB': () => `.HODE\n..NAVN ${'x '.repeat(5_000_000)}`,
	'one line of a million numbers': () => sosiText(`.KURVE 1:\n..NØ\n${'12 34 '.repeat(500_000)}`),
	'a million dots': () => sosiText(`.PUNKT 1:\n${'.'.repeat(1_000_000)}NAVN x`),
	'levels that never end': () =>
		sosiText(`.PUNKT 1:\n${many(3_000, (i) => `${'.'.repeat(i + 2)}N x`)}`),
	'half a million references in one surface': () =>
		sosiText(
			`${square(1, 0, 0, 100)}\n${flate(
				2,
				many(500_000, (i) => `:${i % 7}`, ' ')
			)}`
		),
	'half a million curves in the wrong order': () =>
		sosiText(
			`${many(60_000, (i) => `.KURVE ${i + 1}:\n..NØ\n${i} ${i * i}\n${i + 1} ${(i + 1) * (i + 1)}`)}\n` +
				flate(
					70_000,
					many(60_000, (i) => `:${((i * 7919) % 60_000) + 1}`, ' ')
				)
		),
	'a chain of surfaces': () =>
		sosiText(`${square(1, 0, 0, 100)}\n${many(60_000, (i) => flate(i + 2, `:${i + 1}`))}`),
	'a chain of surfaces, last first': () =>
		sosiText(`${many(60_000, (i) => flate(i + 2, `:${i + 3}`))}\n${square(60_002, 0, 0, 100)}`),
	'surfaces in a circle': () =>
		sosiText(many(60_000, (i) => flate(i + 1, `:${((i + 1) % 60_000) + 1}`))),
	'one long curve in very many surfaces': () =>
		sosiText(`${curve(100_000)}\n${many(40_000, (i) => flate(i + 2, ':1 (:1)'))}`),
	'one long curve in very many holes': () =>
		sosiText(`${curve(100_000)}\n${flate(2, ':1')}\n${flate(3, `:1 ${'(:2)'.repeat(300_000)}`)}`),
	'parentheses only': () => sosiText(flate(2, '('.repeat(2_000_000))),
	'a quote that is never closed': () =>
		sosiText(`.TEKST 1:\n..STRENG "${many(300_000, () => 'abc "def \' &')}`),
	'one property repeated': () =>
		sosiText(`.PUNKT 1:\n${many(500_000, (i) => `..INFORMASJON ${i}`)}\n..NØ\n1 2`),
	'very many properties': () =>
		sosiText(`.PUNKT 1:\n${many(300_000, (i) => `..P${i} ${i}`)}\n..NØ\n1 2`),
	'arcs around the Earth': () =>
		sosiText(
			many(
				20_000,
				(i) => `.BUEP ${i}:\n..NØ\n0 0\n${300_000_000 + i} 300000000\n0 ${600_000_000 - i}`
			)
		),
	'heads only': () => many(200_000, (i) => `.KURVE ${i}:`),
	'nothing that means anything': () => `.HODE\n${'..\n.\n: ( ) !\n"'.repeat(400_000)}`,
	'carriage returns': () => `.HODE\r${'\r'.repeat(3_000_000)}`,
	'serial numbers without end': () =>
		sosiText(many(2_000, (i) => `.PUNKT ${'9'.repeat(3_000)}${i}:`)),
	'information of a point': () =>
		sosiText(
			`.KURVE 1:\n..NØ\n1 2 ${'...KP 1 '.repeat(500_000)}\n${many(200_000, () => '...DTK 5')}`
		)
};
