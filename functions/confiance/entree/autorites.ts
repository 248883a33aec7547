/** The certificates of the store whose keys may have signed a CRL. */
import type { Registre } from '../../../schemas/confiance.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../../schemas/politique-par-defaut.ts';
import { type CertificatLu, lireCertificatDeChemin } from '../../signature/chemin/certificat-lu.ts';
import { cleDe, estUneCle } from '../../signature/chemin/cle.ts';
import type { CrlLue } from '../../signature/chemin/crl-lue.ts';
import { procedeDe, signatureJuste } from '../../signature/chemin/signature-x509.ts';
import { relire } from '../assembler.ts';
import { fichierDeCertificat } from '../fichiers.ts';
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

const CRL_SIGN = 1 << 6;
/** What comes in today is signed with what is admitted today. */
const ADMIS = { sha1: false, rsaMin: POLITIQUE_PAR_DEFAUT.rsaBitsMin } as const;

export function signeePar(crl: CrlLue, autorite: CertificatLu): boolean {
  const { usages } = autorite.extensions;
  if (autorite.sujet.cle !== crl.emetteur.cle || (usages !== null && (usages & CRL_SIGN) === 0)) return false;
  const procede = procedeDe(crl.algorithme, ADMIS);
  const cle = cleDe(autorite, null, ADMIS);
  return procede !== null && estUneCle(cle) && signatureJuste(crl, procede, cle.cle);
}
