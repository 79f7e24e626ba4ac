import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { pruneDesignsystem } from './vite.designsystem.ts';

/**
 * What every page needs before it can do anything – Svelte, SvelteKit's router, the frame – in one file: it packs
 * better than twenty, and is fetched in one go.
 */
const frameInOneFile: Plugin = {
	name: 'frame-in-one-file',
	config: (_, { isSsrBuild }) =>
		isSsrBuild
			? {}
			: {
					build: {
						rolldownOptions: {
							output: {
								codeSplitting: {
									groups: [
										{
											name: 'ramme',
											test: /runtime\/client\/entry\.js$|client-optimized\/app\.js$|src\/routes\/\+(?:layout|error)\.svelte$/
										}
									]
								}
							}
						}
					}
				}
};

export default defineConfig({
	plugins: [sveltekit(), frameInOneFile],
	css: { postcss: { plugins: [pruneDesignsystem] } },
	// The map is loaded behind import(); its size is watched by tests/bench, not by Vite's warning.
	build: { chunkSizeWarningLimit: 1500 }
});
