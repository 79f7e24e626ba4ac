import type * as v from 'valibot';
import { safeParse } from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STANDARD_AREALVALG } from '../../src/lib/domain/housing/arealvalg.ts';
import { tomtGrunnlag } from '../../src/lib/domain/housing/behovsgrunnlag.ts';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { lagreBehov } from '../../src/lib/server/behov.ts';
import { behovsgrunnlagSchema } from '../../src/lib/server/behovsinnhold.ts';
import { endreParametre } from '../../src/lib/server/boligparameter.ts';
import { boligsosialtSchema, lagreBoligsosialt } from '../../src/lib/server/boligsosialt.ts';
import { Conflict, Forbidden, NotFound } from '../../src/lib/server/errors.ts';
import { endreFortettingssett } from '../../src/lib/server/fortettingParameter.ts';
import {
	fortettingsendringSchema,
	fortettingsvalgSchema,
	reservasjonSchema
} from '../../src/lib/server/fortettingSkjema.ts';
import { reserver, velgFortetting } from '../../src/lib/server/fortettingValg.ts';
import { endreAndeler } from '../../src/lib/server/formalsandel.ts';
import { andelsendringSchema } from '../../src/lib/server/formalsandelSkjema.ts';
import { opprettMal } from '../../src/lib/server/mal.ts';
import { malinnholdSchema } from '../../src/lib/server/malinnhold.ts';
import { parameterendringSchema } from '../../src/lib/server/parameterendring.ts';
import type { Database, Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { at, sone as lagSone } from '../support/bolig.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

let db: Database;
let scenario: number;
let sone: string;
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, [lagSone('K1', 1800, 2, at(0, 0, 100))]);
	const { rows } = await db.query<{ id: string }>(sql`select lokal_id as id from planobjekt`);
	sone = rows[0]?.id ?? '';
});
afterAll(() => db.close());

/** What is done is taken back: each body meets the same state. */
class Tilbake extends Error {}
const provd = (): Database => ({
	...db,
	transaction: async <T>(work: (tx: Queryable) => Promise<T>): Promise<T> => {
		let svar: T | undefined;
		await db
			.transaction(async (tx) => {
				svar = await work(tx);
				throw new Tilbake();
			})
			.catch((error: unknown) => {
				if (!(error instanceof Tilbake)) throw error;
			});
		return svar as T;
	}
});

const OMRADE = { kommunenummer: '3443', illustrasjon: false };
const PARAMETERRAD = {
	arealformal: 1110,
	arealbruksstatus: 2,
	boligerPerDaa: { min: 1, mid: 2, max: 3 },
	nettofaktor: 0.75,
	boligandel: 1,
	realisering: 0.5,
	kilde: 'Prøve',
	valg: true
};
const FORTETTINGSRAD = { nokkel: 'bya', formal: 1110, verdi: 30, kilde: 'Prøve', valg: true };
const OPPGITT = { verdi: 0.01, kilde: 'Prøve', dato: '2026-01-01', valg: false };
const MAL = {
	navn: 'Boliger',
	kildeslag: 'boligplan',
	kilde: 'Boligplan',
	kildeDato: '2026-01-01',
	gjengivelse: 'gjengitt',
	indikator: 'boliger',
	retning: 'minst',
	verdi: 40,
	fraAar: 2026,
	tilAar: 2029,
	tettsted: 'Raufoss',
	sone: null,
	boligtype: null,
	gruppe: null,
	fnMal: 11,
	delAv: null
};

interface Kropp {
	readonly navn: string;
	/** One that is taken. */
	readonly gyldig: unknown;
	readonly skjema: v.GenericSchema;
	readonly gjor: (lest: never) => Promise<unknown>;
}
const kropp = <S extends v.GenericSchema>(
	navn: string,
	skjema: S,
	gyldig: unknown,
	gjor: (lest: v.InferOutput<S>) => Promise<unknown>
): Kropp => ({ navn, skjema, gyldig, gjor });

