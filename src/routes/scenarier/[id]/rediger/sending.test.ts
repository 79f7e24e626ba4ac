import { expect, it } from 'vitest';
import type { Endringssvar, Konflikt, Objekttilstand } from '#lib/domain/plan/endring.ts';
import { Sending, type Svar } from './sending.svelte.ts';
import { egenskaperAv, endringssett, type Redigering } from './tilstand.ts';
import type { Post, Postlager } from './utboks.ts';

/** A store that outlives the queue, as the browser's does. */
function minne(): Postlager & { readonly poster: Post[] } {
	const poster: Post[] = [];
	const placeOf = (nr: number) => poster.findIndex((p) => p.nr === nr);
	return {
		poster,
		alle: () => Promise.resolve([...poster]),
		skriv: (post) => {
			const at = placeOf(post.nr);
			if (at < 0) poster.push(post);
			else poster[at] = post;
			return Promise.resolve();
		},
		fjern: (gone) => {
			if (placeOf(gone) >= 0) poster.splice(placeOf(gone), 1);
			return Promise.resolve();
		}
	};
}

const firkant = (e: number) => ({
	type: 'Polygon' as const,
	coordinates: [
		[
			[e, 0],
			[e + 10, 0],
			[e + 10, 10],
			[e, 10],
			[e, 0]
		]
	]
});
const egenskaper = egenskaperAv({ objekttype: 'KpArealformålOmråde', kode: 1110 });
const flyttet = (fra: number, til: number): Redigering => ({
	message: `Flyttet til ${til}`,
	fra: new Map([['a', { geometry: firkant(fra), properties: egenskaper }]]),
	til: new Map([['a', { geometry: firkant(til), properties: egenskaper }]])
});
const sett = (r: Redigering, version: number) => endringssett(r, () => version);
const fraOf = (r: Redigering) => Object.fromEntries(r.fra);
const objekt = (e: number, version: number, kode = 1110): Objekttilstand => ({
	lokalId: 'a',
	version,
	geometry: firkant(e),
	properties: { ...egenskaper, kode },
	areaM2: 100
});
const lagret = (revision: number): Svar => ({
	slag: 'lagret',
	svar: { revision, objects: [], avvik: [] }
});
const intet: Svar = { slag: 'intet', detail: 'borte', svarte: false };

function oppsett(svar: (nr: number) => Svar, lager = minne()) {
	const sendt: Parameters<ConstructorParameters<typeof Sending>[0]['send']>[0][] = [];
	const bekreftet: Endringssvar[] = [];
	const sending = new Sending({
		scenario: 1,
		client: 'her',
		konto: 'meg',
		lager,
		send: (s) => Promise.resolve(svar(sendt.push(s))),
		onlagret: (s) => bekreftet.push(s),
		naa: () => new Date(0)
	});
	return { sending, lager, sendt, bekreftet };
}
const rolig = () => new Promise((done) => setTimeout(done, 20));

it('sender redigeringene i den rekkefølgen de ble gjort, og glemmer dem først når de er lagret', async () => {
	const { sending, lager, sendt } = oppsett(lagret);
	await sending.legg(sett(flyttet(0, 1), 1), fraOf(flyttet(0, 1)));
	await sending.legg(sett(flyttet(1, 2), 2), fraOf(flyttet(1, 2)));
	await rolig();
	expect(sendt.map(({ message }) => message)).toEqual(['Flyttet til 1', 'Flyttet til 2']);
	expect(lager.poster).toEqual([]);
	expect(sending.lagret).not.toBeNull();
});

it('sender hver redigering én gang, også når neste legges i køen mens den første blir bekreftet', async () => {
	const lager = minne();
	const treg: Postlager = {
		...lager,
		skriv: async (post) => {
			await rolig();
			await lager.skriv(post);
		}
	};
	const { sending, sendt } = oppsett(lagret, { ...treg, poster: lager.poster });
	await sending.legg(sett(flyttet(0, 1), 1), fraOf(flyttet(0, 1)));
	await sending.legg(sett(flyttet(1, 2), 2), fraOf(flyttet(1, 2)));
	await rolig();
	expect(sendt.map(({ message }) => message)).toEqual(['Flyttet til 1', 'Flyttet til 2']);
	expect(sending.antall).toBe(0);
});

it('mister ingenting når nettet er borte: en ny side sender det som ligger igjen', async () => {
	const { sending, lager } = oppsett(() => intet);
	await sending.legg(sett(flyttet(0, 1), 1), fraOf(flyttet(0, 1)));
	await rolig();
	expect(sending.frakoblet).toBe(true);
	sending.destroy();
	expect(lager.poster).toHaveLength(1);
	const neste = oppsett(lagret, lager);
	await neste.sending.gjenoppta();
	await neste.sending.start();
	expect(neste.sendt.map(({ message }) => message)).toEqual(['Flyttet til 1']);
	expect(lager.poster).toEqual([]);
});

