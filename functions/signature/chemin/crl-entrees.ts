/** The entries of a CRL (RFC 5280 §5.3): who is revoked, since when and why. */
import { BALISE } from '../der/balises.ts';
import { exigerDer } from '../der/controle.ts';
import { contenuDeSequence, enfants, lireCompte, lireTemps, Suite } from '../der/element.ts';
import { NonDer } from '../der/non-der.ts';
import type { CertificatLu } from './certificat-lu.ts';
import type { CrlLue } from './crl-lue.ts';
import { lireListeDExtensions } from './extension.ts';
import { lireNomsGeneraux } from './nom-general.ts';

export interface Entree {
  /** revocationDate, in milliseconds since 1970. */
  readonly depuis: number;
  /** CRLReason. */
  readonly raison: number;
}

/** CRLReason: the entry only says that an earlier one no longer holds. */
export const RETIREE = 8;

interface Entrees {
  /** By serial number, then by the names of the certificate's issuer. */
  readonly parSerie: ReadonlyMap<string, readonly (Entree & { readonly emetteurs: readonly string[] })[]>;
  /** Why none of them may be used: one that cannot be understood voids the CRL (§5.3). */
  readonly defaut: string | null;
}

/** Read once per CRL. */
const LUES = new WeakMap<CrlLue, Entrees>();

export const defautDesEntrees = (crl: CrlLue): string | null => entreesDe(crl).defaut;

export function chercherEntree(crl: CrlLue, { serie, emetteur }: CertificatLu): Entree | null {
  const memes = entreesDe(crl).parSerie.get(serie) ?? [];
  const siennes = memes.filter(({ emetteurs }) => emetteurs.includes(emetteur.cle));
  // Said twice, the worst is believed.
  return siennes.find(({ raison }) => raison !== RETIREE) ?? siennes[0] ?? null;
}

function entreesDe(crl: CrlLue): Entrees {
  const connues = LUES.get(crl) ?? lireEntrees(crl);
  LUES.set(crl, connues);
  return connues;
}

function lireEntrees(crl: CrlLue): Entrees {
  const parSerie = new Map<string, (Entree & { emetteurs: readonly string[] })[]>();
  // §5.3.3: the issuer of an entry is that of the entry before, and at first that of the CRL.
  let emetteurs: readonly string[] = [crl.emetteur.cle];
  const lireExtensions = avecMemoire((octets) => lireExtensionsDEntree(octets, crl));
  try {
    for (const { contenu } of enfants(crl.entrees)) {
      const suite = new Suite(contenu);
      const serie = Buffer.from(suite.doit(BALISE.entier).contenu).toString('hex');
      const depuis = lireTemps(suite);
      const extensions = suite.peut(BALISE.sequence);
      suite.fin();
      const dites = extensions ? lireExtensions(extensions.brut) : { raison: 0, emetteurs: null };
      emetteurs = dites.emetteurs ?? emetteurs;
      const entree = { depuis, raison: dites.raison, emetteurs };
      const memes = parSerie.get(serie);
      if (memes) memes.push(entree);
      else parSerie.set(serie, [entree]);
    }
    return { parSerie, defaut: null };
  } catch (erreur) {
    if (erreur instanceof NonDer) return { parSerie: new Map(), defaut: erreur.message };
    throw erreur;
  }
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

function lireExtensionsDEntree(octets: Uint8Array, crl: CrlLue) {
  let raison = 0;
  let emetteurs: readonly string[] | null = null;
  for (const { oid, critique, contenu } of lireListeDExtensions(octets)) {
    exigerDer(contenu);
    if (oid === '2.5.29.21') raison = lireCompte(new Suite(contenu).doit(BALISE.enumere).contenu);
    else if (oid === '2.5.29.29') emetteurs = lireEmetteurs(contenu, crl);
    // invalidityDate (§5.3.2) tells more and changes nothing.
    else if (critique && oid !== '2.5.29.24') throw new NonDer(`extension critique inconnue ${oid}`, 0);
  }
  return { raison, emetteurs };
}

function lireEmetteurs(contenu: Uint8Array, { portee }: CrlLue): string[] {
  if (!portee?.indirecte) throw new NonDer('émetteur d’entrée dans une liste directe', 0);
  const noms = lireNomsGeneraux(contenuDeSequence(contenu));
  return noms.flatMap((nom) => (nom.forme === 'annuaire' ? [nom.nom.cle] : []));
}
