/**
 * Starts the command line with a compile cache: TypeScript is then stripped and compiled once, not at each call, which
 * halves the start-up and spares 20 MB. JavaScript, because the entry itself would be stripped before it could ask.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/passerelle', import.meta.url)));
await import('./passerelle.ts');
