import { sql, type Statement } from '../sql.ts';

/**
 * The objects of a scenario as they stood at a revision, to be put after FROM: the columns of planobjekt without its id,
 * place and scenario. At the newest revision they are those of now. The caller has checked that the person may see it.
 */
export const objektVedRevisjon = (scenarioId: number, revision: number): Statement =>
	sql`objekter_ved_revisjon(${scenarioId}::integer, ${revision}::integer)`;
