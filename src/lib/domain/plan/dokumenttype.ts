/** Kinds of documents that a plan has (pbl § 4-2 planbeskrivelse og KU, § 4-3 ROS, § 11-5 bestemmelser og plankart). */
export const DOKUMENTTYPER = {
	planbeskrivelse: 'Planbeskrivelse',
	bestemmelser: 'Bestemmelser',
	konsekvensutredning: 'Konsekvensutredning',
	'ros-analyse': 'ROS-analyse',
	plankart: 'Plankart',
	vedtak: 'Vedtak',
	uttalelse: 'Uttalelse',
	annet: 'Annet'
} as const;

export type Dokumenttype = keyof typeof DOKUMENTTYPER;
