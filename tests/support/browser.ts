import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Which Chromium that renders WebGL is at hand: CHROMIUM_PATH, else the one in the npm package
 * (Linux x64), else Playwright's own (undefined).
 */
export async function chromiumPath(): Promise<string | undefined> {
	if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	// Unpack the package's own NSS libraries where the machine has none.
	if (!existsSync('/usr/lib/x86_64-linux-gnu/libnss3.so'))
		process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x';
	const { default: chromium } = await import('@sparticuz/chromium');
	return chromium.executablePath();
}

/** Removes an unpacked Chromium of another version: the package reuses it without looking. */
export function forgetUnpackedChromium(): void {
	rmSync(join(tmpdir(), 'chromium'), { force: true });
}

/**
 * Software WebGL for the map alone: the pages around it are drawn without it, which takes half the time. And no look-ups of
 * hosts that a closed network refuses.
 */
export const browserArgs = [
	'--use-angle=swiftshader-webgl',
	'--disable-gpu-compositing',
	'--disable-gpu-rasterization',
	'--enable-unsafe-swiftshader',
	'--ignore-gpu-blocklist',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--no-first-run'
];
