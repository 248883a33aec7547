/** The trust store's register as S3 has it. Throws MagasinCorrompu: a damaged store is never taken for an empty one. */
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { type Registre, registreSchema } from '../../../schemas/confiance.ts';
import { DOSSIERS } from '../../confiance/fichiers.ts';
import { MagasinCorrompu } from '../../confiance/magasin-corrompu.ts';

export const REGISTRE = 'magasin.json';

/** Every version is kept: the one before is the backup. */
const RESTAURER = 'Que faire : remettez en place la version précédente de cet objet.';

const versionSeule = z.object({ version: z.int().min(2) });

export function lireRegistre(texte: string): Registre {
  let document: unknown;
  try {
    document = JSON.parse(texte);
  } catch (erreur) {
    throw abime(erreur);
  }
  if (versionSeule.safeParse(document).success)
    throw new MagasinCorrompu(
      `« ${REGISTRE} » a été écrit par une version plus récente de Passerelle. Que faire : mettez Passerelle à jour, le magasin est intact.`,
    );
  const lu = registreSchema.safeParse(document);
  if (!lu.success) throw abime(lu.error);
  return lu.data;
}

const abime = (cause: unknown): MagasinCorrompu =>
  new MagasinCorrompu(`« ${REGISTRE} » est illisible : le magasin de confiance est abîmé. ${RESTAURER}`, { cause });

/** Without a register there is no content either, or the register has been lost. */
export async function exigerNeuf(s3: S3Client, Bucket: string): Promise<void> {
  for (const dossier of DOSSIERS) {
    const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: `${dossier}/`, MaxKeys: 1 }));
    if (KeyCount !== 0)
      throw new MagasinCorrompu(`« ${REGISTRE} » manque : le magasin de confiance n’est pas entier. ${RESTAURER}`);
  }
}
