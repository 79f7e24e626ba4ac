import type { Geometry } from 'geojson';
import type { Planbue } from './bue.ts';

/** 1 nåværende · 2 framtidig · 3 videreutvikling av nåværende (SOSI AREALST). */
export type Arealbruksstatus = 1 | 2 | 3;

/** gjeldende: in force, read-only · forslag: heard and adopted next · alternativ: to think with. */
export type ScenarioKind = 'gjeldende' | 'forslag' | 'alternativ';

/** A value of a property as it stood in the file: text, a group, or a repeated one. */
export type Egenskap = string | number | boolean | null | Egenskap[] | { [name: string]: Egenskap };
export type Egenskaper = Record<string, Egenskap>;

/** One object of a plan: the unit of drawing, editing and logging. Geometry is in the plan's UTM zone. */
export interface Planobjekt {
	/** UUID, the same in every scenario that the object is copied to. */
	readonly lokalId: string;
	/** As on the wire: `KpArealformålOmråde`, `KpFareSone`, `RpOmråde`. */
	readonly objekttype: string;
	/** The purpose's, the zone's or the line's code; null where the type has none or the file lacks it. */
	readonly kode: number | null;
	readonly arealbruksstatus: Arealbruksstatus | null;
	/** Feltnavn (OMRNAVN, FELTNAVN) or sonenavn (HENSYNSONENAVN). */
	readonly omrNavn: string | null;
	readonly beskrivelse: string | null;
	readonly eierform: number | null;
	readonly vertikalniva: number | null;
	/** All else, with the names and values of the file, so that nothing is lost before an export. */
	readonly egenskaper: Egenskaper;
	readonly geometry: Geometry;
	/** The circular arcs that its geometry was made of, kept for what can write arcs. */
	readonly buer?: readonly Planbue[];
}

/** What is known of a plan itself: from its KpOmråde or RpOmråde. */
export interface Planhode {
	readonly kommunenummer: string | null;
	readonly planidentifikasjon: string | null;
	readonly plannavn: string | null;
	readonly plantype: number | null;
	readonly planstatus: number | null;
	/** ISO date. */
	readonly ikrafttredelsesdato: string | null;
	readonly vedtakEndeligPlanDato: string | null;
}
