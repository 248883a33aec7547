/** The refusals of art. 6: the status of each, and what the caller can do. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export const REFUS_DE_SUSPENSION: Readonly<Record<string, readonly [ContentfulStatusCode, string]>> = {
  DEMANDE_ILLISIBLE: [400, 'Vérifiez la forme de la demande.'],
  DECIDEUR_NON_DIT: [400, 'Donnez « decidePar » {"role", "id", "codique"}, ou « codique » et « decideur ».'],
  MOTIF_NON_DIT: [400, 'Donnez l’un des deux motifs de l’article 6.'],
  GRAVITE_NON_DITE: [400, 'Dites « grave » : oui ou non.'],
  DATE_ILLISIBLE: [400, 'Donnez une date existante (AAAA-MM-JJ).'],
  POLITIQUE_ILLISIBLE: [400, 'Donnez un nombre d’altérations de 1 à 100 et un nombre de jours de 1 à 366.'],
  ALTERATION_INCONNUE: [404, 'Vérifiez l’identifiant du dépôt.'],
  ALTERATION_SANS_GRAVITE: [409, 'Requalifiez d’abord cette altération, ou fondez la suspension sur d’autres.'],
  DATE_IMPOSSIBLE: [422, 'Vérifiez la date.'],
  DATE_A_VENIR: [422, 'Vérifiez la date.'],
  PAPIER_NON_DU: [409, 'Vérifiez la mise à disposition et l’objet (bordereau ou pj).'],
  RESERVE_AU_POSTE: [403, 'Demandez-le au poste comptable de l’ordonnateur.'],
  RESERVE_A_L_ORDONNATEUR: [403, 'Le poste enregistre, lui, l’avis de réception postal.'],
  LEVEE_NON_PROPOSEE: [409, 'Relisez la suspension en cours (GET …/suspension).'],
  LEVEE_A_PROPOSER: [409, 'Proposez la levée (POST …/levee/proposition) ; une autre personne la décidera.'],
  AUTRE_PERSONNE_REQUISE: [403, 'Demandez à une autre personne du poste de décider la levée.'],
  INSTRUCTION_NON_SIGNEE: [422, 'Joignez l’instruction signée, ou donnez son empreinte (« document »).'],
  SUSPENSION_NON_DITE: [400, 'Donnez « prononceeLe », tel que le dit GET …/suspension (enCours.prononcee).'],
  LEVEE_NON_DITE: [400, 'Donnez « leveeLe », tel que le dit GET …/suspension (passees).'],
  LEVEE_AUTRE: [409, 'Relisez les suspensions de cet ordonnateur, et recommencez pour la dernière.'],
  SUSPENSION_AUTRE: [409, 'Relisez la suspension en cours, et recommencez pour elle.'],
  DECIDEUR_NON_HABILITE: [422, 'Donnez l’identifiant d’une habilitation de comptable de ce poste, en vigueur.'],
  LETTRE_NON_ENVOYEE: [409, 'Enregistrez l’envoi de la lettre (POST …/suspension/envoi).'],
};
