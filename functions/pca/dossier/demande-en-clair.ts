/** A demande as people give it, and what of it may be in the journal: hashes in place of references and persons. */

import type { Acteur, ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import type { Confier } from '../../../schemas/messages/pca/confier.ts';
import type { PcaNeeds } from '../besoins.ts';
import { empreinteDeCreance, empreinteDuMessage, empreinteDuRedevable } from '../empreintes.ts';
import { enJson } from '../objets.ts';
import type { Demande } from './demander.ts';

type Cles = PcaNeeds['cles'];

/** What is kept of it in the object: all but the name of the message. */
const contenuDe = ({ message: _, ...contenu }: Confier) => contenu;
export const objetDeLaDemande = (cles: Cles, confier: Confier): Uint8Array => enJson(cles, contenuDe(confier));

export function demandeDe(cles: Cles, confier: Confier, par: Acteur, objet: ObjetScelle): Demande {
  const { message, poste, numero, contrat, nature, voie, signeeLe, montant, creances, redevables } = confier;
  return {
    message: { id: message.id, empreinte: empreinteDuMessage(cles, contenuDe(confier)), par },
    ...{ poste, numero, contrat, nature, voie, signeeLe, montant, demande: objet },
    creances: creances.map((une) => ({
      reference: empreinteDeCreance(cles, poste, une.reference),
      ...{ priseEnChargeLe: une.priseEnChargeLe, prescription: une.prescription },
      ...{ relanceLe: une.relanceLe, miseEnDemeureLe: une.miseEnDemeureLe },
      ...(une.avisLe !== undefined && { avisLe: une.avisLe }),
      ...(une.autorisationLe !== undefined && { autorisationLe: une.autorisationLe }),
      ...(une.modeAction !== undefined && { modeAction: une.modeAction }),
      ...{ principal: une.principal, majoration: une.majoration, fraisAnterieurs: une.fraisAnterieurs },
      ...{ dejaPaye: une.dejaPaye, resteDu: une.resteDu },
    })),
    redevables: redevables.map(({ role, departement, droitPublic, personne }) => ({
      id: empreinteDuRedevable(cles, poste, personne),
      ...{ role, departement, droitPublic },
    })),
  };
}
