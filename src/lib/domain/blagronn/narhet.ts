import { malt, sum, ukjent, ukjentSom, type Bevisobjekt, type Tall } from '../bevis.ts';
import { forholdsgrense, grensegrunn } from '../bevisgrense.ts';
import { boligerI, type Boligsone } from '../housing/boligsone.ts';
import { formatAntall } from '../tall.ts';
import type { Blagronngrunnlag } from './lest.ts';
import { mangler, MINST_UVISST_M2, uvisst } from './mangler.ts';
import { NAER_M, NAER_MINST_M2 } from './valg.ts';

/** Dwellings within 200 m of at least 5 dekar of connected green, in a straight line. */
export interface Narhet {
	/** null: not known. */
	readonly near: number | null;
	/** null: not known. */
	readonly total: number | null;
	/** 0–1; null: there are none to tell of. */
	readonly share: number | null;
	readonly proof: { readonly near: Tall; readonly share: Tall };
}

const RETT =
	'I rett linje fra bygningen eller sonen til kanten av grøntområdet: veger, gjerder og bekker på veien er ikke regnet med.';
const GRONT = `Grøntområde: sammenhengende grønnstruktur (formål 3001–3100) og H540 utenfor byggeformål, minst ${NAER_MINST_M2 / 1000} dekar. Skog og LNFR er ikke regnet med.`;

function narhet(
	hva: string,
	near: Tall,
	total: number,
	datasett: Blagronngrunnlag['datasett']
): Narhet {
	const navn = `Andel ${hva} nær grønt`;
	const verdi = near.verdi ?? 0;
	// Those that nobody can count are missing in the whole as they are in the part.
	const grense = forholdsgrense(near, { verdi: total, grense: near.grense });
	return {
		near: near.verdi,
		total: near.verdi === null ? null : total,
		share: near.verdi === null || total === 0 ? null : verdi / total,
		proof: {
			near,
			share:
				near.verdi === null || total === 0
					? ukjent(navn, 'prosent', near.tilstand === 'kjent' ? 'ikke vurdert' : near.tilstand, {
							hvorfor: near.verdi === null ? near.bevis.formel : `Det er ingen ${hva} å regne på.`,
							datasett
						})
					: malt(navn, (100 * verdi) / total, 'prosent', {
							hvordan: `100 × ${Math.round(verdi)} / ${Math.round(total)} boliger`,
							datasett,
							merknader: [RETT, GRONT, ...grensegrunn(grense, [near.navn])],
							grense
						})
		}
	};
}

/** Dwellings that stand, by the buildings' register; each counts at the first of the surfaces that it is near. */
export function staende(grunnlag: Blagronngrunnlag): Narhet {
	const { boliger, flater, datasett, dekning } = grunnlag;
	const navn = `Boliger som står, innen ${NAER_M} m fra grønt`;
	const bygning = dekning.find(({ tema }) => tema === 'bygning');
	const total = boliger.reduce((n, { antall }) => n + antall, 0);
	if (total === 0 && (!bygning?.registrert || bygning.ikkeVurdertM2 > 0))
		return narhet(
			'boliger som står',
			ukjent(navn, 'boliger', 'ikke vurdert', { hvorfor: 'Bygningene er ikke lastet.', datasett }),
			0,
			datasett
		);
	const objekter = flater.flatMap(({ nr, lokalId, navn: flate }): Bevisobjekt[] => {
		const antall = boliger.find((b) => b.nr === nr)?.antall ?? 0;
		return antall > 0 ? [{ lokalId, navn: flate, bidrag: antall }] : [];
	});
	const antall = objekter.reduce((n, { bidrag }) => n + bidrag, 0);
	const kjent = malt(navn, antall, 'boliger', {
		hvordan: `Talt i bygningsregisteret, inntil ${NAER_M} m fra et grøntområde`,
		objekter: samlet(objekter),
		datasett,
		merknader: [RETT, GRONT, 'En bolig nær flere grøntområder er ført på det største.']
	});
	return narhet(
		'boliger som står',
		medUkjent(kjent, mangler(uvisst(dekning), ['bygning'], 'boliger')),
		total,
		datasett
	);
}

