import type { Parameter } from '../bevis.ts';

/** Metres beside the middle of a watercourse that belong to the network, on each side. */
export const BELTE_M = 10;
/** Metres beside a flood way that belong to the network, on each side. */
export const FLOMVEI_M = 5;
/** Parts of the network that lie no farther from one another are joined. */
export const SPRANG_M = 10;
/** Widths of the kantsone that are told. */
export const KANTSONER_M = [10, 20, 100] as const;
export type Kantbredde = (typeof KANTSONER_M)[number];
/** A corridor narrower than this is told: rule NAT-06. */
export const SMAL_M = 30;
/** Building purposes farther from the middle line than this do not narrow a corridor. */
export const REKKEVIDDE_M = 100;
export const NAER_M = 200;
export const NAER_MINST_M2 = 5000;
/** A cut or a change that is shorter than this is the line's own inaccuracy. */
export const MINST_M = 0.5;

const valg = (navn: string, verdi: number, kilde: string, erValg = true): Parameter => ({
	navn,
	verdi,
	enhet: 'meter',
	kilde,
	valg: erValg
});

export const PARAMETRE: readonly Parameter[] = [
	valg('Belte langs elver og bekker, på hver side', BELTE_M, 'Minste kantsone i regel VASS-02'),
	valg('Belte langs flomveier, på hver side', FLOMVEI_M, 'Planbordets valg'),
	valg('Største sprang mellom deler som henger sammen', SPRANG_M, 'Planbordets valg'),
	valg('Smal korridor: restbredde under', SMAL_M, 'Regel NAT-06'),
	valg(
		'Byggeformål teller inntil så langt fra korridorens midtlinje',
		REKKEVIDDE_M,
		'Planbordets valg'
	),
	valg(
		'Avstand til grøntområde, i rett linje',
		NAER_M,
		'Fylkesmannen i Møre og Romsdal: 5 dekar grønt innen 200 m',
		false
	)
];
