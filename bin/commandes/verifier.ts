/** Judges files with the code of production, and keeps nothing. */
import { readFileSync, statSync } from 'node:fs';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { sourceFichier } from '../../infra/embedded/source-fichier.ts';
import { type Politique, politiqueSchema } from '../../schemas/politique.ts';
import { pourLaLigneDeCommande, type Verdict, verdictSchema } from '../../schemas/verdict.ts';
import { lireArguments } from '../arguments.ts';
import { type CodeDeSortie, type Commande, type Contexte, chemin, pire, UsageIncorrect } from '../contexte.ts';
import { obstacle } from '../fichier.ts';
import { Progression } from '../progression.ts';
import { presenterVerdict } from '../verdict-lisible.ts';

const AIDE = `Usage : passerelle verifier FICHIER… [OPTIONS]

Vérifie des fichiers comme le fait le serveur, sans rien conserver.

  --politique FICHIER   politique de vérification (JSON), au lieu de celle par défaut
  --a INSTANT           juge comme si le fichier avait été reçu à cet instant (ISO 8601)
  --ancres DOSSIER      autorités de confiance (ne compte pas encore)
  --crl DOSSIER         listes de révocation (ne compte pas encore)
  --json                un document JSON par fichier et par ligne
  --help                affiche cette aide

Code de sortie : 0 accepté ; 1 rejeté, partiel ou indéterminé ; 2 mauvais usage ; 3 erreur de Passerelle
`;

const OPTIONS = {
  politique: { type: 'string' },
  a: { type: 'string' },
  ancres: { type: 'string' },
  crl: { type: 'string' },
} as const;

interface Demande {
  readonly recuLe: string;
  readonly politique: Politique | undefined;
  readonly json: boolean;
}

function lirePolitique(fichier: string): Politique {
  try {
    return politiqueSchema.parse(JSON.parse(readFileSync(fichier, 'utf8')));
  } catch {
    throw new UsageIncorrect(`La politique « ${fichier} » est illisible ou incomplète.`);
  }
}

/** `Date` takes the 31st of February for the 3rd of March: only a day that comes back as itself exists. */
function jourExistant(jour: string): boolean {
  const minuit = Date.parse(jour);
  return !Number.isNaN(minuit) && new Date(minuit).toISOString().startsWith(jour);
}

function lireInstant(texte: string | undefined): string {
  if (texte === undefined) return new Date().toISOString();
  const forme = /^(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
  const [, jour = ''] = forme.exec(texte) ?? [];
  const instant = jourExistant(jour) ? Date.parse(texte) : Number.NaN;
  if (Number.isNaN(instant))
    throw new UsageIncorrect(`L’instant « ${texte} » est incorrect ; exemple : 2026-09-30T08:15:00Z.`);
  return new Date(instant).toISOString();
}

function exigerDossier(dossier: string): void {
  if (!statSync(dossier, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageIncorrect(`Le dossier « ${dossier} » n’existe pas.`);
}

/** Silence would let people believe that trust was judged with what they gave. */
function direCeQuiNeComptePas(
  dossiers: Readonly<Record<'ancres' | 'crl', string | undefined>>,
  contexte: Contexte,
): void {
  for (const [option, dossier] of Object.entries(dossiers)) {
    if (dossier === undefined) continue;
    exigerDossier(chemin(contexte, dossier));
    contexte.dire(
      `L’option --${option} ne compte pas encore : la confiance dans les certificats n’est pas vérifiée, et le verdict est le même sans elle.\n`,
    );
  }
}

async function juger(fichier: string, demande: Demande, contexte: Contexte): Promise<Verdict> {
  const ou = chemin(contexte, fichier);
  const progression = new Progression(fichier, statSync(ou).size, contexte);
  const { recuLe, politique } = demande;
  try {
    return await verifierFichier(sourceFichier(ou), {
      recuLe,
      ...(politique ? { politique } : {}),
      avancement: (octets) => progression.avancer(octets),
    });
  } finally {
    progression.effacer();
  }
}

async function verifierUn(fichier: string, demande: Demande, contexte: Contexte): Promise<CodeDeSortie> {
  const illisible = obstacle(chemin(contexte, fichier));
  if (illisible !== null) {
    contexte.dire(`${illisible}\n`);
    return 2;
  }
  try {
    const verdict = await juger(fichier, demande, contexte);
    // The schema also puts the keys in the order of the contract.
    if (demande.json)
      contexte.ecrire(`${JSON.stringify(pourLaLigneDeCommande(fichier, verdictSchema.parse(verdict)))}\n`);
    else contexte.ecrireOrne(`${presenterVerdict(fichier, verdict, contexte.couleur)}\n`);
    return verdict.verdict === 'accepte' ? 0 : 1;
  } catch (erreur) {
    contexte.dire(`Erreur de Passerelle sur « ${fichier} » : ${erreur instanceof Error ? erreur.stack : erreur}\n`);
    return 3;
  }
}

export const commande: Commande = {
  resume: 'vérifie des fichiers, sans rien conserver',
  aide: AIDE,
  async executer(args, contexte) {
    const { values, positionals } = lireArguments(args, OPTIONS, { nom: 'un FICHIER', min: 1, max: 10_000 });
    direCeQuiNeComptePas({ ancres: values.ancres, crl: values.crl }, contexte);
    const demande: Demande = {
      recuLe: lireInstant(values.a),
      politique: values.politique === undefined ? undefined : lirePolitique(chemin(contexte, values.politique)),
      json: values.json,
    };
    const codes: CodeDeSortie[] = [];
    for (const fichier of positionals) codes.push(await verifierUn(fichier, demande, contexte));
    return pire(codes);
  },
};
