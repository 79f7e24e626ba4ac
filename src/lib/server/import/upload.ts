import { BadRequest } from '../badRequest.ts';

const MB = 1024 * 1024;

/** Largest file that is taken in, PLANBORDET_MAX_UPLOAD_MB (100). */
export function maxUploadBytes(env: NodeJS.ProcessEnv): number {
	const asked = Number(env.PLANBORDET_MAX_UPLOAD_MB);
	return (asked > 0 ? asked : 100) * MB;
}

const tooLarge = (limit: number) =>
	new BadRequest(
		'for-stor-fil',
		`Fila er større enn ${Math.round(limit / MB)} MB, som er grensen her. Del den opp, eller be driften øke grensen.`,
		413
	);

/** Refuses what says itself that it is too large, before any of it is read. */
export function assertUploadSize(contentLength: string | null, limit: number): void {
	if (contentLength !== null && Number(contentLength) > limit) throw tooLarge(limit);
}

/** Reads a request's body, and stops at `limit` bytes whatever its Content-Length says. */
export async function readUpload(
	body: ReadableStream<Uint8Array> | null,
	limit: number
): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body ?? []) {
		size += chunk.length;
		if (size > limit) throw tooLarge(limit);
		chunks.push(chunk);
	}
	if (size === 0) throw new BadRequest('tom-fil', 'Fila er tom.', 422);
	return Buffer.concat(chunks);
}
