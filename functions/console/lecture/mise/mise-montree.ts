/** One delivery, as whoever must act on it sees it: its state from the journal, which is never late, and its content. */

import { lireDepot } from '../../../../schemas/evenements/depot.ts';
import type { Acteur } from '../../../../schemas/evenements/identifiants.ts';
import { lireMise, type MiseEvenement } from '../../../../schemas/evenements/mise.ts';
import type { Verdict, VerdictBordereau } from '../../../../schemas/verdict.ts';
import { fluxDepot } from '../../../depot/cle.ts';
import { lireVerdictConserve } from '../../../depot/verdict-rendu.ts';
import { concerne } from '../../../habilitation/perimetre.ts';
import { peut, type Qui } from '../../../habilitation/qui.ts';
import { fluxMise, lireDedupId } from '../../../mise-a-disposition/cle.ts';
import { bordereauDeRang } from '../../../mise-a-disposition/decision.ts';
import type { Journal, ObjectStore } from '../../../platform/ports.ts';
import { type MiseLue, suivreMiseLue } from './mise-lue.ts';

export interface MiseMontree {
  readonly mise: MiseLue;
  readonly events: readonly MiseEvenement[];
  readonly depotId: string;
  /** Name of the file, and SIRET of whoever deposited it. */
  readonly nom: string;
  readonly expediteur: string;
  readonly recuLe: string;
  readonly entete: Verdict['entete'];
  /** Null for what of the flow is in no bordereau, and where the verdict is no longer kept. */
  readonly bordereau: VerdictBordereau | null;
}

interface Needs {
  readonly journal: Journal;
  readonly objets: ObjectStore;
}

/** Null where there is no such delivery. */
export async function lireMiseMontree({ journal, objets }: Needs, dedupId: string): Promise<MiseMontree | null> {
  const { depotId, n } = lireDedupId(dedupId);
  const events = lireMise((await journal.read(fluxMise(dedupId))).events);
  const mise = events.reduce<MiseLue | null>((lue, event) => suivreMiseLue(lue, event, event.seq), null);
  if (mise === null) return null;
  const duDepot = lireDepot((await journal.read(fluxDepot(depotId))).events);
  const recu = duDepot.find((event) => event.type === 'DepotRecu');
  if (recu === undefined) return null;
  const rendu = duDepot.find((event) => event.type === 'VerdictRendu');
  const verdict = rendu === undefined ? null : await lireVerdictConserve({ objets }, rendu);
  const { nom, expediteur, recuLe } = recu.data;
  const bordereau = verdict === null ? null : bordereauDeRang(verdict, n);
  return { mise, events, depotId, nom, expediteur, recuLe, entete: verdict?.entete ?? null, bordereau };
}

export const attendSaReception = ({ etat }: Pick<MiseLue, 'etat'>): boolean => etat === 'decidee' || etat === 'mise';

/** Whether this reader acts on what was handed over to that poste. */
export const traite = (qui: Qui | null, { destinataire }: Pick<MiseLue, 'destinataire'>): boolean =>
  qui !== null && peut(qui, 'traiter-mise') && concerne(qui.perimetre, { codiques: [destinataire] });

/** `GET /mises-a-disposition/:dedupId`. */
export function documentDeLaMise({ mise, events, depotId, nom, expediteur, recuLe, bordereau }: MiseMontree) {
  const { position: _, etapes: __, ...faits } = mise;
  const saisiPar = (event: MiseEvenement): Acteur | null =>
    'saisiPar' in event.data ? (event.data.saisiPar ?? null) : null;
  return {
    ...faits,
    depotId,
    ...{ fichier: nom, expediteur, recuLe },
    bordereau:
      bordereau === null
        ? null
        : { domaine: bordereau.domaine, type: bordereau.type, exercice: bordereau.exercice, numero: bordereau.numero },
    etapes: events.map((event) => ({ evenement: event.type, instant: event.at, saisiPar: saisiPar(event) })),
  };
}
