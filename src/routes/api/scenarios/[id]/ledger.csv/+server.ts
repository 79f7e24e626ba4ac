import { csvsvar } from '#lib/server/csvsvar.ts';
import { api, parseId } from '#lib/server/http.ts';
import { ledgerAnswer } from '#lib/server/ledger.ts';
import { ledgercsv } from '../ledger/regneark.ts';
import type { RequestHandler } from './$types';

/** The capacity ledger as a spreadsheet: a row a zone. */
export const GET: RequestHandler = api(async ({ locals, params }) => {
	const id = parseId(params.id, 'id');
	const { ledger } = await ledgerAnswer(locals.db, id, locals.bruker);
	return csvsvar(ledgercsv(ledger), `kapasitetsregnskap-${id}.csv`);
});
