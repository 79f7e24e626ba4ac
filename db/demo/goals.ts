import type { Malinnhold } from '../../src/lib/domain/housing/malregister.ts';
import { lagreStandardparametre } from '../../src/lib/server/boligparameter.ts';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { MAL_I_SAMFUNNSDELEN } from './samfunnsdel.ts';

const kommunenummer = '3443';
const kilde = 'Oppdiktet for illustrasjonen, ikke hentet fra kommunens planer';

/**
 * Dwellings a four-year period, invented. The four tettsteder do not use up the whole: the rest is «ikke fordelt».
 * The documents of the municipality hold no goal in numbers; the band 50–150 a year is what domain.md calls plausible.
 */
const mal: readonly {
	readonly tettsted: string | null;
	readonly antall: readonly [number | null, number | null, number | null];
}[] = [
	{ tettsted: null, antall: [320, 340, 360] },
	{ tettsted: 'Raufoss', antall: [190, 210, 220] },
	{ tettsted: 'Reinsvoll', antall: [50, 50, 55] },
	{ tettsted: 'Bøverbru', antall: [35, 35, 40] },
	// One that nobody has put a number on.
	{ tettsted: 'Eina', antall: [30, 30, null] }
];

const perioder = [2026, 2030, 2034] as const;

const boligmal = mal.flatMap(({ tettsted, antall }) =>
	perioder.map((fra, i): Malinnhold => ({
		navn: `Boligmål ${tettsted ?? 'hele kommunen'} ${fra}–${fra + 3}`,
		kildeslag: 'annet',
		kilde,
		kildeDato: null,
		gjengivelse: 'oppdiktet',
		indikator: 'boliger',
		retning: 'minst',
		verdi: antall[i] ?? null,
		fraAar: fra,
		tilAar: fra + 3,
		tettsted,
		sone: null,
		boligtype: null,
		gruppe: null,
		fnMal: null,
		delAv: null
	}))
);

/** Goals of other things than dwellings, invented: so that the illustration shows how they are measured. */
const andreMal = (
	[
		['Spar dyrka mark', 'dyrka-mark', 'hoyst', 400, 15],
		['Bygg mer der det er bygd', 'andel-fortetting', 'minst', 15, 11]
	] as const
).map(([navn, indikator, retning, verdi, fnMal]): Malinnhold => ({
	navn,
	kildeslag: 'annet',
	kilde,
	kildeDato: null,
	gjengivelse: 'oppdiktet',
	indikator,
	retning,
	verdi,
	fraAar: 2026,
	tilAar: 2037,
	tettsted: null,
	sone: null,
	boligtype: null,
	gruppe: null,
	fnMal,
	delAv: null
}));

/** Stores the goals as first versions: they count for illustration plans alone. */
async function insertMal(tx: Queryable, rader: readonly Malinnhold[]): Promise<void> {
	for (const m of rader) {
		const { rows } = await tx.query<{ id: number }>(sql`
			insert into mal (kommunenummer, illustrasjon) values (${kommunenummer}, true) returning id`);
		await tx.query(sql`
			insert into malversjon (mal_id, versjon, hvem, grunn, navn, kildeslag, kilde, kilde_dato, gjengivelse, indikator,
				retning, verdi, fra_aar, til_aar, tettsted, fn_mal)
			values (${rows[0]?.id}, 1, 'Planbordet', 'Lagt inn sammen med illustrasjonsdataene.', ${m.navn}, ${m.kildeslag},
				${m.kilde}, ${m.kildeDato}::date, ${m.gjengivelse}, ${m.indikator}, ${m.retning}, ${m.verdi}, ${m.fraAar},
				${m.tilAar}, ${m.tettsted}, ${m.fnMal})`);
	}
}

/** The illustration's goals and, where the municipality has none, Planbordet's default parameters: in the transaction given. */
export async function loadDemoGoals(tx: Queryable): Promise<void> {
	await insertMal(tx, [...boligmal, ...andreMal, ...MAL_I_SAMFUNNSDELEN]);
	await lagreStandardparametre(
		tx,
		kommunenummer,
		'Planbordets standardverdier, lagt inn sammen med illustrasjonsdataene.'
	);
}
