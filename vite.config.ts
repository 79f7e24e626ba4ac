import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [sveltekit()],
	// The map is loaded behind import(); its size is watched by tests/bench, not by Vite's warning.
	build: { chunkSizeWarningLimit: 1500 }
});
