import { formatVerdi, type Tall } from '../bevis.ts';
import { medGrense } from '../bevisgrense.ts';
import type { Reservesvar } from '../housing/reservesvar.ts';
import type { Malfigur } from './figur.ts';

const VARSEL = {
	gul: ' Over tolv år er mer enn planen er laget for.',
	rod: ' Over 24 år er dobbelt så mye som planen er laget for.'
} as const;

/** What it is by the low and the high need, where they are known. */
function spenn({ calculatedNeed: { min, max } }: Reservesvar): string {
	const [lavt, hoyt] = [min.without.proof.coverage, max.without.proof.coverage];
	if (lavt.verdi === null || hoyt.verdi === null) return '';
	const prosent = ({ grense, verdi }: Tall) =>
		medGrense(grense, formatVerdi(verdi ?? 0, 'prosent'));
	return ` Med lavt behov ${prosent(lavt)}, med høyt ${prosent(hoyt)}.`;
}

/** How far the plan's room reaches in the whole municipality, without and with infill; nothing where it was not reckoned. */
export function reservefigurer(reserve: readonly Reservesvar[]): Malfigur[] {
	const hele = reserve.find(({ kind }) => kind === 'hele');
	if (!hele) return [];
	const varsel = (slag: 'gul' | 'rod' | null) => (slag ? VARSEL[slag] : '');
	return [
		{
			nokkel: 'dekningsgrad',
			navn: 'Dekningsgrad',
			forklaring: 'Så mye av det målene ber om, er det plass til i den ubygde reserven.',
			tall: hele.without.proof.coverage,
			bedre: 'mer'
		},
		{
			nokkel: 'dekning-behov',
			navn: 'Dekning av beregnet behov',
			forklaring: `Tilstrekkelig boligbygging (pbl § 3-1): av det middels behovet i tolv år.${spenn(hele)}`,
			tall: hele.calculatedNeed.mid.without.proof.coverage,
			bedre: 'mer'
		},
		{
			nokkel: 'reserve-aar',
			navn: 'Reserve i år',
			forklaring: `Så lenge varer den ubygde reserven med dagens mål.${varsel(hele.without.warning)}`,
			tall: hele.without.proof.years
		},
		{
			nokkel: 'reserve-aar-med',
			navn: 'Reserve i år, med fortetting',
			forklaring: `Sonene for fortetting og godkjente kandidater regnet med.${varsel(hele.with.warning)}`,
			tall: hele.with.proof.years
		}
	];
}
