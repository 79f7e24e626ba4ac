/** Persons in a household and dwellings, out of a table of statistics. */
import type { Uttak } from './statistikk.ts';
import { erSum } from './statistikkord.ts';
import { kategoriI, type Rad, type Utsnitt } from './statistikkutsnitt.ts';

/** The rows of the year, or which years there are. */
function iAaret({ rader }: Utsnitt, hva: string, aar: number): Uttak<readonly Rad[]> {
	const funnet = rader.filter((rad) => rad.aar === aar);
	if (funnet.length > 0) return { funnet };
	const finnes = [...new Set(rader.map((rad) => rad.aar))].sort().join(', ');
	return {
		feil: `Filen har ${hva} for ${finnes}. Behovet trenger tallet for ${aar}: hent det året, endre første år, eller skriv tallet selv.`
	};
}

/** Fewer or more persons in a household is no mean of a municipality: the same limits as the form's. */
const PER_HUSHOLDNING = { minst: 0.5, hoyst: 10 };

/** Persons per household of all of the municipality in the year. */
export function perHusholdning(del: Utsnitt, aar: number): Uttak<number> {
	const rader = iAaret(del, 'personer per husholdning', aar);
	if ('feil' in rader) return rader;
	const [forste, ...flere] = rader.funnet;
	if (flere.length > 0)
		return {
			feil: `Filen har personer per husholdning i ${aar} to ganger. Hent tabellen på nytt.`
		};
	const verdi = forste?.verdi ?? null;
	if (verdi === null)
		return {
			feil: `Filen har ikke noe tall for personer per husholdning i ${aar}. Skriv det selv.`
		};
	if (verdi < PER_HUSHOLDNING.minst || verdi > PER_HUSHOLDNING.hoyst)
		return {
			feil: `${verdi.toString().replace('.', ',')} kan ikke være personer per husholdning. Hent tabellen på nytt.`
		};
	return { funnet: verdi };
}

/** The types of SSB's 06265, which has no total: only all of them are the dwellings of the municipality. */
const BYGNINGSTYPER: Readonly<Record<string, RegExp>> = {
	Enebolig: /^(enebolig(er)?|01|detached house)$/i,
	Tomannsbolig: /^(tomannsbolig(er)?|02|house with 2 dwellings)$/i,
	'Rekkehus, kjedehus og andre småhus':
		/^(rekkehus, kjedehus( og|,)? andre småhus|03|row house, linked house and house with 3 dwellings or more)$/i,
	Boligblokk: /^(boligblokk(er)?|store boligbygg|04|multi-dwelling building)$/i,
	'Bygning for bofellesskap': /^(bygning(er)? for bofellesskap|05|residence for communities)$/i,
	'Andre bygningstyper': /^(andre bygningstyper|andre bygninger|999|other building)$/i
};

const tallI = (rad: Rad): Uttak<number> =>
	rad.verdi !== null && Number.isSafeInteger(rad.verdi) && rad.verdi >= 0
		? { funnet: rad.verdi }
		: {
				feil:
					rad.verdi === null
						? 'Filen har ikke noe tall for en av boligtypene. Skriv tallet selv.'
						: `${rad.verdi.toString().replace('.', ',')} er ikke et helt antall boliger. Hent tabellen på nytt, eller skriv tallet selv.`
			};

/** The dwellings by what the file calls their type; «i alt» under ''. */
function perType(rader: readonly Rad[], bygning: string | undefined): Uttak<Map<string, number>> {
	const funnet = new Map<string, number>();
	for (const rad of rader) {
		const kategori = bygning === undefined ? undefined : kategoriI(rad, bygning);
		const sum = !kategori || erSum(kategori, bygning ?? '');
		// The code of «andre bygningstyper» is what other columns have for the total: the name goes first.
		const type = Object.entries(BYGNINGSTYPER).find(
			([, monster]) =>
				monster.test(kategori?.navn.trim() ?? '') || monster.test(kategori?.kode ?? '')
		)?.[0];
		const merke = sum ? '' : type;
		if (merke === undefined)
			return { feil: `«${kategori?.navn}» er ikke en av SSBs bygningstyper. Hent tabell 06265.` };
		if (funnet.has(merke))
			return { feil: `Filen har ${merke || 'boliger i alt'} to ganger. Hent tabellen på nytt.` };
		const tall = tallI(rad);
		if ('feil' in tall) return tall;
		funnet.set(merke, tall.funnet);
	}
	return { funnet };
}

/** All dwellings of the municipality in the year: the total, or every type of building. */
export function boliger(del: Utsnitt, aar: number): Uttak<number> {
	const rader = iAaret(del, 'boliger', aar);
	if ('feil' in rader) return rader;
	const typer = perType(rader.funnet, del.roller.bygning);
	if ('feil' in typer) return { feil: `${aar}: ${typer.feil}` };
	const iAlt = typer.funnet.get('');
	const mangler = Object.keys(BYGNINGSTYPER).filter((type) => !typer.funnet.has(type));
	const sum = [...typer.funnet].reduce((n, [type, tall]) => n + (type === '' ? 0 : tall), 0);
	if (iAlt === undefined && mangler.length > 0)
		return {
			feil: `${aar}: Filen mangler ${mangler.map((type) => `«${type}»`).join(', ')}. Hent alle bygningstypene.`
		};
	if (iAlt !== undefined && (sum > iAlt || (mangler.length === 0 && sum !== iAlt)))
		return {
			feil: `${aar}: Filen sier ${iAlt} boliger i alt, men typene er ${sum} til sammen. Hent tabellen på nytt.`
		};
	return { funnet: iAlt ?? sum };
}
