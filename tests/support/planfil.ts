import type { Database } from '../../src/lib/server/queryable.ts';
import { acceptImport } from '../../src/lib/server/import/accept.ts';
import { startImport, type ImportJob } from '../../src/lib/server/import/job.ts';
import type { ImportChoices } from '../../src/lib/server/import/target.ts';

/** One surface of a hand-made SOSI plan: a ring of east and north in metres, closed by the writer. */
export interface Flate {
	readonly objekttype: string;
	readonly ring: readonly (readonly [number, number])[];
	/** Lines of the object as they stand in the file, without the dots of OBJTYPE. */
	readonly linjer?: readonly string[];
}

export interface Planfil {
	readonly flater: readonly Flate[];
	/** KOORDSYS; 22 is EUREF89 UTM 32. null: the file does not say. */
	readonly koordsys?: number | null;
	readonly kommune?: string | null;
	readonly plan?: string | null;
	readonly planstat?: number;
}

/** A square of a plan, by its lower left corner. */
export const kvadrat = (east: number, north: number, side: number): [number, number][] => [
	[east, north],
	[east + side, north],
	[east + side, north + side],
	[east, north + side]
];

const no = ([east, north]: readonly [number, number]): string =>
	`${Math.round(north * 100)} ${Math.round(east * 100)}`;

/** The bytes of a SOSI plan: every surface with a border of its own. */
export function planfil({
	flater,
	koordsys = 22,
	kommune = '3443',
	plan = 'P1',
	planstat = 3
}: Planfil): Uint8Array {
	const identitet = [
		...(kommune === null && plan === null ? [] : ['..NASJONALAREALPLANID']),
		...(kommune === null ? [] : [`...KOMM ${kommune}`]),
		...(plan === null ? [] : [`...PLANID ${plan}`])
	];
	const objekter = flater.flatMap(({ objekttype, ring, linjer = [] }, i) => [
		`.KURVE ${2 * i + 1}:`,
		`..OBJTYPE ${objekttype.startsWith('Rp') ? 'RpFormålGrense' : 'KpArealformålGrense'}`,
		'..NØ',
		...[...ring, ...ring.slice(0, 1)].map(no),
		`.FLATE ${2 * i + 2}:`,
		`..OBJTYPE ${objekttype}`,
		...identitet,
		...(/^[KR]pOmråde$/.test(objekttype) ? [`..PLANSTAT ${planstat}`] : []),
		...linjer,
		`..REF :${2 * i + 1}`
	]);
	const head = ['.HODE', '..TEGNSETT UTF-8', '..TRANSPAR'];
	const tail = ['...ORIGO-NØ 0 0', '...ENHET 0.01', '..SOSI-VERSJON 4.5'];
	const crs = koordsys === null ? [] : [`...KOORDSYS ${koordsys}`];
	return Buffer.from([...head, ...crs, ...tail, ...objekter, '.SLUTT', ''].join('\n'));
}

/** Reads and stages a file, as a planner's upload does; the job waits for an answer, or has failed. */
export async function stage(
	db: Database,
	bytes: Uint8Array,
	choices: ImportChoices & { epsg?: number } = {}
): Promise<ImportJob> {
	const { epsg, ...rest } = choices;
	const file = { bytes, filnavn: 'plan.sos', hvem: 'Pia', ...(epsg !== undefined && { epsg }) };
	const { run } = await startImport(db, file, rest);
	return run();
}

/** Stages and accepts: the report, and the scenario it became. */
export async function importPlan(
	db: Database,
	bytes: Uint8Array,
	choices: ImportChoices & { epsg?: number } = {}
) {
	const job = await stage(db, bytes, choices);
	if (!job.rapport) throw new Error(`no report: ${JSON.stringify(job.feil)}`);
	return { job, rapport: job.rapport, scenarioId: await acceptImport(db, job.id, 'Pia') };
}
