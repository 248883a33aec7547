/** What an audit can find: each is a promise of the product that does not hold, said to the operator. */

const PHRASES = {
  CHAINE_ROMPUE: 'La chaîne des événements est rompue.',
  EVENEMENT_ILLISIBLE: 'Un événement n’a pas la forme que cette version connaît.',
  FLUX_INCONNU: 'Ce flux du journal n’appartient à rien de connu.',
  CYCLE_IMPOSSIBLE: 'Les événements se suivent dans un ordre que le cycle de vie interdit.',
  EPOQUE_FAUSSE: 'L’époque de l’adhésion n’est pas le nombre de ses activations, suspensions et levées.',
  OBJET_SANS_DEPOT: 'Un fichier est déposé et le journal n’en sait rien.',
  DEPOT_MAL_NOMME: 'L’identifiant du dépôt n’est pas celui de son objet.',
  FICHIER_PERDU: 'Les octets du fichier déposé ne sont plus ceux qui ont été reçus.',
  DEPOT_SANS_ISSUE: 'Le dépôt n’est pas arrivé à son terme.',
  VERDICT_PERDU: 'Le verdict que le journal nomme est absent ou altéré.',
  VERDICT_D_UN_AUTRE_FICHIER: 'Le verdict porte sur d’autres octets que ceux qui ont été reçus.',
  REPONSE_PERDUE: 'La réponse que le journal nomme est absente ou altérée.',
  REPONSE_AUTRE: 'La réponse n’est pas celle que le journal détermine.',
  REPONSE_EN_TROP: 'Plus d’une réponse est rangée pour ce dépôt.',
  MISE_MANQUANTE: 'Un bordereau accepté n’a pas de décision de mise à disposition.',
  MISE_EN_TROP: 'Une mise à disposition ne correspond à aucun bordereau accepté.',
  MISE_INCOHERENTE: 'La mise à disposition ne désigne pas le bordereau ou le poste que dit le verdict.',
  ENVOI_OUBLIE: 'Rien n’attend plus d’être envoyé pour ce qui n’est pas terminé.',
  ENVOI_EN_TROP: 'Un envoi reste en attente pour ce qui est terminé.',
  ENVOIS_MAL_COMPTES: 'Le nombre d’envois n’est pas celui que raconte le journal.',
  ENVOI_ALTERE: 'Ce qui attend d’être envoyé n’est pas ce que disent les événements et le verdict.',
  DISPENSE_SOUS_SUSPENSION: 'Une mise à disposition dispense du papier sous une adhésion suspendue.',
  DISPENSE_FAUSSE: 'La dispense de papier n’est pas celle que donnent l’adhésion et le verdict.',
  ECHEANCE_FAUSSE: 'L’échéance de reprise n’est pas celle que dit le journal.',
  DATE_ATTENDUE_FAUSSE: 'Les dates qu’attend un dossier ou un contrat ne sont pas celles que disent ses événements.',
  ECHEANCE_EN_TROP: 'Une échéance de reprise reste pour un dépôt jugé.',
  REPRISE_OUBLIEE: 'Un dépôt différé n’a ni échéance ni message à venir.',
  NOM_NON_TENU: 'Un nom accepté n’est plus réservé au dépôt qui le porte.',
  NOM_TENU_EN_TROP: 'Un nom est réservé à un dépôt qui n’y a pas droit.',
  ALTERATION_NON_SIGNALEE: 'Une altération détectée n’est pas connue de l’adhésion.',
  ALTERATION_SIGNALEE_DEUX_FOIS: 'Une altération est comptée plus d’une fois dans l’adhésion.',
  NOTIFICATION_OUBLIEE: 'Une suspension n’est ni notifiée, ni reçue, ni levée, et rien ne la notifiera.',
  DROIT_SANS_PLACE: 'Une habilitation qui n’est pas retirée ne compte plus parmi celles de sa personne.',
  PLACE_EN_TROP: 'Une habilitation retirée ou inconnue compte encore parmi celles d’une personne.',
  REPONSE_HELIOS_NON_RATTACHEE: 'Une réponse d’Hélios n’est pas rattachée au dépôt auquel elle répond.',
  REPONSE_HELIOS_RATTACHEE_DEUX_FOIS: 'La même réponse d’Hélios est rattachée plus d’une fois.',
  SCEAU_MANQUANT: 'Un numéro manque dans la suite des sceaux.',
  SCEAU_MAL_LIE: 'Un sceau ne nomme pas ceux qui le précèdent.',
  SCEAU_FAUX: 'Un sceau tient d’autres événements que ceux du journal.',
  SCEAU_NON_RANGE: 'Le document d’un sceau n’est pas rangé, ou n’est pas celui que dit le journal.',
  FEUILLES_PERDUES: 'Les feuilles d’un sceau sont absentes ou altérées.',
  SCELLE_DEUX_FOIS: 'Un événement est sous deux sceaux.',
  NON_SCELLE: 'Un événement n’est sous aucun sceau.',
  MARQUE_FAUSSE: 'Un événement est marqué comme scellé par un sceau qui ne le tient pas.',
  PIECES_OUBLIEES: 'Un verdict est scellé, ce qui le fonde n’a pas été gardé, et rien ne le reprendra.',
  PURGE_AVANT_TERME: 'Un document est purgé avant la fin de sa conservation.',
  PURGE_INACHEVEE: 'Un document dit purgé est encore là, ou sa purge n’a pas de certificat, et rien ne le reprendra.',
  TERME_OUBLIE: 'Les documents d’un dépôt n’ont plus d’échéance de conservation : ils ne seront pas purgés.',
  TERME_FAUX: 'L’échéance de conservation d’un dépôt n’est pas la sienne, ou vient dans plus d’un an.',
  LECTURE_FAUSSE: 'Ce que la console lit n’est pas ce que refait le journal.',
} as const;

export type CodeEcart = keyof typeof PHRASES;

export interface Ecart {
  readonly code: CodeEcart;
  /** The stream or the object that is concerned. */
  readonly sujet: string;
  readonly phrase: string;
}

export const ecart = (code: CodeEcart, sujet: string): Ecart => ({ code, sujet, phrase: PHRASES[code] });
