/** Fetches the proof of a deposit. */
import { ecrireDurablement } from '../../functions/platform/embedded/fichier-durable.ts';
import { lireArguments } from '../arguments.ts';
import { AIDE_SERVEUR, SERVEUR, telecharger } from '../client.ts';
import { type Commande, chemin, UsageIncorrect } from '../contexte.ts';
import { obstacleAEcrire } from '../fichier.ts';
import { lireIdDeDepot } from '../saisie.ts';

const AIDE = `Usage : passerelle preuve DEPOT [OPTIONS]

Télécharge la preuve d’un dépôt : le fichier, le verdict et ce qui le fonde, l’acquit, le journal,
les sceaux et leurs horodatages, dans une archive qui se vérifie sans réseau (passerelle verifier-preuve).
DEPOT : son identifiant, ou ses 12 premiers caractères.

  --sortie FICHIER   où l’écrire (preuve-DEPOT.zip par défaut) ; un fichier qui existe n’est pas remplacé
${AIDE_SERVEUR}
  --json             { "depot", "sortie" }
  --help             affiche cette aide
`;

export const commande: Commande = {
  resume: 'télécharge la preuve d’un dépôt',
  aide: AIDE,
  async executer(args, contexte) {
    const options = { sortie: { type: 'string' }, ...SERVEUR } as const;
    const { values, positionals } = lireArguments(args, options, { nom: 'le DEPOT', min: 1, max: 1 });
    const depot = lireIdDeDepot(positionals.join(''));
    const donnee = values.sortie ?? `preuve-${depot.slice(0, 12)}.zip`;
    const sortie = chemin(contexte, donnee);
    const obstacle = obstacleAEcrire(sortie);
    if (obstacle !== null) throw new UsageIncorrect(obstacle);
    await ecrireDurablement(sortie, await telecharger(values, `depots/${depot}/preuve`));
    if (values.json) contexte.ecrire(`${JSON.stringify({ depot, sortie })}\n`);
    else contexte.ecrire(`Preuve écrite dans ${sortie}\n`);
    return 0;
  },
};
