/** Renouncing (art. 2 d), and receiving the data of Hélios (art. 2 c): events, nothing, or a refusal. Pure. */

import { refuser } from '../../../schemas/messages/refus.ts';
import type { CommandeRegistre } from '../../../schemas/messages/registre.ts';
import type { Adhesion } from '../cycle.ts';
import type { Decision } from '../decide.ts';
import { formulaireEnVigueur } from '../etat.ts';
import { dateCivile } from '../heure-de-paris.ts';
import { memeJson } from './meme.ts';

type Commande<T extends CommandeRegistre['type']> = Extract<CommandeRegistre, { type: T }>;

const RIEN: Decision = { ok: true, events: [] };
const ABSENTE = refuser('ADHESION_ABSENTE', 'Cet ordonnateur n’a pas d’adhésion.');

/** Never of the past: what was sent under the adhésion stays under it. */
export function deciderRenonciation(adhesion: Adhesion, commande: Commande<'renoncer'>, a: string): Decision {
  const { raison, decidePar, saisiPar, document, piece, le, modalites, effetLe } = commande;
  if (adhesion.etat === 'absente') return ABSENTE;
  const data = { raison, decidePar, saisiPar, document, le, modalites, effetLe, ...(piece !== undefined && { piece }) };
  const derniere = adhesion.registre.renonciations.at(-1);
  if (derniere !== undefined && derniere.formulaires === adhesion.formulaires.length)
    return memeJson(derniere.acte, data)
      ? RIEN
      : refuser(
          'DEJA_RENONCEE',
          'L’ordonnateur a déjà renoncé à son adhésion : pour y revenir, préparez un nouveau formulaire.',
        );
  if (effetLe < dateCivile(a))
    return refuser(
      'EFFET_RETROACTIF',
      'Une renonciation n’a pas d’effet sur le passé : indiquez une date d’effet à venir, ou celle de ce jour.',
    );
  return { ok: true, events: [{ type: 'AdhesionRenoncee', v: 1, data }] };
}

/** Only where the form in force has chosen it. */
export function deciderReception(adhesion: Adhesion, commande: Commande<'ouvrirLaReception'>, a: string): Decision {
  const { raison, decidePar, saisiPar, document, piece, le } = commande;
  if (adhesion.etat === 'absente') return ABSENTE;
  if (adhesion.registre.receptionHeliosLe !== null) return RIEN;
  if (formulaireEnVigueur(adhesion, a)?.annexe?.receptionHelios !== true)
    return refuser(
      'RECEPTION_NON_CHOISIE',
      'Le formulaire en vigueur ne prévoit pas la réception des données d’Hélios : elle demande un nouveau formulaire.',
    );
  const data = { raison, decidePar, saisiPar, document, le, ...(piece !== undefined && { piece }) };
  return { ok: true, events: [{ type: 'ReceptionHeliosOuverte', v: 1, data }] };
}
