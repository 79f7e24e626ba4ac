import { open, readFile } from 'node:fs/promises';

export const SOSI50_BYTES = 50_000_000;

/** Adds `by` to the serial numbers of the object heads and of REF in a piece of SOSI text. */
function renumber(objects: string, by: number): string {
	const shifted = (serial: string) => String(Number(serial) + by);
	return objects
		.replaceAll(
			/^(\.[A-Z]+) +(\d+):/gm,
			(_, name: string, serial: string) => `${name} ${shifted(serial)}:`
		)
		.replaceAll(
			/(?<=[\s(]):(-?)(\d+)/g,
			(_, sign: string, serial: string) => `:${sign}${shifted(serial)}`
		);
}

/**
 * Writes the objects of a SOSI file (ISO8859-1) again and again, with new serial numbers, until the file at `path` is
 * `bytes` long. Answers its length.
 */
export async function writeRepeated(
	source: string,
	path: string,
	bytes = SOSI50_BYTES
): Promise<number> {
	const text = await readFile(source, 'latin1');
	const first = text.indexOf('\n', text.indexOf('..OBJEKTKATALOG')) + 1;
	const objects = text.slice(first, text.lastIndexOf('.SLUTT'));
	const highest = Math.max(
		...[...objects.matchAll(/^\.[A-Z]+ +(\d+):/gm)].map((m) => Number(m[1]))
	);
	const file = await open(path, 'w');
	try {
		let written = (await file.write(text.slice(0, first), null, 'latin1')).bytesWritten;
		for (let copy = 0; written < bytes; copy++)
			written += (await file.write(renumber(objects, copy * highest), null, 'latin1')).bytesWritten;
		return written + (await file.write('.SLUTT\r\n', null, 'latin1')).bytesWritten;
	} finally {
		await file.close();
	}
}
