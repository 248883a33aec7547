/** Judges files with the code of production, and keeps nothing. */
import { statSync } from 'node:fs';
import type { MagasinDeConfiance } from '../../functions/confiance/magasin.ts';
import type { JeuCompile } from '../../functions/format/jeu.ts';
import { ErreurXsd } from '../../functions/format/xsd/lecture/erreur.ts';
import { JeuxIllisibles, lireJeux } from '../../functions/platform/embedded/jeux-de-schemas.ts';
import { lireMagasin } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { lirePolitique, PolitiqueIllisible } from '../../infra/embedded/politique.ts';
import { sourceFichier } from '../../infra/embedded/source-fichier.ts';
import type { Politique } from '../../schemas/politique.ts';
import { pourLaLigneDeCommande, type Verdict, verdictSchema } from '../../schemas/verdict.ts';
import { lireArguments } from '../arguments.ts';
import { dossierDuMagasin } from '../confiance/dossier.ts';
import { type CodeDeSortie, type Commande, type Contexte, chemin, pire, UsageIncorrect } from '../contexte.ts';
import { obstacle } from '../fichier.ts';
import { lireInstant } from '../instant.ts';
import { magasinDeDossiers } from '../magasin-de-dossiers.ts';
import { Progression } from '../progression.ts';
import { presenterVerdict } from '../verdict-lisible.ts';

const AIDE = `Usage : passerelle verifier FICHIER… [OPTIONS]

Vérifie des fichiers comme le fait le serveur, sans rien conserver. Sans autorité de confiance ni état de
révocation, une signature intacte reste indéterminée.

  --politique FICHIER   politique de vérification (JSON), au lieu de celle par défaut
  --a INSTANT           juge comme si le fichier avait été reçu à cet instant (ISO 8601)
  --ancres DOSSIER      autorités de confiance (PEM ou DER), au lieu de celles du magasin
  --crl DOSSIER         listes de révocation et réponses OCSP (PEM ou DER)
  --magasin DOSSIER     magasin de confiance (voir passerelle confiance) ; par défaut, celui du dossier
                        de données : $PASSERELLE_DONNEES/confiance, ou ./donnees/confiance
  --schemas DOSSIER     jeux de schémas XSD et leurs dates (versions.json), au lieu de ceux de Passerelle
  --json                un document JSON par fichier et par ligne
  --help                affiche cette aide

Code de sortie : 0 accepté ; 1 rejeté, partiel ou indéterminé ; 2 mauvais usage ; 3 erreur de Passerelle
`;

const OPTIONS = {
  politique: { type: 'string' },
  a: { type: 'string' },
  ancres: { type: 'string' },
  crl: { type: 'string' },
  magasin: { type: 'string' },
  schemas: { type: 'string' },
} as const;

interface Demande {
  readonly recuLe: string;
  readonly politique: Politique | undefined;
  readonly magasin: MagasinDeConfiance;
  readonly jeu: JeuCompile;
  readonly json: boolean;
}

function politiqueDe(fichier: string): Politique {
  try {
    return lirePolitique(fichier);
  } catch (erreur) {
    if (erreur instanceof PolitiqueIllisible) throw new UsageIncorrect(erreur.message);
    throw erreur;
  }
}

function jeuDe(dossier: string | null, recuLe: string): JeuCompile {
  try {
    return lireJeux(dossier).pour(recuLe);
  } catch (erreur) {
    if (erreur instanceof JeuxIllisibles) throw new UsageIncorrect(erreur.message);
    throw erreur;
  }
}

function choisirMagasin(
  { ancres, crl, magasin }: Readonly<Record<'ancres' | 'crl' | 'magasin', string | undefined>>,
  contexte: Contexte,
): MagasinDeConfiance {
  const ou = (dossier: string | undefined) => (dossier === undefined ? null : chemin(contexte, dossier));
  if (ancres === undefined && crl === undefined) return lireMagasin(dossierDuMagasin(magasin, contexte));
  if (magasin !== undefined) throw new UsageIncorrect('--magasin ne va pas avec --ancres ni --crl.');
  return magasinDeDossiers(ou(ancres), ou(crl));
}

/** A reception to come is judged as of itself. */
const plusTard = (a: string, b: string): string => (a > b ? a : b);

async function juger(fichier: string, demande: Demande, contexte: Contexte): Promise<Verdict> {
  const ou = chemin(contexte, fichier);
  const progression = new Progression(fichier, statSync(ou).size, contexte);
  const { recuLe, politique, magasin, jeu } = demande;
  try {
    return await verifierFichier(sourceFichier(ou), {
      recuLe,
      jugeLe: plusTard(recuLe, new Date().toISOString()),
      magasin,
      jeu,
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
    // The operator's own set: he can put it right.
    if (erreur instanceof ErreurXsd) throw new UsageIncorrect(`Le jeu de schémas ne se compile pas. ${erreur.message}`);
    contexte.dire(`Erreur de Passerelle sur « ${fichier} » : ${erreur instanceof Error ? erreur.stack : erreur}\n`);
    return 3;
  }
}

export const commande: Commande = {
  resume: 'vérifie des fichiers, sans rien conserver',
  aide: AIDE,
  async executer(args, contexte) {
    const { values, positionals } = lireArguments(args, OPTIONS, { nom: 'un FICHIER', min: 1, max: 10_000 });
    const recuLe = lireInstant(values.a).toISOString();
    const demande: Demande = {
      recuLe,
      jeu: jeuDe(values.schemas === undefined ? null : chemin(contexte, values.schemas), recuLe),
      politique: values.politique === undefined ? undefined : politiqueDe(chemin(contexte, values.politique)),
      magasin: choisirMagasin({ ancres: values.ancres, crl: values.crl, magasin: values.magasin }, contexte),
      json: values.json,
    };
    const codes: CodeDeSortie[] = [];
    for (const fichier of positionals) codes.push(await verifierUn(fichier, demande, contexte));
    return pire(codes);
  },
};
