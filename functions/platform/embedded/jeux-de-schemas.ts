/**
 * The XSD sets in a folder (schemas/pes/README.md): ours beside the program, or those of an operator; those of the PCA
 * (schemas/pca/README.md), which are internal, are always ours. Each root is compiled when the first file that has it comes, once per process.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type JeuDeSchemas, jeuEnVigueur, versionsSchema } from '../../../schemas/pes/versions.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { JeuCompile, RacineDuJeu } from '../../format/jeu.ts';
import { compilerXsd } from '../../format/xsd/compiler.ts';
import type { Schema } from '../../format/xsd/schema.ts';

const DOSSIER = join('schemas', 'pes');
const DOSSIER_PCA = join('schemas', 'pca');
const PREFIXE_PCA = 'pca-';
const VERSIONS = 'versions.json';

/** What is declared in the folder cannot be used; the message is a French sentence. */
export class JeuxIllisibles extends Error {}

export interface JeuxDeSchemas {
  /** The set in force at that instant (ISO 8601 UTC). Throws JeuxIllisibles where there is none. */
  pour(recuLe: string): JeuCompile;
  /**
   * The same with the id and the SHA-256, over the names and contents of its files, of the one of its sets by which a file
   * was judged: that of the PCA, or that of the folder, which a file of no known root was judged by too. Null: there is none.
   */
  empreinteDe(
    recuLe: string,
    juge: string | null,
  ): { readonly jeu: JeuCompile; readonly id: string; readonly sha256: string } | null;
}

const lus = new Map<string, JeuxDeSchemas>();

/** `dossier`: null for ours. Throws JeuxIllisibles. */
export function lireJeux(dossier: string | null = null): JeuxDeSchemas {
  const ou = dossier ?? dossierDuProgramme(DOSSIER);
  const jeux = lus.get(ou) ?? ouvrir(ou);
  lus.set(ou, jeux);
  return jeux;
}

/** Above this file, from the sources as from the bundle. */
function dossierDuProgramme(dossier: string): string {
  let ou = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(ou, dossier, VERSIONS))) {
    if (dirname(ou) === ou) throw new JeuxIllisibles(`Le dossier ${dossier} est absent de l’installation.`);
    ou = dirname(ou);
  }
  return join(ou, dossier);
}

function ouvrir(dossier: string): JeuxDeSchemas {
  const enVigueur = parDate(dossier);
  const pca = parDate(dossierDuProgramme(DOSSIER_PCA), PREFIXE_PCA);
  return {
    pour(recuLe) {
      const jeu = enVigueur(recuLe);
      if (jeu === undefined)
        throw new JeuxIllisibles(`Aucun jeu de schémas de ${dossier} n’est en vigueur le ${dateCivile(recuLe)}.`);
      return avecLaPca(jeu, pca(recuLe));
    },
    empreinteDe(recuLe, juge) {
      const [jeu, dePca] = [enVigueur(recuLe), pca(recuLe)];
      if (jeu === undefined) return null;
      const { id, dossier: ou } = dePca !== undefined && dePca.id === juge ? dePca : jeu;
      return { jeu: avecLaPca(jeu, dePca), id, sha256: empreinteDuDossier(ou) };
    },
  };
}

/** The set of the folder that is in force at an instant. */
function parDate(dossier: string, prefixe = ''): (recuLe: string) => Jeu | undefined {
  const jeux = declares(dossier);
  const compiles = new Map(jeux.map((jeu) => [jeu.id, new Jeu(jeu, join(dossier, jeu.id), prefixe)]));
  return (recuLe) => compiles.get(jeuEnVigueur(jeux, dateCivile(recuLe))?.id ?? '');
}

const avecLaPca = (jeu: Jeu, pca: Jeu | undefined): JeuCompile => ({
  id: jeu.id,
  racine: (espace, element) => jeu.racine(espace, element) ?? pca?.racine(espace, element) ?? null,
});

/** One line a file, as `sha256sum` writes them, in the order of their names. */
function empreinteDuDossier(dossier: string): string {
  const fichiers = readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((entree) => entree.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const noms = fichiers.map((fichier) => relative(dossier, fichier).replaceAll('\\', '/')).sort();
  const lignes = noms.map((nom) => `${sha256(readFileSync(join(dossier, nom)))}  ${nom}\n`);
  return sha256(lignes.join(''));
}

const sha256 = (contenu: Uint8Array | string): string => createHash('sha256').update(contenu).digest('hex');

function declares(dossier: string): readonly JeuDeSchemas[] {
  const fichier = join(dossier, VERSIONS);
  try {
    return versionsSchema.parse(JSON.parse(readFileSync(fichier, 'utf8')));
  } catch (erreur) {
    throw new JeuxIllisibles(`${fichier} est illisible : ${erreur instanceof Error ? erreur.message : erreur}`);
  }
}

class Jeu implements JeuCompile {
  readonly id: string;
  private readonly racines: JeuDeSchemas['racines'];
  readonly dossier: string;
  private readonly schemas = new Map<string, Schema>();

  constructor({ id, racines }: JeuDeSchemas, dossier: string, prefixe: string) {
    this.id = `${prefixe}${id}`;
    this.racines = racines;
    this.dossier = dossier;
  }

  racine(espace: string, element: string): RacineDuJeu | null {
    const racine = this.racines.find((r) => r.espace === espace && r.element === element);
    if (racine === undefined) return null;
    const schema = this.schemas.get(racine.fichier) ?? compilerXsd({ racines: [racine.fichier], ressource: this.lire });
    this.schemas.set(racine.fichier, schema);
    return { nature: racine.nature, jeu: this.id, schema };
  }

  private readonly lire = (nom: string): Uint8Array | undefined => {
    const fichier = join(this.dossier, nom);
    return existsSync(fichier) ? readFileSync(fichier) : undefined;
  };
}
