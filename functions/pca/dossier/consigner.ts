/**
 * The one door by which a dossier's events enter the journal, with all that follows from them: what is told to the other
 * party, the dates that wait, the names that are given back. Whoever decides on a dossier records here.
 */
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import { PARAMETRES_PAR_DEFAUT, type Parametres } from '../../../schemas/pca/parametres.ts';
import type { AppendResult, Claim, Fence, Journal } from '../../platform/ports.ts';
import { avecLaConservation } from '../../retention/registre/echeance.ts';
import type { EcheancePca } from '../calendrier/echeance.ts';
import { poser } from '../calendrier/poser.ts';
import { parametresDu } from '../contrat/situation.ts';
import { demandeAttendue } from '../envoi/attendus.ts';
import { dedupIdPca } from '../envoi/dedup-id.ts';
import { enEnvoi, type Fait, messagesDe, messagesDuDossier } from '../envoi/message.ts';
import { echeancesDuDossier } from './echeances.ts';
import type { Dossier } from './etat.ts';
import { evolve } from './evolve.ts';
import { type DossierLu, lireLeContrat } from './lu.ts';
import { nomsARendre } from './noms-tenus.ts';

interface AConsigner {
  readonly events: readonly DossierNouveau[];
  readonly at: string;
  readonly fences?: readonly Fence[];
  /** Names to take in the same transaction. */
  readonly prend?: readonly Claim[];
  /** Entries of the outbox that have just left, or were just received. */
  readonly envoyes?: readonly string[];
  readonly recus?: readonly string[];
}

/** Before the reception a dossier has no terms of its own: the contract's, on the day of the sending. */
async function parametresDe(
  journal: Pick<Journal, 'read'>,
  { etat, transmisLe, demande }: Dossier,
): Promise<Parametres> {
  if (etat !== 'transmis' || transmisLe === null || demande === null) return PARAMETRES_PAR_DEFAUT;
  return parametresDu((await lireLeContrat(journal, demande.contrat)).contrat, transmisLe);
}

export const echeancesDe = async (journal: Pick<Journal, 'read'>, dossier: Dossier): Promise<EcheancePca[]> =>
  echeancesDuDossier(dossier, await parametresDe(journal, dossier));

/** Each event after the one before it, and the messages that each makes. */
function suivre({ dossier, seq }: DossierLu, { events, at }: AConsigner) {
  let apres = dossier;
  const put = events.flatMap((event, n) => {
    const avant = apres;
    apres = evolve(avant, event);
    const fait: Fait = { ...event, seq: seq + n + 1, at };
    return messagesDe(avant, apres, fait).map(enEnvoi);
  });
  return { apres, put };
}

const idDeLaDemande = ({ demande }: Dossier): string =>
  demande === null ? '' : dedupIdPca({ poste: demande.poste, numero: demande.numero, seq: 1, rang: 1 });

/** The very message that its system rejected: whoever has it already knows it. */
const laDemande = ({ events }: DossierLu) => messagesDuDossier(events.slice(0, 1)).map(enEnvoi);

/** A demande that nobody should receive any more leaves the outbox: received, rejected, withdrawn, handed to another étude. */
function outbox(lu: DossierLu, { events, recus = [], envoyes = [] }: AConsigner, suivi: ReturnType<typeof suivre>) {
  const id = idDeLaDemande(suivi.apres);
  const attendue = demandeAttendue(suivi.apres);
  const retiree = demandeAttendue(lu.dossier) && !attendue ? [id] : [];
  const redite = events.some(({ type }) => type === 'DemandeRetransmise') ? laDemande(lu) : [];
  return {
    put: [...redite, ...suivi.put].filter((entree) => attendue || entree.id !== id),
    sent: envoyes,
    remove: [...new Set([...recus, ...retiree])],
  };
}

/** What is kept of the dossier leaves at another day than was thought. */
const finDeLaConservation = ({ annulations }: Dossier, events: readonly DossierNouveau[]): boolean =>
  annulations.includes('erreur-de-redevable') || events.some(({ type }) => type === 'DossierClos');

/** Appends, or says what it conflicts with: the caller then reads again and decides again (R2). */
export async function consigner(journal: Journal, lu: DossierLu, aConsigner: AConsigner): Promise<AppendResult> {
  const { stream, seq: expected, dossier } = lu;
  const { events, at, prend = [], fences = [] } = aConsigner;
  const suivi = suivre(lu, aConsigner);
  return journal.append({
    ...{ stream, expected, events, at, fences },
    outbox: outbox(lu, aConsigner, suivi),
    echeances: avecLaConservation(
      poser(stream, await echeancesDe(journal, dossier), await echeancesDe(journal, suivi.apres)),
      { stream, seq: expected, at, regarder: finDeLaConservation(suivi.apres, events) },
    ),
    claims: { take: prend, release: await nomsARendre(journal, stream, dossier, suivi.apres) },
  });
}
