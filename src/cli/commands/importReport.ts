import { erIkkeVurdert } from '../../lib/domain/rules/plan/ikkeVurdert.ts';
import { formatAntall, formatDaa } from '../../lib/domain/tall.ts';
import { DEKNING_UKJENT } from '../../lib/server/import/datasettdekning.ts';
import type { DatasettReport } from '../../lib/server/import/datasett.ts';
import type { ImportReport } from '../../lib/server/import/report.ts';

const KINDS: Record<string, string> = {
	gjeldende: 'gjeldende plan',
	forslag: 'forslag',
	alternativ: 'alternativ'
};

const antall = (count: number): string =>
	`${formatAntall(count)} ${count === 1 ? 'objekt' : 'objekter'}`;

/** The report of an import for a person at a terminal, in bokmål. */
export function reportLines(report: ImportReport): string[] {
	const { plannavn, planidentifikasjon, kommunenummer } = report;
	return [
		`${plannavn ?? 'Plan uten navn'} (${kommunenummer}, ${planidentifikasjon}): lest inn som ${KINDS[report.kind] ?? report.kind} «${report.navn}».`,
		...report.hodeendringer.map(headLine),
		report.epsg === report.srid
			? `Koordinatene er lagret som de stod (EPSG:${report.epsg}).`
			: `Fila har EPSG:${report.epsg}; planen er lagret i kommunens UTM-sone, EPSG:${report.srid}.`,
		...report.objects.map((objekter) => objectLine(objekter, report)),
		...(report.putAside > 0 ? [`${antall(report.putAside)} er lagt til side.`] : []),
		...notJudged(report),
		`${report.avvikTotal} avvik og merknader${report.avvikTotal > 0 ? ':' : '.'}`,
		...report.avvik.slice(0, 20).map((a) => `  ${a.severity}: ${a.message}`),
		...(report.avvikTotal > 20 ? ['  … resten står i rapporten (--json).'] : [])
	];
}

/** What was not examined, said apart: «0 feil» says nothing of it. */
function notJudged({ avvik }: ImportReport): string[] {
	const antall = avvik.filter(erIkkeVurdert).length;
	return antall === 0
		? []
		: [
				`Planen er ikke ferdig kontrollert: ${antall} av kontrollene ble avbrutt. Se «Ikke vurdert» under.`
			];
}

const headLine = ({ navn, fra, til }: ImportReport['hodeendringer'][number]): string =>
	`${navn} er endret fra ${fra ?? 'ingenting'} til ${til}.`;

const m2 = (area: number): string => `${formatAntall(area, 1)} m²`;

function objectLine(
	{ objekttype, count, areaM2, areaKildeM2 }: ImportReport['objects'][number],
	{ epsg, srid }: ImportReport
): string {
	const name = `  ${objekttype || 'Uten objekttype'}: ${formatAntall(count)}`;
	if (areaM2 === 0) return name;
	if (epsg === srid) return `${name}, ${m2(areaM2)}`;
	const kilde = areaKildeM2 === null ? '' : `${m2(areaKildeM2)} i EPSG:${epsg}; `;
	return `${name}, ${kilde}lagret i EPSG:${srid}: ${m2(areaM2)}`;
}

const norskDato = (iso: string): string => iso.split('-').reverse().join('.');

const TILGANG = {
	open: 'open, alle kan se det',
	internal: 'internal, bare planleggere og oppover kan se det'
};

/** Who may see it, and whether that is new: what was internal must not become open without a word. */
const tilgangLine = ({ tilgang, tilgangFor }: DatasettReport): string =>
	tilgangFor === null || tilgangFor === tilgang
		? `Tilgang: ${TILGANG[tilgang]}${tilgangFor === null ? '' : ' (som før)'}.`
		: `Tilgangen er endret fra ${tilgangFor} til ${TILGANG[tilgang]}.`;

function coverageLine({ dekningM2, avvik }: DatasettReport): string {
	if (dekningM2 !== null) return `Dekning: ${formatDaa(dekningM2)}.`;
	return avvik.some(({ rule }) => rule === DEKNING_UKJENT)
		? 'Dekning: ukjent, fordi objekter er lagt til side. Utenfor objektene er svaret «ikke kartlagt».'
		: 'Dekning: ikke oppgitt. Utenfor objektene er svaret «ikke kartlagt» (--dekning FIL).';
}

/** The report of a data set for a person at a terminal: what was stored, what is not told, what was put aside. */
export function datasettLines(report: DatasettReport): string[] {
	const { navn, objekter, revision, dato, eier, lisens, lagtTilSide } = report;
	const { utenGeometri, ugyldig, utenfor } = lagtTilSide;
	const aside = utenGeometri + ugyldig + utenfor;
	return [
		`${navn}: ${antall(objekter)} lest inn, ${report.avvik.length} ${report.avvik.length === 1 ? 'merknad' : 'merknader'}.`,
		tilgangLine(report),
		...(revision > 1 ? [`Det erstatter datasettet som var der (utgave ${revision}).`] : []),
		coverageLine(report),
		`Dato: ${dato ? norskDato(dato) : 'ikke oppgitt'}. Eier: ${eier ?? 'ikke oppgitt'}. Lisens: ${lisens ?? 'ikke oppgitt'}.`,
		...(aside > 0
			? [
					`${antall(aside)} er lagt til side: ${utenGeometri} uten geometri, ${ugyldig} med ugyldig geometri, ${utenfor} utenfor Norge. Egenskapene er tatt vare på.`
				]
			: []),
		...report.avvik.slice(0, 20).map((a) => `  ${a.severity}: ${a.message}`),
		...(report.avvik.length > 20 ? ['  … resten står i rapporten (--json).'] : [])
	];
}
