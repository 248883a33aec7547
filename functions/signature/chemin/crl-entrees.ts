/** The entries of a CRL (RFC 5280 §5.3): who is revoked, since when and why. */
import { BALISE } from '../der/balises.ts';
import { exigerDer } from '../der/controle.ts';
import { contenuDeSequence, lireCompte, lireElement, lireTemps, Suite } from '../der/element.ts';
import { lireEnTete } from '../der/en-tete.ts';
import { NonDer } from '../der/non-der.ts';
import type { CertificatLu } from './certificat-lu.ts';
import type { CrlLue } from './crl-lue.ts';
import { lireListeDExtensions } from './extension.ts';
import type { Revocation } from './moment.ts';
import { lireNomsGeneraux } from './nom-general.ts';

/** CRLReason: the entry only says that an earlier one no longer holds. */
export const RETIREE = 8;

interface DitesDUneEntree {
  readonly raison: number;
  readonly invalide: number | null;
  /** Names of the certificate's issuer, where the entry says it. */
  readonly emetteurs: readonly string[] | null;
}

interface Entrees {
  /** One number per entry, sorted: 21 bits of its serial number's hash, then 32 of its offset. A CRL may have 10⁶. */
  readonly rangs: Float64Array;
  /** Where the issuer of the entries changes: offset, and names. */
  readonly emetteurs: readonly (readonly [depuis: number, noms: readonly string[]])[];
  /** Why none of them may be used: one that cannot be understood voids the CRL (§5.3). */
  readonly defaut: string | null;
}

/** Read once per CRL. */
const LUES = new WeakMap<CrlLue, Entrees>();

export const defautDesEntrees = (crl: CrlLue): string | null => entreesDe(crl).defaut;

export function chercherEntree(crl: CrlLue, { serie, emetteur }: CertificatLu): Revocation | null {
  const { rangs, emetteurs } = entreesDe(crl);
  const octets = Buffer.from(serie, 'hex');
  const siennes: Revocation[] = [];
  const [bas, haut] = [ranger(octets, 0, octets.length, 0), ranger(octets, 0, octets.length, 2 ** 32 - 1)];
  for (let i = premierApres(rangs, bas); (rangs[i] ?? Infinity) <= haut; i++) {
    const position = (rangs[i] ?? 0) - bas;
    const { serie: lue, ...dite } = lireEntree(crl, position);
    const noms = emetteurs.findLast(([depuis]) => depuis <= position)?.[1] ?? [];
    if (octets.equals(lue) && noms.includes(emetteur.cle)) siennes.push(dite);
  }
  // Said twice, the worst is believed.
  return siennes.find(({ raison }) => raison !== RETIREE) ?? siennes[0] ?? null;
}

function premierApres(rangs: Float64Array, borne: number): number {
  let [bas, haut] = [0, rangs.length];
  while (bas < haut) {
    const milieu = (bas + haut) >>> 1;
    if ((rangs[milieu] ?? 0) < borne) bas = milieu + 1;
    else haut = milieu;
  }
  return bas;
}

/** FNV-1a of the serial number from `debut` to `fin`, above the entry's offset. */
function ranger(octets: Uint8Array, debut: number, fin: number, position: number): number {
  let condense = 0x811c9dc5;
  for (let i = debut; i < fin; i++) condense = Math.imul(condense ^ (octets[i] ?? 0), 0x01000193);
  return (condense >>> 11) * 2 ** 32 + position;
}

function lireEntree(crl: CrlLue, position: number) {
  const suite = new Suite(lireElement(crl.entrees, position).contenu);
  const serie = suite.doit(BALISE.entier).contenu;
  const depuis = lireTemps(suite);
  const extensions = suite.peut(BALISE.sequence);
  const { raison, invalide } = extensions ? lireExtensionsDEntree(extensions.brut, crl) : { raison: 0, invalide: null };
  return { serie, depuis, raison, invalide };
}

function entreesDe(crl: CrlLue): Entrees {
  const connues = LUES.get(crl) ?? lireEntrees(crl);
  LUES.set(crl, connues);
  return connues;
}

/** Every entry is looked at, in place: what a hundred thousand of them cost is paid once. */
function lireEntrees(crl: CrlLue): Entrees {
  const { entrees } = crl;
  const rangs: number[] = [];
  // §5.3.3: the issuer of an entry is that of the entry before, and at first that of the CRL.
  const emetteurs: [number, readonly string[]][] = [[0, [crl.emetteur.cle]]];
  const lire = avecMemoire((octets) => lireExtensionsDEntree(octets, crl));
  try {
    for (let position = 0; position < entrees.length; ) {
      const entree = attendre(entrees, position, entrees.length, BALISE.sequence);
      const serie = attendre(entrees, entree.contenu, entree.fin, BALISE.entier);
      const date = attendre(entrees, serie.fin, entree.fin, BALISE.utcTime, BALISE.generalizedTime);
      if (date.fin < entree.fin) {
        if (attendre(entrees, date.fin, entree.fin, BALISE.sequence).fin !== entree.fin) inattendue();
        const noms = lire(entrees.subarray(date.fin, entree.fin)).emetteurs;
        if (noms !== null) emetteurs.push([position, noms]);
      }
      rangs.push(ranger(entrees, serie.contenu, serie.fin, position));
      position = entree.fin;
    }
    return { rangs: Float64Array.from(rangs).sort(), emetteurs, defaut: null };
  } catch (erreur) {
    if (erreur instanceof NonDer) return { rangs: new Float64Array(), emetteurs: [], defaut: erreur.message };
    throw erreur;
  }
}

function attendre(octets: Uint8Array, debut: number, limite: number, ...balises: readonly number[]) {
  const enTete = lireEnTete(octets, debut, limite);
  return balises.includes(enTete.balise) ? enTete : inattendue();
}

function inattendue(): never {
  throw new NonDer('structure inattendue', 0);
}

/** A hundred thousand entries say the same few things. */
function avecMemoire<T>(lire: (octets: Uint8Array) => T): (octets: Uint8Array) => T {
  const lus = new Map<string, T>();
  return (octets) => {
    const cle = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');
    const lu = lus.get(cle) ?? lire(octets);
    if (lus.size < 1000) lus.set(cle, lu);
    return lu;
  };
}

function lireExtensionsDEntree(octets: Uint8Array, crl: CrlLue): DitesDUneEntree {
  let raison = 0;
  let invalide: number | null = null;
  let emetteurs: readonly string[] | null = null;
  for (const { oid, critique, contenu } of lireListeDExtensions(octets)) {
    exigerDer(contenu);
    if (oid === '2.5.29.21') raison = lireCompte(new Suite(contenu).doit(BALISE.enumere).contenu);
    else if (oid === '2.5.29.24') invalide = lireTemps(new Suite(contenu));
    else if (oid === '2.5.29.29') emetteurs = lireEmetteurs(contenu, crl);
    else if (critique) throw new NonDer(`extension critique inconnue ${oid}`, 0);
  }
  return { raison, invalide, emetteurs };
}

function lireEmetteurs(contenu: Uint8Array, { portee }: CrlLue): string[] {
  if (!portee?.indirecte) throw new NonDer('émetteur d’entrée dans une liste directe', 0);
  const noms = lireNomsGeneraux(contenuDeSequence(contenu));
  return noms.flatMap((nom) => (nom.forme === 'annuaire' ? [nom.nom.cle] : []));
}
