import { expect, it } from 'vitest';
import {
	SLIVER,
	diffobjekt,
	formalssummer,
	overgang,
	type Diffside
} from '#lib/domain/plan/diff.ts';
import type { Diffsvar } from '#lib/server/diffAnswer.ts';
import { endringscsv, matrisecsv } from './regneark.ts';

const bolig: Diffside = {
	objekttype: 'KpArealformålOmråde',
	kodeliste: 'KpArealformal',
	kode: 1110,
	arealbruksstatus: 2,
	omrNavn: 'B1',
	areaM2: 12_345.67,
	lengthM: 0
};
const lnf: Diffside = { ...bolig, kode: 5100, arealbruksstatus: 1 };
const matrix = [
	overgang('KpArealformal:1110', 'KpArealformal:5100', 12_345.67),
	overgang('KpArealformal:5100', 'KpArealformal:5100', 1000)
];
const objekt = diffobjekt(
	{
		lokalId: 'id-1',
		tema: 'arealformal',
		fra: bolig,
		til: lnf,
		sameShape: true,
		properties: ['arealbruksstatus', 'egenskaper'],
		lostM2: 0,
		gainedM2: 0,
		edgeM: 0,
		bbox: [0, 0, 1, 1],
		at: [0, 0]
	},
	[]
);
const hode = {
	kind: 'forslag',
	synlighet: 'offentlig',
	beskrivelse: '',
	revision: 1,
	isPast: false
} as const;
const svar: Diffsvar = {
	a: { id: 1, name: 'A', ...hode },
	b: { id: 2, name: 'B', ...hode },
	plan: 1,
	srid: 25832,
	illustrasjon: true,
	objects: objekt ? [objekt] : [],
	matrix,
	purposes: formalssummer(matrix),
	slivers: [],
	sliverTolerance: SLIVER,
	totalM2: 13_345.67,
	changedM2: 12_345.67,
	planAreaM2: null,
	overlapM2: 0
};

it('the table of changes opens in a Norwegian spreadsheet, with dekar that can be summed, and says it is an illustration', () => {
	const [head = '', rad = ''] = endringscsv(svar).split('\r\n');
	expect(head.startsWith('\ufeffNavn;Slag;Hva er endret;Fra kode')).toBe(true);
	expect(rad).toBe(
		'B1;Arealformål;Nytt formål;1110;Boligbebyggelse;framtidig;5100;LNFR-areal for nødvendige tiltak for landbruk og reindrift og gårdstilknyttet næringsvirksomhet basert på gårdens ressursgrunnlag;nåværende;12,3457;12,3457;12,3457;status;KpArealformålOmråde;id-1;Illustrasjon – ikke gjeldende plan'
	);
});

it('the matrix has what was as rows, what became of it as columns, and its sums', () => {
	const rader = matrisecsv(svar)
		.trimEnd()
		.split('\r\n')
		.map((line) => line.split(';'));
	expect(rader.map((rad) => rad.slice(1, 4))).toEqual([
		[expect.stringMatching(/^1110 Bolig/), expect.stringMatching(/^5100 /), 'Sum før'],
		['', '12,3457', '12,3457'],
		['', '1', '1'],
		['0', '13,3457', '13,3457']
	]);
});
