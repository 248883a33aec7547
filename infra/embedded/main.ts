/** `npm start`: the pipeline on this machine, until it is told to stop. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SecretTropCourt } from '../../functions/habilitation/personne.ts';
import { SchemaTropRecent } from '../../functions/platform/embedded/base.ts';
import { aDejaServi } from '../../functions/platform/embedded/entier.ts';
import { direLaPanne } from '../../functions/platform/embedded/panne-en-clair.ts';
import { DossierOccupe } from '../../functions/platform/embedded/verrou.ts';
import { SecretPerdu } from './acces.ts';
import { cibleDe } from './demonstration/avance.ts';
import { aEteAvancee, HorlogeDeDemonstration } from './demonstration/horloge.ts';
import { estDeDemonstration } from './demonstration/personas.ts';
import { HorlogeEnRetard } from './heure.ts';
import { BOUCLE_LOCALE, PortIndisponible } from './http.ts';
import { lirePolitique, lireRetention, PolitiqueIllisible } from './politique.ts';
import { AIDE, lireReglages, ReglageIncorrect, type Reglages } from './reglages.ts';
import { demarrer, type Serveur } from './serveur.ts';

const ecrire = (ligne: string): void => void process.stdout.write(`${ligne}\n`);
const signaler = (erreur: unknown): void => {
  const texte = erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur);
  process.stderr.write(`${new Date().toISOString()}  Erreur : ${texte}\n`);
};

// Whoever reads our output may leave (`npm start | head`), or its disk be full: the deposits go on.
for (const sortie of [process.stdout, process.stderr]) sortie.on('error', () => {});

/** What the operator can put right himself is said without a stack. */
const ATTENDUES = [
  DossierOccupe,
  SchemaTropRecent,
  PortIndisponible,
  ReglageIncorrect,
  PolitiqueIllisible,
  SecretPerdu,
  SecretTropCourt,
  HorlogeEnRetard,
];

function renoncer(erreur: unknown): never {
  const attendue = ATTENDUES.some((genre) => erreur instanceof genre) && erreur instanceof Error;
  const phrase = attendue ? erreur.message : direLaPanne(erreur);
  if (phrase === null) signaler(erreur);
  else process.stderr.write(`${phrase}\n`);
  process.exit(1);
}

/** At once: whatever is in hand is taken up again by whoever has the folder. */
const abandonner = (phrase: string): never => {
  signaler(phrase);
  process.exit(1);
};

/** Long enough for a file of 100 Mo; what is cut is taken up again at the next start. */
const ARRET_MAX_MS = 60_000;

function arreterAuSignal(serveur: Serveur): void {
  let demande = false;
  const arreter = () => {
    if (demande) process.exit(130);
    demande = true;
    ecrire('Arrêt demandé : les vérifications en cours se terminent.');
    setTimeout(() => process.exit(1), ARRET_MAX_MS).unref();
    serveur.arreter().then(
      () => {
        ecrire('Passerelle est arrêtée.');
        process.exit(0);
      },
      (erreur) => {
        signaler(erreur);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', arreter).on('SIGINT', arreter);
}

/** Where the demonstration, and nothing else, may have a clock that is not the machine's. */
function horlogeDe({ dossier, demonstration, oidc, ecoute }: Reglages): HorlogeDeDemonstration | null {
  if (demonstration && oidc === null && ecoute === BOUCLE_LOCALE) return new HorlogeDeDemonstration(dossier);
  if (!aEteAvancee(dossier)) return null;
  throw new ReglageIncorrect(
    `Le dossier « ${dossier} » est celui d’une démonstration dont l’horloge a été avancée : il ne sert à rien d’autre. Choisissez-en un autre par PASSERELLE_DONNEES.`,
  );
}

interface Scene {
  readonly horloge: HorlogeDeDemonstration | null;
  readonly reglages: Reglages;
  /** No server ever worked in this folder. */
  readonly neuf: boolean;
}

/** What is shown, in a new folder; then the clock, where it was asked to move. */
async function montrer(serveur: Serveur, { horloge, reglages, neuf }: Scene): Promise<void> {
  const { demonstration, uneFois, avance } = reglages;
  const { journal } = serveur.plateforme;
  if (demonstration && neuf) {
    const { demontrer } = await import('./demonstration/demontrer.ts');
    await demontrer(serveur, ecrire);
  } else if (uneFois && avance === null)
    ecrire('Le dossier de données n’est pas vide : il n’y a pas de démonstration à faire.');
  const annonce = neuf ? null : (horloge?.annonce() ?? null);
  if (avance === null && annonce !== null) ecrire(annonce);
  if (avance === null || horloge === null) return;
  if (!(await estDeDemonstration(journal)))
    throw new ReglageIncorrect('Ce dossier de données n’est pas celui d’une démonstration : son horloge n’avance pas.');
  const cible = cibleDe(avance, horloge.jour());
  if (!cible.ok) throw new ReglageIncorrect(cible.phrase);
  const { avancer } = await import('./demonstration/avancer.ts');
  await avancer(serveur, { horloge, jour: cible.jour }, ecrire);
}

async function servir(reglages: Reglages): Promise<void> {
  const { dossier, port, horodatage, demonstration, uneFois } = reglages;
  const politique = join(dossier, 'politique.json');
  const sienne = existsSync(politique) ? { politique: lirePolitique(politique) } : {};
  const conservation = join(dossier, 'conservation.json');
  const duree = existsSync(conservation) ? { retention: lireRetention(conservation) } : {};
  const neuf = !aDejaServi(dossier);
  const horloge = horlogeDe(reglages);
  const temps = horloge === null ? {} : { horloge, annonce: () => horloge.annonce() };
  const { horlogeJuste } = reglages;
  const conditions = { dossier, port, horlogeJuste, horodatage, demonstration, exposition: reglages, ...temps };
  const serveur = await demarrer({ ...conditions, ...sienne, ...duree, ecrire, signaler, abandonner });
  arreterAuSignal(serveur);
  ecrire(`Passerelle répond sur ${serveur.url} (dossier de données : ${dossier}).`);
  ecrire(`Déposez les fichiers dans ${serveur.guichet}/<SIRET>/, ou par POST ${serveur.url}/depots.`);
  ecrire('Un poste comptable dépose les réponses d’Hélios dans depot/comptables/<codique>/.');
  ecrire(
    'Écrivez un fichier sous un nom en « .part », puis renommez-le ; sinon, il est pris après 5 s sans changement.',
  );
  await montrer(serveur, { horloge, reglages, neuf }).catch(async (erreur) => {
    await serveur.arreter();
    throw erreur;
  });
  if (!uneFois) return;
  await serveur.arreter();
  process.exit(0);
}

try {
  const reglages = lireReglages(process.argv.slice(2), process.env, process.cwd());
  if (reglages.aide) ecrire(AIDE);
  else await servir(reglages);
} catch (erreur) {
  renoncer(erreur);
}
