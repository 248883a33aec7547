/** The trust store's folder: a register, and contents named by their SHA-256, that an operator can see and back up. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { REGISTRE_VIDE, type Registre, registreSchema } from '../../../schemas/confiance.ts';
import { DOSSIERS } from '../../confiance/fichiers.ts';
import { MagasinCorrompu } from '../../confiance/magasin-corrompu.ts';

export const REGISTRE = 'magasin.json';

const absent = (erreur: unknown): boolean => erreur instanceof Error && 'code' in erreur && erreur.code === 'ENOENT';

/** The register; an empty one where nothing was ever put in. Throws MagasinCorrompu. */
export function lireRegistre(dossier: string): Registre {
  const fichier = join(dossier, REGISTRE);
  let texte: string;
  try {
    texte = readFileSync(fichier, 'utf8');
  } catch (erreur) {
    if (!absent(erreur)) throw erreur;
    if (DOSSIERS.some((nom) => contient(join(dossier, nom))))
      throw new MagasinCorrompu(`« ${fichier} » manque : le magasin de confiance n’est pas entier. ${RESTAURER}`);
    return REGISTRE_VIDE;
  }
  try {
    const document: unknown = JSON.parse(texte);
    if (estPlusRecent(document)) throw new MagasinCorrompu(`« ${fichier} » ${PLUS_RECENT}`);
    return registreSchema.parse(document);
  } catch (erreur) {
    if (erreur instanceof MagasinCorrompu) throw erreur;
    throw new MagasinCorrompu(`« ${fichier} » est illisible : le magasin de confiance est abîmé. ${RESTAURER}`, {
      cause: erreur,
    });
  }
}

const RESTAURER = 'Que faire : remettez en place une sauvegarde du dossier.';
const REIMPORTER = 'Que faire : importez de nouveau ce fichier, ou remettez en place une sauvegarde du dossier.';
const PLUS_RECENT =
  'a été écrit par une version plus récente de Passerelle. Que faire : mettez Passerelle à jour, le magasin est intact.';

const versionSeule = z.object({ version: z.int().min(2) });
const estPlusRecent = (document: unknown): boolean => versionSeule.safeParse(document).success;

function contient(dossier: string): boolean {
  try {
    return readdirSync(dossier).length > 0;
  } catch (erreur) {
    if (absent(erreur)) return false;
    throw erreur;
  }
}

/** A content, checked against the SHA-256 that names it. Throws MagasinCorrompu. */
export function lireContenu(dossier: string, fichier: string): Uint8Array {
  const ou = join(dossier, fichier);
  let octets: Buffer;
  try {
    octets = readFileSync(ou);
  } catch (erreur) {
    throw new MagasinCorrompu(`« ${ou} » ne peut pas être lu : il manque au magasin de confiance. ${REIMPORTER}`, {
      cause: erreur,
    });
  }
  if (createHash('sha256').update(octets).digest('hex') === basename(fichier).split('.')[0]) return octets;
  throw new MagasinCorrompu(`« ${ou} » a été modifié : ce n’est plus ce qui a été importé. ${REIMPORTER}`);
}
