import { malt, sum, ukjent, type Tall, type Tilstand } from '../bevis.ts';
import { somObjekter, type Bidrag, type Ufordelt } from './sonedel.ts';
import type { Sted } from './steder.ts';

type Ukjent = Exclude<Tilstand, 'kjent'>;

/** Zones that no dwellings are counted for, all for one reason. */
export interface IkkeRegnet {
	readonly tilstand: Ukjent;
	/** What is missing, in words a planner can act on. */
	readonly hvorfor: string;
	/** lokalId, name and net area in dekar, pieces of one zone put together. */
	readonly soner: ReturnType<typeof somObjekter>;
}

/** What is said of a combined zone without shares: a planner sets them. */
export const IKKE_FORDELT = 'Kombinert formål der boligdelen ikke er fordelt';

const UFORDELT: Record<Ufordelt['hvorfor'], readonly [Ukjent, string]> = {
	'uten status': [
		'ikke kartlagt',
		'Arealbruksstatus mangler i planen (en reguleringsplan har den ikke: antallet boliger står i bestemmelsene)'
	],
	'ukjent formål': ['ikke kartlagt', 'Formålskoden mangler i planen eller er ukjent'],
	'ikke fordelt': ['ikke vurdert', IKKE_FORDELT],
	'uten parameter': ['ikke vurdert', 'Formål uten parametre for boligtetthet'],
	'etter bestemmelsene': ['ikke vurdert', 'Antallet boliger står i bestemmelsene']
};

const FRADRAG: Record<Ukjent, string> = {
	'ikke kartlagt': 'Fradragene er ikke kartlagt: datasettene dekker ikke sonen',
	'ikke vurdert': 'Fradragene er ikke vurdert: et datasett som trengs, er ikke lastet'
};

/** Which zones of a place are not counted, reason by reason? Pieces without a share are in none. */
export function ikkeRegnet(
	bidrag: readonly Bidrag[],
	ufordelt: readonly Ufordelt[]
): readonly IkkeRegnet[] {
	const fradrag = (['ikke kartlagt', 'ikke vurdert'] as const).map((tilstand) => ({
		tilstand,
		hvorfor: FRADRAG[tilstand],
		soner: somObjekter(bidrag.filter(({ del }) => del.fradragene === tilstand))
	}));
	const formal = Object.entries(UFORDELT).map(([grunn, [tilstand, hvorfor]]) => ({
		tilstand,
		hvorfor,
		soner: somObjekter(ufordelt.filter((u) => u.hvorfor === grunn))
	}));
	return [...fradrag, ...formal].filter(({ soner }) => soner.length > 0);
}

/** The area that no dwellings could be told for (dekar): each reason is a sum of its own. */
export const ikkeRegnetAreal = (sted: Sted, grupper: readonly IkkeRegnet[]): Tall =>
	sum(
		`Areal det ikke kan regnes boliger for, ${sted.navn}`,
		'dekar',
		grupper.map(({ tilstand, hvorfor, soner }) =>
			malt(
				`${hvorfor} (${tilstand})`,
				soner.reduce((n, { bidrag }) => n + bidrag, 0),
				'dekar',
				{ hvordan: 'Målt i planens UTM-sone', objekter: soner }
			)
		)
	);

/** What is not known of a place, as parts of its capacity: named, never zero. */
export const ukjenteLedd = (grupper: readonly IkkeRegnet[]): Tall[] =>
	grupper.map(({ tilstand, hvorfor, soner }) =>
		ukjent(hvorfor, 'boliger', tilstand, {
			hvorfor: `${hvorfor}. Gjelder ${soner.length === 1 ? '1 sone' : `${soner.length} soner`}.`
		})
	);

/** A tettsted with a goal whose boundary is not at hand: what lies in it cannot be told. */
export const ukjentTettsted = (sted: Sted, tilstand: Ukjent): Tall =>
	ukjent(`Soner i ${sted.navn}`, 'boliger', tilstand, {
		hvorfor:
			tilstand === 'ikke vurdert'
				? `Tettstedsgrensene er ikke lastet, så sonene i ${sted.navn} er ikke vurdert.`
				: `Tettstedsgrensen for ${sted.navn} finnes ikke i datasettet.`
	});
