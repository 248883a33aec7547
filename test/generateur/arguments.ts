/** The command line of the generator: what is asked, or why it cannot be. */
import { parseArgs } from 'node:util';
import type { Demande } from '../../infra/embedded/demonstration/fabrique-de-flux/options.ts';

export const AIDE = `npm run generer -- [options] > flux.xml

Produit un flux PES v2 réaliste, valide selon le schéma v5.12 ; les mêmes options donnent les mêmes octets,
sauf les signatures, faites avec une clé jetable.

  --sortie FICHIER        écrit dans ce fichier (par défaut : la sortie standard)
  --domaine D             depense (par défaut) ou recette
  --bordereaux N          nombre de bordereaux (1)
  --pieces N              pièces par bordereau (3)
  --lignes N              lignes par pièce (2)
  --pj N                  pièces justificatives (0)
  --taille-pj T           taille de chaque pièce justificative avant compression (60kB)
  --taille T              taille visée : 30kB, 100MB… (puissances de 1000)
  --forme F               ce qui remplit la taille visée : lignes (par défaut) ou pj
  --signature S           aucune (par défaut), bordereau ou fichier
  --dematerialisee 0|1    InfoDematerialisee (par défaut 1 si le flux est signé)
  --encodage E            ISO-8859-1 (par défaut) ou UTF-8
  --premier-bordereau N   numéro du premier bordereau (47)
  --date AAAA-MM-JJ       date d’émission (2026-09-30)
  --siret S, --nomfic N   identifiant de la collectivité, nom du fichier dans l’enveloppe
  --graine N              graine du tirage (1)
`;

const OPTIONS = {
  sortie: { type: 'string' },
  domaine: { type: 'string' },
  bordereaux: { type: 'string' },
  pieces: { type: 'string' },
  lignes: { type: 'string' },
  pj: { type: 'string' },
  'taille-pj': { type: 'string' },
  taille: { type: 'string' },
  forme: { type: 'string' },
  signature: { type: 'string' },
  dematerialisee: { type: 'string' },
  encodage: { type: 'string' },
  'premier-bordereau': { type: 'string' },
  date: { type: 'string' },
  siret: { type: 'string' },
  nomfic: { type: 'string' },
  graine: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export interface Commande {
  readonly aide: boolean;
  readonly sortie: string | null;
  readonly demande: Demande;
}

/** A sentence for the person at the keyboard. */
export class MauvaisUsage extends Error {}

/** Throws MauvaisUsage. */
export function lireArguments(args: readonly string[]): Commande {
  const v = analyser(args);
  const demande: Demande = {
    ...si('domaine', choix('domaine', v.domaine, ['depense', 'recette'])),
    ...si('bordereaux', entier('bordereaux', v.bordereaux)),
    ...si('pieces', entier('pieces', v.pieces)),
    ...si('lignes', entier('lignes', v.lignes)),
    ...si('pj', entier('pj', v.pj)),
    ...si('taillePj', taille('taille-pj', v['taille-pj'])),
    ...si('taille', taille('taille', v.taille)),
    ...si('forme', choix('forme', v.forme, ['lignes', 'pj'])),
    ...si('signature', choix('signature', v.signature, ['aucune', 'bordereau', 'fichier'])),
    ...si('dematerialisee', v.dematerialisee === undefined ? undefined : v.dematerialisee === '1'),
    ...si('encodage', choix('encodage', v.encodage, ['ISO-8859-1', 'UTF-8'])),
    ...si('premierBordereau', entier('premier-bordereau', v['premier-bordereau'])),
    ...si('date', date(v.date)),
    ...si('siret', v.siret),
    ...si('nomFic', v.nomfic),
    ...si('graine', entier('graine', v.graine)),
  };
  return { aide: v.help === true, sortie: v.sortie ?? null, demande };
}

function analyser(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (erreur) {
    throw new MauvaisUsage(erreur instanceof Error ? erreur.message : String(erreur));
  }
}

const si = <K extends string, T>(nom: K, valeur: T | undefined): { readonly [P in K]?: T } =>
  valeur === undefined ? {} : ({ [nom]: valeur } as { readonly [P in K]: T });

function entier(nom: string, valeur: string | undefined): number | undefined {
  if (valeur === undefined) return undefined;
  if (!/^\d{1,9}$/.test(valeur)) throw new MauvaisUsage(`--${nom} attend un nombre entier, pas « ${valeur} ».`);
  return Number(valeur);
}

const UNITES: Readonly<Record<string, number>> = { '': 1, kB: 1e3, ko: 1e3, MB: 1e6, Mo: 1e6 };

function taille(nom: string, valeur: string | undefined): number | undefined {
  if (valeur === undefined) return undefined;
  const trouve = /^(\d{1,10})(kB|ko|MB|Mo|)$/.exec(valeur);
  if (trouve === null) throw new MauvaisUsage(`--${nom} attend une taille comme 30kB ou 100MB, pas « ${valeur} ».`);
  return Number(trouve[1]) * (UNITES[trouve[2] ?? ''] ?? 1);
}

function choix<const T extends string>(
  nom: string,
  valeur: string | undefined,
  possibles: readonly T[],
): T | undefined {
  const trouve = possibles.find((possible) => possible === valeur);
  if (valeur !== undefined && trouve === undefined)
    throw new MauvaisUsage(`--${nom} attend ${possibles.join(' ou ')}, pas « ${valeur} ».`);
  return trouve;
}

function date(valeur: string | undefined): string | undefined {
  if (valeur !== undefined && !/^\d{4}-\d\d-\d\d$/.test(valeur))
    throw new MauvaisUsage(`--date attend AAAA-MM-JJ, pas « ${valeur} ».`);
  return valeur;
}
