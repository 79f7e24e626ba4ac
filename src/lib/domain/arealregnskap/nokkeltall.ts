import {
	differanse,
	malt,
	sum,
	ukjent,
	type Bevisdatasett,
	type Bevisobjekt,
	type Tall
} from '../bevis.ts';
import { erJordbruk, erUbebygdGrunn, faktisk } from './faktisk.ts';
import { erNatur } from './forskjell.ts';
import { erNyUtbygging, erUtbygging } from './formal.ts';
import type { Regnskapsbit, Regnskapssone } from './regnskap.ts';

type Soner = ReadonlyMap<string, Regnskapssone>;

/** The ground of one plan, and the other's where there is one. */
export interface Grunn {
	readonly biter: readonly Regnskapsbit[];
	readonly soner: Soner;
	readonly motSoner: Soner;
	readonly kilder: readonly Bevisdatasett[];
}

/** One headline figure: of the scenario, of the plan in force, and the difference between them. */
export interface Nokkeltall {
	readonly id: 'jordbruk' | 'skog' | 'myr' | 'natur';
	readonly navn: string;
	readonly naa: Tall;
	/** null: nothing is compared with. */
	readonly mot: Tall | null;
	readonly endring: Tall | null;
}

/** Net nedbygging against the plan in force (domain.md § 4.5): an indicator, and no adopted goal. */
export interface Nettonedbygging {
	readonly nye: Tall;
	readonly tilbakefort: Tall;
	readonly netto: Tall;
}

const DAA_M2 = 1000;
const VALG =
	'Utbyggingsformål er bebyggelse og anlegg og samferdsel (pbl § 11-7 nr. 1 og 2); nye er framtidige. Avgrensningen er Planbordets valg.';

const sonenavn = ({ omrNavn, kode, lokalId }: Regnskapssone): string =>
	omrNavn ?? `${kode ?? 'uten kode'} (${lokalId.slice(0, 8)})`;

function objekter(
	biter: readonly Regnskapsbit[],
	sone: (bit: Regnskapsbit) => Regnskapssone | undefined
): Bevisobjekt[] {
	const sum = new Map<string, Bevisobjekt>();
	for (const bit of biter) {
		const s = sone(bit);
		if (!s) continue;
		const before = sum.get(s.lokalId)?.bidrag ?? 0;
		sum.set(s.lokalId, {
			lokalId: s.lokalId,
			navn: sonenavn(s),
			bidrag: before + bit.areaM2 / DAA_M2
		});
	}
	return [...sum.values()].sort((a, b) => b.bidrag - a.bidrag);
}

const m2 = (biter: readonly Regnskapsbit[]): number =>
	biter.reduce((total, { areaM2 }) => total + areaM2, 0);

/** Less than this is the overlay's own trace. */
const INTET_M2 = 0.5;

interface Sporsmal {
	readonly navn: string;
	readonly hvordan: string;
	readonly teller: (bit: Regnskapsbit) => boolean;
	/** May it be of it, and nobody can tell? */
	readonly uviss: (bit: Regnskapsbit) => 'ikke kartlagt' | 'ikke vurdert' | null;
	readonly sone: (bit: Regnskapsbit) => Regnskapssone | undefined;
	readonly kilder: readonly Bevisdatasett[];
}

/** The known ground as a figure; what nobody can tell of stands beside it as a part that is left out, never as zero. */
function areal(
	biter: readonly Regnskapsbit[],
	{ navn, hvordan, teller, uviss, sone, kilder }: Sporsmal
): Tall {
	const kjente = biter.filter(teller);
	const kjent = malt(`${navn}, kjent`, m2(kjente) / DAA_M2, 'dekar', {
		hvordan,
		objekter: objekter(kjente, sone),
		datasett: kilder,
		merknader: [VALG]
	});
	const uvisse = (['ikke kartlagt', 'ikke vurdert'] as const).flatMap((tilstand) => {
		const like = biter.filter((bit) => !teller(bit) && uviss(bit) === tilstand);
		if (m2(like) < INTET_M2) return [];
		const daa = (m2(like) / DAA_M2).toLocaleString('nb-NO', { maximumFractionDigits: 1 });
		return [
			ukjent(`${daa} dekar`, 'dekar', tilstand, {
				hvorfor: `Hva ${daa} dekar av det som bygges ut er, er ${tilstand}.`,
				objekter: [],
				datasett: kilder
			})
		];
	});
	return sum(navn, 'dekar', [kjent, ...uvisse], { merknader: [VALG] });
}

const ar5Uviss = ({ ar5 }: Regnskapsbit): 'ikke kartlagt' | 'ikke vurdert' | null => {
	const { tilstand } = faktisk(ar5);
	return tilstand === 'kjent' ? null : tilstand;
};

/** Nature is known where both registers tell; a hit in one is nature whatever the other says. */
function naturUviss({ naturtype, vern }: Regnskapsbit): 'ikke kartlagt' | 'ikke vurdert' | null {
	const svar = [naturtype, vern];
	if (svar.includes('ikke vurdert')) return 'ikke vurdert';
	return svar.includes('ikke kartlagt') ? 'ikke kartlagt' : null;
}

