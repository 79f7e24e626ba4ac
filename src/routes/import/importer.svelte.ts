import { goto, invalidate } from '$app/navigation';
import type { ImportJob } from '#lib/server/import/job.ts';

/** What went wrong; `tittel` where it is something else than reading the file. */
export interface Problem {
	readonly code: string;
	readonly message: string;
	readonly tittel?: string;
	/** The import that still waits, where there is one to throw away. */
	readonly jobb?: string;
}

/** Where the import stands; each state carries exactly what the page shows in it. */
export type Status =
	| { readonly navn: 'velg'; readonly avbrutt: boolean }
	| { readonly navn: 'sender'; readonly sendt: number; readonly totalt: number }
	| {
			readonly navn: 'leser';
			readonly id: string;
			readonly filnavn: string;
			readonly fremdrift: number;
			readonly lagrer: boolean;
			/** The server does not answer now; it is asked again. */
			readonly uteAvKontakt: boolean;
	  }
	| { readonly navn: 'venter'; readonly jobb: ImportJob }
	| { readonly navn: 'tar-i-bruk'; readonly jobb: ImportJob }
	| {
			readonly navn: 'ferdig';
			readonly scenario: number;
			readonly jobb: ImportJob;
			/** Somebody else had done it already. */
			readonly avAndre: string | null;
	  }
	| { readonly navn: 'feil'; readonly feil: Problem };

/** What the person told beside the file. */
export interface Valg {
	plan: string;
	kommune: string;
	scenario: string;
	epsg: string;
}

const importAddress = (fil: File, valg: Valg): string => {
	const given = Object.entries({ filnavn: fil.name, ...valg }).filter(([, value]) => value !== '');
	const query = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	return `/api/imports?${query.join('&')}`;
};

const POLL_MS = 400;
/** So long a server that does not answer is asked again: it may be starting anew. */
const PATIENCE_MS = 90_000;
const NETWORK: Problem = {
	code: 'nett',
	message: 'Vi fikk ikke svar fra serveren. Ingenting er endret. Sjekk nettet og prøv igjen.'
};
const UNCERTAIN: Problem = {
	code: 'nett-usikkert',
	tittel: 'Vi vet ikke om planen ble tatt i bruk',
	message:
		'Vi fikk ikke svar fra serveren. Last siden på nytt når nettet er tilbake, så ser du hvor importen står.'
};

