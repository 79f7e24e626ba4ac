import { expect, it } from 'vitest';
import { isUuid, uuid5 } from './uuid5.ts';

it('gives the UUID that RFC 9562 gives for www.example.com', () => {
	expect(uuid5('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
		'2ed6657d-e927-568b-95e1-2665a8aea6a2'
	);
});
it('gives the same identity for the same name, and another for another', () => {
	expect(uuid5('B1')).toBe(uuid5('B1'));
	expect(uuid5('B1')).not.toBe(uuid5('B2'));
	expect(isUuid(uuid5('æøå'))).toBe(true);
});
