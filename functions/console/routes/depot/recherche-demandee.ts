/** What the search of deposits asks for, from its form or from a program: what is left empty is not asked for. */
import * as z from 'zod';
import { codiqueSchema, dateSchema, siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import { FACETTES } from '../../lecture/depot/index-des-depots.ts';
import type { Filtre } from '../../lecture/depot/recherche.ts';
import type { Champ, Erreurs, Saisie } from '../../pages/depot/depots-recherche.ts';

const siDit = <S extends z.ZodType>(schema: S) =>
  z.preprocess((dit) => (dit === '' ? undefined : dit), schema.optional());

const filtreSchema = z.object({
  q: siDit(z.string().max(200)),
  etat: siDit(z.enum(FACETTES)),
  du: siDit(dateSchema),
  au: siDit(dateSchema),
  expediteur: siDit(z.union([siretSchema, codiqueSchema])),
});

const PHRASES: Readonly<Record<Champ, string>> = {
  q: 'La recherche tient en 200 caractères.',
  etat: `L’état est l’un de : ${FACETTES.join(', ')}.`,
  du: 'La première date est une date existante, comme 2026-09-30.',
  au: 'La dernière date est une date existante, comme 2026-09-30.',
  expediteur: 'Le déposant est un SIRET à 14 chiffres ou un codique de 6 ou 7 chiffres, sans espace.',
};
const CHAMPS = ['q', 'etat', 'du', 'au', 'expediteur'] as const satisfies readonly Champ[];

export interface RechercheDemandee {
  readonly saisie: Saisie;
  /** Nothing where something is wrong. */
  readonly filtre: Filtre;
  readonly erreurs: Erreurs;
}

/** `parametre`: of the query. What is wrong is told field by field, beside what was typed. */
export function lireRecherche(parametre: (nom: string) => string | undefined): RechercheDemandee {
  const dit = (champ: Champ): string => (parametre(champ) ?? '').trim();
  const saisie = { q: dit('q'), etat: dit('etat'), du: dit('du'), au: dit('au'), expediteur: dit('expediteur') };
  const lu = filtreSchema.safeParse(saisie);
  if (lu.success) return { saisie, filtre: lu.data, erreurs: {} };
  const fautifs = CHAMPS.filter((champ) => lu.error.issues.some(({ path }) => path[0] === champ));
  return { saisie, filtre: {}, erreurs: Object.fromEntries(fautifs.map((champ) => [champ, PHRASES[champ]])) };
}
