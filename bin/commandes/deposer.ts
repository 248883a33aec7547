/** Deposits files through the HTTP API, and gives their accusés de réception. */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { instantPrecis } from '../../functions/console/en-clair/instant.ts';
import { sobre } from '../../functions/console/en-clair/sobre.ts';
import { cleDemandee } from '../../functions/console/routes/depot/deposant-demande.ts';
import { lireCle } from '../../functions/depot/cle.ts';
import { exiger, lireArguments } from '../arguments.ts';
import { AIDE_SERVEUR, AppelRefuse, appeler, SERVEUR, type Serveur, ServeurMuet } from '../client.ts';
import { type CodeDeSortie, type Commande, type Contexte, chemin, pire, UsageIncorrect } from '../contexte.ts';
import { obstacle } from '../fichier.ts';
import { lireCodique, lireSiret } from '../saisie.ts';

const AIDE = `Usage : passerelle deposer FICHIER… (--siret SIRET | --codique CODIQUE | --etude SIRET) [OPTIONS]

Dépose des fichiers au nom d’un ordonnateur, d’un poste comptable (réponses d’Hélios, demandes et suivi PCA) ou d’une
étude (retours PCA), et donne leurs accusés de réception.

  --siret SIRET        ordonnateur qui dépose (14 chiffres)
  --codique CODIQUE    poste comptable qui dépose
  --etude SIRET        étude de commissaires de justice qui dépose (14 chiffres)
${AIDE_SERVEUR}
  --json          un accusé de réception JSON par ligne
  --help          affiche cette aide
`;

const accuseSchema = z.object({
  depotId: z.string(),
  texte: z.string(),
  recuLe: z.string(),
  /** The server has had this file before: what it became, then. */
  dejaDepose: z.boolean().default(false),
  phrase: z.string().default(''),
});

function presenter({ depotId, texte, recuLe, dejaDepose, phrase }: z.infer<typeof accuseSchema>): string {
  const deja = `Ce fichier avait déjà été déposé, le ${instantPrecis(recuLe)}. ${phrase}`.trimEnd();
  return [...(dejaDepose ? [deja] : []), texte, `Dépôt : ${depotId}`, ''].join('\n');
}

type Deposant = { readonly siret: string } | { readonly codique: string } | { readonly etude: string };

type Options = { readonly [nom in 'siret' | 'codique' | 'etude']?: string | undefined };

/** One of the three, and only one: who deposits is never guessed. */
function lireDeposant({ siret, codique, etude }: Options): Deposant {
  if ([siret, codique, etude].filter((un) => un !== undefined).length > 1)
    throw new UsageIncorrect('--siret, --codique et --etude ne vont pas ensemble : un seul déposant.');
  if (codique !== undefined) return { codique: lireCodique(codique) };
  if (etude !== undefined) return { etude: lireSiret(etude) };
  return { siret: lireSiret(exiger(siret, '--siret, --codique ou --etude')) };
}

/** Throws what was refused: the answer of the server, or what the file itself is. */
async function envoyer(fichier: string, ou: string, serveur: Serveur, deposant: Deposant): Promise<unknown> {
  const illisible = obstacle(ou);
  if (illisible !== null) throw new AppelRefuse(illisible, 'Vérifiez le chemin et les droits du fichier.', 2);
  const demande = { ...deposant, nom: basename(fichier) };
  const cle = lireCle(cleDemandee(demande));
  if (!cle.ok) throw new AppelRefuse(cle.refus.phrase, 'Renommez le fichier.', 2);
  const question = new URLSearchParams(demande);
  return appeler(serveur, `depots?${question}`, await openAsBlob(ou));
}

function direLeRefus(
  fichier: string,
  { message, remede, code }: AppelRefuse,
  json: boolean,
  { ecrire, dire }: Contexte,
): CodeDeSortie {
  if (json) ecrire(`${JSON.stringify({ fichier, erreur: message, remede })}\n`);
  else dire(`${sobre(fichier)} : ${message}${remede === '' ? '' : `\nQue faire : ${remede}`}\n`);
  return code;
}

export const commande: Commande = {
  resume: 'dépose des fichiers auprès du serveur',
  aide: AIDE,
  async executer(args, contexte) {
    const options = {
      siret: { type: 'string' },
      codique: { type: 'string' },
      etude: { type: 'string' },
      ...SERVEUR,
    } as const;
    const { values, positionals } = lireArguments(args, options, { nom: 'un FICHIER', min: 1, max: 10_000 });
    const deposant = lireDeposant(values);
    const codes: CodeDeSortie[] = [];
    for (const fichier of positionals) {
      try {
        const accuse = await envoyer(fichier, chemin(contexte, fichier), values, deposant);
        contexte.ecrire(values.json ? `${JSON.stringify(accuse)}\n` : presenter(accuseSchema.parse(accuse)));
        codes.push(0);
      } catch (erreur) {
        // One file refused does not keep the others from being deposited; a server that is not there does.
        if (!(erreur instanceof AppelRefuse) || erreur instanceof ServeurMuet) throw erreur;
        codes.push(direLeRefus(fichier, erreur, values.json, contexte));
      }
    }
    return pire(codes);
  },
};
