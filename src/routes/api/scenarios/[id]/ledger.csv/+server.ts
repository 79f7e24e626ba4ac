import { csvtabell } from '#lib/server/csvtabell.ts';
import { api, parseId } from '#lib/server/http.ts';
import { ledgerAnswer } from '#lib/server/ledger.ts';
import { ledgertabeller } from '#lib/server/regneark/ledger.ts';
import type { RequestHandler } from './$types';

/** The capacity ledger as a spreadsheet: a row a zone, and the sums. */
export const GET: RequestHandler = api(async ({ locals, params, url }) => {
	const id = parseId(params.id, 'id');
	const { ledger } = await ledgerAnswer(locals.db, id, locals.bruker);
	return csvtabell(ledgertabeller(ledger), url.searchParams, id);
});
