/** The state of one dossier, contract, reversement or statement, read through the ports: the audit is that of a whole folder. */
import { lireContrat } from '../../../schemas/evenements/contrat.ts';
import { type DossierEvenement, lireDossier } from '../../../schemas/evenements/dossier.ts';
import type { Evenement } from '../../journal/evenement.ts';
import { nomsPossibles as datesPossibles, enEcheances } from '../../pca/calendrier/poser.ts';
import { etatDuContrat } from '../../pca/contrat/cycle.ts';
import { echeancesDuContrat } from '../../pca/contrat/echeances.ts';
import { etatDuDossier } from '../../pca/dossier/evolve.ts';
import { nomDeVersement, nomsPossibles } from '../../pca/dossier/noms-tenus.ts';
import { messagesDuDossier } from '../../pca/envoi/message.ts';
import { fluxContrat } from '../../pca/flux.ts';
import type { FluxBrut, Instantane } from '../auditer.ts';
import { type LireNeeds, lireLesFlux } from './lire-un-dossier.ts';

/** What may stand beside a stream, by name. */
interface Voisins {
  readonly contrat: string | null;
  readonly echeances: readonly string[];
  readonly claims: readonly string[];
  readonly envois: readonly string[];
}

const RIEN: Voisins = { contrat: null, echeances: [], claims: [], envois: [] };

function voisinsDuDossier(stream: string, events: readonly DossierEvenement[]): Voisins {
  const dossier = etatDuDossier(events);
  const versements = events.flatMap((event) => (event.type === 'VersementRecu' ? [event.data] : []));
  return {
    contrat: dossier.demande?.contrat ?? null,
    echeances: datesPossibles(
      stream,
      versements.map(({ mouvement }) => mouvement),
    ),
    claims: [...nomsPossibles(dossier), ...versements.map(({ etude, mouvement }) => nomDeVersement(etude, mouvement))],
    envois: messagesDuDossier(events).map(({ dedupId }) => dedupId),
  };
}

/** A stream that does not read has none: the audit says so by its own name. */
function voisinsDe(stream: string, events: readonly Evenement[]): Voisins {
  try {
    if (stream.startsWith('dossier/')) return voisinsDuDossier(stream, lireDossier(events));
    if (!stream.startsWith('contrat/')) return RIEN;
    const dues = enEcheances(stream, echeancesDuContrat(etatDuContrat(lireContrat(events))));
    return { ...RIEN, echeances: [...new Set([...datesPossibles(stream, []), ...dues.map(({ id }) => id)])] };
  } catch {
    return RIEN;
  }
}

const parNom = (stream: string, nom: string | null): readonly string[] => [stream, ...(nom ? [fluxContrat(nom)] : [])];

/** `lui`: the stream alone; `autour`: with the contract by whose terms its dates are judged. Null where it is not there. */
export async function lireUnFluxDePca(
  needs: LireNeeds,
  stream: string,
): Promise<{ readonly lui: FluxBrut; readonly autour: Instantane } | null> {
  const prisLe = needs.horloge.now();
  const [lu] = await lireLesFlux(needs, [stream]);
  if (lu === undefined) return null;
  const voisins = voisinsDe(stream, lu.events);
  const flux = await lireLesFlux(needs, parNom(stream, voisins.contrat));
  const tenus = await needs.journal.holders(voisins.claims);
  return {
    lui: lu,
    autour: {
      ...{ prisLe, flux, objets: [], annonces: null, lire: () => null, empreinte: () => null },
      echeances: await needs.attentes.echeances(voisins.echeances),
      outbox: await needs.attentes.envois(voisins.envois),
      // A créance of a dossier that is over may be another's by now.
      claims: tenus.filter(({ holder }) => holder === stream),
      marques: await needs.scellement.marquesDe(stream),
    },
  };
}
