import { createReadStream } from 'node:fs';
import { readSosi } from '../../src/lib/formats/sosi/read.ts';

/** The SOSI reader alone: `bareReader.ts FILE` reads the file, builds every object, and prints how many they are. */
const path = process.argv[2] ?? '';
const bytes = createReadStream(path, { highWaterMark: 1_048_576 }) as AsyncIterable<Uint8Array>;
const { objekter } = await readSosi(bytes);
console.log(objekter.length);
