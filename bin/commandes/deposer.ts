/** Deposits files through the HTTP API, and gives their accusés de réception. */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { exiger, lireArguments } from '../arguments.ts';
import { AIDE_SERVEUR, AppelRefuse, appeler, SERVEUR } from '../client.ts';
import { type CodeDeSortie, type Commande, chemin, pire, UsageIncorrect } from '../contexte.ts';
import { obstacle } from '../fichier.ts';

const AIDE = `Usage : passerelle deposer FICHIER… --siret SIRET [OPTIONS]

Dépose des fichiers au nom d’un ordonnateur et donne leurs accusés de réception.

  --siret SIRET   ordonnateur qui dépose (14 chiffres)
${AIDE_SERVEUR}
  --json          un accusé de réception JSON par ligne
  --help          affiche cette aide
`;

const accuseSchema = z.object({ depotId: z.string(), texte: z.string() });

export const commande: Commande = {
  resume: 'dépose des fichiers auprès du serveur',
  aide: AIDE,
  async executer(args, contexte) {
    const options = { siret: { type: 'string' }, ...SERVEUR } as const;
    const { values, positionals } = lireArguments(args, options, { nom: 'un FICHIER', min: 1, max: 10_000 });
    const siret = exiger(values.siret, '--siret');
    const deposer = async (fichier: string): Promise<CodeDeSortie> => {
      const ou = chemin(contexte, fichier);
      const illisible = obstacle(ou);
      if (illisible !== null) throw new UsageIncorrect(illisible);
      const question = new URLSearchParams({ siret, nom: basename(fichier) });
      const accuse = await appeler(values.serveur, `depots?${question}`, await openAsBlob(ou));
      const { depotId, texte } = accuseSchema.parse(accuse);
      contexte.ecrire(values.json ? `${JSON.stringify(accuse)}\n` : `${texte}\nDépôt : ${depotId}\n`);
      return 0;
    };
    const codes: CodeDeSortie[] = [];
    for (const fichier of positionals) {
      try {
        codes.push(await deposer(fichier));
      } catch (erreur) {
        // One file refused does not keep the others from being deposited.
        if (!(erreur instanceof AppelRefuse) || erreur.code === 3 || positionals.length === 1) throw erreur;
        const { message, remede, code } = erreur;
        if (values.json) contexte.ecrire(`${JSON.stringify({ fichier, erreur: message, remede })}\n`);
        else contexte.dire(`${fichier} : ${message}\nQue faire : ${remede}\n`);
        codes.push(code);
      }
    }
    return pire(codes);
  },
};
