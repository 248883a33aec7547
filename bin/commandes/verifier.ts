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
  --ancres DOSSIER      autorités de confiance
  --crl DOSSIER         listes de révocation
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

function lireInstant(texte: string | undefined): string {
  if (texte === undefined) return new Date().toISOString();
  const forme = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
  const instant = forme.test(texte) ? Date.parse(texte) : Number.NaN;
  if (Number.isNaN(instant))
    throw new UsageIncorrect(`L’instant « ${texte} » est incorrect ; exemple : 2026-09-30T08:15:00Z.`);
  return new Date(instant).toISOString();
}

function exigerDossier(dossier: string): void {
  if (!statSync(dossier, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageIncorrect(`Le dossier « ${dossier} » n’existe pas.`);
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
    const texte = demande.json
      ? JSON.stringify(pourLaLigneDeCommande(fichier, verdictSchema.parse(verdict)))
      : presenterVerdict(fichier, verdict, contexte.couleur);
    contexte.ecrire(`${texte}\n`);
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
    for (const dossier of [values.ancres, values.crl])
      if (dossier !== undefined) exigerDossier(chemin(contexte, dossier));
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
