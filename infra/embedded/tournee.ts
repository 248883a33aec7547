/** One look at what lies in the folders of the counter: what may be deposited, what is being written, what never will. */
import { constants, type Dirent } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DEPOSANTS, type Deposants } from '../../functions/depot/cle.ts';
import type { FichierDepose } from './depot-local.ts';
import { lireNom, nomVisible, octetsVisibles } from './nom-visible.ts';
import { compteDuServeur } from './obstacle.ts';
import { estUnBrouillon } from './patience.ts';
import { aLeCode, RETRAIT } from './retrait.ts';

export interface Tournee {
  readonly trouves: FichierDepose[];
  /** Paths in `.part`. */
  readonly brouillons: string[];
  /** French sentences, each about one path that nobody will take. */
  readonly ignores: string[];
  /** Paths of what we had taken apart and not yet removed. */
  readonly retraits: string[];
}

type Deposant = Pick<FichierDepose, 'deposants' | 'expediteur'>;
type Entree = Dirent<NonSharedBuffer>;

const LIEN = 'c’est un lien symbolique, que Passerelle ne suit pas.';
const ARRANGEMENTS: Readonly<Record<Deposants, string>> = {
  ordonnateurs: 'un fichier se dépose dans le dossier d’un SIRET à 14 chiffres.',
  comptables: 'un fichier se dépose dans le dossier d’un codique de poste comptable.',
  etudes: 'un fichier se dépose dans le dossier d’un SIRET à 14 chiffres.',
};

/** Why this entry of a sender's folder is no deposit; null where it is one. */
function pourquoiIgnorer(entree: Entree, nom: string | null): string | null {
  if (entree.isSymbolicLink()) return LIEN;
  if (entree.isDirectory())
    return 'c’est un sous-dossier : les fichiers se déposent directement dans le dossier de leur déposant.';
  if (!entree.isFile()) return 'ce n’est pas un fichier ordinaire.';
  if (nom === null) return 'son nom n’est pas en UTF-8 : renommez-le.';
  return null;
}

const ignorer = (tournee: Tournee, chemin: string, pourquoi: string) =>
  void tournee.ignores.push(`« ${chemin} » est laissé en place : ${pourquoi}`);

function noter(tournee: Tournee, racine: string, deposant: Deposant, entree: Entree): void {
  const { expediteur } = deposant;
  const nom = lireNom(entree.name);
  const montre = nom === null ? octetsVisibles(entree.name) : nomVisible(nom);
  const chemin = join(racine, expediteur, nom ?? '');
  if (nom !== null && RETRAIT.test(nom) && entree.isFile()) tournee.retraits.push(chemin);
  if (montre.startsWith('.')) return;
  if (estUnBrouillon(montre)) {
    if (nom !== null) tournee.brouillons.push(chemin);
    return;
  }
  const pourquoi = pourquoiIgnorer(entree, nom);
  if (pourquoi !== null) ignorer(tournee, join(racine, expediteur, montre), pourquoi);
  else if (nom !== null) tournee.trouves.push({ ...deposant, nom, chemin });
}

/** The entries of a folder, their names as bytes: Node would replace those that are not UTF-8. */
const lister = (dossier: string): Promise<Entree[]> => readdir(dossier, { withFileTypes: true, encoding: 'buffer' });

/** The rights that the deposit of a file asks of its folder: without them it would be copied, then stay. */
const DROITS = constants.R_OK | constants.W_OK | constants.X_OK;

/** Throws where the root itself cannot be read. */
export async function parcourir(racine: string, deposants: Deposants): Promise<Tournee> {
  const tournee: Tournee = { trouves: [], brouillons: [], ignores: [], retraits: [] };
  for (const dossier of await lister(racine)) {
    const nom = lireNom(dossier.name);
    const montre = nom === null ? octetsVisibles(dossier.name) : nomVisible(nom);
    if (nom === null || !dossier.isDirectory() || !DEPOSANTS[deposants].identifiant.safeParse(nom).success) {
      if (!montre.startsWith('.'))
        ignorer(tournee, join(racine, montre), dossier.isSymbolicLink() ? LIEN : ARRANGEMENTS[deposants]);
      continue;
    }
    try {
      await access(join(racine, nom), DROITS);
      for (const entree of await lister(join(racine, nom)))
        noter(tournee, racine, { deposants, expediteur: nom }, entree);
    } catch (erreur) {
      // One folder out of reach does not close the counter to the others; one removed meanwhile is nothing.
      if (!aLeCode(erreur, 'ENOENT'))
        ignorer(
          tournee,
          join(racine, nom),
          `${compteDuServeur()} n’a pas tous les droits sur ce dossier. Donnez-lui d’y lire et d’y écrire (chown, chmod ou setfacl).`,
        );
    }
  }
  return tournee;
}
