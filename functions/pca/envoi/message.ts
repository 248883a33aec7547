/** What is handed over of one event. Pure: the same at every sending, and when it is asked for again. */
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import { queueDuComptable } from '../../../schemas/messages/mise-a-disposition.ts';
import { type DestinataireDEchange, type Echange, queueDeLEtude } from '../../../schemas/messages/pca/echange.ts';
import { jcs } from '../../journal/evenement.ts';
import type { OutboxEntry } from '../../platform/ports.ts';
import { resteDu } from '../argent/compte.ts';
import { consigne, DOSSIER_ABSENT, type Dossier } from '../dossier/etat.ts';
import { evolve } from '../dossier/evolve.ts';
import { compartimentDe } from '../objets.ts';
import { dedupIdPca } from './dedup-id.ts';
import { destinatairesDe } from './destinataires.ts';

/** An event, as it is in the journal or about to be. */
export type Fait = DossierNouveau & { readonly seq: number; readonly at: string };

/** Those that hand a dossier to an étude: it must find whom to write to. */
const confie = (type: Fait['type']): boolean => type === 'DemandeSignee' || type === 'DossierReaffecte';

function message(dossier: Dossier, fait: Fait, destinataire: DestinataireDEchange, rang: number): Echange | null {
  const { demande, terme, compte } = dossier;
  if (demande === null) return null;
  const { poste, numero, contrat, nature } = demande;
  const dedupId = dedupIdPca({ poste, numero, seq: fait.seq, rang });
  const { seq, type, at, data } = fait;
  const objet = { bucket: compartimentDe(nature), ...demande.demande };
  return {
    ...{ type: 'pca', v: 1, dedupId, destinataire, poste, numero, contrat, nature },
    evenement: { seq, type, at, data: { ...data } },
    ...{ consigne: consigne(dossier), terme, resteDu: resteDu(compte) },
    demande: confie(type) && destinataire.type === 'etude' && rang === 1 ? objet : null,
    lecture: `/dossiers/${poste}/${numero}`,
    reception: `/pca/messages/${dedupId}/reception`,
  };
}

/** All that is told of one event, once `avant` has become `apres`. */
export const messagesDe = (avant: Dossier, apres: Dossier, fait: Fait): Echange[] =>
  destinatairesDe(fait, avant, apres).flatMap((destinataire, n) => message(apres, fait, destinataire, n + 1) ?? []);

/** All that was ever told of a dossier, in order. */
export function messagesDuDossier(faits: readonly Fait[]): Echange[] {
  let dossier = DOSSIER_ABSENT;
  return faits.flatMap((fait) => {
    const avant = dossier;
    dossier = evolve(avant, fait);
    return messagesDe(avant, dossier, fait);
  });
}

/** The message that bears that name; null where there is none. */
export const messageDe = (faits: readonly Fait[], dedupId: string): Echange | null =>
  messagesDuDossier(faits).find((message) => message.dedupId === dedupId) ?? null;

/** In canonical form, for it is compared; grouped by poste, so that the volume of one starves no other. */
export function enEnvoi(echange: Echange): OutboxEntry {
  const { dedupId: id, destinataire, poste } = echange;
  const body = jcs(echange);
  return destinataire.type === 'etude'
    ? { id, queue: queueDeLEtude(destinataire.siret), group: poste, body }
    : { id, queue: queueDuComptable(destinataire.codique), group: poste, body };
}
