import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take longest, the longest first. */
const LANGE = [
	'endringSamtidig',
	'importCommand',
	'kontokommando',
	'importKill',
	'boligparameter',
	'datasettKill',
	'topologi'
].map((name) => `/tests/db/${name}.test.ts`);

const plass = ({ moduleId }: TestSpecification): number => {
	const at = LANGE.findIndex((file) => moduleId.endsWith(file));
	return at === -1 ? LANGE.length : at;
};

/** A long file that is begun last is run alone, while the other core has nothing to do. */
export class LangeForst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		return (await super.sort(files)).sort((a, b) => plass(a) - plass(b));
	}
}
