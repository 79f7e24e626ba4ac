import { PA_GRUNNEN } from '../domain/rules/plan/niva.ts';
import { sql, type Statement } from './sql.ts';

/** Is an object of planobjekt one of the purposes that tile the ground: on it, or where no level is told? */
export const formalPaGrunnen = (o: Statement): Statement => sql`(${o}.tema = 'arealformal'
	and coalesce(${o}.vertikalniva, ${PA_GRUNNEN}) = ${PA_GRUNNEN} and ST_Dimension(${o}.geom) = 2)`;
