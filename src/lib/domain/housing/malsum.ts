import { formatFaktor, telt } from '../tall.ts';
import { behovFraMal, malIPeriode, type Boligmal } from './behov.ts';
import { overlapp, type Periode } from './perioder.ts';
import { HELE } from './steder.ts';

/** The years of a goal, as a period of their own. */
const aarene = ({ fraAar, tilAar }: Boligmal): Periode => ({
	blokk: 0,
	fraAar,
	tilAar,
	navn: fraAar === tilAar ? String(fraAar) : `${fraAar}–${tilAar}`
});

const skriv = (verdi: number): string => formatFaktor(verdi, 1);
const boliger = (verdi: number): string =>
	Number.isInteger(verdi) ? telt(verdi, 'boliger') : `${skriv(verdi)} boliger`;

/** What the place is asked for in the goal's years, and by which goals; null where no other one asks for anything then. */
function stedssum(nytt: Boligmal, andre: readonly Boligmal[], periode: Periode): string | null {
	const samme = andre.filter(
		(m) => m.tettsted === nytt.tettsted && overlapp(m.fraAar, m.tilAar, periode) > 0
	);
	if (samme.length === 0) return null;
	const alle = [...samme, nytt].map((m) => ({
		navn: m === nytt ? 'dette målet' : `«${m.navn}»`,
		verdi: malIPeriode(m, periode).verdi
	}));
	const kjente = alle.flatMap(({ navn, verdi }) => (verdi === null ? [] : [{ navn, verdi }]));
	const uten = alle.flatMap(({ navn, verdi }) => (verdi === null ? [navn] : []));
	const sum = kjente.reduce((n, { verdi }) => n + verdi, 0);
	const sted = nytt.tettsted ?? 'Hele kommunen';
	const ledd = kjente.map(({ verdi }) => skriv(verdi)).join(' + ');
	const hvilke = kjente.map(({ navn, verdi }) => `${navn} ${skriv(verdi)}`).join(', ');
	const ikkeMed = uten.length > 0 ? ` Uten tall, og ikke med: ${uten.join(', ')}.` : '';
	return `${sted} ${periode.navn}: ${ledd} = ${boliger(sum)} (${hvilke}). Mål for samme sted og år legges sammen.${ikkeMed}`;
}

/** How much more the places are asked for than the whole municipality's own goal, in the goal's years; null: no more. */
function overKommunen(alle: readonly Boligmal[], periode: Periode): string | null {
	const sum = (mal: readonly Boligmal[]) => behovFraMal(HELE.navn, mal, periode).verdi;
	const hele = sum(alle.filter((m) => m.tettsted === null && m.antall !== null));
	const stedene = sum(alle.filter((m) => m.tettsted !== null && m.antall !== null));
	if (hele === null || stedene === null || stedene <= hele + 1e-9) return null;
	return `Stedenes mål for ${periode.navn} er da til sammen ${boliger(stedene)}, ${skriv(stedene - hele)} mer enn målet for ${HELE.navn} (${skriv(hele)}).`;
}

/**
 * What a goal for dwellings will come to together with those that stand (`andre`, without itself), said before it is
 * stored. Goals of other years than its own count with the years they share, spread evenly, as in the reckoning.
 */
export function malsum(nytt: Boligmal, andre: readonly Boligmal[]): string[] {
	if (nytt.antall === null) return [];
	const periode = aarene(nytt);
	return [stedssum(nytt, andre, periode), overKommunen([...andre, nytt], periode)].filter(
		(setning) => setning !== null
	);
}
