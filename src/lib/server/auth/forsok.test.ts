import { expect, it } from 'vitest';
import { avsender } from './forsok.ts';

it.each([
	['10.0.0.1', '10.0.0.1'],
	['::ffff:10.0.0.1', '10.0.0.1'],
	['2001:db8:0:12::1', '2001:db8:0:12'],
	['2001:0DB8:0000:0012:ffff:ffff:ffff:ffff', '2001:db8:0:12'],
	['2001:db8::1', '2001:db8:0:0'],
	['::1', '0:0:0:0'],
	['fe80::1%eth0', 'fe80:0:0:0']
])('%s is counted as %s', (adresse, counted) => {
	expect(avsender(adresse)).toBe(counted);
});

it('all addresses of one subscriber of IPv6 are one', () => {
	const all = Array.from({ length: 100 }, (_, i) => avsender(`2001:db8:1:2::${i.toString(16)}`));
	expect(new Set(all).size).toBe(1);
	expect(avsender('2001:db8:1:3::1')).not.toBe(all[0]);
});
