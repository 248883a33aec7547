/**
 * What became of each file that was given: deposited, or where it still waits. A file leaves the counter only once its
 * deposit is committed: looked for in the folder first, then in the journal, one that is in neither is lost.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cleDe } from '../../../functions/depot/cle.ts';
import type { Instantane } from '../../../functions/rapprochement/auditer.ts';
import { COMMUNE } from '../../../infra/embedded/demonstration/registre.ts';
import { RETRAIT } from '../../../infra/embedded/retrait.ts';
import { lireDepot } from '../../../schemas/evenements/depot.ts';

/** Where the ordonnateur drops his files. */
export const guichetDe = (dossier: string): string => join(dossier, 'depot', 'ordonnateurs', COMMUNE.siret);

export interface Donnes {
  /** Names of all the files that were dropped or sent. */
  readonly noms: ReadonlySet<string>;
  /** Whoever sent it was not answered, and sends it again: it may be nowhere. */
  readonly enSuspens: (nom: string) => boolean;
}

/** Names that lie in the folder, taken apart ones under their former name. */
export function auGuichet(dossier: string): ReadonlySet<string> {
  if (!existsSync(guichetDe(dossier))) return new Set();
  const presents = readdirSync(guichetDe(dossier), { withFileTypes: true });
  return new Set(presents.map(({ name }) => RETRAIT.exec(name)?.[1] ?? name.replace(/\.part$/, '')));
}

/** Every path of the data folder that still bears that name, for whoever looks for it. */
function traces(dossier: string, nom: string): string[] {
  return readdirSync(dossier, { recursive: true, encoding: 'utf8' }).filter((chemin) => basename(chemin).includes(nom));
}

function depotsParCle({ flux }: Instantane): Map<string, number> {
  const combien = new Map<string, number>();
  for (const { stream, events } of flux) {
    if (!stream.startsWith('depot/')) continue;
    for (const event of lireDepot(events))
      if (event.type === 'DepotRecu') combien.set(event.data.key, (combien.get(event.data.key) ?? 0) + 1);
  }
  return combien;
}

export interface SortDesFichiers {
  /** Not deposited yet, each with where it is. */
  readonly enChemin: readonly string[];
  readonly violations: readonly string[];
}

/** `presents`: what `auGuichet` gave before the picture was taken. */
export function sortDesFichiers(
  dossier: string,
  instantane: Instantane,
  presents: ReadonlySet<string>,
  { noms, enSuspens }: Donnes,
): SortDesFichiers {
  const deposes = depotsParCle(instantane);
  const enChemin: string[] = [];
  const violations: string[] = [];
  for (const nom of noms) {
    const key = cleDe('ordonnateurs', COMMUNE.siret, nom);
    const combien = deposes.get(key) ?? 0;
    deposes.delete(key);
    if (combien > 1) violations.push(`FICHIER_DEPOSE_DEUX_FOIS ${nom}`);
    if (combien > 0) continue;
    if (presents.has(nom)) enChemin.push(`${nom} (au guichet)`);
    else if (enSuspens(nom)) enChemin.push(`${nom} (renvoyé par son expéditeur)`);
    else {
      const garde = instantane.objets.some((ref) => ref.bucket === 'depot' && ref.key === key);
      const vu = [...(garde ? ['ses octets sont gardés, sans dépôt'] : []), ...traces(dossier, nom)];
      violations.push(`FICHIER_PERDU ${nom} (${vu.join(', ') || 'aucune trace'})`);
    }
  }
  for (const key of deposes.keys()) violations.push(`DEPOT_DE_NULLE_PART ${key}`);
  return { enChemin, violations };
}
