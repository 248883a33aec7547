/** The first day of a dossier, recorded: the terms are the contract's as it stands at commit (R7). */
import type { DonneesDe, DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import { DROIT } from '../../../schemas/pca/droit.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Fence, Journal } from '../../platform/ports.ts';
import { conditionsDu } from '../contrat/situation.ts';
import type { DecisionDossier } from '../dossier/actes.ts';
import { evolve } from '../dossier/evolve.ts';
import { type DossierLu, lireLeContrat } from '../dossier/lu.ts';
import { recevoir, transmettre } from '../dossier/recevoir.ts';

export type Reception = Pick<DonneesDe<'DossierRecu'>, 'recuLe' | 'moyen' | 'par'>;

interface Recue {
  readonly decision: DecisionDossier;
  readonly fences: readonly Fence[];
}

/** It was sent, even where the mark of it is not there yet: a receipt may come before it. */
const envoyer = ({ dossier }: DossierLu, le: string): readonly DossierNouveau[] => {
  const decision = dossier.etat === 'signe' ? transmettre(dossier, le) : null;
  return decision?.ok ? decision.events : [];
};

export async function decider(journal: Pick<Journal, 'read'>, lu: DossierLu, reception: Reception): Promise<Recue> {
  const { contrat, fence } = await lireLeContrat(journal, lu.dossier.demande?.contrat ?? '');
  const avant = envoyer(lu, dateCivile(reception.recuLe));
  const decision = recevoir(avant.reduce(evolve, lu.dossier), reception, (jour) => conditionsDu(contrat, jour, DROIT));
  return {
    fences: [fence],
    decision: decision.ok ? { ok: true, events: [...avant, ...decision.events] } : decision,
  };
}
