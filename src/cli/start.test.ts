import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** Starts on this port; answers with what the terminal was told. It stops before it has built or opened anything. */
const refused = async (port: string) => {
	const script = join(import.meta.dirname, 'start.ts');
	const env = { ...process.env, PORT: port, HOST: '127.0.0.1' };
	try {
		await promisify(execFile)(process.execPath, [script], { env, timeout: 30_000 });
	} catch (error) {
		const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
		return { code, stdout, stderr };
	}
	throw new Error('it started');
};

it('a port that another program has is told in one line, before anything is built or opened', async () => {
	const other = createServer();
	await once(other.listen(0, '127.0.0.1'), 'listening');
	const address = other.address();
	const port = String(typeof address === 'object' ? address?.port : 0);
	expect(await refused(port)).toEqual({
		code: 1,
		stdout: '',
		stderr: `Port ${port} er i bruk av et annet program. Stopp det, eller velg en annen port: PORT=3001 npm start\n`
	});
	other.close();
});

it.each(['abc', '70000', '-1', '3000.5'])('%s is no port', async (port) => {
	expect(await refused(port)).toEqual({
		code: 1,
		stdout: '',
		stderr: `PORT må være et tall fra 1 til 65535, ikke «${port}».\n`
	});
});
