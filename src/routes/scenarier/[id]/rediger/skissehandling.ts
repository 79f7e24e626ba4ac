import { objekttype as typen, temaFor } from '#lib/domain/plan/objekttyper.ts';
import type { Objektegenskaper } from '#lib/domain/plan/endring.ts';
import {
	cutHole,
	deleteZone,
	drawZone,
	duplicateZone,
	fillHole,
	mergeZones,
	reshapeZone,
	splitZone,
	type Utfall
} from '#lib/domain/topology/index.ts';
import { boksOm, type Cm } from '#lib/domain/topology/punkt.ts';
import { forskyv, geometriAv } from './fri.ts';
import { erFlislagt } from './objektsamling.ts';
import type { Redigeringsokt } from './okt.svelte.ts';
import { egenskaperAv, type Objekt, type Tilstand } from './tilstand.ts';
import type { Verktoynavn } from './verktoy.ts';

const newId = (): string => crypto.randomUUID();
const RUNDT_CM = 5000;

/** What the next new object is to be. */
export interface NyttObjekt {
	readonly objekttype: string;
	readonly kode: number | null;
	readonly arealbruksstatus: 1 | 2 | 3 | null;
}

const egenskaperFor = (nytt: NyttObjekt): Objektegenskaper => {
	const erFormal = temaFor(nytt.objekttype) === 'arealformal';
	return egenskaperAv({
		objekttype: typen(nytt.objekttype)?.objekttype ?? nytt.objekttype,
		kode: nytt.kode,
		arealbruksstatus: erFormal ? nytt.arealbruksstatus : null
	});
};

const KUN_FLISLAGT =
	'Dette verktøyet virker på arealformål. Et objekt som ligger for seg selv, endres punkt for punkt.';

/** Carries out an edit, or says why not. Zones that it needs and that are not here are fetched, and it is tried again. */
async function forsok(
	okt: Redigeringsokt,
	message: string,
	verb: () => Utfall,
	egne?: Objektegenskaper
): Promise<readonly string[]> {
	let utfall = verb();
	for (let i = 0; i < 3 && !utfall.ok && utfall.needs; i++) {
		await okt.lager.sorgFor(utfall.needs);
		utfall = verb();
	}
	if (!utfall.ok) {
		okt.avslag = utfall.reason;
		return [];
	}
	await okt.utfor(await okt.avEdit(message, utfall.edit, egne));
	return [...utfall.edit.created.keys()];
}

const around = (okt: Redigeringsokt, corners: readonly Cm[]): Promise<void> =>
	okt.lager.sorgFor(boksOm(corners, RUNDT_CM));

async function nyttObjekt(okt: Redigeringsokt, corners: readonly Cm[], nytt: NyttObjekt) {
	const properties = egenskaperFor(nytt);
	const slag = corners.length === 1 ? 'punkt' : 'flate';
	const tilstand: Tilstand = { geometry: geometriAv(slag, corners), properties };
	if (erFlislagt(tilstand)) {
		const verb = () => drawZone(okt.lager.flislegging, corners, newId, { over: 'cuts' });
		return forsok(okt, 'Tegnet en ny sone', verb, properties);
	}
	const id = newId();
	await okt.utfor({
		message: `Tegnet ${nytt.objekttype}`,
		fra: new Map([[id, null]]),
		til: new Map([[id, tilstand]])
	});
	return [id];
}

/** What a finished drawing does, by the tool that drew it; answers with the new objects. */
export async function ferdigSkisse(
	okt: Redigeringsokt,
	verktoy: Verktoynavn,
	corners: readonly Cm[],
	ene: Objekt | null,
	nytt: NyttObjekt
): Promise<readonly string[]> {
	if (corners.length === 0) return [];
	await around(okt, corners);
	if (verktoy === 'tegn') return nyttObjekt(okt, corners, nytt);
	if (!ene) return [];
	const t = okt.lager.flislegging;
	const { lokalId: id } = ene;
	const navn = okt.navn(id);
	if (!erFlislagt(ene)) {
		okt.avslag = KUN_FLISLAGT;
		return [];
	}
	if (verktoy === 'del')
		return forsok(okt, `Delte ${navn}`, () => splitZone(t, id, corners, newId));
	if (verktoy === 'omform')
		return forsok(okt, `Omformet ${navn}`, () => reshapeZone(t, id, corners, { newId }));
	if (verktoy === 'hull')
		return forsok(
			okt,
			`Skar et hull i ${navn}`,
			() => cutHole(t, id, corners, newId),
			egenskaperFor(nytt)
		);
	return [];
}

