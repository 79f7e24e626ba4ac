import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { decoderOf } from './charset.ts';

const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);

it.each([
	['DOSN8', 'cp865'],
	['ISO8859-10', 'iso-8859-10'],
	['ISO8859-1', 'windows-1252'],
	['ANSI', 'windows-1252']
] as const)('every byte of %s is what others read of it', (tegnsett, name) => {
	expect(decoderOf(tegnsett).decode(bytes, 0, 256)).toBe(iconv.decode(Buffer.from(bytes), name));
});
