/** Destroys the documents that have come to the term of their keeping, or tells which they are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dateCivile } from '../../functions/adhesion/heure-de-paris.ts';
import { horlogeSysteme } from '../../functions/platform/embedded/horloge.ts';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { DossierOccupe } from '../../functions/platform/embedded/verrou.ts';
import { apercevoir } from '../../functions/retention/apercu.ts';
import type { Certificat } from '../../functions/retention/certificat.ts';
import { TERME } from '../../functions/retention/echeance.ts';
import { HORLOGE_PEU_SURE, horlogeSure, sceauxRecents } from '../../functions/retention/horloge-sure.ts';
import { hierA, type PurgerNeeds, purger } from '../../functions/retention/purger.ts';
import { apercevoirLesRegistres, purgerLeRegistre } from '../../functions/retention/registre/purger.ts';
import { besoinsDeLaPurge } from '../../infra/embedded/conservation.ts';
import { consulterLeJournal } from '../../infra/embedded/consultation.ts';
import { lireRetention, PolitiqueIllisible } from '../../infra/embedded/politique.ts';
import { RETENTION_PAR_DEFAUT, type Retention } from '../../schemas/retention.ts';
import { lireArguments } from '../arguments.ts';
import { type CodeDeSortie, type Commande, type Contexte, chemin, UsageIncorrect } from '../contexte.ts';
import { apercusEnClair, purgesEnClair, registresEnClair } from '../purges-lisibles.ts';

const AIDE = `Usage : passerelle purger [OPTIONS]

Dit quels documents des dépôts (fichier, verdict, acquit), des registres (pièces jointes aux actes, lettres,
certificats, identités) et de la PCA (ce que chaque dossier et chaque contrat gardent) sont au terme de leur
conservation, et ne détruit rien.
Avec --executer, les détruit et écrit les certificats de purge. Le serveur le fait de lui-même une fois par jour.

  --executer         détruit ; le serveur de ce dossier doit être arrêté
  --donnees DOSSIER  dossier de données ($PASSERELLE_DONNEES, ou ./donnees par défaut)
  --json             { "executee", "retention", "depots", "registres" } ; avec --executer, { "executee", "certificats", "echecs" }
  --help             affiche cette aide

Code de sortie : 0 fait, ou rien à faire ; 1 quelque chose n’a pas pu être purgé, ou les sceaux ne disent
pas sept jours de vie régulière jusqu’à maintenant ; 2 mauvais usage ; 3 dossier occupé ou abîmé
`;

const OPTIONS = { executer: { type: 'boolean' }, donnees: { type: 'string' } } as const;

interface Demande {
  readonly dossier: string;
  readonly retention: Retention;
  readonly json: boolean;
}

function lireLaRetention(dossier: string): Retention {
  const fichier = join(dossier, 'conservation.json');
  try {
    return existsSync(fichier) ? lireRetention(fichier) : RETENTION_PAR_DEFAUT;
  } catch (erreur) {
    if (erreur instanceof PolitiqueIllisible) throw new UsageIncorrect(erreur.message);
    throw erreur;
  }
}

async function montrer({ dossier, retention, json }: Demande, { ecrire, dire }: Contexte): Promise<CodeDeSortie> {
  const { journal, fermer } = consulterLeJournal(dossier);
  try {
    const sure = await horlogeSure({ horloge: horlogeSysteme, sceauxRecents: () => sceauxRecents({ journal }) });
    const aujourdhui = dateCivile(horlogeSysteme.now());
    const dues = await journal.echeancesDues({
      type: TERME,
      jusquAu: hierA(aujourdhui),
      limit: Number.MAX_SAFE_INTEGER,
    });
    const apercus = await apercevoir({ journal, retention }, dues, aujourdhui);
    const registres = await apercevoirLesRegistres({ journal, retention }, aujourdhui);
    const { version } = retention;
    if (json) ecrire(`${JSON.stringify({ executee: false, retention: version, depots: apercus, registres })}\n`);
    else if (apercus.length > 0 || registres.length === 0) ecrire(apercusEnClair(apercus, version));
    if (!json) ecrire(registresEnClair(registres));
    if (sure || apercus.length + registres.length === 0) return 0;
    dire(`${HORLOGE_PEU_SURE}\n`);
    return 1;
  } finally {
    fermer();
  }
}

const textes = (certificats: readonly Certificat[], fin: '.json' | '.txt'): string[] =>
  certificats.filter(({ key }) => key.endsWith(fin)).map(({ octets }) => octets.toString('utf8'));

/** What could not be purged, in words; the others were. */
async function purgerTout(needs: PurgerNeeds): Promise<string[]> {
  const echecs: string[] = [];
  for (const purge of [purger, purgerLeRegistre])
    try {
      await purge(needs);
    } catch (erreur) {
      if (!(erreur instanceof AggregateError)) throw erreur;
      echecs.push(...erreur.errors.map((une) => (une instanceof Error ? une.message : String(une))));
    }
  return echecs;
}

async function executer({ dossier, retention, json }: Demande, { ecrire, dire }: Contexte): Promise<CodeDeSortie> {
  const plateforme = ouvrirPlateforme(dossier, { dire: (phrase) => dire(`${phrase}\n`) });
  try {
    const certificats: Certificat[] = [];
    const needs = besoinsDeLaPurge(plateforme, { retention, acquits: join(dossier, 'acquits') });
    if (!(await horlogeSure(needs))) {
      dire(`${HORLOGE_PEU_SURE}\n`);
      return 1;
    }
    const echecs = await purgerTout({ ...needs, certifier: (fait) => certificats.push(fait) });
    plateforme.viderLesTraces();
    const faits = textes(certificats, '.json').map((texte): unknown => JSON.parse(texte));
    if (json) ecrire(`${JSON.stringify({ executee: true, certificats: faits, echecs })}\n`);
    else ecrire([...textes(certificats, '.txt'), `${purgesEnClair(faits.length)}\n`].join('\n'));
    if (echecs.length > 0) dire(`N’ont pas pu être purgés :\n${echecs.join('\n')}\n`);
    return echecs.length > 0 ? 1 : 0;
  } finally {
    plateforme.close();
  }
}

export const commande: Commande = {
  resume: 'montre, ou détruit, les documents au terme de leur conservation',
  aide: AIDE,
  async executer(args, contexte) {
    const { values } = lireArguments(args, OPTIONS, { nom: '', min: 0, max: 0 });
    const dossier = chemin(contexte, values.donnees ?? (contexte.env.PASSERELLE_DONNEES || 'donnees'));
    if (!existsSync(join(dossier, 'passerelle.sqlite')))
      throw new UsageIncorrect(`Le dossier « ${dossier} » n’a pas de données de Passerelle.`);
    const demande = { dossier, retention: lireLaRetention(dossier), json: values.json };
    if (values.executer !== true) return montrer(demande, contexte);
    try {
      return await executer(demande, contexte);
    } catch (erreur) {
      if (!(erreur instanceof DossierOccupe)) throw erreur;
      contexte.dire(`${erreur.message}\n`);
      return 3;
    }
  },
};
