/**
 * The dossiers of the phase comminatoire and their contracts: what stands beside each stream is what its events say, the
 * dates that wait, the names that are held, what waits for a receipt. Pure.
 */
import { type ContratEvenement, lireContrat } from '../../schemas/evenements/contrat.ts';
import { type DossierEvenement, lireDossier } from '../../schemas/evenements/dossier.ts';
import { REGLES_DATEES } from '../../schemas/evenements/pca-avis.ts';
import { PARAMETRES_PAR_DEFAUT } from '../../schemas/pca/parametres.ts';
import type { EcheancePca } from '../pca/calendrier/echeance.ts';
import { enEcheances, typeDEcheance } from '../pca/calendrier/poser.ts';
import { AVANCENT_L_EPOQUE, type Contrat, etatDuContrat } from '../pca/contrat/cycle.ts';
import { echeancesDuContrat } from '../pca/contrat/echeances.ts';
import { parametresDu } from '../pca/contrat/situation.ts';
import { echeancesDuDossier } from '../pca/dossier/echeances.ts';
import type { Dossier } from '../pca/dossier/etat.ts';
import { etatDuDossier } from '../pca/dossier/evolve.ts';
import { creancesDe, nomDeVersement, tientSesCreances } from '../pca/dossier/noms-tenus.ts';
import { envoisAttendus } from '../pca/envoi/attendus.ts';
import { fluxDeLEchange } from '../pca/envoi/dedup-id.ts';
import { fluxContrat, fluxDossier } from '../pca/flux.ts';
import type { Claim, Echeance, OutboxPending } from '../platform/ports.ts';
import type { FluxBrut, Instantane } from './auditer.ts';
import { type Ecart, ecart } from './ecart.ts';
import { estLeMeme } from './reconstruire.ts';

const DOSSIER = 'dossier/';
const CONTRAT = 'contrat/';
/** Those whose acts hold names of their own: a transfer on its way, what the clock has said. */
const AUTRES = ['reversement/', 'avis/'];
/** The types of the dates that a dossier or a contract waits for. */
const TYPES: ReadonlySet<string> = new Set(REGLES_DATEES.map(typeDEcheance));

/** What stands beside one stream. */
interface Abords {
  readonly echeances: readonly Echeance[];
  readonly claims: readonly Claim[];
  readonly outbox: readonly OutboxPending[];
  readonly autresVersions: boolean;
}

const triees = (echeances: readonly Echeance[]): string =>
  JSON.stringify(echeances.map(({ id, type, date }) => [id, type, date]).sort());

function ecartsDesDates(stream: string, attendues: readonly EcheancePca[], posees: readonly Echeance[]): Ecart[] {
  return triees(enEcheances(stream, attendues)) === triees(posees) ? [] : [ecart('DATE_ATTENDUE_FAUSSE', stream)];
}

/** Before its reception a dossier waits by the terms of its contract; where that cannot be read, they are not judged. */
function echeancesDe(dossier: Dossier, contrats: ReadonlyMap<string, Contrat>): EcheancePca[] {
  const { etat, transmisLe, demande } = dossier;
  const contrat = contrats.get(fluxContrat(demande?.contrat ?? ''));
  if (etat !== 'transmis' || transmisLe === null || contrat === undefined)
    return echeancesDuDossier(dossier, PARAMETRES_PAR_DEFAUT);
  return echeancesDuDossier(dossier, parametresDu(contrat, transmisLe));
}

const versementsDe = (events: readonly DossierEvenement[]): string[] =>
  events.flatMap((event) =>
    event.type === 'VersementRecu' ? [nomDeVersement(event.data.etude, event.data.mouvement)] : [],
  );

/** Its créances while it is open, its payments for ever; and one place at most among the dossiers of its debtor. */
function ecartsDesNoms(stream: string, events: readonly DossierEvenement[], dossier: Dossier, tenus: readonly Claim[]) {
  const ouvert = tientSesCreances(dossier);
  const dus = new Set([...(ouvert ? creancesDe(dossier) : []), ...versementsDe(events)]);
  const noms = new Set(tenus.map(({ key }) => key));
  const places = [...noms].filter((nom) => nom.startsWith('redevable/'));
  const enTrop = [...noms].some((nom) => !dus.has(nom) && !nom.startsWith('redevable/'));
  return [
    ...([...dus].every((nom) => noms.has(nom)) ? [] : [ecart('NOM_NON_TENU', stream)]),
    ...(enTrop || places.length > (ouvert ? 1 : 0) ? [ecart('NOM_TENU_EN_TROP', stream)] : []),
  ];
}

