import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { kodeliste } from '../../domain/codelists/index.ts';
import {
	arealbruk1985Regler,
	arealformalRegler,
	bestemmelseRegel,
	hensynssoneRegler,
	linjeRegler,
	planomradeRegel,
	type Flate
} from './index.ts';

interface Look {
	fill?: string | null;
	pattern?: { colors: string[] };
}
type Value = { code: number; framtidig?: Look } & Record<'nåværende', Look>;
interface Hatch {
	direction?: string;
	color: string;
	line_width_px?: number;
	spacing_px: number;
}
interface Table extends Record<'arealformål' | 'arealbruk_pbl1985', { values: Value[] }> {
	hensynssoner: Record<string, Record<'pattern' | 'nåværende' | 'framtidig', Hatch | undefined>>;
	linjer: Record<
		string,
		{ rule: string; strokes: { color?: string; width_px?: number; dash?: number[] }[] }[]
	>;
}

const file = fileURLToPath(
	new URL('../../../../../shared/domain/tegneregler.json', import.meta.url)
);
const hasTable = existsSync(file);
const table = () => JSON.parse(readFileSync(file, 'utf8')) as Table;

it('har en tegneregel for hvert arealformål i kodelistene, etter ny og gammel lov', () => {
	const koder = (list: readonly { kode: number }[]) => list.map((v) => v.kode);
	expect(koder(arealformalRegler)).toEqual(koder(kodeliste('KpArealformal').verdier));
	expect(koder(arealbruk1985Regler)).toEqual(koder(kodeliste('KpArealbrukPbl1985').verdier));
});

it.skipIf(!hasTable)('har kildens farger og striper for alle 66 og 64 koder', () => {
	const source = table();
	const [ny, gammel] = [source['arealformål'], source.arealbruk_pbl1985];
	const same = (flate: Flate, look: Look) => {
		if (look.fill) expect(flate.farge).toBe(look.fill);
		if (look.pattern)
			expect(flate.monster).toMatchObject({ form: 'striper', farger: look.pattern.colors });
	};
	for (const [regler, { values }] of [
		[arealformalRegler, ny],
		[arealbruk1985Regler, gammel]
	] as const)
		values.forEach((v, i) => {
			expect(regler[i]?.kode).toBe(v.code);
			if (!regler[i]) return;
			same(regler[i].navaerende, v['nåværende']);
			same(regler[i].framtidig, v.framtidig ?? v['nåværende']);
		});
});

it.skipIf(!hasTable)('har kildens skravur for alle hensynssoner og bestemmelsesområder', () => {
	for (const [objekttype, source] of Object.entries(table().hensynssoner)) {
		const regel = [...hensynssoneRegler, bestemmelseRegel].find((r) => r.objekttype === objekttype);
		for (const [status, key] of [
			['navaerende', 'nåværende'],
			['framtidig', 'framtidig']
		] as const) {
			const hatch = source.pattern ?? source[key];
			const own = { retning: hatch?.direction, breddePx: hatch?.line_width_px };
			expect(regel?.[status]).toMatchObject({
				farge: hatch?.color,
				avstandPx: hatch?.spacing_px,
				...(hatch?.direction ? own : {})
			});
		}
	}
});

it.skipIf(!hasTable)('har kildens farge, bredde og strek for alle linjer', () => {
	for (const [objekttype, rules] of Object.entries(table().linjer))
		for (const rule of rules) {
			const regel = [...linjeRegler, planomradeRegel].find(
				(r) => r.objekttype === objekttype && r.regel === rule.rule
			);
			rule.strokes.forEach((s, i) => {
				// Strokes without a colour are the rows of circles of gang/sykkelveg.
				const want = s.color ? { farge: s.color, breddePx: s.width_px } : { rund: true };
				expect(regel?.streker[i], rule.rule).toMatchObject(want);
				if (s.color) expect(regel?.streker[i]?.strek, rule.rule).toEqual(s.dash);
			});
		}
});
