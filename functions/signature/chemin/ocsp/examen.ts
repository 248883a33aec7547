/** Whether a certificate is revoked, from the OCSP responses given (RFC 6960). */
import type { CertificatLu } from '../certificat-lu.ts';
import { prendEffet, revoqueAlors } from '../moment.ts';
import { type Examen, fiables, type Parcours, type Sort } from '../sort.ts';
import type { Dit } from './dit.ts';
import { defautDuDit } from './fraicheur.ts';
import type { ReponseLue } from './reponse-lue.ts';

export function examinerReponses(parcours: Parcours, certificat: CertificatLu, examen: Examen): Sort {
  let defaut: string | null = null;
  const bons: Extract<Sort, { etat: 'bon' }>[] = [];
  const emetteur = parcours.chemin[parcours.rang - 1]?.certificat;
  for (const [reponse, dit] of emetteur === undefined ? [] : examen.materiel.reponses(certificat, emetteur)) {
    const sort = examinerDit(reponse, dit, parcours, certificat, examen);
    if (sort.etat === 'revoque') return sort;
    if (sort.etat === 'bon') bons.push(sort);
    else defaut ??= sort.defaut;
  }
  if (bons.length === 0) return { etat: 'inconnu', defaut };
  const ensuite = Math.min(...bons.map((bon) => bon.ensuite));
  return { etat: 'bon', ensuite, sources: bons.flatMap(({ sources }) => sources) };
}

function examinerDit(
  reponse: ReponseLue,
  dit: Dit,
  parcours: Parcours,
  certificat: CertificatLu,
  { moment, trouverRepondeur }: Examen,
): Sort {
  const { etat, revocation, faiteLe } = dit;
  if (etat === 'inconnu') return { etat, defaut: 'le répondeur OCSP ne connaît pas ce certificat' };
  const dessus = fiables(parcours, parcours.rang, reponse.produiteLe);
  const expire = 'la réponse OCSP est postérieure à la fin de l’autorité du certificat';
  const defaut = defautDuDit(reponse, dit, moment) ?? (dessus.length < parcours.rang ? expire : null);
  const caution = defaut === null ? trouverRepondeur(reponse, dessus) : { defaut };
  if ('defaut' in caution) return { etat: 'inconnu', defaut: caution.defaut };
  const sources = [reponse.empreinte, ...caution.sources];
  if (revocation !== null && revoqueAlors(revocation, faiteLe, moment)) return { etat: 'revoque', revocation, sources };
  if (revocation !== null) return { etat: 'bon', ensuite: prendEffet(revocation), sources };
  return parleDesExpires(dit, certificat)
    ? { etat: 'bon', ensuite: Infinity, sources }
    : { etat: 'inconnu', defaut: 'la réponse OCSP ne dit plus rien des certificats expirés' };
}

/** RFC 6960 §4.4.4. */
const parleDesExpires = ({ faiteLe, archiveDepuis }: Dit, { fin }: CertificatLu): boolean =>
  faiteLe < fin + 1000 || (archiveDepuis !== null && archiveDepuis <= fin);
