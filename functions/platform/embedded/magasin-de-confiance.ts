/** The trust store as a folder: read from memory as long as its register is the same, changed one hand at a time. */
import { statSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { REGISTRE_VIDE, type Registre } from '../../../schemas/confiance.ts';
import { assembler } from '../../confiance/assembler.ts';
import type { Fonds } from '../../confiance/entree/entree.ts';
import type { Import } from '../../confiance/entree/importer.ts';
import { fichiersDe } from '../../confiance/fichiers.ts';
import type { MagasinDeConfiance } from '../../confiance/magasin.ts';
import { MagasinCorrompu } from '../../confiance/magasin-corrompu.ts';
import type { Coffre } from '../../confiance/rafraichir.ts';
import { ecrireDurablement } from './fichier-durable.ts';
import { lireContenu, lireRegistre, REGISTRE } from './registre-de-confiance.ts';
import { DossierOccupe, verrouiller } from './verrou.ts';

interface Lu {
  readonly marque: string;
  readonly magasin: MagasinDeConfiance;
  /** Kept from one reading to the next: what knows a content by its buffer knows it still. */
  readonly contenus: ReadonlyMap<string, Uint8Array>;
}

const LUS = new Map<string, Lu>();

/** A change of the register while it is read is read again, so often at most. */
const LECTURES_MAX = 3;

/** Throws MagasinCorrompu: a damaged store is never taken for an empty one. */
export function lireMagasin(dossier: string): MagasinDeConfiance {
  for (let essai = 1; ; essai++) {
    const marque = marqueDe(dossier);
    const connu = LUS.get(dossier);
    if (connu?.marque === marque) return connu.magasin;
    try {
      const lu = relire(dossier, marque, connu?.contenus ?? new Map());
      LUS.set(dossier, lu);
      return lu.magasin;
    } catch (erreur) {
      // A CRL may have left between the register and its file.
      if (!(erreur instanceof MagasinCorrompu) || essai === LECTURES_MAX || marqueDe(dossier) === marque) throw erreur;
    }
  }
}

/** Another file takes the register's name at each change: other inode, other date. */
function marqueDe(dossier: string): string {
  const stat = statSync(join(dossier, REGISTRE), { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino} ${stat.mtimeNs} ${stat.size}`;
}

function relire(dossier: string, marque: string, connus: ReadonlyMap<string, Uint8Array>): Lu {
  const contenus = new Map<string, Uint8Array>();
  const lire = (fichier: string) => {
    const octets = connus.get(fichier) ?? lireContenu(dossier, fichier);
    contenus.set(fichier, octets);
    return octets;
  };
  return { marque, magasin: assembler(lireRegistre(dossier), lire), contenus };
}

/** Someone else is changing the store. The message is a French sentence. */
export class MagasinOccupe extends Error {}

const ESSAIS = 50;
const PAUSE_MS = 100;

/** One change at a time: the kernel frees the lock of a process that dies. */
async function seul<T>(dossier: string, agir: () => Promise<T>): Promise<T> {
  for (let essai = 1; ; essai++) {
    try {
      const liberer = verrouiller(dossier).rendre;
      return await agir().finally(liberer);
    } catch (erreur) {
      if (!(erreur instanceof DossierOccupe)) throw erreur;
      if (essai === ESSAIS)
        throw new MagasinOccupe(`Le magasin « ${dossier} » est en train d’être modifié : recommencez dans un instant.`);
      await attendre(PAUSE_MS);
    }
  }
}

export class CoffreEnDossier implements Coffre {
  readonly #dossier: string;

  constructor(dossier: string) {
    this.#dossier = dossier;
  }

  async lire(): Promise<Fonds> {
    return { registre: lireRegistre(this.#dossier), lire: (fichier) => lireContenu(this.#dossier, fichier) };
  }

  async modifier<T extends Pick<Import, 'fonds' | 'contenus'>>(decider: (fonds: Fonds) => T): Promise<T> {
    await mkdir(this.#dossier, { recursive: true });
    return await seul(this.#dossier, async () => {
      const avant = await this.lire();
      const decision = decider(avant);
      const change = decision.fonds.registre !== avant.registre || decision.contenus.length > 0;
      if (change) await this.#ecrire(avant.registre, decision);
      return decision;
    });
  }

  /** Contents first: whatever cuts this short, the register names only what is there. */
  async #ecrire(avant: Registre, { fonds, contenus }: Pick<Import, 'fonds' | 'contenus'>): Promise<void> {
    // An empty one at first, without which contents alone would pass for a store that has lost its register.
    if (avant === REGISTRE_VIDE) await this.#ecrireRegistre(avant);
    for (const { fichier, octets } of contenus) await ecrireDurablement(join(this.#dossier, fichier), octets);
    await this.#ecrireRegistre(fonds.registre);
    await this.#jeter(fonds.registre);
  }

  #ecrireRegistre(registre: Registre): Promise<void> {
    return ecrireDurablement(join(this.#dossier, REGISTRE), `${JSON.stringify(registre, null, 2)}\n`);
  }

  /** Revocation data that has left, which comes anew every day; certificates and lists stay, as evidence. */
  async #jeter(registre: Registre): Promise<void> {
    const gardes = new Set(fichiersDe(registre));
    const presents = await readdir(join(this.#dossier, 'revocations')).catch(() => []);
    for (const nom of presents)
      if (!gardes.has(`revocations/${nom}`)) await rm(join(this.#dossier, 'revocations', nom), { force: true });
  }
}
