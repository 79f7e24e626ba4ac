import { objekttype as typen, temaFor } from '#lib/domain/plan/objekttyper.ts';
import type { Objektegenskaper } from '#lib/domain/plan/endring.ts';
import {
	cutHole,
	drawZone,
	duplicateZone,
	fillHole,
	mergeZones,
	reshapeZone,
	splitZone,
	type Edit,
	type Flislegging,
	type Tegnevalg,
	type Utfall
} from '#lib/domain/topology/index.ts';
import { boksOm, type Cm } from '#lib/domain/topology/punkt.ts';
import { navnFor } from '#lib/map/legend.ts';
import { underlagFor } from './alene.ts';
import { forskyv, geometriAv, utenHull } from './fri.ts';
import { kopiomrade, kopiplass } from './kopiplass.ts';
import { erFlislagt } from './objektsamling.ts';
import type { Redigeringsokt } from './okt.svelte.ts';
import { enkelRedigering } from './redigeringer.ts';
import { egenskaperAv, sammeSted, type Objekt, type Tilstand } from './tilstand.ts';
import type { Verktoynavn } from './verktoy.ts';

const newId = (): string => crypto.randomUUID();
const RUNDT_CM = 5000;

/** What the next new object is to be. */
export interface NyttObjekt {
	readonly objekttype: string;
	readonly kode: number | null;
	readonly arealbruksstatus: 1 | 2 | 3 | null;
	/** What a new purpose may take from: everything under it, what is chosen alone, or what has no purpose. */
	readonly tarFra: 'alt' | 'valgte' | 'ledig';
}

const tegnevalg = (okt: Redigeringsokt, { tarFra }: NyttObjekt): Tegnevalg => {
	if (tarFra === 'ledig') return { over: 'is-cut' };
	return tarFra === 'valgte' ? { over: 'cuts', only: okt.valgt } : { over: 'cuts' };
};

const egenskaperFor = (nytt: NyttObjekt): Objektegenskaper => {
	const erFormal = temaFor(nytt.objekttype) === 'arealformal';
	return egenskaperAv({
		objekttype: typen(nytt.objekttype)?.objekttype ?? nytt.objekttype,
		kode: nytt.kode,
		arealbruksstatus: erFormal ? nytt.arealbruksstatus : null
	});
};

const IKKE_FLATER =
	'Dette verktøyet virker på flater, og på arealformål og andre flater hver for seg. Linjer og punkter endres punkt for punkt.';

/**
 * Carries out an edit, or says why not. Zones that it needs and that are not here are fetched, and it is tried again. Answers
 * with what is new: what was drawn, and not what was cut off of others.
 */
export async function forsok(
	okt: Redigeringsokt,
	message: string | ((edit: Edit) => string),
	objekter: readonly Objekt[],
	verb: (t: Flislegging) => Utfall,
	egne?: Objektegenskaper
): Promise<readonly string[]> {
	const underlag = underlagFor(okt.lager, objekter);
	if (!underlag) {
		okt.avslag = IKKE_FLATER;
		return [];
	}
	let utfall = verb(underlag.t);
	for (let i = 0; i < 3 && !utfall.ok && utfall.needs; i++) {
		await okt.lager.sorgFor(utfall.needs);
		utfall = verb(underlag.t);
	}
	if (!utfall.ok) {
		okt.avslag = utfall.reason;
		return [];
	}
	const edit = underlag.egne(utfall.edit);
	const said = typeof message === 'string' ? message : message(edit);
	await okt.utfor(await okt.avEdit(said, edit, egne));
	const ownsOnly = [...edit.created].filter(([, { like }]) => like === null);
	return (ownsOnly.length > 0 ? ownsOnly : [...edit.created]).map(([id]) => id);
}

const around = (okt: Redigeringsokt, corners: readonly Cm[]): Promise<void> =>
	okt.lager.sorgFor(boksOm(corners, RUNDT_CM));

