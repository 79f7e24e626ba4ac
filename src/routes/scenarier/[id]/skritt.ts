import { kanVaereOffentlig } from '#lib/domain/plan/offentlighet.ts';
import type { Scenario } from '#lib/server/plans.ts';
import type { Scenarioendring } from '#lib/server/scenario/hode.ts';

export type Skrittnavn = 'publiser' | 'trekk' | 'visAlle' | 'skjul' | 'arkiver' | 'hent';

/** Something that is done to a scenario as a whole, told before it is done. */
export interface Skritt {
	/** On the button, and the heading of the question. */
	readonly knapp: string;
	/** What it means, before it is done. */
	readonly betyr: (s: Skrittscenario) => readonly string[];
	/** Said when it is done. */
	readonly gjort: string;
	readonly endring: Omit<Scenarioendring, 'version'>;
	/** Others will see it: what is wrong with the plan is told before. */
	readonly kontrolleres?: true;
}

type Skrittscenario = Pick<Scenario, 'name' | 'kind' | 'synlighet' | 'tilstand'>;

const SER_DET = {
	intern: 'Bare planleggerne ser det.',
	planutvalg: 'Det er publisert til planutvalget, så politikerne ser det igjen.',
	offentlig:
		'Det var vist for alle. Nå ser bare planleggerne det, til plansjefen viser det for alle igjen.'
} as const;

export const SKRITT: Readonly<Record<Skrittnavn, Skritt>> = {
	publiser: {
		knapp: 'Publiser til planutvalget',
		betyr: ({ name }) => [
			`Politikerne i planutvalget kan se «${name}» fra nå av: kartet, tallene og hva som er endret.`,
			'Planleggerne kan fortsatt endre det. Politikerne ser endringene med det samme.',
			'Du kan trekke det tilbake når du vil.'
		],
		gjort: 'Scenariet er publisert til planutvalget.',
		endring: { visibility: 'planutvalg' },
		kontrolleres: true
	},
	trekk: {
		knapp: 'Trekk tilbake',
		betyr: ({ name }) => [
			`Bare planleggerne ser «${name}» etterpå.`,
			'Politikere som har fått lenken, får beskjed om at siden ikke finnes.',
			'Ingenting slettes. Du kan publisere det igjen.'
		],
		gjort: 'Scenariet er trukket tilbake. Bare planleggerne ser det.',
		endring: { visibility: 'intern' }
	},
	visAlle: {
		knapp: 'Vis for alle',
		betyr: ({ name }) => [
			`Alle kan se «${name}» fra nå av, også uten å logge inn.`,
			'Endringer som gjøres etterpå, ser alle med det samme.'
		],
		gjort: 'Alle kan se scenariet.',
		endring: { visibility: 'offentlig' },
		kontrolleres: true
	},
	skjul: {
		knapp: 'Skjul for alle',
		betyr: ({ name }) => [
			`Bare planutvalget og planleggerne ser «${name}» etterpå.`,
			'Andre som har fått lenken, får beskjed om at siden ikke finnes.'
		],
		gjort: 'Scenariet er ikke lenger åpent for alle. Planutvalget og planleggerne ser det.',
		endring: { visibility: 'planutvalg' }
	},
	arkiver: {
		knapp: 'Arkiver',
		betyr: ({ name, synlighet }) => [
			`«${name}» tas ut av listene og kan ikke endres.`,
			...(synlighet === 'intern' ? [] : ['Bare planleggerne finner det etterpå.']),
			'Ingenting slettes. Du finner det under «Vis arkiverte» og kan hente det fram igjen.'
		],
		gjort: 'Scenariet er arkivert.',
		endring: { archived: true }
	},
	hent: {
		knapp: 'Hent fram igjen',
		betyr: ({ name, synlighet }) => [
			`«${name}» kommer tilbake i listene og kan endres igjen.`,
			SER_DET[synlighet]
		],
		gjort: 'Scenariet er hentet fram igjen.',
		endring: { archived: false }
	}
};

const synlighetsskritt = (
	{ kind, synlighet }: Skrittscenario,
	planstatus: number | null,
	kanPublisere: boolean
): Skrittnavn[] => {
	const kanVises = kanPublisere && kanVaereOffentlig(kind, planstatus);
	if (synlighet === 'offentlig') return kanPublisere ? ['skjul'] : [];
	const alle: Skrittnavn[] = kanVises ? ['visAlle'] : [];
	return synlighet === 'planutvalg' ? ['trekk', ...alle] : ['publiser', ...alle];
};

/** What may a planner do to this scenario as a whole? Nothing to the plan in force. */
export function skrittFor(
	scenario: Skrittscenario,
	planstatus: number | null,
	kanPublisere: boolean
): Skrittnavn[] {
	if (scenario.kind === 'gjeldende') return [];
	if (scenario.tilstand === 'arkivert') return ['hent'];
	if (scenario.tilstand !== 'aktiv') return [];
	const kanArkiveres = scenario.synlighet !== 'offentlig' || kanPublisere;
	return [
		...synlighetsskritt(scenario, planstatus, kanPublisere),
		...(kanArkiveres ? (['arkiver'] as const) : [])
	];
}
