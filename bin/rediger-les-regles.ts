/** `npm run regles`: writes docs/regles-pes.md from the catalogue of rules. */
import { writeFileSync } from 'node:fs';
import { page } from '../functions/format/regles/page.ts';

writeFileSync(new URL('../docs/regles-pes.md', import.meta.url), page());
