import type { Avvik } from '../../avvik.ts';
import { bue } from './bue.ts';
import { desimaler } from './desimaler.ts';
import { dobbeltpunkt } from './dobbeltpunkt.ts';
import { flatetom } from './flatetom.ts';
import { flislegging } from './flislegging.ts';
import { formalMangler } from './formalMangler.ts';
import { geometrislag } from './geometrislag.ts';
import { hullDeler } from './hullDeler.ts';
import { hullInni } from './hullInni.ts';
import { hullOverlapp } from './hullOverlapp.ts';
import { kode } from './kode.ts';
import { planid } from './planid.ts';
import { planomrade } from './planomrade.ts';
import { punktMangler } from './punktMangler.ts';
import { punktUtenfor } from './punktUtenfor.ts';
import { prepare, type Plan, type Planregel } from './regel.ts';
import { ringkryss } from './ringkryss.ts';
import { ringretning } from './ringretning.ts';
import { sonenavn } from './sonenavn.ts';
import { utenfor } from './utenfor.ts';

export type { Plan, Planregel, Regelobjekt } from './regel.ts';

/** Every rule of a plan, in the order in which findings are shown. */
export const planregler: readonly Planregel[] = [
	planid,
	planomrade,
	geometrislag,
	flatetom,
	ringkryss,
	hullInni,
	hullOverlapp,
	hullDeler,
	formalMangler,
	flislegging,
	punktMangler,
	utenfor,
	punktUtenfor,
	kode,
	sonenavn,
	dobbeltpunkt,
	bue,
	desimaler,
	ringretning
];

/** What PostGIS measures in a stored plan instead (server/planmaling): asked of files alone. */
export const bareIFiler: readonly Planregel[] = [utenfor, formalMangler];

/**
 * What is wrong with a plan, as far as its coordinates and codes tell: [] where nothing is. Places are in the
 * plan's own coordinate system. Data that SOSI Plan does not know is passed over.
 */
export function validatePlan(plan: Plan, regler: readonly Planregel[] = planregler): Avvik[] {
	const preparert = prepare(plan);
	return regler.flatMap((regel) => regel.check(preparert));
}
