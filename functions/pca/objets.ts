/**
 * Personal data is in objects, which can be purged; events name them. Amendes and condamnations have a store of their
 * own, under a key of their own (RGPD art. 10).
 */
import type { ObjetScelle } from '../../schemas/evenements/identifiants.ts';
import type { NatureDeCreance } from '../../schemas/pca/creance.ts';
import { type Json, jcs } from '../journal/evenement.ts';
import { enMemoire } from '../platform/en-memoire.ts';
import { type Bucket, type ObjectStore, ObjetAbsent } from '../platform/ports.ts';
import type { NomDeDossier, PcaNeeds } from './besoins.ts';
import { selDe, sha256De } from './empreintes.ts';

type CompartimentPca = Extract<Bucket, 'pca' | 'amendes'>;

export const compartimentDe = (nature: NatureDeCreance): CompartimentPca =>
  nature === 'produit-local' ? 'pca' : 'amendes';

/** Where the objects of a dossier or of a contract are, so that one purge finds all of them. */
export interface Lieu {
  readonly bucket: CompartimentPca;
  readonly prefixe: string;
}

export const lieuDuDossier = (nature: NatureDeCreance, { poste, numero }: NomDeDossier): Lieu => ({
  bucket: compartimentDe(nature),
  prefixe: `${poste}/${numero}/`,
});
export const lieuDuContrat = (contrat: string): Lieu => ({ bucket: 'pca', prefixe: `contrats/${contrat}/` });

/** Where it will be, before it is: without a version, for nothing is stored of what may still be refused. */
export function prevu({ prefixe }: Lieu, contenu: Uint8Array): ObjetScelle {
  const sha256 = sha256De(contenu);
  return { key: `${prefixe}${sha256}`, version: '', sha256 };
}

export async function ranger(
  objets: ObjectStore,
  { bucket, prefixe }: Lieu,
  contenu: Uint8Array,
): Promise<ObjetScelle> {
  const { ref, sha256 } = await objets.create(bucket, `${prefixe}${sha256De(contenu)}`, contenu);
  return { key: ref.key, version: ref.version, sha256 };
}

/** A small text for people, as JSON. */
export const enJson = (cle: PcaNeeds['cles'], contenu: { readonly [nom: string]: Json }): Uint8Array =>
  Buffer.from(jcs({ ...contenu, sel: selDe(cle, contenu) }), 'utf8');

/** Null once it is purged. */
export async function lireUnObjet(
  objets: Pick<ObjectStore, 'read'>,
  bucket: CompartimentPca,
  { key, version }: ObjetScelle,
): Promise<Buffer | null> {
  try {
    return await enMemoire(objets.read({ bucket, key, version }));
  } catch (erreur) {
    if (erreur instanceof ObjetAbsent) return null;
    throw erreur;
  }
}
