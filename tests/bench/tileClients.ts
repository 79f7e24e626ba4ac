import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';
import { CLIENTS, loaded } from './load.ts';

/** Browsers in a process of their own: reads a list of addresses (JSON) on standard input, prints the load (JSON). */
const addresses = JSON.parse(await text(process.stdin)) as string[];
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

const fetchTile = (address: string): Promise<void> =>
	new Promise((resolve, reject) => {
		get(address, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
			if (answer.statusCode !== 200 && answer.statusCode !== 204)
				reject(new Error(`${address}: status ${answer.statusCode}`));
			answer.resume().on('end', resolve).on('error', reject);
		}).on('error', reject);
	});

console.log(
	JSON.stringify(await loaded(addresses.length, (job) => fetchTile(addresses[job] ?? '')))
);
agent.destroy();
