/** RFC 5280 §6.1.3: what every certificate of the path must pass, and the extensions it must not have (§6.1.4 (o)). */
import { direInstant } from '../constat.ts';
import type { Budget } from './budget.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat } from './constat.ts';
import { verifierNoms } from './contraintes-de-nom.ts';
import type { Etat } from './etat.ts';
import type { Question } from './requete.ts';

/** `dernier`: the judged certificate. */
export function verifierCertificat(
  certificat: CertificatLu,
  dernier: boolean,
  etat: Etat,
  { instant }: Question,
  budget: Budget,
): Constat | null {
  return (
    verifierSignature(certificat, etat, budget) ??
    verifierSerie(certificat) ??
    verifierDates(certificat, instant) ??
    // A self-issued certificate only renews a key; the one judged is no renewal.
    (certificat.autoEmis && !dernier ? null : verifierNoms(certificat, etat.contraintes)) ??
    verifierPolitiques(certificat, dernier, etat) ??
    verifierCritiques(certificat)
  );
}

function verifierSignature(certificat: CertificatLu, { emetteur, cle }: Etat, budget: Budget): Constat | null {
  const { court } = certificat.sujet;
  const valeurs = { certificat: court, emetteur: emetteur.sujet.court };
  // The name first: the builder chains by names, and a path may also be given.
  if (certificat.emetteur.cle !== emetteur.sujet.cle) return constat('CHEMIN_SANS_ANCRE', valeurs);
  switch (budget.certificatSigne(certificat, emetteur, cle)) {
    case 'juste':
      return null;
    case 'fausse':
      return constat('CHEMIN_SIGNATURE_FAUSSE', valeurs);
    case 'algorithme':
      return constat('CHEMIN_ALGORITHME_NON_ADMIS', { certificat: court, algorithme: certificat.algorithme.oid });
    default:
      return constat('CHEMIN_HORS_BORNES', { certificat: court, detail: 'trop de signatures à vérifier' });
  }
}

/** §4.1.2.2: positive. Two numbers that differ by their sign would name one certificate for a careless reader. */
function verifierSerie({ serie, sujet }: CertificatLu): Constat | null {
  if (/^0*$/.test(serie) || Number.parseInt(serie.slice(0, 2), 16) >= 0x80)
    return constat('CHEMIN_CERTIFICAT_ILLISIBLE', {
      certificat: sujet.court,
      detail: 'son numéro de série est négatif ou nul',
    });
  return null;
}

/** Both ends included (§4.1.2.5). */
export function verifierDates({ debut, fin, sujet }: CertificatLu, instant: number): Constat | null {
  const dire = (ms: number) => direInstant(new Date(ms));
  const valeurs = { certificat: sujet.court, instant: dire(instant) };
  if (instant < debut) return constat('CHEMIN_CERTIFICAT_PAS_ENCORE_VALIDE', { ...valeurs, debutLe: dire(debut) });
  // A second lasts until the next one: 23:59:59.400 is still within a validity that ends at 23:59:59.
  if (instant >= fin + 1000) return constat('CHEMIN_CERTIFICAT_EXPIRE', { ...valeurs, finLe: dire(fin) });
  return null;
}

/** (d), (e) and (f). */
function verifierPolitiques(certificat: CertificatLu, dernier: boolean, etat: Etat): Constat | null {
  const toute = etat.toutePolitique > 0 || (!dernier && certificat.autoEmis);
  etat.politiques.ajouter(certificat.extensions.politiques, toute);
  return etat.exigePolitique > 0 || !etat.politiques.vide
    ? null
    : constat('CHEMIN_POLITIQUE_ABSENTE', { certificat: certificat.sujet.court });
}

export function verifierCritiques({ extensions, sujet }: CertificatLu): Constat | null {
  const [extension] = extensions.critiquesInconnues;
  return extension === undefined
    ? null
    : constat('CHEMIN_EXTENSION_CRITIQUE_INCONNUE', { certificat: sujet.court, extension });
}
