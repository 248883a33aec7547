/** A dossier as a program reads it. Cents; days of Paris; instants in UTC. */
import { etudeChargee } from '../../../pca/dossier/etat.ts';
import { dossierEnClair } from '../../en-clair/dossier/evenement-dossier.ts';
import { compteMontre, mouvementsMontres } from './compte-montre.ts';
import type { DemandeEnClair } from './demande-en-clair.ts';
import { documentsDe } from './documents.ts';
import type { DossierMontre } from './dossier-montre.ts';
import { echangesDe } from './echanges.ts';

export function documentDuDossier(montre: DossierMontre, enClair: DemandeEnClair | null, actes: readonly string[]) {
  const { poste, numero, dossier, demande, events, echeances, consigne } = montre;
  return {
    ...{ poste, numero, contrat: demande.contrat, nature: demande.nature, voie: demande.voie },
    ...{ etude: etudeChargee(dossier), etudes: dossier.etudes, etat: dossier.etat, consigne },
    signeeLe: demande.signeeLe,
    alertes: demande.alertes,
    reception: dossier.reception,
    terme: dossier.terme,
    finLe: dossier.finLe,
    /** Of a paid dossier: what would suspend it again if its payment failed. */
    suspensions: dossier.suspensions,
    compte: compteMontre(dossier),
    mouvements: mouvementsMontres(dossier).map(({ mouvement, delai }) => ({ ...mouvement, delai })),
    creances: demande.creances,
    redevables: demande.redevables,
    /** As the comptable wrote it; null where it was purged, or was a file. */
    demande: enClair,
    demandesDeLEtude: dossier.demandes,
    echeances,
    echanges: echangesDe(events),
    documents: documentsDe(events).map(({ nom, objet: { sha256 }, seq }) => ({ nom, sha256, seq })),
    chronologie: events.map((event) => ({
      seq: event.seq,
      at: event.at,
      type: event.type,
      phrase: dossierEnClair(event),
    })),
    actes,
  };
}
