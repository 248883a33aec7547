/** S3 announces a version: `DepotRecu`, at once. The journal's stream then sends its message to the verification. */
import { recevoir } from '../../../depot/handler.ts';
import { type Annonce, lireAnnonce } from './annonce.ts';
import { ecartDe } from './ecart.ts';
import { log, mesurer } from './journalisation.ts';
import { surFile } from './lot.ts';
import { nomDeFile, plateforme } from './plateforme.ts';

const enregistrer = recevoir(plateforme);

async function prendre({ key, version, size: annoncee }: Annonce): Promise<void> {
  const ecart = ecartDe({ key, size: annoncee });
  if (ecart !== null) {
    mesurer('ecartes', 1);
    return log.error('fichier écarté', { ecart, version, octets: annoncee });
  }
  const ref = { bucket: 'depot', key, version } as const;
  const { sha256, size } = await plateforme.objets.empreinte(ref);
  const recu = await enregistrer({ ...ref, sha256, size });
  if (!recu.ok) throw new Error(`${recu.refus.code}: a key that was read is refused`);
  log.info('dépôt reçu', { depotId: recu.accuse.depotId, octets: size, dejaDepose: recu.dejaDepose });
  if (!recu.dejaDepose) mesurer('depotsRecus', 1);
}

async function traiter(corps: unknown): Promise<void> {
  for (const annonce of lireAnnonce(corps)) await prendre(annonce);
}

export const handler = surFile(traiter, { queue: nomDeFile, files: plateforme.files });
