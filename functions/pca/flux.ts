/** The streams of PCA. The number of a dossier is unique at its poste only, a reversement's for its étude. */
import type { CleDEtat } from '../../schemas/pca/etat-recapitulatif.ts';

export const fluxContrat = (contrat: string): string => `contrat/${contrat}`;
export const fluxDossier = (poste: string, numero: string): string => `dossier/${poste}-${numero}`;
export const fluxReversement = (etude: string, reference: string): string => `reversement/${etude}-${reference}`;
export const cleEnTexte = ({ etude, poste, famille, trimestre }: CleDEtat): string =>
  `${etude}-${poste}-${famille}-${trimestre}`;
export const fluxEtat = (cle: CleDEtat): string => `etat/${cleEnTexte(cle)}`;