/** The chosen purposes become one, the first of them. */
export async function slaSammen(okt: Redigeringsokt): Promise<void> {
	const [keep, ...rest] = okt.valgt;
	if (keep === undefined || rest.length === 0) return;
	const objekter = okt.valgt.flatMap((id) => okt.lager.objekt(id) ?? []);
	if (!objekter.every(erFlislagt)) {
		okt.avslag = KUN_FLISLAGT;
		return;
	}
	const navn = okt.valgt.map(okt.navn).join(' og ');
	await forsok(okt, `Slo sammen ${navn}`, () => mergeZones(okt.lager.flislegging, okt.valgt, keep));
}

/** The chosen zone, which fills a hole, goes to the one around it. */
export async function fyllHull(okt: Redigeringsokt, ene: Objekt): Promise<void> {
	const t = okt.lager.flislegging;
	const around = [...t.neighboursOf(ene.lokalId).keys()];
	const [into] = around;
	if (into === undefined || around.length > 1) {
		okt.avslag = 'Sonen ligger ikke i et hull: den har flere naboer. Slå den sammen med en av dem.';
		return;
	}
	await forsok(okt, `Fylte hullet ${okt.navn(ene.lokalId)} i ${okt.navn(into)}`, () =>
		fillHole(t, ene.lokalId, into)
	);
}

export async function slettObjekter(okt: Redigeringsokt): Promise<void> {
	for (const id of okt.valgt) {
		const objekt = okt.lager.objekt(id);
		if (!objekt) continue;
		const navn = okt.navn(id);
		if (erFlislagt(objekt)) {
			await forsok(okt, `Slettet ${navn}`, () => deleteZone(okt.lager.flislegging, id));
			continue;
		}
		const { geometry, properties } = objekt;
		await okt.utfor({
			message: `Slettet ${navn}`,
			fra: new Map([[id, { geometry, properties }]]),
			til: new Map([[id, null]])
		});
	}
}

/** A copy a little to the north-east. */
export async function dupliser(
	okt: Redigeringsokt,
	ene: Objekt,
	byCm: number
): Promise<readonly string[]> {
	const message = `Dupliserte ${okt.navn(ene.lokalId)}`;
	if (erFlislagt(ene))
		return forsok(okt, message, () =>
			duplicateZone(okt.lager.flislegging, ene.lokalId, [byCm, byCm], newId)
		);
	const id = newId();

	const { geometry, properties } = ene;
	const til = new Map([[id, { geometry: forskyv(geometry, [byCm, byCm]), properties }]]);
	await okt.utfor({ message, fra: new Map([[id, null]]), til });
	return [id];
}

/** One property, or several, of all that is chosen. */
export async function endreEgenskaper(
	okt: Redigeringsokt,
	properties: Partial<Objektegenskaper>
): Promise<void> {
	const objekter = okt.valgt.flatMap((id) => okt.lager.objekt(id) ?? []);
	const fra = new Map(objekter.map((o) => [o.lokalId, tilstandAv(o)]));
	const til = new Map(
		objekter.map((o) => [
			o.lokalId,
			{ geometry: o.geometry, properties: { ...o.properties, ...properties } }
		])
	);
	const [first] = objekter;
	if (!first) return;
	const hvem = objekter.length === 1 ? okt.navn(first.lokalId) : `${objekter.length} objekter`;
	await okt.utfor({ message: `Endret ${hvaEndres(properties)} for ${hvem}`, fra, til });
}

const tilstandAv = ({ geometry, properties }: Objekt): Tilstand => ({ geometry, properties });

const ORD: Partial<Record<keyof Objektegenskaper, string>> = {
	kode: 'formål',
	arealbruksstatus: 'arealbruksstatus',
	omrNavn: 'feltnavn',
	beskrivelse: 'beskrivelse'
};

const hvaEndres = (properties: Partial<Objektegenskaper>): string =>
	Object.keys(properties)
		.map((key) => ORD[key as keyof Objektegenskaper] ?? key)
		.join(' og ');
