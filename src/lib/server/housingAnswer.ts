import type { Bruker } from './auth/bruker.ts';
import {
	boligoversikt,
	lesBoliggrunnlag,
	type Boliglesning,
	type Boligoversikt
} from './housing.ts';
import type { Database } from './queryable.ts';
import { Svarlager } from './svarlager.ts';

export interface HousingAnswer {
	/** Changes whenever anything that the answer rests on does. */
	readonly etag: string;
	readonly oversikt: Boligoversikt;
}

const lager = new Svarlager<Boliglesning, Boligoversikt>({
	merke: 'h',
	les: lesBoliggrunnlag,
	regn: boligoversikt
});

/** The housing overview, kept for each state of what it rests on. NotFound where `bruker` may not see the scenario. */
export async function housingAnswer(
	db: Database,
	scenarioId: number,
	bruker: Bruker
): Promise<HousingAnswer> {
	const { etag, svar } = await lager.answer(db, scenarioId, bruker);
	return { etag, oversikt: svar };
}
