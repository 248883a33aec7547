/** Finds the command, runs it, and says in French what went wrong. */
import { MagasinCorrompu } from '../functions/confiance/magasin-corrompu.ts';
import { direLaPanne } from '../functions/platform/embedded/panne-en-clair.ts';
import { AppelRefuse } from './client.ts';
import { type CodeDeSortie, type Commande, type Contexte, type Terminal, UsageIncorrect } from './contexte.ts';
import { contexteSobre } from './sortie-sobre.ts';

/** Loaded only when called: reading a certificate store to print a help would be a waste. */
const COMMANDES: Readonly<Record<string, () => Promise<{ readonly commande: Commande }>>> = {
  verifier: () => import('./commandes/verifier.ts'),
  chemin: () => import('./commandes/chemin.ts'),
  confiance: () => import('./commandes/confiance.ts'),
  signer: () => import('./commandes/signer.ts'),
  deposer: () => import('./commandes/deposer.ts'),
  suivre: () => import('./commandes/suivre.ts'),
  recevoir: () => import('./commandes/recevoir.ts'),
  accuser: () => import('./commandes/accuser.ts'),
  adherer: () => import('./commandes/adherer.ts'),
  suspendre: () => import('./commandes/suspendre.ts'),
  lever: () => import('./commandes/lever.ts'),
  preuve: () => import('./commandes/preuve.ts'),
  'verifier-preuve': () => import('./commandes/verifier-preuve.ts'),
  tracer: () => import('./commandes/tracer.ts'),
  purger: () => import('./commandes/purger.ts'),
  sauvegarder: () => import('./commandes/sauvegarder.ts'),
};

async function aideGenerale(): Promise<string> {
  const lignes = [];
  for (const [nom, charger] of Object.entries(COMMANDES))
    lignes.push(`  ${nom.padEnd(15)} ${(await charger()).commande.resume}`);
  return `Usage : passerelle COMMANDE …\n\n${lignes.join('\n')}\n
Chaque commande a son aide : passerelle COMMANDE --help
Code de sortie : 0 accepté ou fait ; 1 rejeté, partiel ou indéterminé ; 2 mauvais usage ; 3 erreur de Passerelle\n`;
}

function direLEchec(erreur: unknown, nom: string, json: boolean, { dire, ecrire }: Contexte): CodeDeSortie {
  if (erreur instanceof UsageIncorrect) {
    dire(`${erreur.message}\nAide : passerelle ${nom} --help\n`);
    return 2;
  }
  if (erreur instanceof AppelRefuse) {
    const { message, remede, code } = erreur;
    if (json) ecrire(`${JSON.stringify({ erreur: message, remede })}\n`);
    else dire(`${message}${remede === '' ? '' : `\nQue faire : ${remede}`}\n`);
    return code;
  }
  if (erreur instanceof MagasinCorrompu) {
    dire(`${erreur.message}\n`);
    return 3;
  }
  const panne = direLaPanne(erreur);
  if (panne !== null) {
    dire(`${panne}\n`);
    return 3;
  }
  dire(`Erreur de Passerelle : ${erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur)}\n`);
  return 3;
}

export async function appelerLaCommande(args: readonly string[], terminal: Terminal): Promise<CodeDeSortie> {
  const [nom = '', ...reste] = args;
  const options = reste.includes('--') ? reste.slice(0, reste.indexOf('--')) : reste;
  const json = options.includes('--json');
  const contexte = contexteSobre(terminal, json);
  const charger = Object.hasOwn(COMMANDES, nom) ? COMMANDES[nom] : undefined;
  if (charger === undefined) {
    const aide = await aideGenerale();
    if (nom === '--help' || nom === '-h') {
      contexte.ecrire(aide);
      return 0;
    }
    contexte.dire(nom === '' ? aide : `La commande « ${nom} » n’existe pas.\n\n${aide}`);
    return 2;
  }
  const { commande } = await charger();
  if (options.includes('--help') || options.includes('-h')) {
    contexte.ecrire(commande.aide);
    return 0;
  }
  try {
    return await commande.executer(reste, contexte);
  } catch (erreur) {
    return direLEchec(erreur, nom, json, contexte);
  }
}
