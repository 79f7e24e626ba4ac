import {
	KONTOER,
	ukjentTotal,
	type Fortettingsgruppe,
	type Visttotal
} from '../../domain/housing/fortettingTotaler.ts';
import { hensynsord } from '../../domain/housing/fortettingMaling.ts';
import { SLAGNAVN } from '../../domain/housing/fortettingSlag.ts';
import { serInterneDatasett } from '../access.ts';
import type { Bruker } from '../auth/bruker.ts';
import type { Csvtabell } from '../csvtabell.ts';
import {
	alleKandidater,
	fortettingFor,
	type Fortettingssvar,
	type Kandidatsvar
} from '../fortettingSvar.ts';
import { kjoringer } from '../fortettingKjoring.ts';
import { begun } from '../http.ts';
import type { Scenario } from '../plans.ts';
import type { Queryable } from '../queryable.ts';
import { csv, csvlinjer, type Celle } from '../../domain/csv.ts';
import { ILLUSTRASJON } from '../../domain/illustrasjonsord.ts';

const VALG = { godkjent: 'godkjent', avvist: 'avvist', antall: 'antall satt', angret: '' } as const;

const KANDIDATTITLER = [
	'Eiendom',
	'Slag',
	'Sted',
	'Eiertype',
	'Areal (m²)',
	'Boliger, regnet',
	'Tilstand',
	'Teller som',
	'Boliger som teller',
	'Betinget',
	'Hensyn',
	'Valg',
	'Begrunnelse',
	'Reservert'
];

const kandidatrad = (k: Kandidatsvar): Celle[] => [
	k.id,
	SLAGNAVN[k.kind],
	k.place,
	k.ownerType ?? 'ikke oppgitt',
	k.areaM2,
	k.dwellings ?? 'ikke vurdert',
	k.state,
	k.account,
	k.counts ?? (k.state === 'kjent' ? 'ikke vurdert' : k.state),
	k.conditional,
	hensynsord(k.hazards, k.conditional),
	k.decision ? VALG[k.decision.valg] : '',
	k.decision?.grunn ?? '',
	k.reserved?.dato ?? ''
];

async function* rader(kandidater: AsyncIterable<Kandidatsvar>): AsyncGenerator<Celle[]> {
	for await (const k of kandidater) yield kandidatrad(k);
}

/** That nobody has run it is said in a row: a file with none would tell that there are no candidates. */
const IKKE_KJORT: Celle[] = [
	'Ingen kjøring er gjort: fortetting er ikke vurdert',
	...KANDIDATTITLER.slice(1).map(() => null)
];

/** Every candidate in a line, as they come. What is not known is written so, never as a nought. */
async function kandidatcsv(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenariohode,
	merknad?: string
): Promise<string | AsyncGenerator<string>> {
	const { ferdig } = await kjoringer(db, scenario.id);
	return ferdig
		? csvlinjer(KANDIDATTITLER, rader(await begun(alleKandidater(db, scenario, bruker))), merknad)
		: csv(KANDIDATTITLER, [IKKE_KJORT], merknad);
}

/** Of so few parcels that it would tell of one, or hidden with such. */
const IKKE_VIST = 'ikke vist';

/** Parcels with no number, in all accounts; to others than planners it is told that there are some, and not how many. */
function utenTall(total: Visttotal): number | string {
	const antall = KONTOER.map((konto) => total[konto]?.utenTall ?? null);
	return antall.some((n) => n === null)
		? IKKE_VIST
		: antall.reduce<number>((n, m) => n + (m ?? 0), 0);
}

const GRUPPETITLER = [
	'Sted',
	'Slag',
	'Eiendommer',
	'Teoretisk',
	'Realistisk',
	'Uavklart',
	'Godkjent',
	'Avvist',
	'Reservert',
	'Ikke kartlagt',
	'Ikke vurdert',
	'Eiendommer uten tall'
];

const grupperad = ({ tettsted, slag, eiendommer, total: t }: Fortettingsgruppe): Celle[] => [
	tettsted ?? 'små grupper samlet',
	slag ? SLAGNAVN[slag] : '',
	eiendommer,
	ukjentTotal(t) ?? t.teoretisk ?? IKKE_VIST,
	ukjentTotal(t) ?? (t.realistisk === null ? IKKE_VIST : Math.round(t.realistisk * 10) / 10),
	...KONTOER.map((konto) => t[konto]?.boliger ?? IKKE_VIST),
	utenTall(t)
];

/** The sums of all; why there are none, where nobody has run it or this reader is not told. */
function sumrad({ run, groups, totals }: Fortettingssvar): Celle[] {
	if (!totals) {
		const hvorfor = run === null ? 'ikke vurdert' : IKKE_VIST;
		return ['Sum', '', ...GRUPPETITLER.slice(2).map(() => hvorfor)];
	}
	const eiendommer = groups.reduce((n, g) => n + g.eiendommer, 0);
	return grupperad({ tettsted: 'Sum', slag: null, eiendommer, total: totals });
}

/** Totals by place and kind, each account by itself. */
const gruppecsv = (svar: Fortettingssvar, merknad?: string): string =>
	csv(GRUPPETITLER, [...svar.groups.map(grupperad), sumrad(svar)], merknad);

type Scenariohode = Pick<Scenario, 'id' | 'illustrasjon'>;

/** Each candidate for planners, and the groups; for others the groups alone. Read when it is asked for. */
export function infilltabeller(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenariohode
): [Csvtabell, ...Csvtabell[]] {
	const merknad = scenario.illustrasjon ? ILLUSTRASJON : undefined;
	const filnavn = 'fortetting';
	const grupper: Csvtabell = {
		fil: 'grupper',
		filnavn,
		tekst: async () => gruppecsv(await fortettingFor(db, scenario.id, bruker), merknad)
	};
	const kandidater: Csvtabell = {
		fil: 'kandidater',
		filnavn,
		tekst: () => kandidatcsv(db, bruker, scenario, merknad)
	};
	return serInterneDatasett(bruker) ? [kandidater, grupper] : [grupper];
}
