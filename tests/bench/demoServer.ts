import { startServer, type RunningServer } from '../support/server.ts';

let running: Promise<RunningServer> | null = null;

/** The built application with the illustration data on the embedded engine: one for all parts that need one. */
export const demoServer = (): Promise<RunningServer> => (running ??= startServer({ demo: true }));

/** Ends it, if it was ever started. */
export async function stopDemoServer(): Promise<void> {
	const server = await running?.catch(() => null);
	await server?.stop();
}
