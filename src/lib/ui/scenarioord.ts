import type { ScenarioKind } from '#lib/domain/plan/planobjekt.ts';
import { SYNLIGHETSNAVN } from './scenarionavn.ts';

export { scenarioslag } from './scenarionavn.ts';

const HVA: Record<ScenarioKind, string> = {
	gjeldende: 'Planen slik den gjelder i dag. Den kan ikke endres her.',
	forslag: 'Planforslaget som skal høres og vedtas.',
	alternativ: 'Et alternativ å tenke med. Det er ikke foreslått vedtatt.'
};

/** What is this scenario? An illustration never says of itself that it is in force. */
export const scenariohva = (kind: ScenarioKind, illustrasjon: boolean): string =>
	illustrasjon && kind === 'gjeldende'
		? 'Utgangspunktet i illustrasjonen: det de andre sammenlignes med. Den er ikke en vedtatt plan.'
		: HVA[kind];

/** Who may see it, in a word for a chip and a sentence for a page. */
export const SYNLIGHET = {
	offentlig: { navn: SYNLIGHETSNAVN.offentlig, hvem: 'Alle kan se det.' },
	planutvalg: {
		navn: SYNLIGHETSNAVN.planutvalg,
		hvem: 'Politikere og planleggere kan se det.'
	},
	intern: { navn: SYNLIGHETSNAVN.intern, hvem: 'Bare planleggere kan se det.' }
} as const;
