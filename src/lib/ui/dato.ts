const datoformat = new Intl.DateTimeFormat('nb-NO', {
	day: '2-digit',
	month: '2-digit',
	year: 'numeric',
	timeZone: 'Europe/Oslo'
});
const klokkeformat = new Intl.DateTimeFormat('nb-NO', {
	hour: '2-digit',
	minute: '2-digit',
	timeZone: 'Europe/Oslo'
});

/** 15.04.2023, in Norwegian time whatever the machine's own zone is. */
export const dato = (tid: Date | string): string => datoformat.format(new Date(tid));

/** 12:03, in Norwegian time. */
export const klokkeslett = (tid: Date | string): string => klokkeformat.format(new Date(tid));

/** 15.04.2023 kl. 12:03, in Norwegian time. */
export const tidspunkt = (tid: Date | string): string =>
	`${dato(tid)} kl.\u00a0${klokkeslett(tid)}`;
