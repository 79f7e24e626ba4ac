import type { HttpError } from '@sveltejs/kit';

/** On the inner request of hooks.server.ts only: a header from outside is never read. */
export const FEIL_HEADER = 'x-planbordet-feil';

/** Status and message as header text. */
export const writeFeil = ({ status, body: { message } }: HttpError): string =>
	encodeURIComponent(JSON.stringify({ status, message }));

/** What writeFeil wrote. */
export const readFeil = (text: string): { status: number; message: string } =>
	JSON.parse(decodeURIComponent(text)) as { status: number; message: string };
