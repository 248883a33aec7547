/** Seals the journal and keeps what its verdicts rest on, then asks for the tokens that seals wait for. */
import type { MagasinDeConfiance } from '../../../confiance/magasin.ts';
import { horodater } from '../../../preuve/horodater.ts';
import { sceller } from '../../../preuve/sceller.ts';
import { horodatageHttp } from '../../embedded/horodatage.ts';
import { lireJeux } from '../../embedded/jeux-de-schemas.ts';
import { log, mesurer, tache } from './journalisation.ts';
import { plateforme } from './plateforme.ts';
import { lireConservation, lirePolitique } from './politique.ts';

const { horloge, journal, scellement } = plateforme;
const adresse = process.env.PASSERELLE_HORODATAGE ?? '';
const horodatage = adresse === '' ? null : horodatageHttp(adresse);
const jeux = lireJeux();
const constantes = {
  ...plateforme,
  politique: lirePolitique(),
  retention: lireConservation(),
  horodate: horodatage !== null,
  jeuEnVigueur: (recuLe: string, juge: string | null) => jeux.empreinteDe(recuLe, juge),
};
/** Streams looked at to know since when the oldest of them waits. */
const PREMIERS = 10;

/** A store that cannot be read is told by the verdicts that need it: the others are sealed. */
async function magasinDuJour(): Promise<() => MagasinDeConfiance> {
  try {
    const magasin = await plateforme.coffre.magasin();
    return () => magasin;
  } catch (erreur) {
    return () => {
      throw erreur;
    };
  }
}

let dernier = 0;

async function scellerLeJournal(): Promise<void> {
  const scelles = await sceller({ ...constantes, magasin: await magasinDuJour() }, dernier);
  dernier = scelles.dernier;
  if (scelles.sceaux > 0) log.info('journal scellé', { sceau: dernier, evenements: scelles.evenements });
  if (scelles.rompus.length > 0)
    log.error('chaîne rompue : événements modifiés, non scellés', { flux: scelles.rompus.slice(0, 5) });
}

/** A mute authority stops nothing: the seals keep waiting for their tokens. */
async function daterLesSceaux(): Promise<void> {
  if (horodatage === null) return;
  try {
    await horodater({ ...plateforme, horodatage });
    mesurer('horodatagesEnEchec', 0);
  } catch (erreur) {
    log.warn('horodatage non obtenu', { error: erreur instanceof Error ? erreur : new Error(String(erreur)) });
    mesurer('horodatagesEnEchec', 1);
  }
}

/** Seconds since the oldest event that no seal holds; broken chains keep it growing. */
async function attente(): Promise<number> {
  const [premier] = await scellement.aSceller({ limit: PREMIERS });
  if (premier === undefined) return 0;
  const { events } = await journal.read(premier.stream);
  const plusAncien = events.find(({ seq }) => seq > premier.depuis);
  return plusAncien === undefined ? 0 : (Date.parse(horloge.now()) - Date.parse(plusAncien.at)) / 1000;
}

export const handler = tache(async () => {
  try {
    await scellerLeJournal();
  } finally {
    await daterLesSceaux();
    mesurer('attenteDeSceau', await attente());
  }
});
