/** What lives beside the streams of dossiers and contracts, made anew from their events alone, as lines. */
import type { Evenement } from '../../../functions/journal/evenement.ts';
import type { EcheancePca } from '../../../functions/pca/calendrier/echeance.ts';
import { enEcheances } from '../../../functions/pca/calendrier/poser.ts';
import { etatDuContrat } from '../../../functions/pca/contrat/cycle.ts';
import { echeancesDuContrat } from '../../../functions/pca/contrat/echeances.ts';
import { echeancesDuDossier } from '../../../functions/pca/dossier/echeances.ts';
import { etatDuDossier } from '../../../functions/pca/dossier/evolve.ts';
import { nomDeLAvis } from '../../../functions/pca/echeance/avis.ts';
import { envoisAttendus } from '../../../functions/pca/envoi/attendus.ts';
import { lireContrat } from '../../../schemas/evenements/contrat.ts';
import { lireDossier } from '../../../schemas/evenements/dossier.ts';
import { lireAvis } from '../../../schemas/evenements/pca-avis.ts';
import { lireReversement } from '../../../schemas/evenements/pca-reversement.ts';
import { PARAMETRES_PAR_DEFAUT } from '../../../schemas/pca/parametres.ts';
import { ligne } from './reconstruction.ts';

/** While a phase may still run, or be open again. */
const OUVERTS = ['signe', 'transmis', 'recu', 'en-cours', 'suspendu', 'solde'];

const dates = (stream: string, attendues: readonly EcheancePca[]): string[] =>
  enEcheances(stream, attendues).map(({ id, date }) => ligne.echeance(id, stream, date));

function duDossier(stream: string, bruts: readonly Evenement[]): string[] {
  const events = lireDossier(bruts);
  const dossier = etatDuDossier(events);
  const { demande, etat } = dossier;
  const principal = demande?.redevables.find(({ role }) => role === 'principal');
  const creances = (demande?.creances ?? []).map(({ reference }) => `creance/${reference}`);
  const noms = OUVERTS.includes(etat) ? [...creances, `redevable/${principal?.id}`] : [];
  const versements = events.flatMap((event) =>
    event.type === 'VersementRecu' ? [`versement/${event.data.etude}/${event.data.mouvement}`] : [],
  );
  return [
    // The contract of these runs has the parameters by default.
    ...dates(stream, echeancesDuDossier(dossier, PARAMETRES_PAR_DEFAUT)),
    ...[...noms, ...versements].map((nom) => ligne.nom(nom, stream)),
    // How often they left is in no event but for the demande.
    ...envoisAttendus(events).map((envoi) => ligne.envoi(envoi, null, null)),
  ];
}

/** In these runs a payment is handed over once. */
const duReversement = (stream: string, bruts: readonly Evenement[]): string[] =>
  lireReversement(bruts).flatMap((event) =>
    event.type === 'ReversementAnnonce'
      ? event.data.lignes.map(({ dossier, mouvement }) =>
          ligne.nom(`reversement/${event.data.poste}-${dossier}/${mouvement}/1`, stream),
        )
      : [],
  );

/** What was said of a day is said once: of a dossier to each party, of a contract to each organisation. */
const dUnAvis = (stream: string, bruts: readonly Evenement[]): string[] => {
  const [, qui = ''] = stream.split('/');
  const partie = qui.split('-')[0] ?? '';
  return lireAvis(bruts).flatMap((event) =>
    event.type === 'DelaisSignales'
      ? event.data.avis.map((avis) =>
          ligne.nom(nomDeLAvis(avis.flux.startsWith('dossier/') ? partie : qui, avis), stream),
        )
      : [],
  );
};

export const reconstruireLaPca = (parFlux: ReadonlyMap<string, readonly Evenement[]>): string[] =>
  [...parFlux].flatMap(([stream, events]) => {
    if (stream.startsWith('dossier/')) return duDossier(stream, events);
    if (stream.startsWith('reversement/')) return duReversement(stream, events);
    if (stream.startsWith('avis/')) return dUnAvis(stream, events);
    return stream.startsWith('contrat/') ? dates(stream, echeancesDuContrat(etatDuContrat(lireContrat(events)))) : [];
  });
