import { erKombinert, type Andelssett } from './formalsandel.ts';
import type { Parametersett } from './parametre.ts';
import type { Sonedel } from './sonedel.ts';
import { forhold, type Forhold, type Soneforhold } from './soneforhold.ts';
import {
	boligsum,
	slattSammen,
	soneregnskap,
	type Plansone,
	type Regnetsone,
	type Regnskapsdel
} from './soneregnskap.ts';

/** `reserve`: set aside and not built · `fortetting`: built-up that is to be built on, or transformed · null: in neither. */
export type Regnskapsslag = 'reserve' | 'fortetting';

/** One zone of `GET /api/scenarios/{id}/ledger`. Areas in m², parts sum to `areaM2`. */
export interface Regnskapssone extends Regnetsone {
	readonly lokalId: string;
	readonly name: string | null;
	readonly purpose: number | null;
	readonly purposeName: string | null;
	readonly status: 1 | 2 | 3 | null;
	readonly ledger: Regnskapsslag | null;
	readonly areaM2: number;
	/** Of a combined purpose: what of it is for what (version 0: «ikke fordelt»); null of the others. */
	readonly shares: Andelssett | null;
	/** Of zones that may hold new dwellings; null of the others. */
	readonly conditions: Forhold | null;
}

/** Sums of some zones; what is unmapped is a sum of its own, never part of what is known. */
export interface Regnskapssum extends Regnetsone {
	readonly zones: number;
	readonly areaM2: number;
	readonly knownM2: number;
	readonly unmappedM2: number;
	/** `unmappedM2` by its reason. */
	readonly unmapped: Readonly<Record<'ikke kartlagt' | 'ikke vurdert', number>>;
}

export interface Kapasitetsregnskap {
	readonly zones: readonly Regnskapssone[];
	readonly totals: Regnskapssum & {
		readonly ledgers: Readonly<Record<Regnskapsslag, Regnskapssum>>;
	};
}

/** Which ledger is a zone in? More than half of it in a zone for transformation makes it one of fortetting. */
export function regnskapsslag(
	{ arealbruksstatus, areaM2 }: Pick<Plansone, 'arealbruksstatus' | 'areaM2'>,
	transformasjonM2: number
): Regnskapsslag | null {
	if (transformasjonM2 > areaM2 / 2) return 'fortetting';
	if (arealbruksstatus === 1) return null;
	return arealbruksstatus === 3 ? 'fortetting' : 'reserve';
}

const m2 = (deler: readonly Regnskapsdel[]): number => deler.reduce((n, d) => n + d.areaM2, 0);

const regnskapssum = (soner: readonly Regnskapssone[]): Regnskapssum => {
	const parts = slattSammen(soner.flatMap((sone) => sone.parts));
	const ukjente = parts.filter(({ state }) => state === 'unmapped');
	const medGrunn = (grunn: Regnskapsdel['reason']) =>
		m2(ukjente.filter(({ reason }) => reason === grunn));
	return {
		zones: soner.length,
		areaM2: soner.reduce((n, sone) => n + sone.areaM2, 0),
		knownM2: m2(parts.filter(({ state }) => state === 'known')),
		unmappedM2: m2(ukjente),
		unmapped: {
			'ikke kartlagt': medGrunn('ikke kartlagt'),
			'ikke vurdert': medGrunn('ikke vurdert')
		},
		parts,
		// A purpose that holds no dwellings must not make a known none of zones that are unknown.
		...boligsum(soner.filter(({ ledger }) => ledger !== null))
	};
};

const UFORDELT: Andelssett = { version: 0, source: '', shares: [] };

const andeler = ({ liste, kode, fordeling }: Plansone): Andelssett | null =>
	erKombinert(liste, kode) ? (fordeling ?? UFORDELT) : null;

export interface Regnskapsgrunnlag {
	/** Every arealformål of the scenario. */
	readonly soner: readonly Plansone[];
	/** The pieces that the housing figures rest on. */
	readonly deler: readonly Sonedel[];
	readonly parametre: Parametersett;
	readonly forhold: readonly Soneforhold[];
}

/**
 * Of what is each zone of the plan made up, and how many dwellings does it give? The same areas and parameters as the housing
 * figures (`boligregnskap`).
 */
export function kapasitetsregnskap(grunnlag: Regnskapsgrunnlag): Kapasitetsregnskap {
	const { soner, deler, parametre } = grunnlag;
	const delerAv = Map.groupBy(deler, ({ lokalId }) => lokalId);
	const forholdAv = new Map(grunnlag.forhold.map((f) => [f.lokalId, f]));
	const zones = soner.map((sone): Regnskapssone => {
		const malt = forholdAv.get(sone.lokalId);
		const egne = delerAv.get(sone.lokalId) ?? [];
		const regnet = soneregnskap(sone, egne, parametre);
		return {
			lokalId: sone.lokalId,
			name: sone.omrNavn,
			purpose: sone.kode,
			purposeName: sone.formal,
			status: sone.arealbruksstatus,
			ledger: malt || egne.length > 0 ? regnskapsslag(sone, malt?.transformasjonM2 ?? 0) : null,
			areaM2: sone.areaM2,
			...regnet,
			shares: andeler(sone),
			conditions: malt ? forhold(malt, parametre.arealvalg.omvegFaktor) : null
		};
	});
	const av = (slag: Regnskapsslag) => regnskapssum(zones.filter(({ ledger }) => ledger === slag));
	return {
		zones,
		totals: {
			...regnskapssum(zones),
			ledgers: { reserve: av('reserve'), fortetting: av('fortetting') }
		}
	};
}