async function problemOf(response: Response): Promise<Problem> {
	const body = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
	return {
		code: body.code ?? String(response.status),
		message: body.detail ?? 'Serveren kunne ikke gjøre dette. Prøv igjen om litt.'
	};
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const askFor = (id: string) => fetch(`/api/imports/${id}`).catch(() => null);

async function answerFor(id: string): Promise<ImportJob | null> {
	const response = await askFor(id);
	return response?.ok ? ((await response.json()) as ImportJob) : null;
}

/** One file's way in: sent, read, shown, and then accepted or thrown away. */
export class Importer {
	status = $state.raw<Status>({ navn: 'velg', avbrutt: false });
	fil = $state.raw<File | null>(null);
	/** What was told last: kept when the file must be sent again. */
	valg = $state.raw<Valg>({ plan: '', kommune: '', scenario: '', epsg: '' });
	#sending: XMLHttpRequest | null = null;
	/** An import that failed and was told of: it need not stand in the list. */
	#told: string | null = null;

	/** Sends the file; XMLHttpRequest, since fetch tells nothing of how far an upload has come. */
	send(fil: File, valg: Valg): void {
		this.#clearTold();
		this.fil = fil;
		this.valg = valg;
		const xhr = (this.#sending = new XMLHttpRequest());
		xhr.open('POST', importAddress(fil, valg));
		xhr.responseType = 'json';
		xhr.setRequestHeader('content-type', 'application/octet-stream');
		xhr.upload.onprogress = ({ loaded, total }) => {
			this.status = { navn: 'sender', sendt: loaded, totalt: total };
		};
		xhr.onload = () => {
			const body = xhr.response as { id?: string; code?: string; detail?: string } | null;
			if (xhr.status === 202 && body?.id) void this.follow(body.id, fil.name);
			else this.#fail({ code: body?.code ?? 'nett', message: body?.detail ?? NETWORK.message });
		};
		// A file that was moved or changed after it was chosen ends here too.
		xhr.onerror = () => {
			this.#fail(NETWORK);
		};
		this.status = { navn: 'sender', sendt: 0, totalt: fil.size };
		xhr.send(fil);
	}

	#fail(feil: Problem): void {
		this.status = { navn: 'feil', feil };
		void invalidate('import:apne');
	}

	/** Follows an import that was sent, now or before the page was loaded. */
	async follow(id: string, filnavn = 'fila'): Promise<void> {
		void goto(`?jobb=${id}`, { replaceState: true, noScroll: true, keepFocus: true });
		const start = { navn: 'leser', id, filnavn, fremdrift: 0, lagrer: false } as const;
		this.status = { ...start, uteAvKontakt: false };
		let lastHeard = Date.now();
		while (this.#isReading(id)) {
			const response = await askFor(id);
			if (response?.ok) {
				lastHeard = Date.now();
				this.#show((await response.json()) as ImportJob);
			} else if (response && response.status < 500) {
				this.#fail(await problemOf(response));
			} else if (Date.now() - lastHeard > PATIENCE_MS) this.#fail({ ...NETWORK, jobb: id });
			else this.#loseContact(id);
			await wait(POLL_MS);
		}
	}

	#isReading(id: string): boolean {
		return this.status.navn === 'leser' && this.status.id === id;
	}

	#loseContact(id: string): void {
		if (this.status.navn === 'leser' && this.status.id === id)
			this.status = { ...this.status, uteAvKontakt: true };
	}

	#show(jobb: ImportJob): void {
		// Cancelled while the answer was on its way.
		if (this.status.navn !== 'leser') return;
		if (jobb.tilstand === 'venter') this.status = { navn: 'venter', jobb };
		else if (jobb.tilstand === 'feilet') {
			this.#told = jobb.id;
			this.#fail(jobb.feil ?? NETWORK);
		} else if (jobb.tilstand === 'avbrutt') this.reset(true);
		else if (jobb.tilstand === 'ferdig' && jobb.maalScenarioId !== null)
			this.status = {
				navn: 'ferdig',
				scenario: jobb.maalScenarioId,
				jobb,
				avAndre: jobb.avsluttetAv
			};
		else if (jobb.tilstand === 'ferdig')
			this.#fail({
				code: 'borte',
				tittel: 'Planen er ikke her lenger',
				message: 'Importen ble tatt i bruk, men scenariet er slettet siden.'
			});
		else
			this.status = {
				navn: 'leser',
				id: jobb.id,
				filnavn: jobb.filnavn,
				fremdrift: jobb.fremdrift,
				lagrer: jobb.tilstand === 'lagres',
				uteAvKontakt: false
			};
	}

	/** Makes what is shown real. */
	async accept(): Promise<void> {
		if (this.status.navn !== 'venter') return;
		const { jobb } = this.status;
		this.status = { navn: 'tar-i-bruk', jobb };
		const response = await fetch(`/api/imports/${jobb.id}/accept`, { method: 'POST' }).catch(
			() => null
		);
		if (!response?.ok) return this.#askAgain(jobb, response && (await problemOf(response)));
		const { scenario } = (await response.json()) as { scenario: number };
		this.status = { navn: 'ferdig', scenario, jobb, avAndre: null };
	}

	/** No answer, or a no: it may have been done all the same, so the job itself is asked before anything is said. */
	async #askAgain(jobb: ImportJob, problem: Problem | null): Promise<void> {
		const now = await answerFor(jobb.id);
		if (now?.tilstand === 'ferdig' && now.maalScenarioId !== null)
			this.status = {
				navn: 'ferdig',
				scenario: now.maalScenarioId,
				jobb: { ...now, rapport: now.rapport ?? jobb.rapport },
				avAndre: now.avsluttetAv
			};
		else if (problem)
			this.#fail({
				...problem,
				tittel: 'Planen ble ikke tatt i bruk',
				...(now?.tilstand === 'venter' ? { jobb: jobb.id } : {})
			});
		else if (now) this.status = { navn: 'venter', jobb: now };
		else this.#fail(UNCERTAIN);
	}

	/** Stops whatever goes on and throws the staged objects away; what was there before is untouched. */
	async cancel(): Promise<void> {
		const { status } = this;
		this.#sending?.abort();
		const id =
			status.navn === 'leser' ? status.id : status.navn === 'venter' ? status.jobb.id : null;
		this.reset(true);
		if (id) await this.throwAway(id);
	}

	/** Throws an import away, whoever sent it; says so where it could not be done. */
	async throwAway(id: string): Promise<void> {
		const response = await fetch(`/api/imports/${id}`, { method: 'DELETE' }).catch(() => null);
		if (response?.ok) {
			this.status = { navn: 'velg', avbrutt: true };
			await invalidate('import:apne');
		} else
			this.#fail({
				...(response ? await problemOf(response) : NETWORK),
				tittel: 'Importen ble ikke kastet',
				jobb: id
			});
	}

	/** Takes a failed import that the person has read about out of the list. */
	#clearTold(): void {
		const id = this.#told;
		this.#told = null;
		if (!id) return;
		// If this does not get through, it stands in the list until tomorrow: nothing is lost by that.
		void fetch(`/api/imports/${id}`, { method: 'DELETE' })
			.catch(() => null)
			.then(() => invalidate('import:apne'));
	}

	/** Back to the start, to try again or take another file. */
	reset(avbrutt = false): void {
		void goto('?', { replaceState: true, noScroll: true, keepFocus: true });
		this.status = { navn: 'velg', avbrutt };
		this.fil = null;
		this.#clearTold();
	}
}
