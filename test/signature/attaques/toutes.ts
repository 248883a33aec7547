import { ALGORITHMES } from './algorithmes.ts';
import { DEMESURE } from './demesure.ts';
import { ENVELOPPEMENT } from './enveloppement.ts';
import { IDENTIFIANTS } from './identifiants.ts';
import { SIGNED_INFO } from './signed-info.ts';
import { TEXTE } from './texte.ts';
import { XADES } from './xades.ts';

/** By the section of docs/securite.md that lists them. */
export const SECTIONS = { ENVELOPPEMENT, IDENTIFIANTS, SIGNED_INFO, ALGORITHMES, XADES, TEXTE, DEMESURE };
export const ATTAQUES = Object.values(SECTIONS).flat();
