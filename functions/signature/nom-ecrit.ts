/** A distinguished name as X509IssuerName writes it: RFC 4514, and the older or looser habits of signing software. */
import { exigerDer } from './der/controle.ts';
import { lireElement } from './der/element.ts';
import { NonDer } from './der/non-der.ts';
import { LIMITES } from './limites.ts';
import { type Attribut, type NomCompare, preparer, valeurComparable } from './nom-compare.ts';
import { NOMS_D_ATTRIBUTS } from './noms-d-attributs.ts';

/** Null where it cannot be compared: no name, a word for a type that is not known, a comma left without its escape. */
export function lireNomEcrit(texte: string): NomCompare | null {
  if (texte.length > LIMITES.nomEcrit) return null;
  const nom: Attribut[][] = [];
  for (const rdn of decouper(texte, ',;') ?? []) {
    const attributs = (decouper(rdn, '+') ?? []).map(lireAttribut);
    if (attributs.length === 0 || !attributs.every((a) => a !== null)) return null;
    nom.push(attributs);
  }
  return nom.length === 0 ? null : nom;
}

/** At those separators, unless escaped or quoted. Null where an escape or a quotation has no end. */
function decouper(texte: string, separateurs: string): string[] | null {
  const morceaux: string[] = [];
  let debut = 0;
  let cite = false;
  for (let i = 0; i < texte.length; i++) {
    const c = texte[i] ?? '';
    if (c === '\\') {
      if (++i === texte.length) return null;
    } else if (c === '"') cite = !cite;
    else if (!cite && separateurs.includes(c)) {
      morceaux.push(texte.slice(debut, i));
      debut = i + 1;
    }
  }
  return cite ? null : [...morceaux, texte.slice(debut)];
}

function lireAttribut(ecrit: string): Attribut | null {
  const egal = ecrit.indexOf('=');
  const types = egal < 0 ? null : lireType(ecrit.slice(0, egal).trim());
  const valeur = types === null ? null : lireValeur(ecrit.slice(egal + 1));
  return types === null || valeur === null ? null : { types, valeur };
}

/** A word, or an OID with or without `OID.` before it. */
function lireType(mot: string): readonly string[] | null {
  const [, oid] = /^(?:oid\.)?([012](?:\.(?:0|[1-9]\d*))+)$/i.exec(mot) ?? [];
  return oid === undefined ? (NOMS_D_ATTRIBUTS.get(mot.toUpperCase()) ?? null) : [oid];
}

/** `#` and the hexadecimal of its DER, a quotation, or a text with escapes. */
function lireValeur(ecrite: string): string | null {
  const nue = ecrite.trim();
  if (/^#(?:[\da-f]{2})+$/i.test(nue)) return lireHexadecimal(Buffer.from(nue.slice(1), 'hex'));
  return preparer(sansEchappement(/^"[\s\S]*"$/.test(nue) ? nue.slice(1, -1) : ecrite));
}

function lireHexadecimal(octets: Buffer): string | null {
  try {
    exigerDer(octets);
    return valeurComparable(lireElement(octets));
  } catch (erreur) {
    if (erreur instanceof NonDer) return null;
    throw erreur;
  }
}

/** `\C3\A9` are octets of UTF-8; before any other character the backslash goes. */
const sansEchappement = (texte: string): string =>
  texte.replace(/((?:\\[\da-f]{2})+)|\\([\s\S])/gi, (_, octets: string | undefined, c: string | undefined) =>
    octets === undefined ? (c ?? '') : Buffer.from(octets.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
