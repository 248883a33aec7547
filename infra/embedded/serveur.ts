/** The whole pipeline on one machine: each line below is one step of it, started in order and stopped from the door in. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { dossiersDUnEtat } from '../../functions/console/lecture/etat/dossiers-d-un-etat.ts';
import type { Deposants } from '../../functions/depot/cle.ts';
import type { Cles } from '../../functions/habilitation/personne.ts';
import { horlogeSysteme } from '../../functions/platform/embedded/horloge.ts';
import { ouvrirPlateforme, type PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { lireJeux } from '../../functions/platform/embedded/jeux-de-schemas.ts';
import { CoffreEnDossier } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import type { Clock } from '../../functions/platform/ports.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { QUEUE_VERIFIER, QUEUE_VERIFIER_GROS, QUEUES_INTERNES } from '../../schemas/messages/depot.ts';
import type { Politique } from '../../schemas/politique.ts';
import { RETENTION_PAR_DEFAUT, type Retention } from '../../schemas/retention.ts';
import { lireLesCles, ouvrirAcces } from './acces.ts';
import { publierLesAcquits } from './acquits.ts';
import { tenirLaConfiance } from './confiance.ts';
import { tenirLaConservation } from './conservation.ts';
import { veillerSurLesDelais } from './delais.ts';
import { estDeDemonstration } from './demonstration/personas.ts';
import { ouvrirLesEssais } from './essai.ts';
import { tenirLExpedition } from './expedition.ts';
import { ouvrirGuichet } from './guichet.ts';
import { confronterLHeure, surveillerLHeure } from './heure.ts';
import { BOUCLE_LOCALE, ecouter } from './http.ts';
import { imprimerLesEvenements } from './impression.ts';
import { tenirLaNotification } from './notification.ts';
import { Ouvriers } from './ouvriers.ts';
import { guetterLesPannes } from './pannes.ts';
import { pomper } from './pompes.ts';
import { tenirLesLectures } from './projections.ts';
import type { Reglages } from './reglages.ts';
import { relancer } from './relance.ts';
import { tenirLaRonde } from './ronde.ts';
import { tenirLeScellement } from './scellement.ts';

export interface ServeurOptions {
  readonly dossier: string;
  readonly port: number;
  /** The default one where it is not said. */
  readonly politique?: Politique;
  /** The folder of the XSD sets; ours where it is not said. */
  readonly schemas?: string | null;
  /** How long documents are kept; the default one where it is not said. */
  readonly retention?: Retention;
  /** Address of a time-stamping authority (RFC 3161); none where it is not said. */
  readonly horodatage?: string | null;
  /** Who may call, and how he is known; this machine alone, where it is not said. */
  readonly exposition?: Partial<Pick<Reglages, 'ecoute' | 'relais' | 'oidc' | 'contact'>>;
  /** Its invented persons may be played, where the data are those of the demonstration. */
  readonly demonstration?: boolean;
  /** The machine's clock unless told: a demonstration may have its own. */
  readonly horloge?: Clock;
  /** The operator has checked the machine's clock, whatever the journal says. */
  readonly horlogeJuste?: boolean;
  /** One French sentence for every page; null: none. */
  readonly annonce?: () => string | null;
  readonly ecrire: (ligne: string) => void;
  readonly signaler: (erreur: unknown) => void;
  /** The data folder is no longer this server's alone; it is only said unless told. */
  readonly abandonner?: (phrase: string) => void;
}

export interface Serveur {
  readonly url: string;
  readonly plateforme: PlateformeEmbarquee;
  /** Where an ordonnateur drops his files, in a folder named by his SIRET. */
  readonly guichet: string;
  /** The folder of the trust store. */
  readonly magasin: string;
  /** Of the persons of its register. */
  readonly cles: Cles;
  arreter(): Promise<void>;
}

/** Deposits in hand at once: most of the time of each is spent waiting for the disk, not for a worker. */
const EN_MAIN = { [QUEUE_VERIFIER]: 14, [QUEUE_VERIFIER_GROS]: 2 };
/** A message survives that many crashes of ours in the middle of its handling. */
const RECEPTIONS_MAX = 10;
/** A comptable who fetches often and confirms late is no fault: his messages are never put aside. */
const maxReceiveCount = (queue: string): number =>
  QUEUES_INTERNES.includes(queue) ? RECEPTIONS_MAX : Number.MAX_SAFE_INTEGER;

