import { isKontorolle, KONTOROLLER, type Kontorolle } from '../lib/server/auth/konto.ts';
import { WrongUse } from './command.ts';

/** The role given with --role, or WrongUse with the ones there are. */
export function requireRole(role: string | undefined): Kontorolle {
	if (isKontorolle(role)) return role;
	throw new WrongUse(`Si hvilken rolle med --role: ${KONTOROLLER.join(', ')}.`);
}
