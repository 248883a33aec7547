/** What to do about a fault against the schema of a PCA file: no progiciel financier produced it. */
import { type Anomalie, MOTIFS } from '../../../schemas/motifs/catalogue.ts';
import { REMEDE_DE_LA_VALEUR_PCA, REMEDE_DU_FORMAT_PCA } from '../../../schemas/motifs/pca.ts';
import { MOTIFS_SCHEMA } from '../../../schemas/motifs/schema.ts';

/** Those of a value that someone has entered, as the motifs of the schema tell them apart. */
const { remede: D_UNE_VALEUR } = MOTIFS.SCHEMA_VALEUR_INCORRECTE;

export function pourLaPca(anomalie: Anomalie): Anomalie {
  if (!(anomalie.code in MOTIFS_SCHEMA) && anomalie.code !== 'CODE_INCONNU') return anomalie;
  const deLaValeur = anomalie.code === 'CODE_INCONNU' || anomalie.remede === D_UNE_VALEUR;
  return { ...anomalie, remede: deLaValeur ? REMEDE_DE_LA_VALEUR_PCA : REMEDE_DU_FORMAT_PCA };
}
