/** Puts files in the trust store. */
import { readFileSync } from 'node:fs';
import type { Demande, Issue, RoleDemande } from '../../functions/confiance/entree/entree.ts';
import { importer } from '../../functions/confiance/entree/importer.ts';
import { FAMILLES, type Famille } from '../../functions/confiance/magasin.ts';
import { lendemain, minuitAParis } from '../../functions/confiance/minuit.ts';
import { CoffreEnDossier } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { lireArguments } from '../arguments.ts';
import { type Contexte, chemin, UsageIncorrect } from '../contexte.ts';
import { obstacle } from '../fichier.ts';
import { type Action, lireJour, MAGASIN } from './action.ts';
import { dossierARemplir } from './dossier.ts';
import { direIssue, issueEnJson } from './issue.ts';

const OPTIONS = {
  famille: { type: 'string' },
  du: { type: 'string' },
  au: { type: 'string' },
  intermediaire: { type: 'boolean', default: false },
  'signataire-de-liste': { type: 'boolean', default: false },
  territoire: { type: 'string' },
  'non-autorite': { type: 'boolean', default: false },
  ...MAGASIN,
} as const;

interface Valeurs {
  readonly famille?: string | undefined;
  readonly du?: string | undefined;
  readonly au?: string | undefined;
  readonly territoire?: string | undefined;
  readonly intermediaire: boolean;
  readonly 'signataire-de-liste': boolean;
}

function lireFamille(donnee: string): Famille {
  const famille = FAMILLES.find((connue) => connue === donnee);
  if (famille === undefined) throw new UsageIncorrect(`La famille est l’une de : ${FAMILLES.join(', ')}.`);
  return famille;
}

function lireTerritoire(donne: string | undefined): string | null {
  if (donne === undefined || /^[A-Z]{2}$/.test(donne)) return donne ?? null;
  throw new UsageIncorrect('Le territoire est un code de deux lettres majuscules : FR, par exemple, ou EU.');
}

function lireRole(valeurs: Valeurs): RoleDemande {
  const { famille, intermediaire, territoire, 'signataire-de-liste': signataire } = valeurs;
  const [du, au] = [lireJour(valeurs.du, '--du'), lireJour(valeurs.au, '--au')];
  if ([famille !== undefined, intermediaire, signataire].filter(Boolean).length > 1)
    throw new UsageIncorrect('Choisissez entre --famille, --intermediaire et --signataire-de-liste.');
  if (famille === undefined && (du !== null || au !== null))
    throw new UsageIncorrect('--du et --au accompagnent --famille.');
  if (territoire !== undefined && !signataire)
    throw new UsageIncorrect('--territoire accompagne --signataire-de-liste.');
  if (du !== null && au !== null && au < du) throw new UsageIncorrect('--au précède --du.');
  if (signataire) return { role: 'signataireDeListe', territoire: lireTerritoire(territoire) };
  if (famille === undefined) return { role: intermediaire ? 'intermediaire' : null };
  return {
    role: 'ancre',
    famille: lireFamille(famille),
    du: du === null ? null : minuitAParis(du),
    // The last day is included.
    au: au === null ? null : minuitAParis(lendemain(au)),
  };
}

function lireFichier(fichier: string, contexte: Contexte): Buffer {
  const ou = chemin(contexte, fichier);
  const illisible = obstacle(ou);
  if (illisible !== null) throw new UsageIncorrect(illisible);
  return readFileSync(ou);
}

export const action: Action = async (args, contexte) => {
  const { values, positionals } = lireArguments(args, OPTIONS, { nom: 'un FICHIER', min: 1, max: 1000 });
  const demande: Omit<Demande, 'source'> = {
    pour: lireRole(values),
    nonAutorite: values['non-autorite'],
    plusRecentSeulement: false,
    instant: Date.now(),
  };
  // All are read before any comes in: a misspelt name changes nothing.
  const fichiers = positionals.map((fichier) => ({ fichier, octets: lireFichier(fichier, contexte) }));
  const coffre = new CoffreEnDossier(dossierARemplir(values.magasin, contexte));
  const toutes: Issue[] = [];
  for (const { fichier, octets } of fichiers) {
    const { issues } = await coffre.modifier((fonds) => importer(octets, fonds, { ...demande, source: fichier }));
    toutes.push(...issues);
    for (const issue of issues)
      contexte.ecrire(values.json ? `${JSON.stringify(issueEnJson(fichier, issue))}\n` : direIssue(fichier, issue));
  }
  return toutes.some(({ issue }) => issue === 'refuse') ? 1 : 0;
};
