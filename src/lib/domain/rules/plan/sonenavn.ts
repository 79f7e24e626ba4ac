import { stor, type Planregel } from './regel.ts';

const FORM = /^H(\d{3})(?:_\d+)?$/;

/** hs.2 of the national rules: H320_1 is a zone of code 320. */
export const sonenavn: Planregel = {
	id: 'plan.sonenavn',
	krav: 'Navnet på en hensynssone skal være H, koden og eventuelt _løpenummer: H320_1.',
	check: ({ objekter }) =>
		objekter.flatMap(({ objekt, tema, omtale }) => {
			const { omrNavn, kode, lokalId, geometry } = objekt;
			if (tema !== 'hensynssone' || omrNavn === null) return [];
			const match = FORM.exec(omrNavn);
			if (match && (kode === null || Number(match[1]) === kode)) return [];
			const riktig =
				kode === null ? 'H og koden, for eksempel H320_1' : `H${kode} eller H${kode}_1`;
			const message = match
				? `${stor(omtale)} har koden ${kode ?? ''}, men navnet sier ${match[1] ?? ''}. Navnet skal være ${riktig}.`
				: `${stor(omtale)} har et navn som ikke følger mønsteret. Navnet skal være ${riktig}.`;
			return { rule: sonenavn.id, severity: 'advarsel', message, object: lokalId, place: geometry };
		})
};
