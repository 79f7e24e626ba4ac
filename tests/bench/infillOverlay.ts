import { fortettingsgrunnlag, FORMAL, SONER } from '../../src/lib/server/fortettingGrunnlag.ts';
import { eiendomsgrupper } from '../../src/lib/server/fortettingMaling.ts';
import { grunnlagsjson } from '../../src/lib/server/grunnlag.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';

/** What is asked of each parcel, on both sides: square metres and metres, added up over all of them. */
export const SPORSMAL = ['zoned', 'built', 'hazard', 'road', 'mains'] as const;
export type Summer = Readonly<Record<(typeof SPORSMAL)[number], number>>;

const GRONN = 3040;
const PORSJON = 1000;
/** Green zones too, so that no parcel is left out: the other side measures the buildings of all. */
const ALLE = JSON.stringify([
	...(JSON.parse(FORMAL) as readonly unknown[]),
	{ liste: 'KpArealformal', kode: GRONN }
]);

interface Arealrad {
	readonly deler: readonly { readonly kode: number; readonly m2: number }[];
	readonly bygg: readonly { readonly m2: number }[];
}
interface Forholdsrad {
	readonly hinder_m2: number;
	readonly veg_m: number | null;
	readonly va_m: number | null;
}

/**
 * The overlay of the job alone, of every parcel and not only of those that may be candidates, one statement at a time: as
 * the other side is asked. Answers with milliseconds and what was found.
 */
export async function overlegg(
	db: Database,
	scenarioId: number,
	bruker: Bruker
): Promise<{ readonly took: number; readonly summer: Summer }> {
	const begun = performance.now();
	const scenario = await scenarioById(db, bruker, scenarioId);
	const { datasett } = await fortettingsgrunnlag(db, scenario);
	const bygg = datasett.filter(({ tema }) => tema === 'bygning').map(({ id }) => id);
	const tema = grunnlagsjson(datasett.filter((d) => d.tema !== 'eiendom'));
	const grupper = await eiendomsgrupper(db, datasett, scenario.srid);
	const summer = { zoned: 0, built: 0, hazard: 0, road: 0, mains: 0 };
	for (let at = 0; at < grupper.length; at += PORSJON) {
		const ids = grupper.slice(at, at + PORSJON).flatMap((gruppe) => gruppe.ids);
		const nr = ids.map((_, i) => i);
		const { rows: arealer } = await db.query<Arealrad>(sql`
			select * from fortetting_areal(${scenarioId}, ${ALLE}::jsonb, ${ids}::bigint[], ${nr}::integer[], ${bygg}::integer[])`);
		for (const { deler, bygg: hus } of arealer) {
			for (const { kode, m2 } of deler) if (kode !== GRONN) summer.zoned += m2;
			for (const { m2 } of hus) summer.built += m2;
		}
		const { rows: forhold } = await db.query<Forholdsrad>(sql`
			select * from fortetting_forhold(${scenarioId}, ${FORMAL}::jsonb, ${SONER}::jsonb, ${tema}::jsonb, ${ids}::bigint[],
				${nr}::integer[], ${nr.map(() => true)}::boolean[], 200)`);
		for (const { hinder_m2, veg_m, va_m } of forhold) {
			summer.hazard += hinder_m2;
			summer.road += veg_m ?? 0;
			summer.mains += va_m ?? 0;
		}
	}
	return { took: performance.now() - begun, summer };
}
