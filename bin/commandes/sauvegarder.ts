/** Copies a data folder, beside the server that works there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DestinationRefusee, type Sauvegarde, sauvegarder } from '../../infra/embedded/sauvegarde.ts';
import { exiger, lireArguments } from '../arguments.ts';
import { type Commande, chemin, UsageIncorrect } from '../contexte.ts';

const AIDE = `Usage : passerelle sauvegarder --vers DOSSIER [OPTIONS]

Copie le dossier de données dans un autre, sans arrêter le serveur, puis vérifie la copie : la chaîne du journal,
et chaque document qu’il nomme, par son SHA-256. Une copie déjà faite au même endroit n’est que complétée ; ce qui a
été purgé depuis en est ôté. Les fichiers qui attendent dans depot/ n’y sont pas : ils ne sont pas encore reçus.
La copie contient le secret des identités et les documents : gardez-la comme le dossier de données.

  --vers DOSSIER     où sauvegarder : un dossier vide ou absent, ou une sauvegarde précédente du même journal
  --donnees DOSSIER  dossier de données ($PASSERELLE_DONNEES, ou ./donnees par défaut)
  --json             { "vers", "depots", "octets", "copies", "purges", "ecarts" }
  --help             affiche cette aide

Code de sortie : 0 fait ; 1 fait, mais ce qui est copié n’est pas ce que Passerelle promet ; 2 mauvais usage ;
3 dossier abîmé ou disque plein : la sauvegarde précédente est intacte
`;

const OPTIONS = { vers: { type: 'string' }, donnees: { type: 'string' } } as const;

const compte = (n: number, un: string, plusieurs: string): string =>
  `${n.toLocaleString('fr-FR')} ${n < 2 ? un : plusieurs}`;

function enClair({ depots, octets, copies, purges, ecarts }: Sauvegarde, vers: string): string {
  const bilan = `${compte(depots, 'dépôt', 'dépôts')}, ${compte(octets, 'octet', 'octets')}`;
  const nouveaux = compte(copies, 'document copié cette fois', 'documents copiés cette fois');
  const lignes = [`Sauvegarde faite dans ${vers} : ${bilan} (${nouveaux}).`];
  if (purges > 0)
    lignes.push(
      `${compte(purges, 'document a été purgé', 'documents ont été purgés')} pendant la copie : ils n’y sont pas.`,
    );
  if (ecarts.length === 0) lignes.push('La copie a été vérifiée : rien à signaler.');
  else lignes.push('La copie n’est pas ce que Passerelle promet :');
  return [...lignes, ...ecarts.map(({ code, sujet, phrase }) => `${code}  ${sujet}\n  ${phrase}`), ''].join('\n');
}

export const commande: Commande = {
  resume: 'copie le dossier de données, sans arrêter le serveur',
  aide: AIDE,
  async executer(args, contexte) {
    const { values } = lireArguments(args, OPTIONS, { nom: '', min: 0, max: 0 });
    const vers = chemin(contexte, exiger(values.vers, '--vers'));
    const dossier = chemin(contexte, values.donnees ?? (contexte.env.PASSERELLE_DONNEES || 'donnees'));
    if (!existsSync(join(dossier, 'passerelle.sqlite')))
      throw new UsageIncorrect(`Le dossier « ${dossier} » n’a pas de données de Passerelle.`);
    try {
      const faite = await sauvegarder(dossier, vers);
      contexte.ecrire(values.json ? `${JSON.stringify({ vers, ...faite })}\n` : enClair(faite, vers));
      return faite.ecarts.length === 0 ? 0 : 1;
    } catch (erreur) {
      if (erreur instanceof DestinationRefusee) throw new UsageIncorrect(erreur.message);
      throw erreur;
    }
  },
};
