import { isUuid } from '../../formats/uuid5.ts';
import { BadRequest } from '../badRequest.ts';

/** Which browser sends this, so that it knows its own changes among others'? null: it does not say. */
export function klientOf({ headers }: Request): string | null {
	const klient = headers.get('x-planbordet-client');
	if (klient === null || isUuid(klient)) return klient;
	throw new BadRequest('ugyldig-klient', 'x-planbordet-client må være en UUID.');
}