/** Throws `HorlogeEnRetard`, `DossierOccupe`, `SchemaTropRecent`, `JournalHorsDUsage`, `SecretPerdu`, `PortIndisponible`: nothing is left open then. */
export async function demarrer({
  dossier,
  port,
  politique,
  schemas = null,
  retention = RETENTION_PAR_DEFAUT,
  horodatage = null,
  exposition = {},
  demonstration = false,
  horloge: sienne,
  horlogeJuste = false,
  annonce,
  ecrire,
  signaler: dire,
  abandonner = dire,
}: ServeurOptions): Promise<Serveur> {
  const plateforme = ouvrirPlateforme(dossier, { clock: sienne ?? horlogeSysteme, maxReceiveCount, dire });
  const { ecoute = BOUCLE_LOCALE, relais = false, oidc = null, contact = null } = exposition;
  const cles = await lireLesCles(dossier, plateforme.journal).catch((erreur) => {
    plateforme.close();
    throw erreur;
  });
  // A demonstration, or a test, has its own days.
  const heure = {
    juste:
      horlogeJuste || (sienne !== undefined && !(demonstration && !(await estDeDemonstration(plateforme.journal)))),
    signaler: dire,
  };
  const tempsSuspendu = await confronterLHeure(plateforme, heure).catch((erreur) => {
    plateforme.close();
    throw erreur;
  });
  const ouvert = ecoute !== BOUCLE_LOCALE;
  const acces = ouvrirAcces(cles, plateforme.journal, { oidc, ouvert, demonstration, relais, contact });
  const magasin = join(dossier, 'confiance');
  const essai = await ouvrirLesEssais({
    ...{ dossier: join(dossier, 'essais'), horloge: plateforme.horloge, magasin, schemas },
    politique: politique ?? null,
    ouvriers: () => ouvriers,
  });
  const confiance = () => new CoffreEnDossier(magasin).lire();
  const pannes = guetterLesPannes(plateforme, { dossier, ecrire, signaler: dire, abandonner });
  const { signaler } = pannes;
  const http = await ecouter(plateforme, port, signaler, {
    ...{ ecoute, acces, cles, essai, confiance, panne: pannes.enCours },
    ...(annonce ? { annonce } : {}),
  }).catch(async (erreur) => {
    await pannes.arreter();
    plateforme.close();
    throw erreur;
  });
  const { journal, objets, files, horloge } = plateforme;
  const nombre = availableParallelism();
  const seTaire = imprimerLesEvenements(journal, ecrire, signaler);
  const ouvriers = new Ouvriers({ nombre, signaler });
  const juger = verifier({
    journal,
    objets,
    horloge,
    ...(politique ? { politique } : {}),
    pca: { cles, dossiersDe: dossiersDUnEtat(plateforme), jeu: lireJeux(schemas).pour },
    verifierObjet: (ref, instants) =>
      ouvriers.juger({ chemin: objets.chemin(ref), magasin, schemas, politique: politique ?? null, ...instants }),
  });
  const ecartes = join(dossier, 'depot', 'ecartes');
  const acquits = join(dossier, 'acquits');
  const racineDe = (deposants: Deposants) => join(dossier, 'depot', deposants);
  const guichets = (['ordonnateurs', 'comptables', 'etudes'] as const).map((deposants) =>
    ouvrirGuichet(plateforme, { deposants, racine: racineDe(deposants), ecartes, signaler }),
  );
  const verifications = Object.entries(EN_MAIN).map(([queue, concurrence]) =>
    pomper(files, { queue, concurrence, receptionsMax: RECEPTIONS_MAX, traiter: juger, signaler }),
  );
  const relances = QUEUES_INTERNES.map((queue) => relancer(files, { queue, ecrire, signaler }));
  const suites = [
    tenirLaConfiance(plateforme, magasin, { ecrire, signaler }),
    tenirLExpedition(plateforme, signaler),
    ...(tempsSuspendu ? [] : [tenirLaNotification(plateforme, signaler), veillerSurLesDelais(plateforme, signaler)]),
    surveillerLHeure(horlogeSysteme, signaler),
    tenirLesLectures(plateforme, signaler),
    publierLesAcquits(plateforme, acquits, { signaler }),
    tenirLaRonde(plateforme, signaler),
    tenirLaConservation(plateforme, { retention, acquits }, signaler),
    tenirLeScellement(plateforme, {
      ...{ magasin, schemas, retention, horodatage, signaler },
      ...(politique ? { politique } : {}),
    }),
  ];
  return {
    url: http.url,
    plateforme,
    cles,
    guichet: racineDe('ordonnateurs'),
    magasin,
    async arreter() {
      await Promise.all([http.fermer(), ...[...guichets, ...relances].map((boucle) => boucle.arreter())]);
      await Promise.all(verifications.map((verification) => verification.arreter()));
      for (const suite of suites) await suite.arreter();
      await ouvriers.fermer();
      await pannes.arreter();
      seTaire();
      plateforme.close();
    },
  };
}