it('tar et tapt svar for det det er: det var lagret, og er ingen konflikt', async () => {
	const konflikter: Konflikt[] = [
		{
			lokalId: 'a',
			mine: sett(flyttet(0, 1), 1).operations[0] as Konflikt['mine'],
			theirs: objekt(1, 2),
			who: 'meg',
			when: null,
			message: null
		}
	];
	const { sending, bekreftet } = oppsett(() => ({ slag: 'konflikt', detail: '', konflikter }));
	await sending.legg(sett(flyttet(0, 1), 1), fraOf(flyttet(0, 1)));
	await rolig();
	expect(sending.stans).toBeNull();
	expect(bekreftet[0]?.objects[0]?.version).toBe(2);
});

const deresKode = (): Konflikt[] => [
	{
		lokalId: 'a',
		mine: sett(flyttet(0, 1), 1).operations[0] as Konflikt['mine'],
		theirs: objekt(0, 4, 1130),
		who: 'Kari',
		when: null,
		message: 'Endret formål'
	}
];

it('stanser ved en konflikt, og legger min oppå deres med det som kom etter', async () => {
	const { sending, sendt, lager } = oppsett((nr) =>
		nr === 1 ? { slag: 'konflikt', detail: '', konflikter: deresKode() } : lagret(nr)
	);
	await sending.legg(sett(flyttet(0, 1), 1), fraOf(flyttet(0, 1)));
	await sending.legg(sett(flyttet(1, 2), 2), fraOf(flyttet(1, 2)));
	await rolig();
	const { stans } = sending;
	expect(stans?.slag).toBe('konflikt');
	expect(sendt).toHaveLength(1);
	if (!stans) return;
	await sending.leggOppa(deresKode(), stans.post);
	await rolig();
	// Only the geometry is ours: their purpose stays.
	expect(sendt.slice(1).map(({ operations }) => operations[0])).toEqual([
		{ op: 'update', lokalId: 'a', version: 4, geometry: firkant(1), properties: undefined },
		{ op: 'update', lokalId: 'a', version: 5, geometry: firkant(2) }
	]);
	expect(lager.poster).toEqual([]);
});

it('en senere redigering av det samme som de endret, legges ikke oppå i stillhet: den blir en konflikt for seg', async () => {
	const { sending, sendt } = oppsett((nr) =>
		nr === 1 ? { slag: 'konflikt', detail: '', konflikter: deresKode() } : lagret(nr)
	);
	const koder: Redigering = {
		message: 'Koder om',
		fra: new Map([['a', { geometry: firkant(1), properties: egenskaper }]]),
		til: new Map([['a', { geometry: firkant(1), properties: { ...egenskaper, kode: 5100 } }]])
	};
	await sending.legg(sett(flyttet(0, 1), 1), fraOf(flyttet(0, 1)));
	await sending.legg(sett(koder, 2), fraOf(koder));
	await rolig();
	const { stans } = sending;
	if (!stans) throw new Error('køen skulle stått');
	await sending.leggOppa(deresKode(), stans.post);
	await rolig();
	// They recoded it, at version 4: ours is sent as made on version 2, and is refused as a conflict.
	expect(sendt.at(-1)?.operations[0]).toMatchObject({ version: 2, properties: { kode: 5100 } });
});

it('det som kom tilbake, fikk en versjon som bare serveren kjenner: det som venter, følger den', async () => {
	const tilbake: Redigering = {
		message: 'Angret sletting',
		fra: new Map([['a', null]]),
		til: new Map([['a', { geometry: firkant(0), properties: egenskaper }]])
	};
	const { sending, sendt } = oppsett((nr) => ({
		slag: 'lagret',
		svar: { revision: nr, objects: [objekt(0, nr === 1 ? 9 : 10)], avvik: [] }
	}));
	await Promise.all([
		sending.legg(sett(tilbake, 0), fraOf(tilbake)),
		sending.legg(sett(flyttet(0, 1), 1), fraOf(flyttet(0, 1)))
	]);
	await rolig();
	expect(sendt.at(-1)?.operations[0]).toMatchObject({ op: 'update', version: 9 });
});

it('en redigering som serveren feiler på gang på gang, stanser køen i stedet for å holde resten for alltid', async () => {
	const feil: Svar = { slag: 'intet', detail: 'Serveren svarte 500.', svarte: true };
	const { sending } = oppsett(() => feil);
	await sending.legg(sett(flyttet(0, 1), 1), fraOf(flyttet(0, 1)));
	for (let i = 0; i < 10 && !sending.stans; i++) {
		sending.provIgjen();
		await rolig();
	}
	expect(sending.stans?.slag).toBe('avvist');
	sending.destroy();
});

it('forkaster en redigering med dem som bygger på den, og sier hvilke objekter som må leses på nytt', async () => {
	const { sending, sendt, lager } = oppsett(() => ({ slag: 'avvist', detail: 'glipe', avvik: [] }));
	await sending.legg(sett(flyttet(0, 1), 1), fraOf(flyttet(0, 1)));
	await sending.legg(sett(flyttet(1, 2), 2), fraOf(flyttet(1, 2)));
	await rolig();
	const { stans } = sending;
	if (!stans) throw new Error('køen skulle stått');
	expect(await sending.forkast(stans.post)).toEqual(['a']);
	await rolig();
	expect(sendt).toHaveLength(1);
	expect(lager.poster).toEqual([]);
});
