import type { Planobjekt, ScenarioKind } from '../../../src/lib/domain/plan/planobjekt.ts';
import { tettsteder } from '../geography/tettsteder.ts';
import { centroid } from '../geometry/divide.ts';
import { at, distanceM } from '../geometry/point.ts';
import type { Sone } from './arealformal.ts';
import { formalEgenskaper } from './objekter.ts';

export interface Endret {
	readonly before: Planobjekt;
	readonly after: Planobjekt;
}

export interface Scenario {
	readonly navn: string;
	readonly beskrivelse: string;
	readonly kind: ScenarioKind;
	readonly synlighet: 'offentlig' | 'planutvalg' | 'intern';
	/** Why the objects were changed; empty in the plan in force. */
	readonly melding: string;
	readonly endringer: readonly Endret[];
}

const distanceToTown = (sone: Sone): number => {
	const middle = centroid(at(sone.region.polygon, 0));
	return Math.min(...tettsteder.map(({ sentrum }) => distanceM(middle, sentrum)));
};

function change(sone: Sone, kode: number, status: 1 | 2 | 3, beskrivelse: string): Endret {
	const before = sone.objekt;
	const egenskaper = formalEgenskaper(kode, beskrivelse);
	const after = { ...before, kode, arealbruksstatus: status, beskrivelse, egenskaper };
	return { before, after };
}

const toLnfr = (sone: Sone): Endret => change(sone, 5100, 1, 'Tilbakeført til LNFR');

const isNyttFelt = ({ region, formal }: Sone): boolean =>
	region.label.startsWith('felt:') && formal.kode === 1110;

/** Scattered housing taken out, and homes moved into the centre of Raufoss. */
function forslag(soner: readonly Sone[]): Endret[] {
	const raufoss = at(tettsteder, 0).sentrum;
	const spredt = soner.filter(({ formal: { kode, status } }) => kode === 5210 && status === 2);
	const naer = soner.filter(
		({ region, formal: { kode, status } }) =>
			region.label === 'by:raufoss' &&
			kode === 1110 &&
			status === 1 &&
			distanceM(centroid(at(region.polygon, 0)), raufoss) < 520
	);
	return [
		...spredt.map(toLnfr),
		...naer
			.slice(0, 6)
			.map((sone) => change(sone, 1110, 3, 'Boligbebyggelse, fortetting i gangavstand til sentrum'))
	];
}

/** All new housing fields taken out but the nearest ones; the northern industripark kept back as LNFR. */
function alternativ(soner: readonly Sone[]): Endret[] {
	const felt = soner.filter(isNyttFelt).filter((sone) => distanceToTown(sone) > 700);
	const naering = soner.filter(
		({ region, formal }) => region.label === 'rip:nord' && formal.status === 2
	);
	const sentrum = soner.filter(
		({ region, formal }) =>
			region.label === 'by:raufoss' && formal.kode === 1130 && formal.status === 1
	);
	return [
		...felt.map(toLnfr),
		...naering.slice(0, 5).map(toLnfr),
		...sentrum.slice(0, 4).map((sone) => change(sone, 1800, 2, 'Bolig, forretning og kontor'))
	];
}

/** The plan in force, the proposal on its way, and an alternative to think with. */
export const lagScenarier = (soner: readonly Sone[]): Scenario[] => [
	{
		navn: 'Gjeldende arealdel (illustrasjon)',
		beskrivelse: 'Oppdiktet arealdel for Vestre Toten. Illustrasjon – ikke gjeldende plan.',
		kind: 'gjeldende',
		synlighet: 'offentlig',
		melding: '',
		endringer: []
	},
	{
		navn: 'Forslag: fortetting i Raufoss (illustrasjon)',
		beskrivelse: 'Nye spredte boliger tas ut. Det legges til rette for flere boliger nær sentrum.',
		kind: 'forslag',
		synlighet: 'planutvalg',
		melding: 'Spredt boligbygging tatt ut, fortetting nær Raufoss sentrum',
		endringer: forslag(soner)
	},
	{
		navn: 'Alternativ: mindre nytt areal (illustrasjon)',
		beskrivelse: 'Ytre boligfelt og deler av industriparken i nord føres tilbake til LNFR.',
		kind: 'alternativ',
		synlighet: 'intern',
		melding: 'Ytre felt tilbakeført til LNFR, kombinerte formål i sentrum',
		endringer: alternativ(soner)
	}
];
