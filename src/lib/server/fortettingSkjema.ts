import * as v from 'valibot';
import { lesMatrikkel, type Matrikkelnummer } from '../domain/housing/fortettingMaling.ts';
import {
	formalFor,
	PARAMETERE,
	type Parameternokkel
} from '../domain/housing/fortettingParametre.ts';
import { BadRequest } from './badRequest.ts';
import { heltallfelt, tekstfelt, versjonfelt } from './felter.ts';
import { dag } from './malinnhold.ts';

const MANGLER = 'feltet mangler eller har feil form.';
const tekst = (minst: number, hoyst: number) =>
	v.pipe(
		tekstfelt(MANGLER),
		v.trim(),
		v.minLength(minst, 'skriv noe her.'),
		v.maxLength(hoyst, 'for lang tekst.')
	);

/** As it is written on the map (61/34), or with its municipality (3443-61/34); the first is in `kommunenummer`. */
const parcel = (kommunenummer: string) =>
	v.pipe(
		v.string(MANGLER),
		v.check(
			(text) => lesMatrikkel(text, kommunenummer) !== null,
			'skriv «gnr/bnr» eller «kommunenummer-gnr/bnr», som 3443-61/34.'
		),
		v.transform((text) => lesMatrikkel(text, kommunenummer) as Matrikkelnummer)
	);

const nokler = Object.keys(PARAMETERE) as Parameternokkel[];

const radSchema = v.pipe(
	v.object(
		{
			nokkel: v.picklist(nokler, 'parameteren finnes ikke.'),
			formal: v.picklist([0, 1110, 1130], 'formålet er 0, 1110 eller 1130.'),
			verdi: v.pipe(v.number('skriv et tall.'), v.finite('skriv et tall.')),
			kilde: tekst(1, 500),
			valg: v.optional(v.boolean(MANGLER), true)
		},
		MANGLER
	),
	v.check(
		({ nokkel, verdi }) => verdi >= PARAMETERE[nokkel].minst && verdi <= PARAMETERE[nokkel].hoyst,
		({ input }) => {
			const { navn, minst, hoyst } = PARAMETERE[(input as { nokkel: Parameternokkel }).nokkel];
			return `«${navn}» må være fra ${minst} til ${hoyst}.`;
		}
	),
	v.check(
		({ nokkel, formal }) => formalFor(nokkel).includes(formal),
		({ input }) => {
			const { nokkel } = input as { nokkel: Parameternokkel };
			return `«${PARAMETERE[nokkel].navn}» settes for formål ${formalFor(nokkel).join(' eller ')}.`;
		}
	)
);

/** What a planner sends to change the parameters of infill: the rows that change, and the version that was seen. */
export const fortettingsendringSchema = v.object(
	{
		versjon: versjonfelt(MANGLER),
		grunn: tekst(1, 1000),
		rader: v.pipe(
			v.array(radSchema, MANGLER),
			v.minLength(1, 'minst én rad.'),
			v.maxLength(100, 'høyst 100 rader.'),
			v.check(
				(rader) => new Set(rader.map((r) => `${r.nokkel}-${r.formal}`)).size === rader.length,
				'samme parameter står to ganger.'
			)
		)
	},
	MANGLER
);
export type Fortettingsendring = v.InferOutput<typeof fortettingsendringSchema>;

/** A decision of one parcel. `versjon`: of the decision that was seen in this scenario; 0: none. */
export const fortettingsvalgSchema = (kommunenummer: string) =>
	v.pipe(
		v.object(
			{
				parcel: parcel(kommunenummer),
				versjon: versjonfelt(MANGLER),
				valg: v.picklist(
					['godkjent', 'avvist', 'antall', 'angret'],
					'valget er godkjent, avvist, antall eller angret.'
				),
				antall: v.optional(
					v.nullable(v.pipe(heltallfelt(MANGLER), v.maxValue(10_000, 'høyst 10 000.'))),
					null
				),
				grunn: v.optional(tekst(0, 1000), '')
			},
			MANGLER
		),
		v.check(
			({ valg, antall }) => (valg === 'antall') === (antall !== null),
			'skriv antallet boliger, når det er det du setter.'
		),
		v.check(
			({ valg, grunn }) => !(valg === 'avvist' || valg === 'antall') || grunn.length > 0,
			'skriv hvorfor.'
		)
	);
export type Fortettingsvalgsendring = v.InferOutput<ReturnType<typeof fortettingsvalgSchema>>;

/** An owner who will not. */
export const reservasjonSchema = (kommunenummer: string) =>
	v.object(
		{
			parcel: parcel(kommunenummer),
			dato: dag,
			merknad: v.optional(tekst(0, 1000), '')
		},
		MANGLER
	);
export type Reservasjonsendring = v.InferOutput<ReturnType<typeof reservasjonSchema>>;

/** A parcel from an address, in `kommunenummer` where it names none; a BadRequest that says how it is written. */
export function parseMatrikkel(text: string | null, kommunenummer: string): Matrikkelnummer {
	const found = text === null ? null : lesMatrikkel(text, kommunenummer);
	if (!found)
		throw new BadRequest(
			'ugyldig-eiendom',
			'«parcel» skrives «gnr/bnr» eller «kommunenummer-gnr/bnr», som 3443-61/34.'
		);
	return found;
}
