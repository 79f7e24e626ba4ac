import type { Avvik } from '../domain/avvik.ts';
import { temaFor } from '../domain/plan/objekttyper.ts';
import { kode } from '../domain/rules/plan/kode.ts';
import { planregler, validatePlan } from '../domain/rules/plan/index.ts';
import { planomrade } from '../domain/rules/plan/planomrade.ts';
import type { Kildefil } from './kildefil.ts';
import { IKKE_PROVD, planomfang } from './planomfang.ts';
import { toPlan, type LestPlan } from './planobjekter.ts';

/**
 * A file with a plan area is a whole plan, and is judged as one. In a part of a plan it is no error that the plan area or a
 * code is missing.
 */
function regelavvik({ hode, objekter }: LestPlan): Avvik[] {
	const isWhole = objekter.some(({ objekttype }) => temaFor(objekttype) === 'planomrade');
	const regler = isWhole ? planregler : planregler.filter((r) => r !== planomrade && r !== kode);
	return validatePlan({ hode, objekter }, regler);
}

/** There is no map beside the answer of inspect: what has been measured is told with where it is. */
function withSted(avvik: Avvik): Avvik {
	const { areaM2, place } = avvik;
	if (areaM2 === undefined || place?.type !== 'MultiLineString') return avvik;
	const [ost = NaN, nord = NaN] = place.coordinates[0]?.[0] ?? [];
	const sted = `Sted: nord ${Math.round(nord)}, øst ${Math.round(ost)}.`;
	return { ...avvik, message: `${avvik.message} ${sted}` };
}

/**
 * What is wrong with the plan in a file, by the rules that need no database: [] for a file that is no plan, or not in metres.
 * Objects are named by their serial numbers, with their lines.
 */
export function planavvik(fil: Kildefil): Avvik[] {
	const omfang = planomfang(fil);
	if (omfang !== 'plan') return omfang === 'ingen' ? [] : [IKKE_PROVD];
	const plan = toPlan(fil, { navnerom: '' });
	const kilder = new Map(plan.objekter.map((o) => [o.lokalId, o]));
	const regler = regelavvik(plan).map((avvik): Avvik => {
		const kilde = kilder.get(avvik.object ?? '');
		const told = withSted(avvik);
		return kilde ? { ...told, object: kilde.serial, line: kilde.line } : told;
	});
	// A code that its list does not have is told by both; what the reader says has the property as it was written.
	const told = new Set(plan.avvik.map(({ rule, object }) => `${rule} ${object ?? ''}`));
	return [
		...plan.avvik,
		...regler.filter(({ rule, object }) => rule !== kode.id || !told.has(`${rule} ${object ?? ''}`))
	];
}
