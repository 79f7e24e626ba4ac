import { STANDARD_AREALVALG } from './arealvalg.ts';
import type { Boligparameter, Parametersett, Tidsprofil } from './parametre.ts';

const NYTT_FELT =
	'Valg i Planbordet: vanlige tettheter (enebolig 1,2, tomannsbolig 2,2, rekkehus 3,5), nettofaktor 0,65–0,85, realisering i nye felt 0,5–0,8';
const SENTRUM =
	'Valg i Planbordet: lavblokk 9 og blokk i sentrum 12–15; middels fra Rådhuskvartalet på Raufoss, nærmere 270 boenheter på 21,5 daa (pulsenavtoten.no)';
const TILLEGG =
	'Valg i Planbordet: nye boliger i tillegg til dem som står der; realisering ved fortetting 0,2–0,4, ved transformasjon 0,3–0,6';

/** Planbordet's defaults, used until a municipality sets its own: all are choices (domain.md § 4.3). */
export const STANDARDPARAMETRE: readonly Boligparameter[] = [
	{
		arealformal: 1110,
		navn: 'Boligbebyggelse',
		arealbruksstatus: 2,
		boligerPerDaa: { min: 1.2, mid: 2.2, max: 3.5 },
		nettofaktor: 0.75,
		boligandel: 1,
		realisering: 0.65,
		kilde: NYTT_FELT,
		valg: true
	},
	{
		arealformal: 1110,
		navn: 'Boligbebyggelse',
		arealbruksstatus: 3,
		boligerPerDaa: { min: 0.3, mid: 0.6, max: 1.2 },
		nettofaktor: 0.75,
		boligandel: 1,
		realisering: 0.3,
		kilde: TILLEGG,
		valg: true
	},
	{
		arealformal: 1130,
		navn: 'Sentrumsformål',
		arealbruksstatus: 2,
		boligerPerDaa: { min: 9, mid: 12.6, max: 15 },
		nettofaktor: 0.75,
		boligandel: 0.5,
		realisering: 0.45,
		kilde: SENTRUM,
		valg: true
	},
	{
		arealformal: 1130,
		navn: 'Sentrumsformål',
		arealbruksstatus: 3,
		boligerPerDaa: { min: 3, mid: 6, max: 9 },
		nettofaktor: 0.75,
		boligandel: 0.5,
		realisering: 0.45,
		kilde: TILLEGG,
		valg: true
	},
	{
		arealformal: 5210,
		navn: 'Spredt boligbebyggelse',
		arealbruksstatus: 2,
		boligerPerDaa: null,
		nettofaktor: 1,
		boligandel: 1,
		realisering: 0.65,
		kilde: 'Antallet settes i bestemmelsene, pbl § 11-11 nr. 2',
		valg: false
	}
];

/** Regulation, roads and sale take time, so the middle block has most. Our choice. */
export const STANDARDPROFIL: Tidsprofil = [0.3, 0.4, 0.3];

/** What applies where no one has set anything. */
export const standardsett = (kommunenummer: string): Parametersett => ({
	kommunenummer,
	versjon: 0,
	illustrasjon: false,
	hvem: null,
	tidspunkt: null,
	grunn: 'Planbordets standardverdier. Kommunen har ikke satt egne.',
	tidsprofil: STANDARDPROFIL,
	arealvalg: STANDARD_AREALVALG,
	rader: STANDARDPARAMETRE
});
