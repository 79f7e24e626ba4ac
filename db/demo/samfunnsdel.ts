import type { Malinnhold } from '../../src/lib/domain/housing/malregister.ts';

/** Real goals in our words: none of them has a number in the source, and none is given one here (domain.md § 1.1). */
const parafrase: Omit<Malinnhold, 'navn'> = {
	kildeslag: 'samfunnsdel',
	kilde:
		'Kommuneplanens samfunnsdel «Vestre Toten mot 2040», slik planstrategien 2024–27 gjengir den',
	kildeDato: '2023-11-23',
	gjengivelse: 'parafrase',
	indikator: 'ikke-malbar',
	retning: 'minst',
	verdi: null,
	fraAar: null,
	tilAar: null,
	tettsted: null,
	sone: null,
	boligtype: null,
	gruppe: null,
	fnMal: null,
	delAv: null
};

/** The samfunnsdel's five føringer for land use. */
const FORINGER: readonly Malinnhold[] = [
	{
		...parafrase,
		navn: 'Føring 1: Ta lite nytt areal i bruk, fortette der det er bygd, verne naturmangfold og blågrønne strukturer, og i noen tilfeller tilbakeføre',
		indikator: 'andel-fortetting'
	},
	{
		...parafrase,
		navn: 'Føring 2: Kommunesenteret er en by: bymessig utvikling av Raufoss',
		tettsted: 'Raufoss'
	},
	{
		...parafrase,
		navn: 'Føring 3: Daglige gjøremål innenfor en liten radius',
		indikator: 'gangavstand',
		retning: 'hoyst'
	},
	{ ...parafrase, navn: 'Føring 4: Bo og leve sammen, i et aldersvennlig samfunn' },
	{
		...parafrase,
		navn: 'Føring 5: Samordnet areal- og transportplanlegging, med gange, sykkel og kollektivtransport',
		indikator: 'andel-i-gangavstand'
	}
];

/** Its six main goals. */
const HOVEDMAL: readonly Malinnhold[] = [
	{ ...parafrase, navn: 'Hovedmål: Befolkningsvekst', indikator: 'befolkning' },
	{ ...parafrase, navn: 'Hovedmål: Gode, trygge og inkluderende lokalsamfunn' },
	{ ...parafrase, navn: 'Hovedmål: Innlandets industrihovedstad' },
	{ ...parafrase, navn: 'Hovedmål: Utmerke oss og oppleves som innovativ' },
	{ ...parafrase, navn: 'Hovedmål: Robust infrastruktur' },
	{ ...parafrase, navn: 'Hovedmål: God oppvekst og gode levekår for alle' }
];

/** What the planstrategi lifts as the most important of the FN goals. */
const SAMARBEID: Malinnhold = {
	...parafrase,
	navn: 'Samarbeid for å nå målene er løftet fram som det viktigste av FN-målene',
	kildeslag: 'planstrategi',
	kilde: 'Planstrategien 2024–27 for Vestre Toten',
	kildeDato: null,
	fnMal: 17
};

export const MAL_I_SAMFUNNSDELEN: readonly Malinnhold[] = [...FORINGER, ...HOVEDMAL, SAMARBEID];
