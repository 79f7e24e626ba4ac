import type { Bevisdatasett, Tall } from '../bevis.ts';
import { erJordbruk, erUbebygdGrunn } from './faktisk.ts';
import { erNatur } from './forskjell.ts';
import { erNyUtbygging, erUtbygging, erUvissUtbygging, planlagtNokkel } from './formal.ts';
import { endringsareal, grunnareal, type Grunnsporsmal } from './grunnareal.ts';
import type { Regnskapsbit, Regnskapssone } from './regnskap.ts';
import { UVISSHET } from './uvisshet.ts';

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
	/** The part of `tilbakefort` that is farmland. */
	readonly jordTilbake: Tall;
	readonly netto: Tall;
}

const SLAG = [
	{
		id: 'jordbruk',
		navn: 'Jordbruksareal',
		hvordan: 'AR5 21, 22 og 23 under nye utbyggingsformål',
		teller: ({ ar5 }: Regnskapsbit) => erJordbruk(ar5),
		uviss: UVISSHET.ar5
	},
	{
		id: 'skog',
		navn: 'Skog',
		hvordan: 'AR5 30 under nye utbyggingsformål',
		teller: ({ ar5 }: Regnskapsbit) => ar5 === '30',
		uviss: UVISSHET.ar5
	},
	{
		id: 'myr',
		navn: 'Myr',
		hvordan: 'AR5 60 under nye utbyggingsformål',
		teller: ({ ar5 }: Regnskapsbit) => ar5 === '60',
		uviss: UVISSHET.ar5
	},
	{
		id: 'natur',
		navn: 'Viktig natur',
		hvordan:
			'Naturtyper med KU-verdi og vernet natur under nye utbyggingsformål (kan ligge på skog, myr eller jordbruksareal)',
		teller: erNatur,
		uviss: UVISSHET.natur
	}
] as const;

/** With no register of protection the plan's own båndlegging is the source, and there may be more than it tells. */
const utenVern = (kilder: readonly Bevisdatasett[]): string | null =>
	kilder.some(({ kode, tilstand }) => kode === 'vern' && tilstand === 'ikke lastet')
		? 'Ingen verneområder er registrert som datasett: av vern er bare planens egen båndlegging med.'
		: null;

/** Is the ground set aside to be built on anew: yes, no, or the plan does not say? */
function nyhet(sone: Regnskapssone | undefined): 'ny' | 'nei' | 'ikke fortalt' {
	if (!sone) return 'nei';
	if (erNyUtbygging(sone)) return 'ny';
	return erUvissUtbygging(sone) ? 'ikke fortalt' : 'nei';
}

/** Is it the same of both plans? What neither tells of one and the same purpose is no difference. */
const erUendret = (her: Regnskapssone | undefined, der: Regnskapssone | undefined): boolean =>
	nyhet(her) === nyhet(der) &&
	(nyhet(her) !== 'ikke fortalt' ||
		(her !== undefined && der !== undefined && planlagtNokkel(her) === planlagtNokkel(der)));

/** What new building purposes take of farmland, forest, bog and nature: now, in the other plan, and the difference. */
export function nokkeltall(
	{ biter, soner, motSoner, kilder }: Grunn,
	harMot: boolean
): Nokkeltall[] {
	const egen = (bit: Regnskapsbit) => soner.get(bit.lokalId ?? '');
	const andres = (bit: Regnskapsbit) => motSoner.get(bit.motId ?? '');
	const skiftet = biter.filter((bit) => !erUendret(egen(bit), andres(bit)));
	const areal = (
		av: readonly Regnskapsbit[],
		sone: (bit: Regnskapsbit) => Regnskapssone | undefined,
		sporsmal: Pick<Grunnsporsmal, 'navn' | 'hvordan' | 'teller' | 'uviss'>
	): Tall =>
		grunnareal(
			av.filter((bit) => nyhet(sone(bit)) === 'ny'),
			{
				...sporsmal,
				ogsaUtenRegister: sporsmal.uviss === UVISSHET.natur ? utenVern(kilder) : null,
				ikkeFortalt: av.filter((bit) => nyhet(sone(bit)) === 'ikke fortalt'),
				sone,
				kilder
			}
		);
	return SLAG.map(({ id, navn, ...slag }) => {
		const bygges = `${navn} som bygges ned`;
		const naa = areal(biter, egen, { ...slag, navn: bygges });
		if (!harMot) return { id, navn, naa, mot: null, endring: null };
		// Ground that is alike in both cannot differ, known or not: the difference is of what changed alone.
		return {
			id,
			navn,
			naa,
			mot: areal(biter, andres, { ...slag, navn: `${bygges}, sammenlignet plan` }),
			endring: endringsareal(
				`Endring, ${navn.toLowerCase()}`,
				areal(skiftet, egen, { ...slag, navn: `${navn} som bygges ned bare her` }),
				areal(skiftet, andres, { ...slag, navn: `${navn} som bygges ned bare i sammenlignet plan` })
			)
		};
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
			uvisst(bit) && erUbebygdGrunn(bit.ar5) ? ('ikke vurdert' as const) : UVISSHET.ar5(bit),
		kilder
	};
	const nye = grunnareal(
		biter.filter((bit) => blir(bit, false, true)),
		{
			...felles,
			navn: 'Nye byggeområder på natur og jordbruk',
			hvordan:
				'Ubebygd grunn (AR5) som får et utbyggingsformål den ikke har i planen det sammenlignes med',
			sone: egen
		}
	);
	const tilbake = (sporsmal: Partial<typeof felles> & { navn: string; hvordan: string }) =>
		grunnareal(
			biter.filter((bit) => blir(bit, true, false)),
			{ ...felles, ...sporsmal, sone: (bit) => egen(bit) ?? andres(bit) }
		);
	const IKKE_HER = 'som har et utbyggingsformål i planen det sammenlignes med, og ikke her';
	const tilbakefort = tilbake({ navn: 'Tilbakeført', hvordan: `Ubebygd grunn (AR5) ${IKKE_HER}` });
	const jordTilbake = tilbake({
		navn: 'Tilbakeført jordbruksareal',
		hvordan: `AR5 21, 22 og 23 ${IKKE_HER}`,
		teller: (bit) => !uvisst(bit) && erJordbruk(bit.ar5)
	});
	const netto = endringsareal('Netto nedbygging', nye, tilbakefort, [
		'En indikator, ikke et vedtatt mål: planstrategien bruker ikke ordet arealnøytralitet, men sier «i noen tilfeller tilbakeføre».',
		'Restaurert natur skal også trekkes fra. Den er ikke vurdert: det finnes ikke noe datasett over den her.'
	]);
	return { nye, tilbakefort, jordTilbake, netto };
}