const SLAG = [
	{
		id: 'jordbruk',
		navn: 'Jordbruksareal',
		hvordan: 'AR5 21, 22 og 23 under nye utbyggingsformål',
		teller: ({ ar5 }: Regnskapsbit) => erJordbruk(ar5),
		uviss: ar5Uviss
	},
	{
		id: 'skog',
		navn: 'Skog',
		hvordan: 'AR5 30 under nye utbyggingsformål',
		teller: ({ ar5 }: Regnskapsbit) => ar5 === '30',
		uviss: ar5Uviss
	},
	{
		id: 'myr',
		navn: 'Myr',
		hvordan: 'AR5 60 under nye utbyggingsformål',
		teller: ({ ar5 }: Regnskapsbit) => ar5 === '60',
		uviss: ar5Uviss
	},
	{
		id: 'natur',
		navn: 'Viktig natur',
		hvordan:
			'Naturtyper med KU-verdi og vernet natur under nye utbyggingsformål (kan ligge på skog, myr eller jordbruksareal)',
		teller: erNatur,
		uviss: naturUviss
	}
] as const;

/** What new building purposes take of farmland, forest, bog and nature: now, in the other plan, and the difference. */
export function nokkeltall(
	{ biter, soner, motSoner, kilder }: Grunn,
	harMot: boolean
): Nokkeltall[] {
	const egen = (bit: Regnskapsbit) => soner.get(bit.lokalId ?? '');
	const andres = (bit: Regnskapsbit) => motSoner.get(bit.motId ?? '');
	const nye = (sone: (bit: Regnskapsbit) => Regnskapssone | undefined) =>
		biter.filter((bit) => {
			const s = sone(bit);
			return s !== undefined && erNyUtbygging(s);
		});
	return SLAG.map((slag) => {
		const bygges = `${slag.navn} som bygges ned`;
		const naa = areal(nye(egen), { ...slag, navn: bygges, sone: egen, kilder });
		if (!harMot) return { id: slag.id, navn: slag.navn, naa, mot: null, endring: null };
		const mot = areal(nye(andres), {
			...slag,
			navn: `${bygges}, sammenlignet plan`,
			sone: andres,
			kilder
		});
		const endring = differanse(`Endring, ${slag.navn.toLowerCase()}`, naa, [mot]);
		return { id: slag.id, navn: slag.navn, naa, mot, endring };
	});
}

/**
 * Net nedbygging = new building areas on nature or farmland − tilbakeført (− restored), dekar, against the plan that is compared
 * with (domain.md § 4.5). Restored ground is in no data set, and is said not to be judged.
 */
export function nettonedbygging({ biter, soner, motSoner, kilder }: Grunn): Nettonedbygging {
	const egen = (bit: Regnskapsbit) => soner.get(bit.lokalId ?? '');
	const andres = (bit: Regnskapsbit) => motSoner.get(bit.motId ?? '');
	const bygges = (sone: Regnskapssone | undefined) => sone !== undefined && erUtbygging(sone);
	/** A purpose that the plan does not tell may be building, and may not: neither new nor tilbakeført. */
	const uvisst = (bit: Regnskapsbit) => [egen(bit), andres(bit)].some((s) => bygges(s) === null);
	const blir = (bit: Regnskapsbit, foer: boolean, etter: boolean) =>
		uvisst(bit) || (bygges(andres(bit)) === foer && bygges(egen(bit)) === etter);
	const felles = {
		teller: (bit: Regnskapsbit) => !uvisst(bit) && erUbebygdGrunn(bit.ar5),
		uviss: (bit: Regnskapsbit) =>
			uvisst(bit) && erUbebygdGrunn(bit.ar5) ? ('ikke vurdert' as const) : ar5Uviss(bit),
		kilder
	};
	const nye = areal(
		biter.filter((bit) => blir(bit, false, true)),
		{
			...felles,
			navn: 'Nye byggeområder på natur og jordbruk',
			hvordan:
				'Ubebygd grunn (AR5) som får et utbyggingsformål den ikke har i planen det sammenlignes med',
			sone: egen
		}
	);
	const tilbakefort = areal(
		biter.filter((bit) => blir(bit, true, false)),
		{
			...felles,
			navn: 'Tilbakeført',
			hvordan:
				'Ubebygd grunn (AR5) som har et utbyggingsformål i planen det sammenlignes med, og ikke her',
			sone: (bit) => egen(bit) ?? andres(bit)
		}
	);
	const netto = differanse('Netto nedbygging', nye, [tilbakefort], {
		merknader: [
			'En indikator, ikke et vedtatt mål: planstrategien bruker ikke ordet arealnøytralitet, men sier «i noen tilfeller tilbakeføre».',
			'Restaurert natur skal også trekkes fra. Den er ikke vurdert: det finnes ikke noe datasett over den her.'
		]
	});
	return { nye, tilbakefort, netto };
}
