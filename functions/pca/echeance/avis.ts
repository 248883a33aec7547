/** Whom each due date concerns, and when he is told: soon, on the last day, once it has passed. Pure. */
import type { Avis } from '../../../schemas/evenements/pca-avis.ts';
import { type EcheancePca, type RegleDatee, situer } from '../calendrier/echeance.ts';

/** `titulaire`: the étude that holds the contract, or the mandataire of its groupement. */
export type Partie = 'etude' | 'comptable' | 'titulaire' | 'ddfip';
type Dites = readonly Avis['situation'][];

interface Conduite extends Partial<Record<Partie, Dites>> {
  /** Days before the last one. */
  readonly preavis: number;
}

const TOUTES: Dites = ['bientot', 'due', 'en-retard'];
const AVANT: Dites = ['bientot', 'due'];
const APRES: Dites = ['en-retard'];

/** Choices of ours: the contract gives the dates, and says nothing of warnings (docs/regles-pca.md). */
const CONDUITES: Record<RegleDatee, Conduite> = {
  'accuse-technique': { preavis: 0, etude: APRES, comptable: APRES },
  'lecture-par-l-etude': { preavis: 0, etude: ['due', 'en-retard'], comptable: APRES },
  'terme-de-la-phase': { preavis: 7, etude: TOUTES, comptable: TOUTES },
  prescription: { preavis: 60, comptable: TOUTES },
  reversement: { preavis: 3, etude: TOUTES, comptable: APRES },
  'remise-du-cheque': { preavis: 3, etude: TOUTES, comptable: APRES },
  'controle-de-l-etude': { preavis: 7, comptable: TOUTES },
  'controle-maximum': { preavis: 30, comptable: TOUTES },
  'silence-de-l-ordonnateur': { preavis: 0, comptable: APRES },
  'etat-recapitulatif': { preavis: 5, etude: TOUTES, titulaire: APRES, comptable: APRES, ddfip: APRES },
  'anniversaire-du-contrat': { preavis: 30, ddfip: AVANT, titulaire: ['bientot'] },
  'fin-du-contrat': { preavis: 90, ddfip: TOUTES, titulaire: AVANT, comptable: ['bientot', 'en-retard'] },
  'fin-de-mise-en-demeure': { preavis: 14, ddfip: TOUTES, titulaire: AVANT },
};

/** How long before its last day each rule is looked at. */
export const preavisDe = (regle: RegleDatee): number => CONDUITES[regle].preavis;

const PARTIES: readonly Partie[] = ['etude', 'comptable', 'titulaire', 'ddfip'];

export interface ADire {
  readonly partie: Partie;
  readonly avis: Avis;
}

/** Where a due date stands that day, for each of those who are told of it. */
export function aDire(flux: string, echeance: EcheancePca, jour: string): ADire[] {
  const { regle, date, objet } = echeance;
  const conduite = CONDUITES[regle];
  const situation = situer(echeance, jour, conduite.preavis);
  if (situation === 'a-venir') return [];
  return PARTIES.filter((partie) => conduite[partie]?.includes(situation)).map((partie) => ({
    partie,
    avis: { flux, regle, objet, date, situation },
  }));
}

/** Taken when it is said: once for each of those who are told, whatever day it is. */
export const nomDeLAvis = (qui: string, { flux, regle, objet, date, situation }: Avis): string =>
  `avis/${qui}/${flux}/${regle}/${objet}/${date}/${situation}`;
