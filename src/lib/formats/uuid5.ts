import { createHash } from 'node:crypto';

/** Planbordet's own namespace for identities that a file lacks: made once, never to change. */
const PLANBORDET_NAMESPACE = '5b0c6a52-54c7-4b19-9f9e-6a1f3f0d7c3a';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Is `text` a UUID as PostgreSQL and GML take it: 8-4-4-4-12 hexadecimal digits? */
export const isUuid = (text: string): boolean => UUID.test(text);

/** A UUID that is the same every time for the same name (RFC 9562 § 5.5, version 5). */
export function uuid5(name: string, namespace = PLANBORDET_NAMESPACE): string {
	const hash = createHash('sha1')
		.update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
		.update(name, 'utf8')
		.digest();
	hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
	hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
	return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
