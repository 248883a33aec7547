/** Rules of the pièces justificatives: each is rejected alone. */
import { type Motif, motifs } from './motif.ts';

type Entree = Pick<Motif, 'phrase' | 'remede' | 'source'> & Partial<Motif>;
const pj = (entree: Entree): Motif => ({ niveau: 'pj', gravite: 'rejet', numAnoAck: 'ERREUR_PJ', ...entree });

const REJOINDRE = 'Corrigez-la dans le progiciel financier, puis transmettez la pièce dans un nouveau flux.';
const PJ = 'PES v2 v5.12, Class_PJ.xsd';

export const MOTIFS_REGLES_PJ = motifs({
  PJ_DOMAINE_INCORRECT: pj({
    phrase:
      'La référence comptable de la pièce justificative {pj} donne le domaine {valeur}. Attendu : 01, 02, 04 ou 06.',
    remede: REJOINDRE,
    source: `${PJ}, Domaine : rejet de la PJ`,
  }),
  PJ_DOMAINE_HORS_FLUX: pj({
    phrase:
      'La référence comptable de la pièce justificative {pj} donne le domaine {valeur}, dont le flux ne porte rien. Attendu : {attendu}.',
    remede:
      'Corrigez-la dans le progiciel financier, ou transmettez la pièce dans un flux qui ne porte que des pièces justificatives.',
    source: `${PJ}, Domaine : rejet de la PJ`,
  }),
  PJ_TYPE_HORS_DOMAINE: pj({
    phrase:
      'La pièce justificative {pj} est de type {type} (TypePJ), et sa référence comptable de domaine {domaine}. Attendu : domaine {attendu}.',
    remede: REJOINDRE,
    source: `${PJ}, TypePJ et Domaine : rejet de la PJ`,
  }),
  PJ_OBJET_INCORRECT: pj({
    phrase:
      'La référence comptable de la pièce justificative {pj} donne l’objet {valeur} (TypeObjet) dans le domaine {domaine}. Attendu : l’un de {attendu}.',
    remede: REJOINDRE,
    source: `${PJ}, TypeObjet : rejet de la PJ`,
  }),
  PJ_IDENTIFIANT_ABSENT: pj({
    phrase: 'La référence comptable de la pièce justificative {pj} ne dit pas quelle pièce comptable (Identifiant).',
    remede: REJOINDRE,
    source: `${PJ}, Identifiant : rejet de la PJ`,
  }),
  PJ_REFERENCE_COMPTABLE_ABSENTE: pj({
    phrase:
      'La pièce justificative {pj}, de type {type} (compte financier unique), n’a pas de référence comptable (RefCompta).',
    remede: REJOINDRE,
    source: `${PJ}, RefCompta : rejet de la PJ`,
  }),
  PJ_BUDGET_SANS_CFU: pj({
    phrase: 'La pièce justificative {pj} est de type {type} (compte financier unique), et le budget n’en présente pas.',
    remede: REJOINDRE,
    source: `${PJ}, TypePJ : rejet de la PJ`,
  }),
  PJ_ANNONCEE_HORS_LIGNE: pj({
    phrase:
      'La pièce justificative {pj} est jointe au flux, alors qu’une pièce l’annonce sur papier ou sur disque (PJRef, Support 02 ou 03).',
    remede: 'Mettez le support à 01 dans la pièce qui la référence, ou retirez la pièce justificative du flux.',
    source: 'PES v2 v5.12, Class_PJReference.xsd, Support',
  }),
  PJ_GENRE_DIFFERENT: pj({
    gravite: 'alerte',
    phrase:
      'Le contenu de la pièce justificative {pj} est de genre {trouve}, alors que son nom ou son type MIME annonce {attendu}.',
    remede: 'Vérifiez que la pièce s’ouvre : le PES ne fait pas de cette différence un motif de rejet.',
    source: `${PJ}, Contenu, attribut MIMEType, et NomPJ`,
  }),
  PJ_REFEREES_ABSENTES: pj({
    niveau: 'flux',
    gravite: 'alerte',
    phrase:
      'Pièces justificatives référencées comme électroniques (PJRef, Support 01) et absentes de ce flux : {compte}.',
    remede:
      'Transmettez celles qui n’ont encore été transmises dans aucun flux ; pour les autres, il n’y a rien à faire : le comptable les ouvre depuis le bordereau.',
    source: 'PES v2 v5.12, Class_PJReference.xsd, Support',
  }),
  LIMITE_REFERENCES_PJ: pj({
    niveau: 'flux',
    phrase: 'Le flux référence plus de {maximum} pièces justificatives différentes.',
    remede: 'Répartissez les bordereaux en plusieurs flux.',
    source: 'Limites de Passerelle (docs/limites.md)',
  }),
});
