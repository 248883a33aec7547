/** An act on a dossier: decided on what the journal holds, recorded with all that follows from it. */
import { type Agir, agirSchema } from '../../../schemas/messages/pca/agir.ts';
import type { Resultat } from '../../../schemas/messages/refus.ts';
import { DROIT } from '../../../schemas/pca/droit.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Qui } from '../../habilitation/qui.ts';
import type { Evenement } from '../../journal/evenement.ts';
import type { Claim } from '../../platform/ports.ts';
import type { NomDeDossier, PcaNeeds } from '../besoins.ts';
import { refusDuDocument } from '../documents.ts';
import { fluxDossier } from '../flux.ts';
import { type Lieu, lieuDuDossier, prevu, ranger } from '../objets.ts';
import { type Refuse, refuser } from '../refus.ts';
import { acteDe, contenusDe, documentsDe } from './acte-en-clair.ts';
import type { DecisionDossier } from './actes.ts';
import { consigner } from './consigner.ts';
import { decide } from './decide.ts';
import { lireLeDossier } from './lu.ts';
import { nomDeVersement } from './noms-tenus.ts';

type Fait = Resultat<{ readonly events: readonly Evenement[] }>;

const refusDesDocuments = (agir: Agir): Refuse | null =>
  documentsDe(agir)
    .map(refusDuDocument)
    .find((refus) => refus !== null) ?? null;

/** Stored before the event that names them; nothing is, of an act that is refused. */
async function rangerTout({ objets, cles }: PcaNeeds, lieu: Lieu, agir: Agir) {
  const ranges = new Map<string, Awaited<ReturnType<typeof ranger>>>();
  for (const contenu of contenusDe(cles, agir)) {
    const objet = await ranger(objets, lieu, contenu);
    ranges.set(objet.sha256, objet);
  }
  return ranges;
}

/** The reference that the étude gave to a payment. */
const nomsDe = (stream: string, { events }: Extract<DecisionDossier, { ok: true }>): Claim[] =>
  events.flatMap((event) =>
    event.type === 'VersementRecu'
      ? [{ key: nomDeVersement(event.data.etude, event.data.mouvement), holder: stream }]
      : [],
  );

/** Input: `agirSchema`. Refused: see `decide`. Empty `events`: already done. */
export const agir =
  (needs: PcaNeeds) =>
  async (qui: Qui, { poste, numero }: NomDeDossier, input: unknown): Promise<Fait> => {
    const { journal, horloge, cles } = needs;
    const commande = agirSchema.parse(input);
    const refus = refusDesDocuments(commande);
    if (refus) return refus;
    const stream = fluxDossier(poste, numero);
    for (;;) {
      const lu = await lireLeDossier(journal, stream);
      const { demande } = lu.dossier;
      if (demande === null) return refuser('DOSSIER_INCONNU');
      const lieu = lieuDuDossier(demande.nature, demande);
      const at = horloge.now();
      const contexte = { jour: dateCivile(at), droit: DROIT };
      const decider = (objet: (contenu: Uint8Array) => ReturnType<typeof prevu>) =>
        decide(lu.dossier, acteDe(cles, commande, qui.acteur, objet), contexte);
      const essai = decider((contenu) => prevu(lieu, contenu));
      if (!essai.ok) return essai;
      if (essai.events.length === 0) return { ok: true, events: [] };
      const ranges = await rangerTout(needs, lieu, commande);
      const decision = decider((contenu) => ranges.get(prevu(lieu, contenu).sha256) ?? prevu(lieu, contenu));
      if (!decision.ok) return decision;
      const fait = await consigner(journal, lu, { events: decision.events, at, prend: nomsDe(stream, decision) });
      if (fait.ok) return fait;
      if (fait.conflict === 'claim' && commande.type === 'VersementRecu')
        return refuser('MOUVEMENT_DEJA_CONNU', { mouvement: commande.mouvement });
    }
  };
