/** The certificates of the store whose keys may have signed a CRL or an OCSP response. */
import type { Registre } from '../../../schemas/confiance.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../../schemas/politique-par-defaut.ts';
import { type CertificatLu, lireCertificatDeChemin } from '../../signature/chemin/certificat-lu.ts';
import { cleDe, estUneCle } from '../../signature/chemin/cle.ts';
import { Illisible } from '../../signature/chemin/constat.ts';
import type { CrlLue } from '../../signature/chemin/crl-lue.ts';
import { designe } from '../../signature/chemin/ocsp/identite.ts';
import type { ReponseLue } from '../../signature/chemin/ocsp/reponse-lue.ts';
import { procedeDe, type Signe, signatureJuste } from '../../signature/chemin/signature-x509.ts';
import { relire } from '../assembler.ts';
import { fichierDeCertificat } from '../fichiers.ts';
import { empreinte } from './empreinte.ts';
import type { Fonds } from './entree.ts';

/** A register is never edited: its authorities are read once. */
const LUES = new WeakMap<Registre['certificats'], WeakMap<Registre['listes'], readonly CertificatLu[]>>();

/** Anchors, intermediates, and the services of the lists, whatever their dates. */
export function autoritesDe({ registre, lire }: Fonds): readonly CertificatLu[] {
  const { certificats, listes } = registre;
  const connues = LUES.get(certificats)?.get(listes);
  if (connues !== undefined) return connues;
  const ders = [
    ...certificats.map(({ sha256 }) => lire(fichierDeCertificat(sha256))),
    ...listes.flatMap((liste) => relire(liste, lire).services.flatMap((service) => service.certificats)),
  ];
  const lues = ders.map((der) => lireCertificatDeChemin(der, 'autorité du magasin'));
  const parListes = LUES.get(certificats) ?? new WeakMap();
  LUES.set(certificats, parListes.set(listes, lues));
  return lues;
}

const NOMMEES = new WeakMap<Registre['listes'], ReadonlySet<string>>();

/** Distinct certificates that the store believes, or may: its anchors and the services of its lists. */
export function nombreDAutorites({ registre, lire }: Fonds): number {
  const { certificats, listes } = registre;
  const nommees =
    NOMMEES.get(listes) ??
    new Set(listes.flatMap((liste) => relire(liste, lire).services).flatMap((s) => s.certificats.map(empreinte)));
  NOMMEES.set(listes, nommees);
  const ancres = certificats.filter(({ role, sha256 }) => role === 'ancre' && !nommees.has(sha256));
  return nommees.size + new Set(ancres.map(({ sha256 }) => sha256)).size;
}

const CRL_SIGN = 1 << 6;
/** What comes in today is signed with what is admitted today. */
const ADMIS = { sha1: false, rsaMin: POLITIQUE_PAR_DEFAUT.rsaBitsMin } as const;

export function signeePar(crl: CrlLue, autorite: CertificatLu): boolean {
  const { usages } = autorite.extensions;
  if (autorite.sujet.cle !== crl.emetteur.cle || (usages !== null && (usages & CRL_SIGN) === 0)) return false;
  return aSigne(autorite, crl);
}

/**
 * By the authority that it is about, or by a delegate that is joined and that it certified; whether he may is judged when
 * it serves.
 */
export const reponseSigneePar = (reponse: ReponseLue, autorite: CertificatLu): boolean =>
  reponse.dits.every(({ designation }) => designe(designation, autorite)) &&
  (aSigne(autorite, reponse) ||
    reponse.certificats.flatMap(lisible).some((delegue) => aSigne(autorite, delegue) && aSigne(delegue, reponse)));

function lisible(der: Uint8Array): CertificatLu[] {
  try {
    return [lireCertificatDeChemin(der, 'répondeur OCSP')];
  } catch (erreur) {
    if (erreur instanceof Illisible) return [];
    throw erreur;
  }
}

function aSigne(signataire: CertificatLu, signe: Signe): boolean {
  const procede = procedeDe(signe.algorithme, ADMIS);
  const cle = cleDe(signataire, null, ADMIS);
  return procede !== null && estUneCle(cle) && signatureJuste(signe, procede, cle.cle);
}
