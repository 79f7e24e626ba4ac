import type { Rolle } from '../../domain/rolle.ts';

/** Who a request comes from, and by what proof. */
export interface Bruker {
	readonly rolle: Rolle;
	readonly navn: string;
	/** null for the public, and for a token made on the command line. */
	readonly kontoId: number | null;
	readonly via: 'ingen' | 'okt' | 'nokkel';
}

/** Anyone without a sign-in. */
export const UTEN_INNLOGGING: Bruker = {
	rolle: 'public',
	navn: 'Uten innlogging',
	kontoId: null,
	via: 'ingen'
};
