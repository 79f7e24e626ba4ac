import { createContext } from 'svelte';

/**
 * Says something aloud through the frame's one live region, for what the eye sees anyway:
 * `const kunngjor = getKunngjor(); kunngjor('Sonen B12 er valgt')`. The frame provides it.
 */
export const [getKunngjor, setKunngjor] = createContext<(melding: string) => void>();
