/** Records what `decide` gives, on the contract's stream, with the dates that it waits for. */
import { lireContrat } from '../../../schemas/evenements/contrat.ts';
import { type CommandeContratEnClair, commandeContratSchema } from '../../../schemas/messages/pca/contrat.ts';
import type { Resultat } from '../../../schemas/messages/refus.ts';
import { contratIdSchema } from '../../../schemas/pca/identifiants.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Qui } from '../../habilitation/qui.ts';
import type { Evenement } from '../../journal/evenement.ts';
import { avecLaConservation } from '../../retention/registre/echeance.ts';
import type { PcaNeeds } from '../besoins.ts';
import { poser } from '../calendrier/poser.ts';
import { refusDuDocument } from '../documents.ts';
import { fluxContrat } from '../flux.ts';
import { lieuDuContrat, prevu, ranger } from '../objets.ts';
import { type Refuse, refuser } from '../refus.ts';
import { empreinteDuCertificat } from './certificat-lu.ts';
import { commandeDe, documentDe } from './commande-en-clair.ts';
import { AVANCENT_L_EPOQUE, etatDuContrat, evolve } from './cycle.ts';
import { decide, refusDeLAttente } from './decide.ts';
import { echeancesDuContrat } from './echeances.ts';
import { estUnIban } from './iban.ts';
import { enMandataire } from './mandataire.ts';

/** Of the certificate that an act inscribes; empty where it inscribes none. */
const certificatDe = (commande: CommandeContratEnClair): string | Refuse =>
  commande.type === 'CertificatInscrit' ? empreinteDuCertificat(commande.certificat) : '';

function refusDeLaForme(commande: CommandeContratEnClair): Refuse | null {
  if (commande.type === 'CompteDeclare' && !estUnIban(commande.iban)) return refuser('IBAN_FAUX');
  const document = documentDe(commande);
  return document && refusDuDocument(document);
}

const SANS_DOCUMENT = new Uint8Array();

/** Input: `commandeContratSchema`. Refused: see `decide`. Empty `events`: already done. */
export const tenirLeContrat =
  ({ journal, objets, horloge, cles }: PcaNeeds) =>
  async (qui: Qui, id: string, input: unknown): Promise<Resultat<{ readonly events: readonly Evenement[] }>> => {
    const contrat = contratIdSchema.parse(id);
    const commande = commandeContratSchema.parse(input);
    const certificat = certificatDe(commande);
    if (typeof certificat !== 'string') return certificat;
    const refus = refusDeLaForme(commande);
    if (refus) return refus;
    const [stream, lieu] = [fluxContrat(contrat), lieuDuContrat(contrat)];
    const contenu = documentDe(commande)?.contenu ?? SANS_DOCUMENT;
    for (let objet = prevu(lieu, contenu); ; ) {
      const { events, seq } = await journal.read(stream);
      const avant = etatDuContrat(lireContrat(events));
      const par = enMandataire(qui.acteur, avant.signe?.titulaire ?? null);
      const demandee = commandeDe(cles, contrat, commande, par, { objet, certificat });
      const decision = decide(avant, demandee);
      if (!decision.ok || decision.events.length === 0) return decision.ok ? { ok: true, events: [] } : decision;
      const at = horloge.now();
      const attente = refusDeLAttente(avant, demandee, dateCivile(at));
      if (attente) return attente;
      if (documentDe(commande) && objet.version === '') {
        // Nothing is kept of an act that is refused.
        objet = await ranger(objets, lieu, contenu);
        continue;
      }
      const apres = decision.events.reduce(evolve, avant);
      const fait = await journal.append({
        ...{ stream, expected: seq, events: decision.events, at },
        advancesEpoch: decision.events.some(({ type }) => AVANCENT_L_EPOQUE.has(type)),
        echeances: avecLaConservation(poser(stream, echeancesDuContrat(avant), echeancesDuContrat(apres)), {
          ...{ stream, seq, at },
        }),
      });
      if (fait.ok) return fait;
    }
  };
