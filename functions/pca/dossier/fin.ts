/** How a phase ends: wholly paid, at its term, or by the comptable's act. */
import type { DossierNouveau, EvenementDe } from '../../../schemas/evenements/dossier.ts';
import type { Droit } from '../../../schemas/pca/droit.ts';
import { impute, resteDu } from '../argent/compte.ts';
import { type Dossier, enJustice, estOuvert } from './etat.ts';
import { evolve } from './evolve.ts';
import { transition } from './transitions.ts';

/** The civil day on which it is decided, and the law that is read. */
export interface Contexte {
  readonly jour: string;
  readonly droit: Droit;
}

/** A phase cannot end before it began, whatever the fact that ends it is dated. */
export const bilan = ({ compte, reception }: Dossier, le: string) => ({
  le: reception !== null && le < reception.jour ? reception.jour : le,
  resteDu: resteDu(compte),
  recouvre: impute(compte),
});

/**
 * What the comptable does next (art. 8). For a produit local, the mise en demeure where none was made: under the
 * threshold a PCA is the step that shortens its delay (CGCT L. 1617-5 6°).
 */
function reprise({ demande, compte }: Dossier, { jour, droit }: Contexte) {
  const restent = demande?.nature === 'produit-local' && demande.creances.some((c) => c.miseEnDemeureLe === null);
  const regle = droit.misesEnDemeure.findLast(({ depuis }) => depuis <= jour);
  if (!restent || regle === undefined) return { etape: 'poursuites' as const, joursAvantPoursuites: null };
  const joursAvantPoursuites = compte.dette < regle.seuil ? regle.apresAmiable : regle.sinon;
  return { etape: 'mise-en-demeure' as const, joursAvantPoursuites };
}

export const termeEchu = (dossier: Dossier, terme: string, contexte: Contexte): EvenementDe<'TermeEchu'> => ({
  type: 'TermeEchu',
  v: 1,
  data: { ...bilan(dossier, terme), reprise: reprise(dossier, contexte) },
});

/** The last day is whole: the phase is over from the day after. In court, it waits for the comptable's explicit term. */
const termePasse = (dossier: Dossier, jour: string): boolean =>
  estOuvert(dossier) && dossier.terme !== null && dossier.terme < jour && !enJustice(dossier);

/** Brings a dossier to its day: what time alone does is done before anything else is decided. */
export function mettreALHeure(dossier: Dossier, contexte: Contexte): readonly DossierNouveau[] {
  return dossier.terme !== null && termePasse(dossier, contexte.jour)
    ? [termeEchu(dossier, dossier.terme, contexte)]
    : [];
}

/** Adds what follows at once where nothing is owed any more: full payment is what ends a phase (art. 8). */
export function avecLeSolde(dossier: Dossier, events: readonly DossierNouveau[], le: string): DossierNouveau[] {
  const apres = events.reduce(evolve, dossier);
  if (resteDu(apres.compte) > 0) return [...events];
  const data = bilan(apres, le);
  if (transition(apres.etat, 'DossierSolde') !== null) return [...events, { type: 'DossierSolde', v: 1, data }];
  if (apres.etat !== 'signe' && apres.etat !== 'transmis') return [...events];
  return [...events, { type: 'DossierRetire', v: 1, data: { ...data, motif: 'regle-avant-reception' } }];
}
