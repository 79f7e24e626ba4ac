/**
 * PGlite's PostGIS is built without C++ exception catching: a GEOS throw gives zero rows and no error, and inside plpgsql
 * the expression becomes NULL. The guard hands the side modules a `__cxa_throw` of its own that raises an ordinary
 * PostgreSQL ERROR (XX000) instead. It must be installed before a PGlite is made.
 */

/** The functions of the engine's main module that raise an error the PostgreSQL way. */
interface ErrorExports {
	errstart(level: number, domain: number): number;
	errcode(code: number): number;
	errmsg_internal(format: number, varargs: number): number;
	errfinish(file: number, line: number, func: number): never;
	_emscripten_stack_alloc(bytes: number): number;
}

interface MainModule {
	readonly exports: ErrorExports;
	readonly memory: WebAssembly.Memory;
}

const ERROR = 21;
const XX000 = 2600;
const MAX_TEXT = 400;

// initdb runs in a second instance with a memory of its own: a side module finds its main module by the memory.
const mainModules = new WeakMap<WebAssembly.Memory, MainModule>();

const isMain = (exports: WebAssembly.Exports): boolean =>
	'errstart' in exports && 'pgl_set_rw_cbs' in exports;

const readText = (memory: WebAssembly.Memory, start: number): string => {
	const bytes = new Uint8Array(memory.buffer);
	if (start === 0 || start >= bytes.length) return '';
	const end = bytes.indexOf(0, start);
	return new TextDecoder().decode(bytes.slice(start, Math.min(end, start + MAX_TEXT)));
};

/** A thrown std::runtime_error keeps its message behind its second word; a type_info its name likewise. */
const describe = (memory: WebAssembly.Memory, thrown: number, type: number): string => {
	const words = new DataView(memory.buffer);
	const name = readText(memory, words.getUint32(type + 4, true));
	return /geos|std|St/.test(name) ? readText(memory, words.getUint32(thrown + 4, true)) : name;
};

const raise = ({ exports, memory }: MainModule, message: string): never => {
	const text = new TextEncoder().encode(message.replaceAll('%', '%%') + '\0');
	const address = exports._emscripten_stack_alloc((text.length + 15) & ~15);
	new Uint8Array(memory.buffer).set(text, address);
	exports.errstart(ERROR, 0);
	exports.errcode(XX000);
	exports.errmsg_internal(address, 0);
	return exports.errfinish(0, 0, 0);
};

const isSideModule = (imports: WebAssembly.Imports | undefined): imports is WebAssembly.Imports =>
	imports?.env !== undefined &&
	imports['GOT.func'] !== undefined &&
	// The main module imports named functions; a side module is given an empty proxy that answers any name.
	Object.keys(imports.env).length === 0;

const withThrowHook = (
	imports: WebAssembly.Imports | undefined
): WebAssembly.Imports | undefined => {
	if (!isSideModule(imports)) return imports;
	const env = imports.env as WebAssembly.ModuleImports;
	const main = mainModules.get(env.memory as WebAssembly.Memory);
	if (main === undefined) throw new Error('PGlite guard: a side module without a main module');
	const onThrow = (thrown: number, type: number): never =>
		raise(main, `GEOS exception: ${describe(main.memory, thrown, type)}`);
	const guarded = new Proxy(env, {
		get: (target, name: string) => (name === '__cxa_throw' ? onThrow : target[name])
	});
	return { ...imports, env: guarded };
};

const rememberMain = (
	instance: WebAssembly.Instance,
	imports: WebAssembly.Imports | undefined
): void => {
	const memory = imports?.env?.memory;
	if (!(memory instanceof WebAssembly.Memory) || !isMain(instance.exports)) return;
	mainModules.set(memory, { exports: instance.exports as unknown as ErrorExports, memory });
};

type Instantiated = WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource;

/** Puts the guard between this thread's WebAssembly and every module made after it. */
export const installGuard = (): void => {
	const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (
		source: BufferSource | WebAssembly.Module,
		imports?: WebAssembly.Imports
	) => Promise<Instantiated>;
	const guarded = async (
		source: BufferSource | WebAssembly.Module,
		imports?: WebAssembly.Imports
	): Promise<Instantiated> => {
		const made = await instantiate(source, withThrowHook(imports));
		rememberMain('instance' in made ? made.instance : made, imports);
		return made;
	};
	Object.assign(WebAssembly, {
		instantiate: guarded,
		Instance: new Proxy(WebAssembly.Instance, {
			construct: (
				target,
				[module, imports]: [WebAssembly.Module, WebAssembly.Imports | undefined]
			) => new target(module, withThrowHook(imports))
		})
	});
};
