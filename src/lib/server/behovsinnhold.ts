import * as v from 'valibot';
import {
	HUSHOLDNINGER,
	type Behovsgrunnlag,
	type Oppgitt
} from '../domain/housing/behovsgrunnlag.ts';
import { ALDERSINNDELINGER, type Aldersinndeling } from '../domain/housing/statistikk.ts';
import { dag, tekst } from './malinnhold.ts';

/** A number with its source, between these. */
const oppgitt = (minst: number, hoyst: number, sier: string) =>
	v.object({
		verdi: v.pipe(v.number('skriv et tall.'), v.minValue(minst, sier), v.maxValue(hoyst, sier)),
		kilde: tekst(500),
		dato: v.nullable(dag),
		valg: v.boolean('feltet mangler.')
	});
type Oppgittskjema = ReturnType<typeof oppgitt> | ReturnType<typeof helt>;

const kanskje = (skjema: Oppgittskjema) => v.nullable(skjema);
const tre = (skjema: Oppgittskjema) =>
	v.object({ min: kanskje(skjema), mid: kanskje(skjema), max: kanskje(skjema) });

/** A count: half a person or dwelling is none. */
const helt = (hoyst: number, sier: string) => {
	const skjema = oppgitt(0, hoyst, sier);
	return v.object({ ...skjema.entries, verdi: v.pipe(skjema.entries.verdi, v.integer(sier)) });
};

const folk = helt(10_000_000, 'skriv et helt antall personer.');
const perBolig = oppgitt(0.5, 10, 'skriv et tall fra 0,5 til 10.');
const andel = oppgitt(0, 1, 'skriv en prosent fra 0 til 100.');
const avgang = oppgitt(
	0,
	0.1,
	'skriv en prosent fra 0 til 10: så mye av boligmassen går ut i året.'
);
const boliger = helt(1_000_000, 'skriv et helt antall boliger.');

const perHusholdning = <T extends v.GenericSchema>(skjema: T) =>
	v.partial(v.strictObject({ '1': skjema, '2': skjema, '3': skjema, '4': skjema, '5': skjema }));

const aarene = {
	fraAar: v.pipe(
		v.number('skriv et årstall.'),
		v.integer('skriv et årstall.'),
		v.minValue(1900, 'tidligst 1900.'),
		v.maxValue(2200, 'senest 2200.')
	),
	antallAar: v.pipe(
		v.number('skriv et antall år.'),
		v.integer('skriv et helt antall år.'),
		v.minValue(1, 'minst 1 år.'),
		v.maxValue(50, 'høyst 50 år.')
	)
};

/** What is asked of a file of statistics. */
export const onskeSchema = v.object({
	...aarene,
	inndeling: v.picklist(Object.keys(ALDERSINNDELINGER) as Aldersinndeling[], 'velg fra listen.')
});

const felt = v.object({
	...aarene,
	grupper: v.pipe(
		v.array(
			v.object({
				navn: tekst(200),
				folkNa: kanskje(folk),
				folkDa: tre(folk),
				perBoligNa: kanskje(perBolig),
				perBoligDa: tre(perBolig)
			})
		),
		v.maxLength(20, 'høyst 20 grupper.')
	),
	boligmasse: kanskje(boliger),
	avgang: tre(avgang),
	ledighetNa: kanskje(andel),
	ledighetMal: tre(andel),
	tettsteder: v.pipe(
		v.record(tekst(200), andel),
		v.check((t) => Object.keys(t).length <= 100, 'høyst 100 tettsteder.')
	),
	husholdninger: perHusholdning(andel),
	typer: perHusholdning(
		v.partial(
			v.strictObject({ enebolig: andel, rekkehus: andel, leilighet: andel, tilrettelagt: andel })
		)
	)
});
type Felt = v.InferOutput<typeof felt>;

/** Shares as entered are decimal fractions: this much over 1 is nothing. */
const SLINGRING = 1e-6;
const samlet = (andeler: Readonly<Record<string, Oppgitt | undefined>>): number =>
	Object.values(andeler).reduce((n, o) => n + (o?.verdi ?? 0), 0);

/** Shares that are more than the whole, by the place where they stand. */
function forMye({ tettsteder, husholdninger, typer }: Felt): string[] {
	return [
		...(samlet(tettsteder) > 1 + SLINGRING ? ['tettsteder'] : []),
		...(samlet(husholdninger) > 1 + SLINGRING ? ['husholdninger'] : []),
		...HUSHOLDNINGER.filter((h) => samlet(typer[h] ?? {}) > 1 + SLINGRING).map((h) => `typer.${h}`)
	];
}

/** What the need may be reckoned from: the same limits as the table's. */
export const behovsgrunnlagSchema = v.pipe(
	felt,
	v.check(
		({ grupper }) => new Set(grupper.map(({ navn }) => navn)).size === grupper.length,
		'to grupper har samme navn.'
	),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		for (const sted of forMye(dataset.value))
			addIssue({
				message: 'andelene er mer enn 100 prosent til sammen.',
				path: [
					{ type: 'object', origin: 'value', input: { ...dataset.value }, key: sted, value: null }
				]
			});
	})
) satisfies v.GenericSchema<Felt, Behovsgrunnlag>;
