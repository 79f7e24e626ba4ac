import { keepCompiled } from './keepCompiled.js';

// Before the first file of TypeScript is read: then all of them are kept as they were compiled the last time.
keepCompiled();
await import('./planbordet.ts');
