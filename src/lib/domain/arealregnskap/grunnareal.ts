import {
	differanse,
	malt,
	sum,
	ukjent,
	ukjentSom,
	type Bevisdatasett,
	type Bevisobjekt,
	type Tall
} from '../bevis.ts';
import { formatAntall } from '../tall.ts';
import type { Regnskapsbit, Regnskapssone } from './regnskap.ts';
import { erHeltUviss, INTET_M2, m2, telling, type Teller, type Uvisshet } from './uvisshet.ts';

const DAA_M2 = 1000;
const VALG =
	'Utbyggingsformål er bebyggelse og anlegg og samferdsel (pbl § 11-7 nr. 1 og 2); nye er framtidige. Avgrensningen er Planbordets valg.';

/** What is asked of some ground, and what the answer is called. */
export interface Grunnsporsmal {
	readonly navn: string;
	readonly hvordan: string;
	readonly teller: Teller;
	readonly uviss: Uvisshet;
	/** Ground that the plan does not tell the use of: it is asked about only as far as it may count. */
	readonly ikkeFortalt?: readonly Regnskapsbit[];
	/** Why more of the ground may be of it than any register here can tell; null: none may. */
	readonly ogsaUtenRegister?: string | null;
	readonly sone: (bit: Regnskapsbit) => Regnskapssone | undefined;
	readonly kilder: readonly Bevisdatasett[];
}

const sonenavn = ({ omrNavn, kode, lokalId }: Regnskapssone): string =>
	omrNavn ?? `${kode ?? 'uten kode'} (${lokalId.slice(0, 8)})`;

function objekter(biter: readonly Regnskapsbit[], sone: Grunnsporsmal['sone']): Bevisobjekt[] {
	const bySone = new Map<string, Bevisobjekt>();
	for (const bit of biter) {
		const s = sone(bit);
		if (!s) continue;
		const before = bySone.get(s.lokalId)?.bidrag ?? 0;
		bySone.set(s.lokalId, {
			lokalId: s.lokalId,
			navn: sonenavn(s),
			bidrag: before + bit.areaM2 / DAA_M2
		});
	}
	return [...bySone.values()].sort((a, b) => b.bidrag - a.bidrag);
}

/** With as many decimals as it takes not to be nought. */
const dekar = (biter: readonly Regnskapsbit[]): string =>
	`${formatAntall(m2(biter) / DAA_M2, m2(biter) < 100 ? 3 : 1)} dekar`;

/** What nobody can tell of, the most of it first: by its state, and what the plan itself does not tell. */
function uvisseDeler(
	uvisse: readonly Regnskapsbit[],
	{ teller, uviss, ikkeFortalt = [], kilder }: Grunnsporsmal
): Tall[] {
	const deler = (['ikke kartlagt', 'ikke vurdert'] as const).map((tilstand) => ({
		tilstand,
		biter: uvisse.filter((bit) => uviss(bit) === tilstand),
		hva: '',
		hvorfor: (daa: string) => `Hva ${daa} av det som bygges ut er, er ${tilstand}.`
	}));
	const kanTelle = {
		tilstand: 'ikke vurdert' as const,
		biter: ikkeFortalt.filter((bit) => teller(bit) || uviss(bit) !== null),
		hva: ' uten formål eller status',
		hvorfor: (daa: string) => `Planen sier ikke om ${daa} skal bygges ut.`
	};
	return [...deler, kanTelle]
		.filter(({ biter }) => m2(biter) >= INTET_M2)
		.toSorted((a, b) => m2(b.biter) - m2(a.biter))
		.map(({ tilstand, biter, hva, hvorfor }) =>
			ukjent(`${dekar(biter)}${hva}`, 'dekar', tilstand, {
				hvorfor: hvorfor(dekar(biter)),
				datasett: kilder
			})
		);
}

/**
 * The known ground as a figure (dekar). What nobody can tell of stands beside it as a part that is left out, never as zero;
 * where nothing of the ground is known, neither is the figure.
 */
export function grunnareal(biter: readonly Regnskapsbit[], sporsmal: Grunnsporsmal): Tall {
	const { navn, hvordan, teller, uviss, sone, kilder, ogsaUtenRegister = null } = sporsmal;
	const talt = telling(biter, teller, uviss);
	const uvisse = uvisseDeler(talt.uvisse, sporsmal);
	const kjent = malt(`${navn}, kjent`, m2(talt.kjente) / DAA_M2, 'dekar', {
		hvordan,
		objekter: objekter(talt.kjente, sone),
		datasett: kilder,
		merknader: [VALG, ...(ogsaUtenRegister === null ? [] : [ogsaUtenRegister])],
		grense: ogsaUtenRegister !== null && m2(talt.andre) >= INTET_M2 ? 'minst' : 'eksakt'
	});
	const ingenKjent = uvisse.length > 0 && (biter.length === 0 || erHeltUviss(talt));
	return sum(navn, 'dekar', ingenKjent ? uvisse : [kjent, ...uvisse], { merknader: [VALG] });
}

/** The first part that is not known. */
const uvissDel = ({ bevis }: Tall): Tall | undefined =>
	bevis.ledd.flatMap((ledd) => [ledd, ...ledd.bevis.ledd]).find(({ verdi }) => verdi === null);

/**
 * `kommer − gaar` of ground that changed. Where each may be more than is known, the difference may go either way, and there
 * is none to tell.
 */
export function endringsareal(
	navn: string,
	kommer: Tall,
	gaar: Tall,
	merknader: readonly string[] = []
): Tall {
	const endring = differanse(navn, kommer, [gaar], { merknader });
	if (endring.grense !== 'omtrent' || endring.verdi === null) return endring;
	return ukjentSom(uvissDel(kommer) ?? uvissDel(gaar) ?? kommer, navn, 'dekar', {
		hvorfor: 'Det som ikke er kjent, kan gjøre forskjellen både større og mindre.',
		ledd: [kommer, gaar],
		merknader
	});
}
