import type { Avvik } from '../domain/avvik.ts';
import { kodeverdi } from '../domain/codelists/index.ts';
import { temaFor } from '../domain/plan/objekttyper.ts';
import type { Planhode } from '../domain/plan/planobjekt.ts';
import { find, NAVN, type Funnet } from './egenskapsnavn.ts';
import type { Kildeobjekt } from './kildefil.ts';
import { dato, heltall, kommunenummer, tekst } from './verdi.ts';

interface Indeksert {
	readonly kilde: Kildeobjekt;
	readonly index: ReadonlyMap<string, Funnet>;
}

type Felt = keyof Planhode;

/** The first value of a property among `objekter`, and the object it stands on. */
function first(objekter: readonly Indeksert[], felt: Felt) {
	for (const { kilde, index } of objekter) {
		const funnet = find(index, NAVN[felt]);
		if (funnet) return { kilde, verdi: funnet.verdi };
	}
	return undefined;
}

const isPlanobjekt = ({ kilde }: Indeksert): boolean => temaFor(kilde.objekttype) !== 'annet';

/** A plan's own code, or null where its list does not have it. */
const fraListe =
	(liste: string) =>
	(verdi: Parameters<typeof heltall>[0]): number | null => {
		const kode = heltall(verdi);
		return kode !== null && kodeverdi(liste, kode) ? kode : null;
	};

const LESERE = {
	kommunenummer: { read: kommunenummer, grunn: 'er ikke et kommunenummer med fire siffer' },
	planidentifikasjon: { read: tekst, grunn: 'er ikke en tekst' },
	plannavn: { read: tekst, grunn: 'er ikke en tekst' },
	plantype: { read: fraListe('Plantype'), grunn: 'finnes ikke i kodelisten Plantype' },
	planstatus: { read: fraListe('Planstatus'), grunn: 'finnes ikke i kodelisten Planstatus' },
	ikrafttredelsesdato: { read: dato, grunn: 'er ikke en dato' },
	vedtakEndeligPlanDato: { read: dato, grunn: 'er ikke en dato' }
} as const satisfies Record<Felt, unknown>;

const ukjent = (
	felt: Felt,
	skrevet: string,
	grunn: string,
	{ serial, line }: Kildeobjekt
): Avvik => ({
	rule: felt.endsWith('ato') ? 'plan.dato.ugyldig' : 'plan.verdi.ukjent',
	severity: 'advarsel',
	message: `${NAVN[felt][0].split('/').at(-1) ?? felt} «${skrevet.slice(0, 60)}» ${grunn}. Verdien er ikke brukt.`,
	object: serial,
	line
});

function flerePlaner(objekter: readonly Indeksert[], valgt: string | null): Avvik[] {
	const planer = new Set(
		objekter.flatMap(({ index }) => tekst(find(index, NAVN.planidentifikasjon)?.verdi) ?? [])
	);
	if (planer.size < 2) return [];
	const noen = [...planer].slice(0, 5).join(', ');
	const message = `Filen har objekter fra ${planer.size} planer (${noen}${planer.size > 5 ? ' …' : ''}). Alle leses inn i plan ${valgt ?? ''}.`;
	return [{ rule: 'plan.flere', severity: 'advarsel', message }];
}

/**
 * What a file says of the plan itself: from its plan area (KpOmråde, RpOmråde); number and identification
 * also from the other plan objects, which all carry NASJONALAREALPLANID. The avvik list is the caller's to go on with.
 */
export function readPlanhode(indexed: readonly Indeksert[]): { hode: Planhode; avvik: Avvik[] } {
	const avvik: Avvik[] = [];
	const planobjekter = indexed.filter(isPlanobjekt);
	const omrader = planobjekter.filter(({ kilde }) => temaFor(kilde.objekttype) === 'planomrade');
	const alle = [...omrader, ...planobjekter];
	function read<F extends Felt>(
		felt: F,
		blant: readonly Indeksert[]
	): ReturnType<(typeof LESERE)[F]['read']> | null {
		const funnet = first(blant, felt);
		if (!funnet) return null;
		const { read, grunn } = LESERE[felt];
		const value = read(funnet.verdi) as ReturnType<(typeof LESERE)[F]['read']>;
		if (value === null) {
			const skrevet = tekst(funnet.verdi) ?? JSON.stringify(funnet.verdi);
			avvik.push(ukjent(felt, skrevet, grunn, funnet.kilde));
		}
		return value;
	}
	const hode: Planhode = {
		kommunenummer: read('kommunenummer', alle),
		planidentifikasjon: read('planidentifikasjon', alle),
		plannavn: read('plannavn', omrader),
		plantype: read('plantype', omrader),
		planstatus: read('planstatus', omrader),
		ikrafttredelsesdato: read('ikrafttredelsesdato', omrader),
		vedtakEndeligPlanDato: read('vedtakEndeligPlanDato', omrader)
	};
	avvik.push(...flerePlaner(planobjekter, hode.planidentifikasjon));
	return { hode, avvik };
}
