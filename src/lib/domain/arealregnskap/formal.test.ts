import { describe, expect, it } from 'vitest';
import type { Arealbruksstatus } from '../plan/planobjekt.ts';
import { AR5_TYPE } from '../grunnlag/tema.ts';
import { AR5_REKKE, faktisk } from './faktisk.ts';
import {
	erNyUtbygging,
	erUtbygging,
	erUvissUtbygging,
	hovedformal,
	planlagtNavn
} from './formal.ts';

const kp = (kode: number | null, arealbruksstatus: Arealbruksstatus | null = 2) => ({
	kodeliste: 'KpArealformal',
	kode,
	arealbruksstatus
});

describe('what builds land down', () => {
	it('is bebyggelse og anlegg and samferdsel, and neither green, LNFR nor water', () => {
		expect([1001, 1110, 1200, 2010].map((kode) => erUtbygging(kp(kode)))).toEqual([
			true,
			true,
			true,
			true
		]);
		expect([3040, 4010, 5100, 5210, 6001].some((kode) => erUtbygging(kp(kode)))).toBe(false);
	});

	it('knows the act of 1985: byggeområde, råstoff, kommunikasjon, but not friområde', () => {
		const gammel = (kode: number) =>
			erUtbygging({ kodeliste: 'KpArealbrukPbl1985', kode, arealbruksstatus: 2 });
		expect([110, 171, 320, 610].map(gammel)).toEqual([true, true, true, true]);
		expect([170, 172, 210, 510].some((kode) => gammel(kode))).toBe(false);
	});

	it('is new where it is framtidig, and unsure where the plan does not tell', () => {
		expect(erNyUtbygging(kp(1110, 2))).toBe(true);
		expect([1, 3] as const satisfies readonly Arealbruksstatus[]).toSatisfy(
			(statuser: Arealbruksstatus[]) => statuser.every((status) => !erNyUtbygging(kp(1110, status)))
		);
		expect(erUvissUtbygging(kp(1110, null))).toBe(true);
		expect(erUvissUtbygging(kp(null, 2))).toBe(true);
		expect(erUvissUtbygging(kp(5100, null))).toBe(false);
		expect(erUvissUtbygging(kp(1110, 2))).toBe(false);
	});
});

describe('names', () => {
	it('say purpose and status, and never leave a purpose out of the groups', () => {
		expect(planlagtNavn(kp(1110))).toBe('Boligbebyggelse, framtidig');
		expect(hovedformal(kp(1110))).toEqual({
			nokkel: '1:2',
			navn: 'Bebyggelse og anlegg, framtidig'
		});
		expect(hovedformal(kp(null, null)).navn).toBe('Ukjent formål, uten status');
		expect(
			hovedformal({ kodeliste: 'KpArealbrukPbl1985', kode: 110, arealbruksstatus: 1 }).navn
		).toBe('Formål etter pbl 1985, nåværende');
	});

	it('of AR5 rank every class, and call what is not one of them ikke kartlagt', () => {
		expect([...AR5_REKKE].sort()).toEqual(Object.keys(AR5_TYPE).sort());
		expect(faktisk('21')).toEqual({ navn: 'Fulldyrka jord', tilstand: 'kjent' });
		expect(faktisk('99').tilstand).toBe('ikke kartlagt');
		expect(faktisk('77')).toEqual({ navn: 'Ukjent arealtype 77', tilstand: 'ikke kartlagt' });
		expect(faktisk('ikke vurdert').tilstand).toBe('ikke vurdert');
	});
});
