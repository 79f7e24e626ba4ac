import { kanSeScenario, serNavn, type ScenarioTilgang } from '../access.ts';
import { logglinjer } from '../endringslogg.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import type { Folger } from './folger.ts';
import { sammeBruker } from './sporring.ts';
import { fortsattTilstede, hvemErHer, meldTilstede, type Naervaer } from './tilstede.ts';

/** Lines that one look at the log takes, the newest; one that is farther behind sees by the revisions that it must read the log itself. */
const MOST_LINES = 100;

/** The work it is given, one at a time; what comes while it works is done once more, not once for each. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
	let running: Promise<void> | undefined;
	let next: Promise<void> | undefined;
	const start = (): Promise<void> => {
		next = undefined;
		running = work().finally(() => {
			running = undefined;
		});
		return running;
	};
	return () => {
		if (!running) return start();
		// Whether the one that runs comes to its end or not.
		next ??= running.then(start, start);
		return next;
	};
}

/** Those who follow one scenario, in this process. */
export class Sending {
	readonly folgere = new Set<Folger>();
	private readonly db: Queryable;
	private readonly id: number;
	/** Who was here at the last look, by browser. */
	private seen: ReadonlyMap<string, Naervaer> = new Map();

	constructor(db: Queryable, id: number) {
		this.db = db;
		this.id = id;
	}

	/** Looks at the log for what they have not been told. */
	readonly tellChanges = oneAtATime(async () => {
		const after = Math.min(...[...this.folgere].map((folger) => folger.told));
		// Planners read names, others do not: one look at the log for each of the two.
		const grupper = Map.groupBy(this.folgere, ({ bruker }) => serNavn(bruker));
		for (const gruppe of grupper.values()) await this.tellGroup(gruppe, after);
	});

	private async tellGroup(gruppe: readonly Folger[], after: number): Promise<void> {
		const [forste] = gruppe;
		if (!forste) return;
		const utvalg = { after, limit: MOST_LINES };
		const linjer = (await logglinjer(this.db, forste.bruker, this.id, utvalg)).reverse();
		// Asked for after the lines were read: the line that tells of its being hidden is not for those that it is hidden from.
		await this.letGoWhoMayNotSee();
		for (const folger of gruppe) folger.sendChanges(linjer);
	}

	/** Whoever may no longer see the scenario hears no more of it. */
	private async letGoWhoMayNotSee(): Promise<void> {
		const { rows } = await this.db.query<ScenarioTilgang>(
			sql`select synlighet, tilstand from scenario where id = ${this.id}`
		);
		const [tilgang] = rows;
		for (const folger of this.folgere)
			if (!tilgang || !kanSeScenario(folger.bruker, tilgang)) folger.close();
	}

	/** Has the browser of one that ended come again, by the same person? */
	has({ klient, bruker }: Folger): boolean {
		return [...this.folgere].some(
			(folger) => folger.klient === klient && sammeBruker(folger.bruker, bruker)
		);
	}

	private planners(): Folger[] {
		return [...this.folgere].filter(({ bruker }) => serNavn(bruker));
	}

	/** Who is here; whose stream is open in this process is, also where an older stream that ended elsewhere said otherwise. */
	private async present(planners: readonly Folger[]): Promise<Naervaer[]> {
		const her = await hvemErHer(this.db, this.id);
		const there = new Set(her.map(({ client }) => client));
		let isMissed = false;
		for (const { klient, bruker } of planners) {
			const before = klient !== null && !there.has(klient) ? this.seen.get(klient) : undefined;
			if (before?.who !== bruker.navn) continue;
			isMissed = true;
			await meldTilstede(this.db, bruker, this.id, before);
		}
		return isMissed ? hvemErHer(this.db, this.id) : her;
	}

	/** Who is here, to those who may know. */
	readonly tellPresence = oneAtATime(async () => {
		const planners = this.planners();
		if (planners.length === 0) return;
		const her = await this.present(planners);
		this.seen = new Map(her.map((en) => [en.client, en]));
		for (const folger of planners) folger.sendPresence(her);
	});

	/** Now and then: are they who they were, may they see it, are they there? */
	async beat(): Promise<void> {
		for (const folger of this.folgere) {
			if (await folger.isStill()) folger.beat();
			else folger.close();
		}
		const klienter = this.planners().flatMap(({ klient }) => klient ?? []);
		await fortsattTilstede(this.db, this.id, klienter);
		await this.tellChanges();
		await this.tellPresence();
	}
}
