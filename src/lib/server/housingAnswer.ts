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
	/** What it was reckoned from. */
	readonly lesning: Boliglesning;
	/** Of the state that it is of (`Lagretsvar`). */
	readonly stamp: string;
}

const lager = new Svarlager<Boliglesning, Pick<HousingAnswer, 'oversikt' | 'lesning'>>({
	merke: 'h',
	les: lesBoliggrunnlag,
	regn: (lesning) => ({ lesning, oversikt: boligoversikt(lesning) })
});

/** The housing overview, kept for each state of what it rests on. NotFound where `bruker` may not see the scenario. */
export async function housingAnswer(
	db: Database,
	scenarioId: number,
	bruker: Bruker
): Promise<HousingAnswer> {
	const { etag, stamp, svar } = await lager.answer(db, scenarioId, bruker);
	return { etag, stamp, ...svar };
}
