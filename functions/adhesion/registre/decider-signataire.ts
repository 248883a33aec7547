/** Who may sign is registered, and withdrawn: events, nothing (already done), or a refusal. Pure. */

import { refuser } from '../../../schemas/messages/refus.ts';
import type { CommandeRegistre } from '../../../schemas/messages/registre.ts';
import type { Adhesion } from '../cycle.ts';
import type { Decision } from '../decide.ts';
import { memeJson } from './meme.ts';
import { derniereInscription, parCertificat } from './signataires.ts';

type Commande<T extends CommandeRegistre['type']> = Extract<CommandeRegistre, { type: T }>;

const RIEN: Decision = { ok: true, events: [] };
/** Civil dates compare as text. */
const SANS_FIN = '9999-12-31';

/** One certificate has one scope on one day. */
export function deciderInscription({ registre }: Adhesion, commande: Commande<'inscrireSignataire'>): Decision {
  const { signataire, raison, decidePar, saisiPar, document, piece } = commande;
  const { certificat, du, au } = signataire;
  if (au !== null && au < du)
    return refuser('DATES_INVERSEES', 'La fin de l’habilitation précède son début : corrigez l’une des deux dates.');
  const siennes = parCertificat(registre.signataires, certificat);
  if (siennes.some((un) => memeJson(un, signataire))) return RIEN;
  if (siennes.some((un) => un.du <= (au ?? SANS_FIN) && du <= (un.au ?? SANS_FIN)))
    return refuser(
      'SIGNATAIRE_DEJA_INSCRIT',
      'Ce certificat est déjà inscrit pour une partie de cette période : retirez d’abord l’inscription en cours.',
    );
  const data = { ...signataire, raison, decidePar, saisiPar, document, ...(piece !== undefined && { piece }) };
  return { ok: true, events: [{ type: 'SignataireInscrit', v: 1, data }] };
}

/** `dernierJour` counts still. What was received before the withdrawal is recorded was judged without it. */
export function deciderRetrait({ registre }: Adhesion, commande: Commande<'retirerSignataire'>): Decision {
  const { certificat, dernierJour, raison, decidePar, saisiPar, document, piece } = commande;
  const inscrit = derniereInscription(registre.signataires, certificat);
  if (inscrit === null)
    return refuser('SIGNATAIRE_INCONNU', 'Aucun signataire n’est inscrit avec ce certificat pour cet ordonnateur.');
  if (inscrit.au === dernierJour) return RIEN;
  if (inscrit.au !== null && inscrit.au < dernierJour)
    return refuser(
      'SIGNATAIRE_DEJA_RETIRE',
      'L’habilitation de ce signataire finit déjà avant cette date : pour la prolonger, inscrivez-le de nouveau.',
    );
  const data = {
    certificat,
    dernierJour,
    raison,
    decidePar,
    saisiPar,
    document,
    ...(piece !== undefined && { piece }),
  };
  return { ok: true, events: [{ type: 'SignataireRetire', v: 1, data }] };
}
