import type { Avvik } from '../../domain/avvik.ts';
import { Avviksliste } from '../avviksliste.ts';
import { decoderOf, tegnsettOf } from '../charset.ts';
import { UleseligFil, type Kildefil } from '../kildefil.ts';
import { Flatebygger } from './flate.ts';
import { hodeAvvik } from './hode.ts';
import { Sosileser } from './leser.ts';
import { DEFAULT_LIMITS, type Grenser } from './limits.ts';
import { Linjedeler } from './lines.ts';
import { Sosifil } from './sosifil.ts';
import { HEAD_BYTES, sniffTegnsett, type Tegnsettvalg } from './sniff.ts';

export interface SosiOptions {
	/** Called with the number of bytes read so far. */
	readonly onProgress?: (bytes: number) => void;
	readonly limits?: Partial<Grenser>;
}

const SLICE = 1_048_576;

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

/** The same bytes as a bare Uint8Array: Node's Buffer is another class, and code that meets both is slower. */
const plain = (bytes: Uint8Array) =>
	new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function tegnsettAvvik({ declared, used }: Tegnsettvalg, replaced: number): Avvik[] {
	const found: Avvik[] = [];
	const add = (rule: string, severity: Avvik['severity'], message: string) =>
		found.push({ rule: `sosi.tegnsett.${rule}`, severity, message });
	if (declared === null && used !== 'DOSN8')
		add(
			'mangler',
			'merknad',
			`Filen sier ikke hvilket tegnsett den er i. Den er lest som ${used}.`
		);
	else if (declared !== null && tegnsettOf(declared) !== used)
		add(
			'annet',
			'merknad',
			`Filen sier at tegnsettet er ${declared}, men tegnene i den er ${used}. Den er lest som ${used}.`
		);
	if (replaced > 0)
		add(
			'blandet',
			'advarsel',
			`${replaced} linjer er ikke i UTF-8 som resten. De er lest som ISO8859-1. Se etter feil i æ, ø og å.`
		);
	return found;
}

/** One reading of one file: takes its bytes by the piece. */
class Lesing {
	readonly #avvik = new Avviksliste();
	readonly #options: SosiOptions;
	readonly #limits: Grenser;
	#head: Uint8Array[] = [];
	#headBytes = 0;
	#bytes = 0;
	#open: {
		readonly valg: Tegnsettvalg;
		readonly leser: Sosileser;
		readonly deler: Linjedeler;
		readonly replaced: () => number;
	} | null = null;

	constructor(options: SosiOptions) {
		this.#options = options;
		this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
	}

	push(piece: Uint8Array): void {
		this.#bytes += piece.length;
		if (this.#bytes > this.#limits.bytes)
			throw new UleseligFil(
				'for-stor',
				`Filen er større enn ${Math.round(this.#limits.bytes / 1e6)} MB. Del den opp i flere filer.`
			);
		if (this.#open) this.#open.deler.push(plain(piece));
		else {
			// Copied: the sender may use its buffer again.
			this.#head.push(new Uint8Array(piece));
			this.#headBytes += piece.length;
			if (this.#headBytes >= HEAD_BYTES) this.#start();
		}
		this.#options.onProgress?.(this.#bytes);
	}

	/** The head is whole: decides the character set, the same one however the bytes came. */
	#start() {
		const head = new Uint8Array(this.#headBytes);
		let at = 0;
		for (const piece of this.#head) {
			head.set(piece, at);
			at += piece.length;
		}
		this.#head = [];
		const valg = sniffTegnsett(head.subarray(0, HEAD_BYTES));
		const decoder = decoderOf(valg.used);
		const leser = new Sosileser(decoder, this.#avvik, this.#limits);
		const deler = new Linjedeler(leser);
		deler.push(head);
		this.#open = { valg, leser, deler, replaced: () => decoder.replaced };
		return this.#open;
	}

	end(): Kildefil {
		const { valg, leser, deler, replaced } = this.#open ?? this.#start();
		deler.end();
		leser.end();
		const { samler } = leser;
		this.#checkWhole(leser);
		for (const avvik of tegnsettAvvik(valg, replaced())) this.#avvik.add(avvik);
		const bygger = new Flatebygger(samler, this.#avvik, {
			tolerance: samler.transpar.geographic ? 5e-7 : 0.05,
			maxRingPoints: Math.max(2_000_000, 10 * samler.lager.count)
		});
		for (const flate of samler.flater) bygger.build(flate);
		return new Sosifil(samler, valg, this.#avvik.toSorted());
	}

	#checkWhole({ samler: { hode, tabell, transpar }, hasSlutt }: Sosileser): void {
		if (hode === null && tabell.count === 0)
			throw new UleseligFil(
				'ikke-sosi',
				'Filen er ikke en SOSI-fil: den har verken .HODE eller objekter.'
			);
		if (hode === null) {
			this.#avvik.add({
				rule: 'sosi.hode.mangler',
				severity: 'feil',
				message: 'Filen har ikke .HODE. Enhet og koordinatsystem er ukjent.'
			});
			for (const avvik of hodeAvvik(transpar)) this.#avvik.add(avvik);
		}
		if (tabell.count === 0)
			this.#avvik.add({
				rule: 'sosi.tom',
				severity: 'advarsel',
				message: 'Filen har ingen objekter.'
			});
		if (!hasSlutt)
			this.#avvik.add({
				rule: 'sosi.slutt.mangler',
				severity: 'merknad',
				message: 'Filen slutter uten .SLUTT. Kontroller at den er hel.'
			});
	}
}

/**
 * What is in a SOSI file (4.x, dot format)? Coordinates are east, north in the file's own CRS (metres, two dimensions);
 * heights of `..NØH` are kept as the property HØYDER, one for each point of the file; the representation point of a surface
 * as REPRESENTASJONSPUNKT, the further points of SYMBOL and TEKST as PLASSERING. Geometry and properties of an object are made each
 * time they are asked for (Sosiobjekt), so that a large file takes little memory. Bad objects become Avvik; UleseligFil only where there is no SOSI at all, or too much.
 */
export async function readSosi(
	source: Uint8Array | AsyncIterable<Uint8Array>,
	options: SosiOptions = {}
): Promise<Kildefil> {
	const lesing = new Lesing(options);
	if (source instanceof Uint8Array) for (const piece of slices(source)) lesing.push(piece);
	else for await (const piece of source) lesing.push(piece);
	return lesing.end();
}
