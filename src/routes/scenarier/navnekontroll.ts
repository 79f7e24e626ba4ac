/** What a form can ask of its Navnefelt. */
export interface Navnekontroll {
	/** Is there a name? Where there is none, that is said. */
	erUtfylt(): Promise<boolean>;
	/** Says what is wrong, where it can be mended. */
	avvis(melding: string): Promise<void>;
	/** Nothing is wrong with it. */
	godta(): void;
}
