import { parentPort, workerData } from 'node:worker_threads';
import type { Geometry } from 'geojson';
import { planregler } from '../domain/rules/plan/index.ts';
import { prepare } from '../domain/rules/plan/regel.ts';
import type { ThreadAnswer } from './inThread.ts';
import type { Regelsvar, Regelsporsmal } from './planregler.ts';

const { hode, rader, regler } = workerData as Regelsporsmal;
const answer = (message: ThreadAnswer<null>) => parentPort?.postMessage(message);

const objekter = rader.map((rad) => ({ ...rad, geometry: JSON.parse(rad.geometry) as Geometry }));
const plan = prepare({ hode, objekter });
for (const regel of planregler.filter(({ id }) => regler.includes(id)))
	answer({
		kind: 'part',
		value: { regel: regel.id, avvik: regel.check(plan) } satisfies Regelsvar
	});
answer({ kind: 'done', value: null });
