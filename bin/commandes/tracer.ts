/** Fetches the trace list of the deposits. */
import { ecrireDurablement } from '../../functions/platform/embedded/fichier-durable.ts';
import { exiger, lireArguments } from '../arguments.ts';
import { AIDE_SERVEUR, SERVEUR, telecharger } from '../client.ts';
import { type Commande, chemin, UsageIncorrect } from '../contexte.ts';
import { obstacleAEcrire } from '../fichier.ts';
import { lireJour } from '../saisie.ts';

const AIDE = `Usage : passerelle tracer --du DATE [OPTIONS]

Donne la liste des dépôts d’une période, les plus récents d’abord : nom du fichier, instant de réception,
taille, SHA-256, déposant (CSV en UTF-8, séparé par des points-virgules).

  --du DATE          premier jour, compris (2026-09-01)
  --au DATE          dernier jour, compris ; sinon, aujourd’hui
  --sortie FICHIER   où l’écrire, au lieu de l’afficher ; un fichier qui existe n’est pas remplacé
${AIDE_SERVEUR}
  --json             { "sortie" }, avec --sortie
  --help             affiche cette aide
`;

const OPTIONS = { du: { type: 'string' }, au: { type: 'string' }, sortie: { type: 'string' }, ...SERVEUR } as const;

export const commande: Commande = {
  resume: 'donne la liste des dépôts (CSV)',
  aide: AIDE,
  async executer(args, contexte) {
    const { values } = lireArguments(args, OPTIONS, { nom: '', min: 0, max: 0 });
    const { sortie, json } = values;
    const du = lireJour(exiger(values.du, '--du'));
    const au = values.au ? lireJour(values.au) : null;
    if (json && sortie === undefined) throw new UsageIncorrect('--json va avec --sortie : la liste est du CSV.');
    const ou = sortie === undefined ? null : chemin(contexte, sortie);
    const obstacle = ou === null ? null : obstacleAEcrire(ou);
    if (obstacle !== null) throw new UsageIncorrect(obstacle);
    const question = new URLSearchParams({ du, ...(au ? { au } : {}) });
    const liste = await telecharger(values, `depots.csv?${question}`);
    if (ou === null) {
      const decodeur = new TextDecoder('utf-8', { ignoreBOM: true });
      for await (const morceau of liste) contexte.ecrire(decodeur.decode(morceau, { stream: true }));
      return 0;
    }
    await ecrireDurablement(ou, liste);
    contexte.ecrire(json ? `${JSON.stringify({ sortie: ou })}\n` : `Liste écrite dans ${ou}\n`);
    return 0;
  },
};
