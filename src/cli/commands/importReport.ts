import { formatM2 } from '../../lib/domain/tall.ts';
import type { ImportReport } from '../../lib/server/import/report.ts';

const KINDS: Record<string, string> = {
	gjeldende: 'gjeldende plan',
	forslag: 'forslag',
	alternativ: 'alternativ'
};

/** The report of an import for a person at a terminal, in bokmål. */
export function reportLines(report: ImportReport): string[] {
	const { plannavn, planidentifikasjon, kommunenummer } = report;
	const moved =
		report.epsg === report.srid
			? `Koordinatene er lagret som de stod (EPSG:${report.epsg}).`
			: `Fila har EPSG:${report.epsg}; planen er lagret i kommunens UTM-sone, EPSG:${report.srid}.`;
	return [
		`${plannavn ?? 'Plan uten navn'} (${kommunenummer}, ${planidentifikasjon}): lest inn som ${KINDS[report.kind] ?? report.kind} «${report.navn}».`,
		moved,
		...report.objects.map(objectLine),
		...(report.putAside > 0 ? [`${report.putAside} objekter er lagt til side.`] : []),
		`${report.avvikTotal} avvik og merknader${report.avvikTotal > 0 ? ':' : '.'}`,
		...report.avvik.slice(0, 20).map((a) => `  ${a.severity}: ${a.message}`),
		...(report.avvikTotal > 20 ? ['  … resten står i rapporten (--json).'] : [])
	];
}

function objectLine({ objekttype, count, areaM2, areaKildeM2 }: ImportReport['objects'][number]) {
	if (areaM2 === 0) return `  ${objekttype}: ${count}`;
	const source = areaKildeM2 === null ? '' : ` (i filas koordinatsystem ${formatM2(areaKildeM2)})`;
	return `  ${objekttype}: ${count}, ${formatM2(areaM2)}${source}`;
}
