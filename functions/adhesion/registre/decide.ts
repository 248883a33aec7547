/** The commands on the register: first whose act it is, then what it gives. Pure. */

import { refuser } from '../../../schemas/messages/refus.ts';
import type { CommandeRegistre } from '../../../schemas/messages/registre.ts';
import type { Adhesion } from '../cycle.ts';
import type { Decision } from '../decide.ts';
import { dateCivile } from '../heure-de-paris.ts';
import { deciderEtape, deciderPreparation } from './decider-demarche.ts';
import { deciderReception, deciderRenonciation } from './decider-fin.ts';
import { deciderInscription, deciderRetrait } from './decider-signataire.ts';
import { enCours } from './demarche.ts';
import { formulaireDeReference } from './formulaire-de-reference.ts';
import { refusDeLActeur } from './habilites.ts';

function postes(adhesion: Adhesion, commande: CommandeRegistre, a: string): string[] {
  const { demarche } = adhesion.registre;
  const reference = formulaireDeReference(adhesion, a);
  return [
    ...(reference?.codiques ?? []),
    ...(demarche?.formulaire.codiques ?? []),
    // Nothing names a poste before the first form does.
    ...(commande.type === 'preparer' && reference === null && !enCours(demarche) ? commande.formulaire.codiques : []),
  ];
}

/** `a`: ISO 8601 UTC. */
export function deciderLeRegistre(adhesion: Adhesion, commande: CommandeRegistre, a: string): Decision {
  const siret = commande.type === 'preparer' ? commande.formulaire.siret : commande.siret;
  const refus = refusDeLActeur(commande, { siret, codiques: postes(adhesion, commande, a) });
  if (refus) return refus;
  const faits = ['le' in commande ? commande.le : '', 'signeLe' in commande ? commande.signeLe : ''];
  if (faits.some((le) => le > dateCivile(a)))
    return refuser('DATE_A_VENIR', 'Un acte ne s’enregistre pas avant d’être fait : corrigez sa date.');
  switch (commande.type) {
    case 'preparer':
      return deciderPreparation(adhesion, commande);
    case 'valider':
    case 'accorder':
    case 'recevoirLeFormulaire':
    case 'transmettreLaCopie':
    case 'abandonner':
      return deciderEtape(adhesion, commande);
    case 'ouvrirLaReception':
      return deciderReception(adhesion, commande, a);
    case 'renoncer':
      return deciderRenonciation(adhesion, commande, a);
    case 'inscrireSignataire':
      return deciderInscription(adhesion, commande);
    case 'retirerSignataire':
      return deciderRetrait(adhesion, commande);
    default:
      return commande satisfies never;
  }
}
