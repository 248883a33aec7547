/** GeneralName (RFC 5280 §4.2.1.6), read by us: the library turns the mask of an address into a number of bits. */
import { CONSTRUIT } from '../der/balises.ts';
import { type Element, enfants, lireElement } from '../der/element.ts';
import { NonDer } from '../der/non-der.ts';
import { lireNom, type Nom } from './nom.ts';

export type NomGeneral =
  | { readonly forme: 'courriel' | 'dns' | 'uri'; readonly texte: string }
  | { readonly forme: 'annuaire'; readonly nom: Nom }
  | { readonly forme: 'ip'; readonly octets: Uint8Array }
  /** otherName, x400Address, ediPartyName, registeredID: known by their bytes only. `numero` is their tag. */
  | { readonly forme: 'autre'; readonly numero: number; readonly octets: Uint8Array };

const AUTRES = new Set([0xa0, 0xa3, 0xa5, 0x88]);

/** Throws NonDer. */
export function lireNomGeneral({ balise, contenu, brut }: Element): NomGeneral {
  switch (balise) {
    case 0x81:
      return { forme: 'courriel', texte: ia5(contenu) };
    case 0x82:
      return { forme: 'dns', texte: ia5(contenu) };
    case 0x86:
      return { forme: 'uri', texte: ia5(contenu) };
    case 0xa4:
      // directoryName is a CHOICE, hence tagged explicitly: the Name is the content.
      return { forme: 'annuaire', nom: lireNom(seul(contenu)) };
    case 0x87:
      return { forme: 'ip', octets: contenu };
    default:
      if (!AUTRES.has(balise)) throw new NonDer('nom d’une forme inconnue', 0);
      return { forme: 'autre', numero: balise & ~(0x80 | CONSTRUIT), octets: brut };
  }
}

export const lireNomsGeneraux = (contenu: Uint8Array): NomGeneral[] => Array.from(enfants(contenu), lireNomGeneral);

/** Equal where two GeneralNames name the same: distribution points are matched so. */
export function cleDeNom(nom: NomGeneral): string {
  switch (nom.forme) {
    case 'annuaire':
      return `annuaire:${nom.nom.cle}`;
    case 'courriel':
    case 'dns':
    case 'uri':
      return `${nom.forme}:${nom.texte}`;
    case 'ip':
    case 'autre':
      return `${nom.forme}:${Buffer.from(nom.octets).toString('hex')}`;
    default:
      return nom satisfies never;
  }
}

export function texteDeNom(nom: NomGeneral): string {
  if (nom.forme === 'annuaire') return nom.nom.texte;
  if (nom.forme === 'ip')
    return nom.octets.length === 4 ? nom.octets.join('.') : Buffer.from(nom.octets).toString('hex');
  return nom.forme === 'autre' ? `forme ${nom.numero}` : nom.texte;
}

/** Visible ASCII: anything else in an IA5String of a name serves only to look like another one. */
function ia5(contenu: Uint8Array): string {
  if (contenu.some((o) => o <= 0x20 || o > 0x7e)) throw new NonDer('caractère interdit dans un nom', 0);
  return Buffer.from(contenu).toString('latin1');
}

function seul(contenu: Uint8Array): Uint8Array {
  const { brut } = lireElement(contenu);
  if (brut.length !== contenu.length) throw new NonDer('structure inattendue', 0);
  return brut;
}
