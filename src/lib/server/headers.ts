/** What every answer tells the browser, whichever road it went: to believe the content type, and not to tell others where it was. */
export const ALLTID = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin'
} as const;
