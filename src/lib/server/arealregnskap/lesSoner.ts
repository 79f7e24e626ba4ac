import type { Tilstand } from '../../domain/bevis.ts';
import type { Regnskapssone } from '../../domain/arealregnskap/regnskap.ts';
import type { Sonemaling } from '../../domain/arealregnskap/vaskesone.ts';
import { BETINGELSER } from '../../domain/housing/fradrag.ts';
import { grunnlagsjson } from '../grunnlag.ts';
import { sql } from '../sql.ts';
import type { Turer } from '../turer.ts';
import type { Oppgave } from './les.ts';

/** The themes that planvask asks for besides what lies under a zone. */
export const SONETEMA = ['tettsted', 'sentrum', 'va', 'reguleringsplan', 'bygning'] as const;

/** H910 says that a detailed plan still holds; the others that something must come first. */
const KRAV = JSON.stringify([
	{ liste: 'KpDetaljeringSone', kode: 900, slag: 'regulert' },
	{ liste: 'KpDetaljeringSone', kode: 910, slag: 'regulert' },
	...BETINGELSER.map(({ liste, kode }) => ({ liste, kode, slag: 'betinget' }))
]);

interface Rad {
	readonly lokalId: string;
	readonly bygninger: number;
	readonly bygdM2: number;
	readonly regulertM2: number;
	readonly regulertUkjentM2: number;
	readonly betingetM2: number;
	readonly tettstedM: number | null;
	readonly sentrumM: number | null;
	readonly vaM: number | null;
	readonly tilstand: Readonly<Record<(typeof SONETEMA)[number], Tilstand>>;
}

/** Closer than this it touches: the border is drawn to the centimetre, and not twice alike. */
const VED_M = 1;

const avstand = (m: number | null, tilstand: Tilstand) =>
	// One that is found is found, also where another data set may have had a nearer one.
	m !== null ? { m: m < VED_M ? 0 : m, tilstand: 'kjent' as const } : { m, tilstand };

function rowToMaling(rad: Rad, areaM2: number): Sonemaling {
	const { lokalId, tilstand, regulertM2, regulertUkjentM2, betingetM2 } = rad;
	const erBygningKjent = tilstand.bygning === 'kjent';
	return {
		lokalId,
		bygninger: erBygningKjent ? rad.bygninger : null,
		bygdAndel: erBygningKjent && areaM2 > 0 ? rad.bygdM2 / areaM2 : null,
		regulert: { m2: regulertM2, ukjentM2: regulertUkjentM2, tilstand: tilstand.reguleringsplan },
		betinget: { m2: betingetM2, ukjentM2: 0, tilstand: 'kjent' },
		tettsted: avstand(rad.tettstedM, tilstand.tettsted),
		sentrum: avstand(rad.sentrumM, tilstand.sentrum),
		va: avstand(rad.vaM, tilstand.va)
	};
}

/** Buildings, detailed plans, conditions and distances of these zones: some at a time, in turns. */
export async function lesSonemalinger(
	turer: Turer,
	{ scenario, datasett }: Oppgave,
	soner: readonly Regnskapssone[]
): Promise<Sonemaling[]> {
	const arealer = new Map(soner.map(({ lokalId, areaM2 }) => [lokalId, areaM2]));
	const { rows } = await turer.each<Regnskapssone, Rad>(
		soner,
		(del) => sql`
			select n.lokal_id as "lokalId", n.bygninger, n.bygd_m2 as "bygdM2", n.regulert_m2 as "regulertM2",
				n.regulert_ukjent_m2 as "regulertUkjentM2", n.betinget_m2 as "betingetM2", n.tettsted_m as "tettstedM",
				n.sentrum_m as "sentrumM", n.va_m as "vaM", n.tilstand
			from arealregnskap_soner(${grunnlagsjson(datasett)}::jsonb, ${scenario}::integer,
				${del.map(({ lokalId }) => lokalId)}::uuid[], ${KRAV}::jsonb) n`,
		{ first: 8, most: 128 }
	);
	return rows.map((rad) => rowToMaling(rad, arealer.get(rad.lokalId) ?? 0));
}
