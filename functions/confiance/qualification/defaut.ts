/**
 * Is a signer's certificate a qualified one for electronic signatures (regulation (EU) 910/2014, art. 3 (15) and 28)?
 * What the trusted list says of its service comes first, then what the certificate says (ETSI TS 119 615 §4.4).
 */
import type { CertificatLu } from '../../signature/chemin/certificat-lu.ts';
import { direInstant } from '../../signature/constat.ts';
import { type Constat, constat } from '../constat.ts';
import { type EtatDeService, etatA, type Qualificatif, type ServiceDeConfiance } from '../service.ts';
import { evaluer } from './critere.ts';
import { lireMentions, type Mentions, type Usage } from './mentions.ts';

/** Why not, at that instant (ISO 8601); null where it is. `feuille`: issued by that service, its path is valid. */
export function defautDeQualification(
  feuille: CertificatLu,
  service: ServiceDeConfiance,
  instant: string,
): Constat | null {
  const certificat = feuille.sujet.court;
  const { territoire, prestataire } = service;
  const quand = Date.parse(instant);
  const dire = (ms: number) => direInstant(new Date(ms));
  const etat = etatA(service, quand);
  if (!estPourSignature(etat))
    return constat('QUALIFICATION_SERVICE_NON_ACCORDE', { certificat, prestataire, instant: dire(quand) });
  if (quand > Date.parse(service.prochaineLe)) {
    const prochaineLe = dire(Date.parse(service.prochaineLe));
    return constat('QUALIFICATION_LISTE_PERIMEE', { certificat, territoire, instant: dire(quand), prochaineLe });
  }
  if (!estPourSignature(etatA(service, feuille.debut)))
    return constat('QUALIFICATION_EMIS_HORS_STATUT', { certificat, prestataire, delivreLe: dire(feuille.debut) });
  const mentions = lireMentions(feuille);
  if (mentions === null) return constat('QUALIFICATION_CERTIFICAT_ILLISIBLE', { certificat });
  const { certains, incertains } = qualificatifsDe(feuille, etat);
  const defaut = defautDesMentions(mentions, new Set(certains), certificat);
  const [premier] = incertains;
  if (premier === undefined) return defaut;
  // What is not known matters only where it would change the answer.
  const hypotheses = [...incertains.map(({ dits }) => dits), incertains.flatMap(({ dits }) => dits)];
  const autres = hypotheses.map((dits) => defautDesMentions(mentions, new Set([...certains, ...dits]), certificat));
  if (autres.every((autre) => (autre === null) === (defaut === null))) return defaut;
  return constat('QUALIFICATION_CRITERE_INCONNU', { certificat, territoire, critere: premier.critere });
}

const estPourSignature = (etat: EtatDeService | null): etat is EtatDeService =>
  etat?.accorde === true && etat.pourSignature;

/** The qualifiers that apply, and those that hang on a criterion that we do not know. */
function qualificatifsDe({ extensions }: CertificatLu, { qualifications }: EtatDeService) {
  const certains: Qualificatif[] = [];
  const incertains: { readonly dits: readonly Qualificatif[]; readonly critere: string }[] = [];
  for (const { qualificatifs: dits, critere } of qualifications) {
    const reponse = evaluer(critere, extensions);
    if (reponse === true) certains.push(...dits);
    else if (reponse !== false) incertains.push({ dits, critere: reponse });
  }
  return { certains, incertains };
}

function defautDesMentions(mentions: Mentions, dits: ReadonlySet<Qualificatif>, certificat: string): Constat | null {
  if (dits.has('NotQualified') || !(mentions.conforme || dits.has('QCStatement')))
    return constat('QUALIFICATION_PAS_QUALIFIE', { certificat });
  const usages = usagesDe(mentions, dits);
  if (usages.includes('signature')) return null;
  const usage = usages.includes('cachet') ? 'il est fait pour des cachets' : 'il est fait pour des sites internet';
  return constat('QUALIFICATION_PAS_POUR_SIGNATURE', { certificat, usage });
}

const DE_LA_LISTE: readonly (readonly [Qualificatif, Usage])[] = [
  ['QCForESig', 'signature'],
  ['QCForESeal', 'cachet'],
  ['QCForWSA', 'site'],
];

/** The list overrides the certificate. Where neither says it, a certificate of a person signs; a legal person seals. */
function usagesDe(mentions: Mentions, dits: ReadonlySet<Qualificatif>): readonly Usage[] {
  const deLaListe = DE_LA_LISTE.flatMap(([qualificatif, usage]) => (dits.has(qualificatif) ? [usage] : []));
  // Said for several uses at once, the list contradicts itself: nothing is presumed in favour of the signature.
  if (deLaListe.length > 1) return deLaListe.filter((usage) => usage !== 'signature');
  if (deLaListe.length === 1) return deLaListe;
  if (mentions.usages.length > 0) return mentions.usages;
  return [dits.has('QCForLegalPerson') ? 'cachet' : 'signature'];
}
