/**
 * The thread that owns the embedded engine. The engine is one PostgreSQL backend: clients take turns, one unit of work at a
 * time, and a client in a transaction keeps the engine until the transaction ends.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openEngine } from './engine.ts';
import { endsIdle, queryFrame, UnitReader, withoutCopyInvitation } from './frames.ts';
import type { Unit } from './frames.ts';
import { installGuard } from './guard.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';

interface Session {
	readonly id: number;
	readonly reader: UnitReader;
	lastHeard: number;
}

// So that other clients' messages and the watchdog get in between long queues.
const UNITS_PER_TURN = 50;
const WATCHDOG_MS = 250;
const ENGINE_TRAPPED = 70;

const settings = workerData as WorkerSettings;
const port = parentPort;
if (port === null) throw new Error('worker.ts runs only as a worker thread');

const say = (message: FromWorker): void => {
	port.postMessage(message, message.kind === 'data' ? [message.bytes.buffer as ArrayBuffer] : []);
};

const endThread = (trap: unknown): never => {
	say({ kind: 'fatal', reason: String(trap) });
	return process.exit(ENGINE_TRAPPED);
};

installGuard();
const engine = await openEngine(settings.folder, endThread);
const sessions = new Map<number, Session>();
let queue: { readonly session: Session; readonly unit: Unit }[] = [];
let owner: Session | undefined;
let turnPlanned = false;

const runUnit = (session: Session, unit: Unit): void => {
	const answer = engine.run(unit.bytes);
	session.lastHeard = performance.now();
	owner = endsIdle(answer) ? undefined : session;
	say({
		kind: 'data',
		id: session.id,
		bytes: unit.copy ? withoutCopyInvitation(answer) : answer
	});
};

const next = (): (typeof queue)[number] | undefined =>
	owner === undefined ? queue[0] : queue.find(({ session }) => session === owner);

const takeTurn = (): void => {
	turnPlanned = false;
	for (let i = 0; i < UNITS_PER_TURN; i++) {
		const waiting = next();
		if (waiting === undefined) return;
		queue.splice(queue.indexOf(waiting), 1);
		runUnit(waiting.session, waiting.unit);
	}
	planTurn();
};

const planTurn = (): void => {
	if (turnPlanned) return;
	turnPlanned = true;
	setImmediate(takeTurn);
};

const end = (session: Session): void => {
	sessions.delete(session.id);
	queue = queue.filter((waiting) => waiting.session !== session);
	if (owner !== session) return;
	engine.run(queryFrame('ROLLBACK'));
	owner = undefined;
	planTurn();
};

const takeBytes = (session: Session, bytes: Uint8Array): void => {
	session.lastHeard = performance.now();
	const { units, replies } = session.reader.push(bytes);
	for (const reply of replies) say({ kind: 'data', id: session.id, bytes: reply });
	for (const unit of units) queue.push({ session, unit });
	if (units.length > 0) planTurn();
};

const shutDown = async (): Promise<void> => {
	if (owner !== undefined) end(owner);
	await engine.close();
	say({ kind: 'closed' });
};

const admit = (id: number): void => {
	sessions.set(id, { id, reader: new UnitReader(), lastHeard: performance.now() });
};

port.on('message', (message: ToWorker) => {
	if (message.kind === 'shutdown') return void shutDown();
	if (message.kind === 'open') {
		admit(message.id);
		return;
	}
	const session = sessions.get(message.id);
	if (session === undefined) return;
	if (message.kind === 'data') takeBytes(session, message.bytes);
	else end(session);
});

// A client that sits on an open transaction while others wait is cut off: else one forgotten `tx` stops everybody.
setInterval(() => {
	if (owner === undefined || queue.length === 0 || next() !== undefined) return;
	if (performance.now() - owner.lastHeard < settings.idleTransactionMs) return;
	const idle = owner;
	end(idle);
	say({
		kind: 'drop',
		id: idle.id,
		reason:
			'idle-in-transaction timeout: the embedded engine has one connection, pass the transaction down'
	});
}, WATCHDOG_MS).unref();

say({ kind: 'ready' });
