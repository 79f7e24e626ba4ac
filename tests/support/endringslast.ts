import type { Polygon, Position } from 'geojson';
import type { Endringssvar, Operasjon } from '../../src/lib/domain/plan/endring.ts';
import { uuid5 } from '../../src/lib/formats/uuid5.ts';
import { lagrede, type Lagret } from '../../src/lib/server/endring/tilstand.ts';
import { Endringskonflikt } from '../../src/lib/server/errors.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { endre } from './endre.ts';
import { square } from './planbygger.ts';
import { hjorne, ruteId, type Rutenett } from './rutenett.ts';

/** Numbers that are the same in every run (mulberry32). */
export function tilfeldig(seed: number): () => number {
	let a = seed;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

type Sone = Pick<Lagret, 'lokalId' | 'version' | 'geometry'>;

/** How a client reads objects and sends changes: by the functions of the server, or over HTTP. */
export interface Kanal {
	readonly les: (lokalIder: readonly string[]) => Promise<ReadonlyMap<string, Sone>>;
	readonly send: (operations: readonly Operasjon[]) => Promise<Endringssvar>;
}
export const direkte = (db: Database, { id }: Rutenett): Kanal => ({
	les: (lokalIder) => lagrede(db, { scenarioId: id, lokalIder }),
	send: (operations) => endre(db, id, operations)
});

interface Last {
	readonly kanal: Kanal;
	readonly nett: Rutenett;
	readonly random: () => number;
}

const heltall = (random: () => number, under: number): number => Math.floor(random() * under);
const samme = ([ax, ay]: Position, [bx, by]: Position): boolean => ax === bx && ay === by;

/** The vertex of a zone as it stands, in the order in which `rute` puts them. */
const hjornet = (sone: Sone | undefined, nr: number): Position =>
	(sone?.geometry as Polygon | undefined)?.coordinates[0]?.[nr] ?? [];

function flyttet({ geometry }: Sone, fra: Position, til: Position): Polygon {
	const { coordinates } = geometry as Polygon;
	return {
		type: 'Polygon',
		coordinates: coordinates.map((r) => r.map((p) => (samme(p, fra) ? til : p)))
	};
}

/** Moves an inner corner for the four zones that share it, never so far that a zone turns inside out. */
async function flyttHjorne({ kanal, nett, random }: Last): Promise<Operasjon[]> {
	const [k, r] = [1 + heltall(random, nett.antall - 1), 1 + heltall(random, nett.antall - 1)];
	const ider = [ruteId(k - 1, r - 1), ruteId(k, r - 1), ruteId(k - 1, r), ruteId(k, r)];
	const soner = await kanal.les(ider);
	const fra = hjornet(soner.get(ruteId(k, r)), 0);
	const [x = 0, y = 0] = hjorne(nett, k, r);
	const spillerom = nett.side * 60;
	const ved = (c: number) => Math.round(c * 100 + heltall(random, spillerom) - spillerom / 2) / 100;
	const til = [ved(x), ved(y)];
	return [...soner.values()].map((sone) => ({
		op: 'update',
		lokalId: sone.lokalId,
		version: sone.version,
		geometry: flyttet(sone, fra, til)
	}));
}

async function omkod({ kanal, nett, random }: Last): Promise<Operasjon[]> {
	const lokalId = ruteId(heltall(random, nett.antall), heltall(random, nett.antall));
	const sone = (await kanal.les([lokalId])).get(lokalId);
	const kode = [1110, 1120, 1130, 1300][heltall(random, 4)] ?? 1110;
	const properties = { kode, egenskaper: { tall: heltall(random, 1000) } };
	return [{ op: 'update', lokalId, version: sone?.version ?? 1, properties }];
}

/** Lays one of a few hensynssoner out where it is not, and takes it away where it is. */
async function vekslSone({ kanal, random }: Last): Promise<Operasjon[]> {
	const lokalId = uuid5(`veksles ${heltall(random, 3).toString()}`);
	const sone = (await kanal.les([lokalId])).get(lokalId);
	if (sone) return [{ op: 'delete', lokalId, version: sone.version }];
	const geometry: Polygon = { type: 'Polygon', coordinates: [square(heltall(random, 200), 5, 40)] };
	const properties = { objekttype: 'KpFareSone', kode: 320, omrNavn: 'H320_1' };
	return [{ op: 'create', lokalId, version: 0, geometry, properties }];
}

const nyEndring = (last: Last): Promise<Operasjon[]> => {
	const hva = last.random();
	if (hva < 0.7) return flyttHjorne(last);
	return hva < 0.9 ? omkod(last) : vekslSone(last);
};

export interface Kvittert {
	readonly operations: readonly Operasjon[];
	readonly svar: Endringssvar;
}

/** One client that edits at random until it is told to stop; it reads anew where another was first. */
export async function rediger(
	last: Last,
	kvittert: (kvittering: Kvittert) => boolean,
	konflikt: () => void = () => undefined
): Promise<void> {
	for (let goesOn = true; goesOn;) {
		const operations = await nyEndring(last);
		try {
			goesOn = kvittert({ operations, svar: await last.kanal.send(operations) });
		} catch (error) {
			// Nothing else can go wrong: what was read is of one moment, and every change of it is whole.
			if (!(error instanceof Endringskonflikt)) throw error;
			konflikt();
		}
	}
}
