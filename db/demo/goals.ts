import { lagreStandardparametre } from '../../src/lib/server/boligparameter.ts';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';

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

const rader = mal.flatMap(({ tettsted, antall }) =>
	perioder.map((fra, i) => ({
		tettsted,
		fra,
		til: fra + 3,
		antall: antall[i] ?? null,
		navn: `Boligmål ${tettsted ?? 'hele kommunen'} ${fra}–${fra + 3}`
	}))
);

/** The illustration's goals and, where the municipality has none, Planbordet's default parameters: in the transaction given. */
export async function loadDemoGoals(tx: Queryable): Promise<void> {
	await tx.query(sql`
		insert into boligmal (kommunenummer, tettsted, navn, fra_aar, til_aar, antall, kilde, illustrasjon)
		select ${kommunenummer}, r.tettsted, r.navn, r.fra, r.til, r.antall, ${kilde}, true
		from jsonb_to_recordset(${JSON.stringify(rader)}::jsonb)
			as r (tettsted text, navn text, fra smallint, til smallint, antall integer)`);
	await lagreStandardparametre(
		tx,
		kommunenummer,
		'Planbordets standardverdier, lagt inn sammen med illustrasjonsdataene.'
	);
}
