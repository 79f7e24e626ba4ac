import { formatAntall, formatAreal } from '#lib/domain/tall.ts';
import type { Horing } from '#lib/server/horing.ts';

type Hort = Extract<Horing, { slag: 'hort' }>;

/** What was changed since it was heard, as a heading: the three answers, each in its own words. */
export function horingssvar(horing: Horing): string {
	if (horing.slag === 'ikke-valgt') return 'Ikke valgt';
	if (horing.slag === 'ikke-hort') return 'Ikke hørt';
	const { length } = horing.objects;
	if (length === 0) return 'Ingen endring siden høringen';
	return length === 1
		? 'Ett objekt er endret siden høringen'
		: `${formatAntall(length)} objekter er endret siden høringen`;
}

/** What follows of it (pbl § 11-15). `navn`: what is to be adopted. */
export function horingsfolge(horing: Horing, navn: string): string {
	if (horing.slag === 'ikke-valgt')
		return 'Det er ikke oppgitt hva som ble hørt. Derfor kan det ikke sies hva som må høres på nytt.';
	if (horing.slag === 'ikke-hort')
		return `Hele «${navn}» må sendes på høring og legges ut før det kan vedtas (pbl §§ 11-14 og 11-15).`;
	if (horing.objects.length === 0)
		return `Alt i «${navn}» er som da det ble hørt. Det trenger ikke høres på nytt.`;
	const areal =
		horing.changedM2 > 0
			? `${formatAreal(horing.changedM2)} har et annet formål enn da det ble hørt. `
			: '';
	return `${areal}Dette må høres på nytt før vedtak (pbl § 11-15). Alt annet er hørt, og trenger det ikke.`;
}

const HVOR = {
	a: 'Tatt tilbake: endringen som ble hørt, er ikke med lenger.',
	b: 'Kom til etter høringen.',
	both: 'Endret igjen etter høringen.'
} as const;

/** Of each object that is not as it was heard: what is new about it, by its id. */
export const horingsmerknader = ({ changedIn }: Hort): ReadonlyMap<string, string> =>
	new Map(Object.entries(changedIn).map(([id, where]) => [id, HVOR[where]]));