const KROPPER: readonly Kropp[] = [
	kropp(
		'housing-parameters',
		parameterendringSchema,
		{
			versjon: 0,
			grunn: 'Prøve',
			tidsprofil: [0.3, 0.4, 0.3],
			arealvalg: STANDARD_AREALVALG,
			rader: [PARAMETERRAD]
		},
		(lest) => endreParametre(provd(), '3443', lest, planlegger)
	),
	kropp(
		'infill-parameters',
		fortettingsendringSchema,
		{ versjon: 0, grunn: 'Prøve', rader: [FORTETTINGSRAD] },
		(lest) => endreFortettingssett(provd(), '3443', lest, planlegger)
	),
	kropp(
		'decisions',
		fortettingsvalgSchema('3443'),
		{ parcel: '3443-10/4', versjon: 0, valg: 'angret', antall: null, grunn: 'Prøve' },
		(lest) => velgFortetting(provd(), scenario, lest, planlegger)
	),
	kropp(
		'infill-reservations',
		reservasjonSchema('3443'),
		{ parcel: '3443-10/4', dato: '2026-03-01', merknad: 'Brev' },
		(lest) => provd().transaction((tx) => reserver({ ...db, ...tx }, lest, planlegger))
	),
	kropp(
		'ledger/shares',
		andelsendringSchema,
		{
			zone: '00000000-0000-4000-8000-000000000001',
			version: 0,
			reason: 'Prøve',
			source: 'Prøve',
			shares: [
				{ purpose: 1110, share: 0.5 },
				{ purpose: 1160, share: 0.5 }
			]
		},
		(lest) => endreAndeler(provd(), scenario, { ...lest, zone: sone }, planlegger)
	),
	kropp('goals', malinnholdSchema, MAL, (innhold) =>
		opprettMal(provd(), OMRADE, { innhold, grunn: 'Prøve' }, planlegger)
	),
	kropp(
		'need',
		behovsgrunnlagSchema,
		{
			...tomtGrunnlag(2026),
			boligmasse: { ...OPPGITT, verdi: 6000 },
			ledighetNa: OPPGITT,
			tettsteder: { Raufoss: OPPGITT }
		},
		(grunnlag) => lagreBehov(provd(), OMRADE, { versjon: 0, grunn: 'Prøve', grunnlag }, planlegger)
	),
	kropp(
		'boligsosialt',
		boligsosialtSchema,
		[{ gruppe: 'Unge', ordinare: 3, tilpassede: null, status: 'under-arbeid', merknad: '' }],
		(rader) => lagreBoligsosialt(provd(), OMRADE, { versjon: 0, grunn: 'Prøve', rader }, planlegger)
	)
];

const RART: readonly unknown[] = [
	-1,
	0.5,
	2_147_483_647,
	2_147_483_648,
	99_999_999_999,
	Number.MAX_SAFE_INTEGER,
	1e308,
	'',
	'\u0000',
	'a\ud800b',
	'2026-02-31',
	'9999-12-31',
	'æ'.repeat(5000),
	null,
	true,
	[],
	{}
];

/** The body with each of its places, in turn, holding each thing. */
function* varianter(verdi: unknown): Generator {
	yield* RART;
	if (Array.isArray(verdi)) {
		const deler: readonly unknown[] = verdi;
		yield [...deler, ...deler];
		for (const [i, del] of deler.entries())
			for (const ny of varianter(del)) yield deler.with(i, ny);
	} else if (typeof verdi === 'object' && verdi !== null)
		for (const [navn, del] of Object.entries(verdi))
			for (const ny of varianter(del)) yield { ...verdi, [navn]: ny };
}

/** What a caller may be told; anything else would be a 500. */
const FORVENTET = [BadRequest, NotFound, Conflict, Forbidden];
async function feil500(kropp: Kropp, body: unknown): Promise<string[]> {
	const lest = safeParse(kropp.skjema, body);
	if (!lest.success) return [];
	try {
		await kropp.gjor(lest.output as never);
		return [];
	} catch (error) {
		if (FORVENTET.some((kind) => error instanceof kind)) return [];
		return [`${JSON.stringify(body).slice(0, 300)}: ${String(error)}`];
	}
}

describe('the bodies that planners send about homes', () => {
	it.each(KROPPER.map((k) => [k.navn, k] as const))(
		'%s: is taken as it should be',
		async (_, k) => {
			expect(safeParse(k.skjema, k.gyldig).issues).toBeUndefined();
			expect(await feil500(k, k.gyldig)).toEqual([]);
		}
	);

	it.each(KROPPER.map((k) => [k.navn, k] as const))(
		'%s: whatever stands in any place is stored or refused, and is never an error of ours',
		async (_, k) => {
			const feil = [];
			for (const body of varianter(k.gyldig)) feil.push(...(await feil500(k, body)));
			expect(feil).toEqual([]);
		}
	);

	it('say what stands twice, and what would have no effect', () => {
		const sier = (skjema: v.GenericSchema, body: unknown) =>
			safeParse(skjema, body).issues?.[0].message;
		const endring = (rader: readonly unknown[]) => ({ versjon: 0, grunn: 'Prøve', rader });
		expect(
			sier(fortettingsendringSchema, endring([FORTETTINGSRAD, { ...FORTETTINGSRAD, verdi: 40 }]))
		).toBe('samme parameter står to ganger.');
		expect(sier(fortettingsendringSchema, endring([{ ...FORTETTINGSRAD, formal: 0 }]))).toBe(
			'«Tillatt bebygd areal (%-BYA)» settes for formål 1110 eller 1130.'
		);
		expect(sier(parameterendringSchema, endring([PARAMETERRAD, PARAMETERRAD]))).toBe(
			'samme formål og status står to ganger.'
		);
	});
});
