import type { ScenarioKind } from './planobjekt.ts';

/** Planstatus of a plan that is on høring or has been adopted (SOSI Planstatus): 2, 3, and 6, adopted and not yet of effect. */
const HORT_ELLER_VEDTATT: ReadonlySet<number> = new Set([2, 3, 6]);

/**
 * May a scenario be shown to everyone? The plan in force is (pbl § 11-15), and a proposal that is laid out or adopted
 * (pbl § 11-14); an alternative is the planners' and the politicians' to think with.
 */
export const kanVaereOffentlig = (kind: ScenarioKind, planstatus: number | null): boolean =>
	kind === 'gjeldende' ||
	(kind === 'forslag' && planstatus !== null && HORT_ELLER_VEDTATT.has(planstatus));
