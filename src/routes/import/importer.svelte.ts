import { goto } from '$app/navigation';
import type { ImportJob } from '#lib/server/import/job.ts';

type Problem = { code: string; message: string };

/** Where the import stands; each state carries exactly what the page shows in it. */
export type Status =
	| { readonly navn: 'velg' }
	| { readonly navn: 'sender'; readonly sendt: number; readonly totalt: number }
	| {
			readonly navn: 'leser';
			readonly id: string;
			readonly fremdrift: number;
			readonly lagrer: boolean;
	  }
	| { readonly navn: 'venter'; readonly jobb: ImportJob }
	| { readonly navn: 'tar-i-bruk'; readonly jobb: ImportJob }
	| { readonly navn: 'ferdig'; readonly scenario: number; readonly jobb: ImportJob }
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
const NETWORK: Problem = {
	code: 'nett',
	message: 'Vi fikk ikke svar fra serveren. Ingenting er endret. Sjekk nettet og prøv igjen.'
};

const UNCERTAIN: Problem = {
	code: 'nett-usikkert',
	message:
		'Vi fikk ikke svar fra serveren, og vet ikke om planen ble tatt i bruk. Last siden på nytt når nettet er tilbake.'
};

async function problemOf(response: Response): Promise<Problem> {
	const body = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
	return {
		code: body.code ?? String(response.status),
		message: body.detail ?? 'Serveren kunne ikke gjøre dette. Prøv igjen om litt.'
	};
}

/** One file's way in: sent, read, shown, and then accepted or thrown away. */
export class Importer {
	status = $state.raw<Status>({ navn: 'velg' });
	fil = $state.raw<File | null>(null);
	/** What was told last: kept when the file must be sent again. */
	valg = $state.raw<Valg>({ plan: '', kommune: '', scenario: '', epsg: '' });
	#sending: XMLHttpRequest | null = null;

	/** Sends the file; XMLHttpRequest, since fetch tells nothing of how far an upload has come. */
	send(fil: File, valg: Valg): void {
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
			if (xhr.status === 202 && body?.id) void this.follow(body.id);
			else
				this.status = {
					navn: 'feil',
					feil: { code: body?.code ?? 'nett', message: body?.detail ?? NETWORK.message }
				};
		};
		xhr.onerror = () => (this.status = { navn: 'feil', feil: NETWORK });
		this.status = { navn: 'sender', sendt: 0, totalt: fil.size };
		xhr.send(fil);
	}

	/** Follows an import that was sent, now or before the page was loaded. */
	async follow(id: string): Promise<void> {
		void goto(`?jobb=${id}`, { replaceState: true, noScroll: true, keepFocus: true });
		this.status = { navn: 'leser', id, fremdrift: 0, lagrer: false };
		while (this.#isReading(id)) {
			const response = await fetch(`/api/imports/${id}`).catch(() => null);
			if (!response?.ok) {
				this.status = { navn: 'feil', feil: response ? await problemOf(response) : NETWORK };
				return;
			}
			this.#show((await response.json()) as ImportJob);
			await new Promise((done) => setTimeout(done, POLL_MS));
		}
	}

	#isReading(id: string): boolean {
		return this.status.navn === 'leser' && this.status.id === id;
	}

	#show(jobb: ImportJob): void {
		// Cancelled while the answer was on its way.
		if (this.status.navn !== 'leser') return;
		if (jobb.tilstand === 'venter') this.status = { navn: 'venter', jobb };
		else if (jobb.tilstand === 'feilet') this.status = { navn: 'feil', feil: jobb.feil ?? NETWORK };
		else if (jobb.tilstand === 'avbrutt') this.reset();
		else if (jobb.tilstand === 'ferdig' && jobb.maalScenarioId !== null)
			this.status = { navn: 'ferdig', scenario: jobb.maalScenarioId, jobb };
		else
			this.status = {
				navn: 'leser',
				id: jobb.id,
				fremdrift: jobb.fremdrift,
				lagrer: jobb.tilstand === 'lagres'
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
		if (!response) return this.#askAgain(jobb);
		if (!response.ok) {
			this.status = { navn: 'feil', feil: await problemOf(response) };
			return;
		}
		const { scenario } = (await response.json()) as { scenario: number };
		this.status = { navn: 'ferdig', scenario, jobb };
	}

	/** No answer came: it may have been done all the same, so the job itself is asked before anything is said. */
	async #askAgain(jobb: ImportJob): Promise<void> {
		const response = await fetch(`/api/imports/${jobb.id}`).catch(() => null);
		const now = response?.ok ? ((await response.json()) as ImportJob) : null;
		if (now?.tilstand === 'ferdig' && now.maalScenarioId !== null)
			this.status = { navn: 'ferdig', scenario: now.maalScenarioId, jobb: now };
		else if (now) this.status = { navn: 'venter', jobb: now };
		else this.status = { navn: 'feil', feil: UNCERTAIN };
	}

	/** Stops whatever goes on and throws the staged objects away; what was there before is untouched. */
	async cancel(): Promise<void> {
		const { status } = this;
		this.#sending?.abort();
		this.status = { navn: 'velg' };
		const id =
			status.navn === 'leser' ? status.id : status.navn === 'venter' ? status.jobb.id : null;
		if (id) await fetch(`/api/imports/${id}`, { method: 'DELETE' }).catch(() => null);
	}

	/** Back to the start, to try again or take another file. */
	reset(): void {
		void goto('?', { replaceState: true, noScroll: true, keepFocus: true });
		this.status = { navn: 'velg' };
		this.fil = null;
	}
}
