import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { reportLines } from '../../cli/commands/importReport.ts';
import { ikkeVurdert } from '../../lib/domain/rules/plan/ikkeVurdert.ts';
import { overlapp } from '../../lib/domain/rules/plan/malt.ts';
import type { ImportJob } from '../../lib/server/import/job.ts';
import type { ImportReport } from '../../lib/server/import/report.ts';
import Importrapport from './Importrapport.svelte';

const rapport = (avvik: ImportReport['avvik']): ImportReport => ({
	scenarioId: 1,
	kommunenummer: '3443',
	planidentifikasjon: 'P1',
	plannavn: 'Prøveplan',
	kind: 'forslag',
	navn: 'Planforslag',
	replaces: null,
	format: 'sosi',
	epsg: 25832,
	srid: 25832,
	charset: { declared: null, used: 'UTF-8' },
	objects: [],
	planArealKilde: null,
	putAside: 0,
	andre: [],
	hodeendringer: [],
	formalBorte: 0,
	forekomster: [],
	bbox: null,
	avvik,
	avvikTotal: avvik.length
});

const side = (avvik: ImportReport['avvik']): string => {
	const jobb: ImportJob = {
		id: 'x',
		filnavn: 'plan.sos',
		hvem: 'Pia',
		opprettet: new Date(0),
		tilstand: 'venter',
		fremdrift: 1,
		scenarioId: 1,
		maalScenarioId: null,
		rapport: rapport(avvik),
		feil: null,
		avsluttetAv: null
	};
	const gjor = () => undefined;
	const props = { jobb, tilstand: 'venter' as const, scenario: null, avAndre: null, hvem: 'Pia' };
	return render(Importrapport, {
		props: { ...props, onaccept: gjor, oncancel: gjor, onreset: gjor }
	}).body;
};

const umalt = ikkeVurdert(overlapp, '12 par er ikke målt.');

it('a plan that was not examined whole says so above the button that takes it into use', () => {
	const body = side([umalt]);
	const [over = '', under = ''] = body.split('Ta i bruk</button>');
	expect(under).not.toBe('');
	expect(over).toContain('Ikke vurdert: «Arealformålene skal ikke overlappe hverandre.» 12 par');
	expect(body).not.toContain('fant ingenting å rette');
});

it('one that was examined whole and has nothing wrong says that', () => {
	expect(side([])).toContain('fant ingenting å rette');
	expect(side([])).not.toContain('Ikke vurdert');
});

it('at the terminal it is said before the number of avvik', () => {
	const lines = reportLines(rapport([umalt]));
	const said = lines.findIndex((line) => line.includes('ikke ferdig kontrollert'));
	expect(said).toBeGreaterThan(-1);
	expect(said).toBeLessThan(lines.findIndex((line) => line.startsWith('1 avvik')));
	expect(lines.join('\n')).toContain('advarsel: Ikke vurdert:');
	expect(reportLines(rapport([])).join('\n')).not.toContain('ikke ferdig');
});
