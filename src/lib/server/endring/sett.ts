import type { Geometry } from 'geojson';
import * as v from 'valibot';
import type { Endringssett, Operasjon } from '../../domain/plan/endring.ts';
import type { Egenskaper } from '../../domain/plan/planobjekt.ts';
import { tekstfelt, uuidfelt } from '../felter.ts';
import { isStorable } from '../storable.ts';
import { geometrifeil } from './geometriform.ts';
import { FOLGER_AV, type Lest, type Lestsett } from './lest.ts';

/** More objects than any plan has zones: a change of a whole plan is one change. */
const MAX_OPERASJONER = 5000;
const MAX_MELDING = 1000;
const MAX_DYBDE = 20;
const INT2 = 32_767;
const INT4 = 2_147_483_647;
const MANGLER = 'feltet mangler eller har feil form.';

const tekst = (hoyst: number) =>
	v.pipe(
		tekstfelt('skriv en tekst, eller null.'),
		v.maxLength(hoyst, `høyst ${hoyst.toString()} tegn.`)
	);
const heltall = (min: number, max: number) =>
	v.pipe(
		v.number('skriv et helt tall, eller null.'),
		v.integer('skriv et helt tall.'),
		v.minValue(min, `minst ${min.toString()}.`),
		v.maxValue(max, `høyst ${max.toString()}.`)
	);

/** Can it stand in a jsonb column as it is? JSON knows no other values; what is nested without end is nobody's property. */
function erEgenskap(value: unknown, dybde = 0): boolean {
	if (dybde > MAX_DYBDE) return false;
	if (typeof value === 'string') return isStorable(value);
	if (typeof value === 'number') return Number.isFinite(value);
	if (typeof value !== 'object' || value === null)
		return value === null || typeof value === 'boolean';
	return Object.entries(value).every(
		([navn, entry]) => isStorable(navn) && erEgenskap(entry, dybde + 1)
	);
}

const egenskaper = v.custom<Egenskaper>(
	(value) =>
		typeof value === 'object' && value !== null && !Array.isArray(value) && erEgenskap(value),
	'skriv et objekt med navn og verdier som kan lagres.'
);

/** What the answers to GET tell of an object beside what can be set: may be sent back as it is (endring/lest). */
const utledet = {
	lokalId: v.optional(v.unknown()),
	tema: v.optional(v.unknown()),
	formal: v.optional(v.unknown()),
	areaM2: v.optional(v.unknown()),
	lengthM: v.optional(v.unknown()),
	version: v.optional(v.unknown())
};
const satt = {
	kode: v.optional(v.nullable(heltall(0, INT4))),
	arealbruksstatus: v.optional(v.nullable(heltall(0, INT2))),
	omrNavn: v.optional(v.nullable(tekst(1000))),
	beskrivelse: v.optional(v.nullable(tekst(10_000))),
	eierform: v.optional(v.nullable(heltall(0, INT2))),
	vertikalniva: v.optional(v.nullable(heltall(0, INT2))),
	egenskaper: v.optional(egenskaper)
};

/** Those of the properties that are derived, or those that are not. */
const del = (properties: object, erUtledet: boolean): object =>
	Object.fromEntries(
		Object.entries(properties).filter(([navn]) => Object.hasOwn(FOLGER_AV, navn) === erUtledet)
	);

/** The operations without what is derived, and what was sent of it, by the object. */
function skilt(operations: readonly Operasjon[]): Pick<Lestsett, 'operations' | 'lest'> {
	const lest = new Map<string, Lest>();
	const uten = operations.map((operasjon) => {
		if (operasjon.op === 'delete' || !operasjon.properties) return operasjon;
		const utledede = del(operasjon.properties, true);
		if (Object.keys(utledede).length === 0) return operasjon;
		lest.set(operasjon.lokalId, utledede);
		return { ...operasjon, properties: del(operasjon.properties, false) } as Operasjon;
	});
	return { operations: uten, lest };
}

const UKJENT = 'feltet finnes ikke her, eller har feil form.';
const nyeEgenskaper = v.strictObject({ ...utledet, ...satt, objekttype: tekst(200) }, UKJENT);
const endredeEgenskaper = v.strictObject(
	{ ...utledet, ...satt, objekttype: v.optional(tekst(200)) },
	UKJENT
);

export const geometri = v.pipe(
	v.unknown(),
	v.rawTransform<unknown, Geometry>(({ dataset, addIssue, NEVER }) => {
		const message = geometrifeil(dataset.value);
		if (message === null) return dataset.value as Geometry;
		addIssue({ message });
		return NEVER;
	})
);
const lokalId = uuidfelt(MANGLER);
const versjon = v.pipe(
	v.number(MANGLER),
	v.integer('skriv et helt tall.'),
	v.minValue(1, 'versjonen som ble lest, minst 1.')
);

const operasjon = v.variant(
	'op',
	[
		v.strictObject(
			{
				op: v.literal('create'),
				lokalId,
				version: v.literal(0, 'et nytt objekt har versjon 0.'),
				geometry: geometri,
				properties: nyeEgenskaper
			},
			UKJENT
		),
		v.pipe(
			v.strictObject(
				{
					op: v.literal('update'),
					lokalId,
					version: versjon,
					geometry: v.optional(geometri),
					properties: v.optional(endredeEgenskaper)
				},
				UKJENT
			),
			v.check(
				({ geometry, properties }) => geometry !== undefined || properties !== undefined,
				'send geometry eller properties: det er ingenting å endre.'
			)
		),
		v.strictObject({ op: v.literal('delete'), lokalId, version: versjon }, UKJENT)
	],
	'op må være create, update eller delete.'
);

/** What a person says of a change: without blanks around it, something, and no novel. */
export const meldingSchema = v.pipe(
	tekstfelt('skriv hva endringen går ut på.'),
	v.trim(),
	v.minLength(1, 'skriv hva endringen går ut på.'),
	v.maxLength(MAX_MELDING, `høyst ${MAX_MELDING.toString()} tegn.`)
);

/** A change as it comes in: nonsense is refused here, what a plan cannot have by `endreScenario`. */
export const endringssettSchema = v.strictObject(
	{
		message: meldingSchema,
		operations: v.pipe(
			v.array(operasjon, MANGLER),
			v.minLength(1, 'send minst én operasjon.'),
			v.maxLength(MAX_OPERASJONER, `høyst ${MAX_OPERASJONER.toString()} operasjoner.`),
			v.check(
				(alle) => new Set(alle.map(({ lokalId: id }) => id)).size === alle.length,
				'hvert objekt kan bare stå én gang.'
			)
		)
	},
	UKJENT
);

export function parseEndringssett(body: unknown): Lestsett {
	const { message, operations } = v.parse(endringssettSchema, body, {
		abortEarly: true
	}) as Endringssett;
	return { message, ...skilt(operations) };
}
