import { describe, expect, it } from 'vitest';
import type { Objektegenskaper, Objekttilstand } from '#lib/domain/plan/endring.ts';
import { navnene, nyeOpplysninger, omtale, utgangspunktord } from './ord.ts';

const stand = (properties: Partial<Objektegenskaper> = {}, areaM2 = 1000): Objekttilstand => ({
	lokalId: 'id',
	version: 1,
	geometry: { type: 'Point', coordinates: [0, 0] },
	areaM2,
	properties: {
		objekttype: 'KpArealformålOmråde',
		kode: 1110,
		arealbruksstatus: 1,
		omrNavn: 'B1',
		beskrivelse: null,
		eierform: null,
		vertikalniva: null,
		egenskaper: {},
		...properties
	}
});
const bart = (mine: Objekttilstand | null, theirs: Objekttilstand | null) => ({
	lokalId: 'id',
	ancestor: stand(),
	mine,
	theirs,
	changedByMine: true,
	changedByTheirs: true,
	same: false,
	group: null
});

describe('an object of a merge', () => {
	it('has both names where the two have given it each its own, and its old one where it is gone', () => {
		expect(omtale(bart(stand(), stand()))).toBe('B1');
		expect(omtale(bart(stand({ omrNavn: 'B2' }), stand({ omrNavn: 'B3' })))).toBe('B2 / B3');
		expect(omtale(bart(null, null))).toBe('B1');
		expect(navnene([bart(stand(), stand()), bart(null, stand({ omrNavn: 'F1' }))])).toBe(
			'B1 og F1'
		);
	});

	it('tells what is written of it now, and what was', () => {
		expect(
			nyeOpplysninger(stand(), stand({ omrNavn: 'B2', arealbruksstatus: 2 }, 2500)).map((text) =>
				text.replaceAll('\u202f', ' ')
			)
		).toEqual([
			'Navn: B2 (var B1)',
			'Status: framtidig (var nåværende)',
			'Areal: 2,5 daa (var 1,0 daa)'
		]);
		expect(nyeOpplysninger(stand(), stand({ omrNavn: null }))).toEqual([
			'Navn: ikke oppgitt (var B1)'
		]);
		expect(nyeOpplysninger(stand(), stand())).toEqual([]);
	});
});

it('the common ancestor is named by what people know: the plan that a copy was made of, or a revision', () => {
	expect(
		utgangspunktord({ id: 2, revision: 0, name: 'Nord', av: { name: 'Gjeldende', revision: 3 } })
	).toBe('«Gjeldende», revisjon 3, slik den var da «Nord» ble laget');
	expect(utgangspunktord({ id: 2, revision: 5, name: 'Nord', av: null })).toBe(
		'«Nord», revisjon 5'
	);
});