/** The figure itself where all is known, else a sum that names what is not. */
const medUkjent = (kjent: Tall, ukjente: readonly Tall[]): Tall =>
	ukjente.length === 0
		? kjent
		: sum(kjent.navn, 'boliger', [kjent, ...ukjente], { merknader: kjent.bevis.merknader });

/** Two surfaces may have the same largest object. */
function samlet(objekter: readonly Bevisobjekt[]): Bevisobjekt[] {
	return [...Map.groupBy(objekter, ({ lokalId }) => lokalId).values()].flatMap((like) => {
		const bidrag = like.reduce((n, o) => n + o.bidrag, 0);
		return like[0] ? [{ ...like[0], bidrag }] : [];
	});
}

/** Middle capacity of the zone over all its years; null: it cannot be reckoned. */
function kapasitet(sone: Boligsone, { parametre }: Blagronngrunnlag): number | null {
	const blokker = parametre.tidsprofil.map((_, i) => boligerI(sone, parametre, 'mid', i));
	return blokker.every((b) => b === null)
		? null
		: blokker.reduce<number>((n, b) => n + (b ?? 0), 0);
}

/** Zones that no dwellings can be told for. */
const utenBoligtall = (antall: number): Tall[] =>
	antall > 0
		? [
				ukjent(`${antall} soner uten boligtall`, 'boliger', 'ikke vurdert', {
					hvorfor: `Boligtallet i ${antall} soner er ikke kjent.`
				})
			]
		: [];

/** Ground in the others that none can be told for. */
function delvisUten(soner: readonly Boligsone[]): Tall[] {
	const daa = soner.reduce((n, { ukjentDaa }) => n + ukjentDaa, 0);
	if (daa * 1000 < MINST_UVISST_M2) return [];
	const areal = `${formatAntall(daa, 1)} dekar`;
	return [
		ukjent(`${areal} uten boligtall`, 'boliger', 'ikke vurdert', {
			hvorfor: `Boligtallet på ${areal} i sonene er ikke kjent.`
		})
	];
}

/** Dwellings that the plan has room for (middle, all twelve years): each zone by the part of its area that lies near green. */
export function planlagte(grunnlag: Blagronngrunnlag): Narhet {
	const { boligsoner, andeler, datasett } = grunnlag;
	const regnet = boligsoner.flatMap((sone) => {
		const boliger = kapasitet(sone, grunnlag);
		return boliger === null ? [] : [{ sone, boliger }];
	});
	const naer = regnet.map(({ sone: { lokalId, navn }, boliger }) => ({
		lokalId,
		navn,
		bidrag: boliger * (andeler.get(lokalId) ?? 0)
	}));
	const uten = boligsoner.length - regnet.length;
	const navn = `Planlagte boliger innen ${NAER_M} m fra grønt`;
	const utenTall = [...utenBoligtall(uten), ...delvisUten(regnet.map(({ sone }) => sone))];
	const kjent = malt(
		navn,
		naer.reduce((n, { bidrag }) => n + bidrag, 0),
		'boliger',
		{
			hvordan: 'Sonenes middels kapasitet × den delen av sonens areal som ligger nær grønt',
			objekter: samlet(naer.filter(({ bidrag }) => bidrag > 0)),
			datasett,
			merknader: [RETT, GRONT]
		}
	);
	// Zones, and none of them with a number: that none live near green is not known.
	const near =
		regnet.length === 0 && uten > 0 ? sum(navn, 'boliger', utenTall) : medUkjent(kjent, utenTall);
	const total = regnet.reduce((n, { boliger }) => n + boliger, 0);
	return narhet('planlagte boliger', near, total, datasett);
}

/**
 * Those that stand and those that are planned, together. Where nothing is known of the one, nothing is of both: the other
 * alone would be told as if it were all.
 */
export function naerSamlet(staar: Narhet, plan: Narhet): Tall {
	const navn = 'Boliger nær grønt';
	const ledd = [staar.proof.near, plan.proof.near];
	const ingen = ledd.find(({ verdi }) => verdi === null);
	if (ingen) return ukjentSom(ingen, navn, 'boliger', { ledd });
	return sum(navn, 'boliger', ledd, {
		merknader: ['Boliger som står, og boliger det er plass til i planen, lagt sammen.']
	});
}
