import { serNavn } from '../access.ts';
import type { Bruker } from '../auth/bruker.ts';
import { BadRequest } from '../badRequest.ts';
import type { Database } from '../queryable.ts';
import { Folger } from './folger.ts';
import { Sending } from './sending.ts';
import { meldBorte } from './tilstede.ts';

/** Streams of one account, or of one address without an account, and of a process: each is a connection that stands open. */
const MOST_EACH = 12;
const MOST_ALL = 1000;
/** How often it is looked whether those who follow are still who they were, and still there. */
const BEAT_MS = 15_000;

export interface Folgevalg {
	readonly bruker: Bruker;
	readonly klient: string | null;
	/** Whose connections are counted together. */
	readonly teller: string;
	/** The scenario's revision that the caller has seen. */
	readonly told: number;
	readonly isStill: () => Promise<boolean>;
}

/** All that is sent from this process about a database: who follows which scenario. */
export class Sendinger {
	private readonly db: Database;
	private readonly log: (error: unknown) => void;
	private readonly byScenario = new Map<number, Sending>();
	private readonly antall = new Map<string, number>();
	private readonly beat: NodeJS.Timeout;
	private readonly stopListening: () => void;
	private isClosed = false;

	constructor(db: Database, log: (error: unknown) => void, beatMs = BEAT_MS) {
		this.db = db;
		this.log = log;
		this.stopListening = db.listen((text) => {
			this.heard(text);
		});
		this.beat = setInterval(() => {
			for (const sending of this.byScenario.values()) this.run(sending.beat());
		}, beatMs);
		this.beat.unref();
	}

	/** `endring 12`, `tilstede 12`; '': something may have been lost, so all is looked at. */
	private heard(text: string): void {
		const [, what, id] = /^(endring|tilstede) (\d+)$/.exec(text) ?? [];
		for (const [scenarioId, sending] of this.byScenario) {
			if (what !== undefined && scenarioId !== Number(id)) continue;
			if (what !== 'tilstede') this.run(sending.tellChanges());
			if (what !== 'endring') this.run(sending.tellPresence());
		}
	}

	/** A look at the database that fails is looked at again by the next beat. */
	private run(work: Promise<void>): void {
		work.catch((error: unknown) => {
			if (!this.isClosed) this.log(error);
		});
	}

	private total(): number {
		return [...this.antall.values()].reduce((sum, count) => sum + count, 0);
	}

	/** A stream of what happens to a scenario that the caller has found that the person may see. BadRequest (429) where there are too many. */
	follow(scenarioId: number, { teller, klient, ...valg }: Folgevalg): ReadableStream<Uint8Array> {
		const egne = this.antall.get(teller) ?? 0;
		if (this.isClosed || egne >= MOST_EACH || this.total() >= MOST_ALL)
			throw new BadRequest('for-mange-strommer', 'Lukk noen av fanene, og prøv igjen.', 429);
		this.antall.set(teller, egne + 1);
		const sending = this.byScenario.get(scenarioId) ?? new Sending(this.db, scenarioId);
		this.byScenario.set(scenarioId, sending);
		const folger = new Folger({
			...valg,
			// Others are not seen to be here, and so cannot be said to have gone.
			klient: serNavn(valg.bruker) ? (klient?.toLowerCase() ?? null) : null,
			ended: () => {
				this.forget(scenarioId, sending, folger, teller);
			}
		});
		sending.folgere.add(folger);
		folger.send({ event: 'ready', data: { revision: valg.told } });
		this.run(sending.tellChanges());
		this.run(sending.tellPresence());
		return folger.stream;
	}

	private forget(scenarioId: number, sending: Sending, folger: Folger, teller: string): void {
		sending.folgere.delete(folger);
		if (sending.folgere.size === 0) this.byScenario.delete(scenarioId);
		const left = (this.antall.get(teller) ?? 1) - 1;
		if (left > 0) this.antall.set(teller, left);
		else this.antall.delete(teller);
		if (folger.klient !== null && !this.isClosed && !sending.has(folger))
			this.run(meldBorte(this.db, folger.bruker, scenarioId, folger.klient));
	}

	/** Ends every stream: an open one would hold the server back from stopping. */
	close(): void {
		this.isClosed = true;
		clearInterval(this.beat);
		this.stopListening();
		for (const { folgere } of this.byScenario.values())
			for (const folger of folgere) folger.close();
	}
}

const kept = new WeakMap<Database, Sendinger>();

/** What is sent about this database from this process. */
export function sendingerFor(db: Database): Sendinger {
	const there =
		kept.get(db) ??
		new Sendinger(db, (error) => {
			console.error(error);
		});
	kept.set(db, there);
	return there;
}

/** Ends every stream, if any was opened. */
export const lukkSendinger = (db: Database): void => {
	kept.get(db)?.close();
};
