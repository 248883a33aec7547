/**
 * Where a deposit lies and how it is named, the same on every platform (R1): `ordonnateurs/<siret>/<nom>`,
 * `comptables/<codique>/<nom>`, `etudes/<siret>/<nom>`.
 */
import { codiqueSchema, siretSchema } from '../../schemas/evenements/identifiants.ts';
import type { ObjetDepose } from '../../schemas/messages/depot.ts';
import { type Resultat, refuser } from '../../schemas/messages/refus.ts';
import { sha256Jcs } from '../journal/evenement.ts';

/** Characters of a file name: what S3 (1 024 bytes of UTF-8) and every file system hold with room to spare. */
const NOM_MAX = 200;
/** Controls, format marks (a bidirectional override disguises a name), lone surrogates, separators of lines and paths. */
const INTERDITS = /[\p{C}\u2028\u2029/\\]/u;

/** The same version of the same object is the same deposit, for ever (R1). */
export const depotIdDe = ({ bucket, key, version }: Pick<ObjetDepose, 'bucket' | 'key' | 'version'>): string =>
  sha256Jcs([bucket, key, version]);

export const fluxDepot = (depotId: string): string => `depot/${depotId}`;

/** Those who may deposit, each under the prefix of the keys of his kind. */
export const DEPOSANTS = {
  ordonnateurs: { identifiant: siretSchema, enClair: 'l’ordonnateur' },
  comptables: { identifiant: codiqueSchema, enClair: 'le poste comptable' },
  etudes: { identifiant: siretSchema, enClair: 'l’étude' },
} as const;
export type Deposants = keyof typeof DEPOSANTS;

export const cleDe = (deposants: Deposants, expediteur: string, nom: string): string =>
  `${deposants}/${expediteur}/${nom}`;

/** No event repeats what the key of the deposit says. */
export function deposantsDe(key: string): Deposants {
  if (key.startsWith('comptables/')) return 'comptables';
  return key.startsWith('etudes/') ? 'etudes' : 'ordonnateurs';
}

/** Reads sender and file name from a key. The name is kept as given; what cannot be one is refused. */
export function lireCle(key: string): Resultat<{ readonly expediteur: string; readonly nom: string }> {
  const [prefixe, expediteur = '', ...reste] = key.split('/');
  const deposants = deposantsDe(key);
  const nom = reste.join('/');
  if (prefixe !== deposants || !DEPOSANTS[deposants].identifiant.safeParse(expediteur).success)
    return refuser(
      'CLE_INCONNUE',
      'Un fichier se dépose sous « ordonnateurs/<SIRET à 14 chiffres>/<nom du fichier> », « comptables/<codique>/<nom du fichier> » ou « etudes/<SIRET>/<nom du fichier> ».',
    );
  if (nom === '' || nom === '.' || nom === '..' || INTERDITS.test(nom) || !nom.isWellFormed())
    return refuser(
      'NOM_DE_FICHIER_INTERDIT',
      'Le nom du fichier est vide ou contient un caractère interdit (barre oblique, caractère de contrôle ou invisible).',
    );
  if ([...nom].length > NOM_MAX)
    return refuser('NOM_DE_FICHIER_TROP_LONG', `Le nom du fichier dépasse ${NOM_MAX} caractères.`);
  return { ok: true, expediteur, nom };
}

/** Enough of a depotId for an agent to find it on the console, as pages, answers and motifs quote it. */
export const abreger = (depotId: string): string => depotId.slice(0, 12);
