import type { ScenarioKind } from '#lib/domain/plan/planobjekt.ts';

/** What each kind of scenario is called, and what it is, in one sentence. */
const SCENARIOSLAG: Record<ScenarioKind, { readonly navn: string; readonly hva: string }> = {
	gjeldende: { navn: 'Gjeldende', hva: 'Planen slik den gjelder i dag. Den kan ikke endres her.' },
	forslag: { navn: 'Forslag', hva: 'Planforslaget som skal høres og vedtas.' },
	alternativ: {
		navn: 'Alternativ',
		hva: 'Et alternativ å tenke med. Det er ikke foreslått vedtatt.'
	}
};

/** What its kind is called. An illustration is never «Gjeldende»: it is where the others start from. */
export const scenarioslag = (kind: ScenarioKind, illustrasjon: boolean): string =>
	illustrasjon && kind === 'gjeldende' ? 'Utgangspunkt' : SCENARIOSLAG[kind].navn;

/** What is this scenario? An illustration never says of itself that it is in force. */
export const scenariohva = (kind: ScenarioKind, illustrasjon: boolean): string =>
	illustrasjon && kind === 'gjeldende'
		? 'Utgangspunktet i illustrasjonen: det de andre sammenlignes med. Den er ikke en vedtatt plan.'
		: SCENARIOSLAG[kind].hva;

type Synlighet = 'offentlig' | 'planutvalg' | 'intern';

/** Who may see it, in a word for a chip and a sentence for a page. */
export const SYNLIGHET: Record<Synlighet, { readonly navn: string; readonly hvem: string }> = {
	offentlig: { navn: 'Publisert', hvem: 'Alle kan se det.' },
	planutvalg: { navn: 'Til planutvalget', hvem: 'Politikere og planleggere kan se det.' },
	intern: { navn: 'Utkast', hvem: 'Bare planleggere kan se det.' }
};
