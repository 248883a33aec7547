/** What the search of dossiers asks for, from its form or from a program: what is left empty is not asked for. */
import * as z from 'zod';
import { dateSchema, siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import { numeroDossierSchema } from '../../../../schemas/pca/identifiants.ts';
import { type DemandeDeDossiers, VUES } from '../../lecture/dossier/dossiers-listes.ts';
import { ETATS_LISTES } from '../../lecture/dossier/etats.ts';
import type { ChampDeRecherche, ErreursDeRecherche, SaisieDeRecherche } from '../../pages/dossier/dossiers.ts';

const siDit = <S extends z.ZodType>(schema: S) =>
  z.preprocess((valeur) => (valeur === '' ? undefined : valeur), schema.optional());

const filtreSchema = z.object({
  q: siDit(numeroDossierSchema),
  etat: siDit(z.enum(ETATS_LISTES)),
  vue: siDit(z.enum(VUES)),
  etude: siDit(siretSchema),
  du: siDit(dateSchema),
  au: siDit(dateSchema),
});

const PHRASES: Readonly<Record<ChampDeRecherche, string>> = {
  q: 'Un numéro de dossier compte 30 lettres, chiffres ou tirets au plus.',
  etat: `L’état est l’un de ${ETATS_LISTES.join(', ')}.`,
  vue: `« vue » est l’un de ${VUES.join(', ')}.`,
  etude: 'Un SIRET compte 14 chiffres, sans espace.',
  du: 'La date de début est illisible.',
  au: 'La date de fin est illisible.',
};

export interface Recherche {
  readonly saisie: SaisieDeRecherche;
  readonly filtre: Omit<DemandeDeDossiers, 'max' | 'apres'>;
  readonly erreurs: ErreursDeRecherche;
}

export function lireRecherche(demande: (nom: ChampDeRecherche) => string | undefined): Recherche {
  const dit = (nom: ChampDeRecherche): string => (demande(nom) ?? '').trim();
  const saisie = { q: dit('q'), etat: dit('etat'), vue: dit('vue'), etude: dit('etude'), du: dit('du'), au: dit('au') };
  const lu = filtreSchema.safeParse(saisie);
  if (lu.success) return { saisie, filtre: lu.data, erreurs: {} };
  const fautifs = new Set(lu.error.issues.map(({ path }) => path[0]));
  const erreurs = Object.entries(PHRASES).filter(([champ]) => fautifs.has(champ));
  return { saisie, filtre: {}, erreurs: Object.fromEntries(erreurs) };
}
