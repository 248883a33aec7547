/** RSASSA-PSS-params (RFC 4055 §3.1), sane ones only: one hash for the message and the mask, a salt, trailer 1. */
import { BALISE, contexte } from '../der/balises.ts';
import { exigerDer } from '../der/controle.ts';
import { contenuDeSequence, type Element, lireCompte, Suite } from '../der/element.ts';
import { type Algorithme, lireAlgorithme, sansParametres } from './algorithme.ts';

const MGF1 = '1.2.840.113549.1.1.8';
const SEL_MIN = 20;

const CONDENSATS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export interface Pss {
  readonly condensat: string;
  readonly sel: number;
}

/** Null where the parameters are absent, malformed or odd. */
export function lirePss(parametres: Uint8Array | null): Pss | null {
  if (parametres === null) return null;
  try {
    exigerDer(parametres);
    const suite = new Suite(contenuDeSequence(parametres));
    const condensat = hachage(suite.peut(contexte(0, true)));
    const masque = suite.peut(contexte(1, true));
    const sel = suite.peut(contexte(2, true));
    const fin = suite.peut(contexte(3, true));
    suite.fin();
    const longueur = sel ? entier(sel) : SEL_MIN;
    if (condensat === null || duMasque(masque) !== condensat || longueur < SEL_MIN) return null;
    return fin !== undefined && entier(fin) !== 1 ? null : { condensat, sel: longueur };
  } catch {
    return null;
  }
}

const entier = ({ contenu }: Element): number => lireCompte(new Suite(contenu).doit(BALISE.entier).contenu);

/** SHA-1 is the DEFAULT. */
function hachage(element: Element | undefined): string | null {
  return element === undefined ? 'sha1' : condensatDe(lireAlgorithme(element.contenu));
}

const condensatDe = (algorithme: Algorithme): string | null =>
  sansParametres(algorithme) ? (CONDENSATS[algorithme.oid] ?? null) : null;

function duMasque(element: Element | undefined): string | null {
  if (element === undefined) return 'sha1';
  const { oid, parametres } = lireAlgorithme(element.contenu);
  return oid === MGF1 && parametres !== null ? condensatDe(lireAlgorithme(parametres)) : null;
}
