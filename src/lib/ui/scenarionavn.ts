import type { ScenarioKind } from '#lib/domain/plan/planobjekt.ts';

const SLAG: Record<ScenarioKind, string> = {
	gjeldende: 'Gjeldende',
	forslag: 'Forslag',
	alternativ: 'Alternativ'
};

/** What its kind is called. An illustration is never «Gjeldende»: it is where the others start from. */
export const scenarioslag = (kind: ScenarioKind, illustrasjon: boolean): string =>
	illustrasjon && kind === 'gjeldende' ? 'Utgangspunkt' : SLAG[kind];

/** Who may see it, in a word for a chip. */
export const SYNLIGHETSNAVN = {
	offentlig: 'Publisert',
	planutvalg: 'Til planutvalget',
	intern: 'Utkast'
} as const;