async function nyttObjekt(okt: Redigeringsokt, corners: readonly Cm[], nytt: NyttObjekt) {
	const properties = egenskaperFor(nytt);
	const tema = temaFor(properties.objekttype);
	const slag = tema === 'punkt' || tema === 'linje' ? tema : 'flate';
	const tilstand: Tilstand = { geometry: geometriAv(slag, corners), properties };
	if (erFlislagt(tilstand)) {
		const verb = (t: Flislegging) => drawZone(t, corners, newId, tegnevalg(okt, nytt));
		return forsok(okt, 'Tegnet en ny sone', [], verb, properties);
	}
	const id = newId();
	const hva = navnFor({ tema, objekttype: properties.objekttype, kode: nytt.kode });
	await okt.utfor(enkelRedigering(`Tegnet ${hva}`, id, null, tilstand));
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
	const { lokalId: id } = ene;
	const navn = okt.navn(id);
	if (verktoy === 'del')
		return forsok(okt, `Delte ${navn}`, [ene], (t) => splitZone(t, id, corners, newId));
	if (verktoy === 'omform')
		return forsok(okt, `Omformet ${navn}`, [ene], (t) => reshapeZone(t, id, corners, { newId }));
	if (verktoy === 'hull')
		return forsok(
			okt,
			`Skar et hull i ${navn}`,
			[ene],
			(t) => cutHole(t, id, corners, newId),
			egenskaperFor(nytt)
		);
	return [];
}

/** The chosen purposes become one, the first of them. */
export async function slaSammen(okt: Redigeringsokt): Promise<void> {
	const [keep, ...rest] = okt.valgt;
	if (keep === undefined || rest.length === 0) return;
	const objekter = okt.valgt.flatMap((id) => okt.lager.objekt(id) ?? []);
	const navn = okt.valgt.map(okt.navn).join(' og ');
	await forsok(okt, `Slo sammen ${navn}`, objekter, (t) => mergeZones(t, okt.valgt, keep));
}

/** The chosen purpose, which fills a hole, goes to the one around it; another surface has its holes filled. */
export async function fyllHull(okt: Redigeringsokt, ene: Objekt): Promise<void> {
	const navn = okt.navn(ene.lokalId);
	if (!erFlislagt(ene)) {
		const { geometry, properties, lokalId } = ene;
		const til = { geometry: utenHull(geometry), properties };
		if (sammeSted(geometry, til.geometry)) okt.avslag = `${navn} har ingen hull.`;
		else
			await okt.utfor(
				enkelRedigering(`Fylte hullene i ${navn}`, lokalId, { geometry, properties }, til)
			);
		return;
	}
	const naboer = [...okt.lager.naboer(ene.lokalId).keys()];
	const [into] = naboer;
	if (into === undefined || naboer.length > 1) {
		okt.avslag = 'Sonen ligger ikke i et hull: den har flere naboer. Slå den sammen med en av dem.';
		return;
	}
	await forsok(okt, `Fylte hullet ${navn} i ${okt.navn(into)}`, [ene], (t) =>
		fillHole(t, ene.lokalId, into)
	);
}

/** A copy beside what it is a copy of; what stands alone may lie over others, and is laid a little to the north-east. */
export async function dupliser(
	okt: Redigeringsokt,
	ene: Objekt,
	byCm: number
): Promise<readonly string[]> {
	const message = `Dupliserte ${okt.navn(ene.lokalId)}`;
	if (erFlislagt(ene)) {
		const { lager } = okt;
		await lager.sorgFor(kopiomrade(lager.flislegging, ene.lokalId, byCm));
		const by = kopiplass(lager.flislegging, ene.lokalId, byCm);
		// Parts that it cuts off are as new as the copy.
		const copy = newId();
		const copied = (t: Flislegging) => {
			let first = true;
			return duplicateZone(t, ene.lokalId, by, () => {
				if (!first) return newId();
				first = false;
				return copy;
			});
		};
		return (await forsok(okt, message, [ene], copied)).filter((id) => id === copy);
	}
	const id = newId();
	const { geometry, properties } = ene;
	const gi = await okt.navneliste.navngiver();
	const omrNavn = properties.omrNavn === null ? null : gi(properties.omrNavn);
	const til = {
		geometry: forskyv(geometry, [byCm, byCm]),
		properties: { ...properties, omrNavn }
	};
	const heter = omrNavn === null ? '' : `. Den nye heter ${omrNavn}`;
	await okt.utfor(enkelRedigering(`${message}${heter}`, id, null, til));
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

export const tilstandAv = ({ geometry, properties }: Objekt): Tilstand => ({
	geometry,
	properties
});

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