function ecartsDesEnvois(
  stream: string,
  events: readonly DossierEvenement[],
  { outbox, autresVersions }: Pick<Abords, 'outbox' | 'autresVersions'>,
): Ecart[] {
  const dus = new Map(envoisAttendus(events).map((envoi) => [envoi.id, envoi]));
  const la = new Map(outbox.map((entree) => [entree.id, entree]));
  const alteres = [...la].filter(([id, entree]) => {
    const du = dus.get(id);
    return du !== undefined && !estLeMeme(entree, du, autresVersions);
  });
  return [
    ...([...dus.keys()].every((id) => la.has(id)) ? [] : [ecart('ENVOI_OUBLIE', stream)]),
    ...([...la.keys()].every((id) => dus.has(id)) ? [] : [ecart('ENVOI_EN_TROP', stream)]),
    ...(alteres.length === 0 ? [] : [ecart('ENVOI_ALTERE', stream)]),
  ];
}

function ecartsDUnDossier({ stream, events: bruts }: FluxBrut, abords: Abords, contrats: ReadonlyMap<string, Contrat>) {
  let events: readonly DossierEvenement[];
  try {
    events = lireDossier(bruts);
  } catch {
    return [ecart('EVENEMENT_ILLISIBLE', stream)];
  }
  try {
    const dossier = etatDuDossier(events);
    const { demande } = dossier;
    if (demande === null || fluxDossier(demande.poste, demande.numero) !== stream)
      return [ecart('CYCLE_IMPOSSIBLE', stream)];
    return [
      ...ecartsDesDates(stream, echeancesDe(dossier, contrats), abords.echeances),
      ...ecartsDesNoms(stream, events, dossier, abords.claims),
      ...ecartsDesEnvois(stream, events, abords),
    ];
  } catch {
    return [ecart('CYCLE_IMPOSSIBLE', stream)];
  }
}

function ecartsDUnContrat(
  { stream, epoch }: FluxBrut,
  events: readonly ContratEvenement[],
  posees: readonly Echeance[],
) {
  const juste = events.filter(({ type }) => AVANCENT_L_EPOQUE.has(type)).length;
  return [
    ...(epoch === juste ? [] : [ecart('EPOQUE_FAUSSE', stream)]),
    ...ecartsDesDates(stream, echeancesDuContrat(etatDuContrat(events)), posees),
  ];
}

function contratsLus(flux: readonly FluxBrut[]) {
  const lus = new Map<string, readonly ContratEvenement[]>();
  const ecarts: Ecart[] = [];
  for (const { stream, events } of flux) {
    if (!stream.startsWith(CONTRAT)) continue;
    try {
      const evenements = lireContrat(events);
      etatDuContrat(evenements);
      lus.set(stream, evenements);
    } catch {
      ecarts.push(ecart('EVENEMENT_ILLISIBLE', stream));
    }
  }
  return { lus, ecarts };
}

type Entoure = Pick<Instantane, 'flux' | 'echeances' | 'claims' | 'outbox'>;

/** What belongs to a dossier that is not there. */
function ecartsDesOrphelins({ claims, outbox }: Entoure, connus: ReadonlySet<string>): Ecart[] {
  return [
    ...claims.flatMap(({ key, holder }) =>
      holder.startsWith(DOSSIER) && !connus.has(holder) ? [ecart('NOM_TENU_EN_TROP', key)] : [],
    ),
    ...outbox.flatMap(({ id }) => {
      const stream = fluxDeLEchange(id);
      return stream === null || connus.has(stream) ? [] : [ecart('ENVOI_EN_TROP', id)];
    }),
  ];
}

/** Whether another audit than that of the deposits answers for whoever holds a name. */
export const tientPourLaPca = (holder: string): boolean =>
  [DOSSIER, ...AUTRES].some((debut) => holder.startsWith(debut));

/** `autresVersions`: what waits may have been worded by another version of this code. */
export function ecartsDeLaPca(instantane: Entoure, autresVersions = false): Ecart[] {
  const { flux } = instantane;
  const { lus, ecarts } = contratsLus(flux);
  const contrats = new Map([...lus].map(([stream, events]) => [stream, etatDuContrat(events)]));
  const echeances = Map.groupBy(
    instantane.echeances.filter(({ type }) => TYPES.has(type)),
    ({ stream }) => stream,
  );
  const claims = Map.groupBy(instantane.claims, ({ holder }) => holder);
  const outbox = Map.groupBy(instantane.outbox, ({ id }) => fluxDeLEchange(id) ?? '');
  const dossiers = flux.filter(({ stream }) => stream.startsWith(DOSSIER));
  return [
    ...ecarts,
    ...flux.flatMap((brut) => {
      const events = lus.get(brut.stream);
      return events === undefined ? [] : ecartsDUnContrat(brut, events, echeances.get(brut.stream) ?? []);
    }),
    ...dossiers.flatMap((brut) => {
      const { stream } = brut;
      const abords = {
        echeances: echeances.get(stream) ?? [],
        claims: claims.get(stream) ?? [],
        outbox: outbox.get(stream) ?? [],
        autresVersions,
      };
      return ecartsDUnDossier(brut, abords, contrats);
    }),
    ...ecartsDesOrphelins(instantane, new Set(dossiers.map(({ stream }) => stream))),
  ];
}
