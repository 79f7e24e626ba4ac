import type { Boligomrade } from '#lib/domain/housing/svar.ts';
import { getJson } from '../../../hent.ts';

type Figur = Pick<Boligomrade, 'tettsted' | 'kind' | 'period' | 'need' | 'capacity'>;

/** The answer of `?figures=1`: the figures without what they rest on. */
interface Boligfigurer {
	readonly areas: readonly Figur[];
	readonly totals: readonly Figur[];
}

export interface Boligtallrad {
	readonly sted: string;
	readonly behov: number | null;
	/** The middle figure. */
	readonly kapasitet: number | null;
	/** Whole dwellings since the session began; null: not known then, or not now. */
	readonly endret: number | null;
}

/** Edits come in bursts, and the figures take the database a second: what is saved goes first. */
const REST_MS = 1200;

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));

/** The housing figures of the scenario as it is stored, asked for anew when something has been stored. */
export class Boligtallene {
	readonly #scenario: number;
	#first = $state.raw<Boligfigurer | null>(null);
	#now = $state.raw<Boligfigurer | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isStale = false;
	regner = $state(false);
	feil = $state('');

	constructor(scenario: number) {
		this.#scenario = scenario;
	}

	get periode(): string {
		return this.#now?.totals[0]?.period ?? '';
	}

	/** The whole, and the places whose capacity has moved. */
	readonly rader: readonly Boligtallrad[] = $derived.by(() => {
		const now = this.#now;
		if (!now) return [];
		const { periode } = this;
		const inPeriod = [...now.totals, ...now.areas].filter(({ period }) => period === periode);
		return inPeriod.map((f) => this.#rad(f)).filter((rad, i) => i === 0 || rad.endret !== 0);
	});

	#rad({ tettsted, period, need, capacity }: Figur): Boligtallrad {
		const first = [...(this.#first?.totals ?? []), ...(this.#first?.areas ?? [])].find(
			(f) => f.tettsted === tettsted && f.period === period
		);
		const [was, is] = [first?.capacity.mid ?? null, capacity.mid];
		return {
			sted: tettsted,
			behov: whole(need),
			kapasitet: whole(is),
			endret: was === null || is === null ? null : Math.round(is) - Math.round(was)
		};
	}

	/** Something was stored: asks when the edits rest. */
	foreldet(): void {
		this.#isStale = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.hent(), REST_MS);
	}

	async hent(): Promise<void> {
		if (this.regner) {
			this.#isStale = true;
			return;
		}
		this.#begynn();
		try {
			const svar = await getJson<Boligfigurer>(
				`/api/scenarios/${this.#scenario}/housing?figures=1`
			);
			this.#now = svar;
			this.#first ??= svar;
			this.feil = '';
		} catch (error) {
			this.feil = error instanceof Error ? error.message : String(error);
		} finally {
			this.regner = false;
		}
		if (this.#isStale) this.foreldet();
	}

	#begynn(): void {
		this.#isStale = false;
		this.regner = true;
	}

	destroy(): void {
		clearTimeout(this.#timer);
	}
}
