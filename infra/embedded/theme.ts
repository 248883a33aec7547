/** The theme beside the sources. */
import { lireTheme as lire } from '../../functions/console/theme.ts';

export const lireTheme = () => lire(new URL('../../functions/console/theme/', import.meta.url));
