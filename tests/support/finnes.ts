/** What must be there for the test to say anything. */
export function finnes<T>(verdi: T | null | undefined): T {
	if (verdi === null || verdi === undefined) throw new Error('what the test looks at is not there');
	return verdi;
}
