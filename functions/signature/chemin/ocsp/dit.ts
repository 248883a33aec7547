/** What an OCSP response says of one certificate: SingleResponse (RFC 6960 §4.2.1). */
import { BALISE, contexte } from '../../der/balises.ts';
import { exigerDer } from '../../der/controle.ts';
import { type Element, lireCompte, lireElement, Suite } from '../../der/element.ts';
import { NonDer } from '../../der/non-der.ts';
import { instantDe } from '../../der/temps.ts';
import { lireAlgorithme, sansParametres } from '../algorithme.ts';
import { lireListeDExtensions } from '../extension.ts';
import type { Revocation } from '../moment.ts';

export type Condensat = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** CertID, in hexadecimal. */
export interface Designation {
  /** Name of the hash for node:crypto; null where it is not one that we take. */
  readonly condensat: Condensat | null;
  readonly nomDeLEmetteur: string;
  readonly cleDeLEmetteur: string;
  readonly serie: string;
}

export interface Dit {
  readonly designation: Designation;
  readonly etat: 'bon' | 'revoque' | 'inconnu';
  /** Null unless revoked. */
  readonly revocation: Revocation | null;
  /** thisUpdate and nextUpdate, in milliseconds since 1970. */
  readonly faiteLe: number;
  readonly suivanteLe: number | null;
  /** archiveCutoff (§4.4.4): it still answers for the certificates that expired since then; null: it may not. */
  readonly archiveDepuis: number | null;
  readonly critiquesInconnues: readonly string[];
}

const CONDENSATS: Readonly<Record<string, Condensat>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Throws NonDer. */
export function lireDit({ balise, contenu }: Element): Dit {
  if (balise !== BALISE.sequence) throw new NonDer('structure inattendue', 0);
  const suite = new Suite(contenu);
  const designation = lireDesignation(suite.doit(BALISE.sequence).contenu);
  const { etat, depuis, raison } = lireEtat(suite);
  const faiteLe = dateGeneralisee(suite);
  const suivante = suite.peut(contexte(0, true));
  const extensions = suite.peut(contexte(1, true));
  suite.fin();
  const { invalide, ...dites } = lireExtensionsDuDit(extensions?.contenu);
  const revocation = etat === 'revoque' ? { depuis, raison, invalide } : null;
  const suivanteLe = suivante ? dateGeneralisee(new Suite(suivante.contenu)) : null;
  return { designation, etat, revocation, faiteLe, suivanteLe, ...dites };
}

function lireDesignation(contenu: Uint8Array): Designation {
  const suite = new Suite(contenu);
  const algorithme = lireAlgorithme(suite.doit(BALISE.sequence).brut);
  const hexa = (type: number) => Buffer.from(suite.doit(type).contenu).toString('hex');
  const [nomDeLEmetteur, cleDeLEmetteur, serie] = [hexa(BALISE.octets), hexa(BALISE.octets), hexa(BALISE.entier)];
  suite.fin();
  const condensat = sansParametres(algorithme) ? (CONDENSATS[algorithme.oid] ?? null) : null;
  return { condensat, nomDeLEmetteur, cleDeLEmetteur, serie };
}

/** CertStatus: tags are implicit, hence NULL shows as empty contents. */
function lireEtat(suite: Suite): { etat: Dit['etat']; depuis: number; raison: number } {
  const simple = suite.peut(contexte(0, false)) ?? suite.peut(contexte(2, false));
  if (simple !== undefined) {
    if (simple.contenu.length > 0) throw new NonDer('structure inattendue', 0);
    return { etat: simple.balise === contexte(0, false) ? 'bon' : 'inconnu', depuis: 0, raison: 0 };
  }
  const dit = new Suite(suite.doit(contexte(1, true)).contenu);
  const depuis = dateGeneralisee(dit);
  const raison = dit.peut(contexte(0, true));
  dit.fin();
  return { etat: 'revoque', depuis, raison: raison ? enumere(raison.contenu) : 0 };
}

const enumere = (contenu: Uint8Array): number => lireCompte(new Suite(contenu).doit(BALISE.enumere).contenu);

/** RFC 6960 §4.4.4 and §4.4.5: the extensions of a CRL entry may be here too. */
function lireExtensionsDuDit(octets: Uint8Array | undefined) {
  let invalide: number | null = null;
  let archiveDepuis: number | null = null;
  const critiquesInconnues: string[] = [];
  for (const { oid, critique, contenu } of octets === undefined ? [] : lireListeDExtensions(octets)) {
    if (oid === '2.5.29.24') invalide = datee(contenu);
    else if (oid === '1.3.6.1.5.5.7.48.1.6') archiveDepuis = datee(contenu);
    else if (critique && oid !== '2.5.29.21') critiquesInconnues.push(oid);
  }
  return { invalide, archiveDepuis, critiquesInconnues };
}

function datee(octets: Uint8Array): number {
  exigerDer(octets);
  return dateGeneralisee(new Suite(lireElement(octets).brut));
}

/** Throws NonDer. */
export function dateGeneralisee(suite: Suite): number {
  const instant = instantDe(suite.doit(BALISE.generalizedTime).contenu, true);
  if (instant === null) throw new NonDer('date incorrecte', 0);
  return instant;
}
