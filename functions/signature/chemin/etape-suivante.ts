/** RFC 5280 §6.1.4 and §6.1.5: what a certificate changes for those under it, and the last word on policies. */
import { verifierAutorite } from './autorite.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { cleDe, estUneCle } from './cle.ts';
import { type Constat, constat } from './constat.ts';
import type { Etat } from './etat.ts';
import { TOUTE_POLITIQUE } from './politiques.ts';
import type { Question } from './requete.ts';

/** An authority of the path: prepares `etat` for the certificate that it issued. */
export function preparerLaSuite(certificat: CertificatLu, etat: Etat, { admis }: Question): Constat | null {
  const faute = transposer(certificat, etat) ?? verifierAutorite(certificat) ?? compterAutorite(certificat, etat);
  if (faute !== null) return faute;
  const cle = cleDe(certificat, etat.cle.dsa, admis);
  if (!estUneCle(cle)) return cle;
  etat.cle = cle;
  etat.emetteur = certificat;
  retenirContraintes(certificat, etat);
  compterPolitiques(certificat, etat);
  return null;
}

/** (a) and (b). */
function transposer({ extensions: { transpositions }, sujet }: CertificatLu, etat: Etat): Constat | null {
  if (transpositions.some((t) => t.emetteur === TOUTE_POLITIQUE || t.sujet === TOUTE_POLITIQUE))
    return constat('CHEMIN_POLITIQUE_MAL_TRANSPOSEE', { certificat: sujet.court });
  etat.politiques.transposer(transpositions, etat.transposition > 0);
  return null;
}

/** (l) and (m). A self-issued certificate renews a key: it is no authority more. */
function compterAutorite({ autoEmis, sujet, extensions }: CertificatLu, etat: Etat): Constat | null {
  if (!autoEmis && etat.longueur-- <= 0) return constat('CHEMIN_TROP_LONG', { certificat: sujet.court });
  etat.longueur = Math.min(etat.longueur, extensions.contraintesDeBase?.longueur ?? etat.longueur);
  return null;
}

/** (g). Also of the anchor (RFC 5937 §3.2). */
export function retenirContraintes({ extensions, sujet }: CertificatLu, etat: Etat): void {
  const { contraintesDeNom } = extensions;
  if (contraintesDeNom) etat.contraintes.push({ autorite: sujet.court, contraintes: contraintesDeNom });
}

/** (h), (i) and (j). */
function compterPolitiques({ autoEmis, extensions }: CertificatLu, etat: Etat): void {
  const un = autoEmis ? 0 : 1;
  const borner = (compteur: number, dit: number | null) => Math.min(Math.max(0, compteur - un), dit ?? Infinity);
  etat.exigePolitique = borner(etat.exigePolitique, extensions.exigePolitique);
  etat.transposition = borner(etat.transposition, extensions.inhibeTransposition);
  etat.toutePolitique = borner(etat.toutePolitique, extensions.inhibeToutePolitique);
}

/** §6.1.5 (a), (b) and (g), for the judged certificate. */
export function conclurePolitiques(
  { extensions, sujet }: CertificatLu,
  etat: Etat,
  { politiques }: Question,
): Constat | null {
  const exige = Math.max(0, etat.exigePolitique - 1);
  if (exige > 0 && extensions.exigePolitique !== 0) return null;
  return etat.politiques.satisfait(politiques.voulues)
    ? null
    : constat('CHEMIN_POLITIQUE_ABSENTE', { certificat: sujet.court });
}
