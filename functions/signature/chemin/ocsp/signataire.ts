/** Who signed an OCSP response, and whether he may answer for the authority (RFC 6960 §4.2.2.2). */
import type { Budget } from '../budget.ts';
import type { CertificatLu } from '../certificat-lu.ts';
import { verifierDates } from '../etape.ts';
import type { Question } from '../requete.ts';
import { type Maillon, valider } from '../validation.ts';
import { estNomme } from './identite.ts';
import type { ReponseLue } from './reponse-lue.ts';

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const DIGITAL_SIGNATURE = 1 << 0;

export type Signataire = { readonly sources: readonly string[] } | { readonly defaut: string };

interface Needs {
  readonly question: Question;
  readonly budget: Budget;
  /** As memoire.certificat, null where it cannot be read. */
  readonly lire: (der: Uint8Array) => CertificatLu | null;
  /** Whether the last certificate of that path is known not to be revoked, and by which CRLs. */
  readonly nonRevoque: (chemin: readonly Maillon[]) => Signataire;
}

/** `dessus`: the path down to the authority that issued the certificate in question. */
export function signataireDeReponse(reponse: ReponseLue, dessus: readonly Maillon[], needs: Needs): Signataire {
  const autorite = dessus.at(-1);
  if (autorite === undefined) return { defaut: 'la réponse OCSP n’a pas d’autorité' };
  const { budget, lire } = needs;
  const aSigne = ({ certificat, cle }: Maillon) =>
    budget.reponseSignee(reponse.empreinte, reponse, certificat, cle) === 'juste';
  if (estNomme(reponse.repondeur, autorite.certificat) && aSigne(autorite)) return { sources: [] };
  let defaut = `la réponse OCSP n’est signée ni par ${autorite.certificat.sujet.court} ni par son délégué`;
  for (const der of reponse.certificats) {
    const delegue = lire(der);
    if (delegue === null || !estNomme(reponse.repondeur, delegue)) continue;
    const chemin = cheminDuDelegue(delegue, dessus, reponse, needs);
    if (typeof chemin === 'string') {
      defaut = chemin;
      continue;
    }
    const dernier = chemin.at(-1);
    if (dernier === undefined || !aSigne(dernier)) continue;
    if (delegue.extensions.sansControle) return { sources: [] };
    const issue = needs.nonRevoque(chemin);
    if ('sources' in issue) return issue;
    ({ defaut } = issue);
  }
  return { defaut };
}

/** The path with the delegate under the authority itself, or why he is none, in French. */
function cheminDuDelegue(
  delegue: CertificatLu,
  dessus: readonly Maillon[],
  { produiteLe }: ReponseLue,
  { question, budget }: Needs,
): readonly Maillon[] | string {
  const { extensions, sujet } = delegue;
  // §4.2.2.2: the authority says it itself; "any purpose" does not.
  if (!extensions.usagesEtendus?.includes(OCSP_SIGNING)) return `${sujet.court} n’a pas le droit de répondre en OCSP`;
  if (extensions.usages !== null && (extensions.usages & DIGITAL_SIGNATURE) === 0)
    return `la clé de ${sujet.court} n’est pas destinée à signer des réponses OCSP`;
  if (verifierDates(delegue, produiteLe) !== null)
    return `le certificat de ${sujet.court} n’était pas valable quand il a répondu`;
  const [ancre, ...autorites] = dessus.map(({ certificat }) => certificat);
  if (ancre === undefined) return 'la réponse OCSP n’a pas d’autorité';
  const chemin = valider(ancre, [...autorites, delegue], { ...question, instant: produiteLe }, budget);
  return 'constat' in chemin ? `le certificat de ${sujet.court}, qui a répondu en OCSP, n’est pas admis` : chemin;
}
