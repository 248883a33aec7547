/** An alteration with its evidence: the deposit, the verdict that found it, the signatures and the bordereaux it touches. */
import type { AdhesionEvenement } from '../../../../schemas/evenements/adhesion.ts';
import { lireDepot } from '../../../../schemas/evenements/depot.ts';
import { fluxDepot } from '../../../depot/cle.ts';
import { lireVerdictConserve } from '../../../depot/verdict-rendu.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Journal, Lectures, ObjectStore } from '../../../platform/ports.ts';
import { DEPOTS } from '../depot/index-des-depots.ts';
import { lireResume } from '../depot/resume.ts';
import { postesDu } from '../portee.ts';
import type { SuspensionLue } from './suspension.ts';

interface LireNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
}

interface DesDepots {
  readonly lectures: Pick<Lectures, 'get'>;
}

/**
 * Of the postes of an ordonnateur (`codiques`), those that something names (`postes`): all of them where it names none
 * of them, for what an altered file says of itself must hide it from nobody who could call it grave.
 */
export function postesConcernes(codiques: readonly string[], postes: readonly string[]): readonly string[] {
  const siens = codiques.filter((codique) => postes.includes(codique));
  return siens.length === 0 ? codiques : siens;
}

/** Of the postes of an ordonnateur, those that an altered deposit is about. */
export async function postesDeLAlteration(
  { lectures }: DesDepots,
  depotId: string,
  codiques: readonly string[],
): Promise<readonly string[]> {
  const body = await lectures.get(DEPOTS, depotId);
  const postes = body === null ? [] : postesDu(lireResume(body));
  return postesConcernes(codiques, postes);
}

/** The altered deposit that an event is about, and no other event of the adhésion. */
export function depotAltere(event: AdhesionEvenement | undefined): string | null {
  switch (event?.type) {
    case 'AlterationDetectee':
    case 'SuspensionAdhesionProposee':
    case 'AlterationConstatee':
      return event.data.depotId;
    default:
      return null;
  }
}

/** An ordonnateur may have several postes: each is told of the alterations of its own deposits. */
export async function alterationsPour<A extends { readonly depotId: string }>(
  needs: DesDepots,
  perimetre: Perimetre,
  { alterations, codiques }: { readonly alterations: readonly A[]; readonly codiques: readonly string[] },
): Promise<A[]> {
  if (perimetre.type !== 'poste') return [...alterations];
  const { codique } = perimetre;
  const postes = await Promise.all(alterations.map(({ depotId }) => postesDeLAlteration(needs, depotId, codiques)));
  return alterations.filter((_, i) => postes[i]?.includes(codique));
}

/** The events of an adhésion that are for whoever asks: a poste is told of the alterations of its own deposits alone. */
export async function evenementsPour(
  needs: DesDepots,
  perimetre: Perimetre | undefined,
  events: readonly AdhesionEvenement[],
): Promise<readonly AdhesionEvenement[]> {
  if (perimetre?.type !== 'poste') return events;
  const codiques = events.flatMap((event) => (event.type === 'AdhesionActivee' ? event.data.codiques : []));
  const alterations = [...new Set(events.flatMap((event) => depotAltere(event) ?? []))].map((depotId) => ({ depotId }));
  const siennes = await alterationsPour(needs, perimetre, { alterations, codiques });
  const vues = new Set(siennes.map(({ depotId }) => depotId));
  return events.filter((event) => {
    const depotId = depotAltere(event);
    return depotId === null || vues.has(depotId);
  });
}

/** Null where this adhésion knows of no alteration in that deposit. The proof is empty where its keeping has ended. */
export async function lireAlteration({ journal, objets }: LireNeeds, lue: SuspensionLue, depotId: string) {
  const alteration = lue.alterations.find((une) => une.depotId === depotId);
  if (alteration === undefined) return null;
  const events = lireDepot((await journal.read(fluxDepot(depotId))).events);
  const recu = events.find((event) => event.type === 'DepotRecu');
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  const verdict = rendu === undefined ? null : await lireVerdictConserve({ objets }, rendu);
  const alterees = verdict?.signatures.filter(({ integrite }) => integrite === 'alteree') ?? [];
  const cibles = new Set(alterees.map(({ cible }) => cible));
  const duFichier = alterees.some(({ portee }) => portee === 'fichier');
  return {
    siret: lue.siret,
    ...alteration,
    nom: recu?.data.nom ?? null,
    recuLe: recu?.data.recuLe ?? null,
    verdictConserve: verdict !== null,
    signatures: alterees.map(({ id, portee, cible, signataire, signeLe }) => ({
      id,
      portee,
      cible,
      signataire,
      signeLe,
    })),
    /** With their rank in the file, from 1: those that an altered signature covers. */
    bordereaux:
      verdict?.bordereaux.flatMap(({ id, domaine, numero, exercice }, i) =>
        duFichier || cibles.has(id) ? [{ rang: i + 1, domaine, numero, exercice }] : [],
      ) ?? [],
  };
}
export type AlterationLue = NonNullable<Awaited<ReturnType<typeof lireAlteration>>>;
