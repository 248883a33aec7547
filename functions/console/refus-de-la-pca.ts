/** The refusals of the phase comminatoire: each has its remedy in its own catalogue (schemas/pca/refus); here, its status. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type CodeRefusPca, REFUS_PCA } from '../../schemas/pca/refus/catalogue.ts';

/** What the caller may not do: another would. */
const INTERDIT = /^(?:ACTE_RESERVE_|AUTRE_|MESSAGE_D_UN_AUTRE$)/;
/** Of what was not found. */
const INCONNU: ReadonlySet<CodeRefusPca> = new Set([
  'DOSSIER_INCONNU',
  'MESSAGE_INCONNU',
  'REVERSEMENT_NON_ANNONCE',
  'TABLE_INCONNUE',
  'CERTIFICAT_NON_INSCRIT',
]);
/** What was sent contradicts what is recorded: sent again as it is, it would be refused again until that changes. */
const CONTRAIRE: ReadonlySet<CodeRefusPca> = new Set([
  'DOSSIER_NON_RECU',
  'TRANSITION_INTERDITE',
  'PROLONGATION_TARDIVE',
  'TERME_NON_ATTEINT',
  'TERME_ATTEND_LE_COMPTABLE',
  'COMPTES_NON_SOLDES',
  'TRIMESTRE_NON_RESTITUE',
  'MESSAGE_DEJA_RECU',
  'DOSSIER_DEJA_DEMANDE',
  'CREANCE_DEJA_CONFIEE',
  'MOUVEMENT_DEJA_CONNU',
  'FRAIS_DEJA_ADMIS',
  'RIEN_A_REGULARISER',
  'REVERSEMENT_DEJA_ANNONCE',
  'REMISE_PAPIER_SANS_OBJET',
  'RIEN_A_RETRANSMETTRE',
  'CONTRAT_DEJA_SIGNE',
  'CONTRAT_TRANSITION_INTERDITE',
  'ETUDE_DEJA_MEMBRE',
  'CONTRAT_D_UNE_SEULE_ETUDE',
  'CERTIFICAT_DEJA_INSCRIT',
  'CERTIFICAT_DEJA_RETIRE',
  'RACCORDEMENT_SUSPENDU',
  'RACCORDEMENT_DEJA_SUSPENDU',
  'RACCORDEMENT_NON_SUSPENDU',
]);

function statutDe(code: CodeRefusPca): ContentfulStatusCode {
  if (INTERDIT.test(code)) return 403;
  if (INCONNU.has(code)) return 404;
  return CONTRAIRE.has(code) ? 409 : 422;
}

const CODES = Object.keys(REFUS_PCA).filter((code): code is CodeRefusPca => code in REFUS_PCA);

export const REFUS_DE_LA_PCA: Readonly<Record<string, readonly [ContentfulStatusCode, string]>> = Object.fromEntries(
  CODES.map((code) => [code, [statutDe(code), REFUS_PCA[code].remede]]),
);
