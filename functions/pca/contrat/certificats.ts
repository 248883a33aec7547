/** Which certificates sign the files of a poste or of an étude, and from when to when (contract, art. 4 and 5). Pure. */
import type { DonneesDuContrat, Signeur } from '../../../schemas/evenements/contrat.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { dateEnClair } from '../calendrier/dates.ts';
import { type Refuse, refuser } from '../refus.ts';
import { etudeParDefaut } from './affectation.ts';
import type { Contrat } from './cycle.ts';

type Inscription = DonneesDuContrat<'CertificatInscrit'>;
type Retrait = DonneesDuContrat<'CertificatRetire'>;
type ActeDeCertificat =
  | { readonly type: 'CertificatInscrit'; readonly data: Inscription }
  | { readonly type: 'CertificatRetire'; readonly data: Retrait };
/** All that were ever inscribed, with the end that a withdrawal gave them. */
export type Certificats = readonly Omit<Inscription, 'message'>[];

/** Civil dates compare as text. */
const SANS_FIN = '9999-12-31';

export const organismeDe = (pour: Signeur): string => (pour.type === 'poste' ? pour.codique : pour.siret);
const meme = (un: Signeur, autre: Signeur): boolean => un.type === autre.type && organismeDe(un) === organismeDe(autre);

const siens = (certificats: Certificats, { pour, certificat }: Pick<Retrait, 'pour' | 'certificat'>): Certificats =>
  certificats.filter((un) => un.certificat === certificat && meme(un.pour, pour));

/** May this certificate sign in that name on that day? */
export const signePour = (
  { certificats }: Pick<Contrat, 'certificats'>,
  qui: Pick<Retrait, 'pour' | 'certificat'>,
  jour: string,
): boolean => siens(certificats, qui).some(({ du, au }) => du <= jour && jour <= (au ?? SANS_FIN));

/** Nobody says for another who signs in his name: neither the DDFiP nor an administrateur. */
export function refusDeQuiSigne({ pour }: Pick<Retrait, 'pour'>, { role, codique, siret }: Acteur): Refuse | null {
  const sien =
    pour.type === 'poste'
      ? role === 'comptable' && codique === pour.codique
      : (role === 'etude' || role === 'mandataire') && siret === pour.siret;
  return sien ? null : refuser('ACTE_RESERVE_A_QUI_SIGNE');
}

function refusDeLInscription(contrat: Contrat, { pour, certificat, du, au }: Inscription): Refuse | null {
  if (pour.type === 'poste' && !contrat.signe?.postes.includes(pour.codique))
    return refuser('POSTE_HORS_CONTRAT', { poste: pour.codique });
  const liee = (siret: string) => siret === etudeParDefaut(contrat) || contrat.membres.some((m) => m.etude === siret);
  if (pour.type === 'etude' && !liee(pour.siret))
    return refuser('ETUDE_INCONNUE', { etude: pour.siret, jour: dateEnClair(du) });
  if (au !== null && au < du) return refuser('CERTIFICAT_DATES_INVERSEES');
  const dejaLa = siens(contrat.certificats, { pour, certificat }).some(
    (un) => un.du <= (au ?? SANS_FIN) && du <= (un.au ?? SANS_FIN),
  );
  return dejaLa ? refuser('CERTIFICAT_DEJA_INSCRIT') : null;
}

function refusDuRetrait({ certificats }: Contrat, retrait: Retrait): Refuse | null {
  const derniere = siens(certificats, retrait).at(-1);
  if (derniere === undefined) return refuser('CERTIFICAT_NON_INSCRIT');
  return derniere.au !== null && derniere.au <= retrait.dernierJour
    ? refuser('CERTIFICAT_DEJA_RETIRE', { fin: dateEnClair(derniere.au) })
    : null;
}

export const refusDuCertificat = (contrat: Contrat, acte: ActeDeCertificat): Refuse | null =>
  acte.type === 'CertificatInscrit' ? refusDeLInscription(contrat, acte.data) : refusDuRetrait(contrat, acte.data);

/** A withdrawal ends the last of the inscriptions of that certificate. */
export function suivreLesCertificats(certificats: Certificats, acte: ActeDeCertificat): Certificats {
  if (acte.type === 'CertificatInscrit') {
    const { message: _, ...inscription } = acte.data;
    return [...certificats, inscription];
  }
  const finie = siens(certificats, acte.data).at(-1);
  return certificats.map((un) => (un === finie ? { ...un, au: acte.data.dernierJour } : un));
}
