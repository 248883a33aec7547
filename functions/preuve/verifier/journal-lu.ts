/** The events of a proof: of that deposit alone, each stream whole from its first event, each hash right. Throws PreuveRefusee. */
import { type AdhesionEvenement, lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import {
  type AcquitEmis,
  type DepotEvenement,
  type DepotRecu,
  lireDepot,
  type VerdictRendu,
} from '../../../schemas/evenements/depot.ts';
import { lireMise, type MiseEvenement } from '../../../schemas/evenements/mise.ts';
import {
  type DonneesPurgees,
  lirePreuve,
  type PiecesConservees,
  type PreuveEvenement,
} from '../../../schemas/evenements/preuve.ts';
import { fluxAdhesion } from '../../adhesion/handler.ts';
import { depotIdDe, fluxDepot } from '../../depot/cle.ts';
import { type Evenement, jcs, premiereRupture } from '../../journal/evenement.ts';
import { lireEvenement } from '../../journal/lire.ts';
import { fluxPreuve } from '../flux.ts';
import { seSuiventOuReculent } from '../horloges.ts';
import { NOMS } from '../noms.ts';
import type { Contenu } from './contenu.ts';
import { exiger, lisible, refuser } from './refus.ts';

export interface JournalLu {
  /** All of them, by stream. */
  readonly flux: ReadonlyMap<string, readonly Evenement[]>;
  readonly depot: readonly DepotEvenement[];
  readonly adhesion: readonly AdhesionEvenement[];
  /** By rank. */
  readonly mises: ReadonlyMap<number, readonly MiseEvenement[]>;
  readonly recu: DepotRecu;
  readonly rendu: VerdictRendu;
  readonly emis: AcquitEmis;
  readonly conservees: PiecesConservees;
  readonly purges: readonly DonneesPurgees[];
  /** All the events about its evidence. */
  readonly preuve: readonly PreuveEvenement[];
}

function lireLignes({ lire }: Contenu, nom: string): Evenement[] {
  const octets = lire(nom) ?? refuser(`Il manque « ${nom} ».`);
  const phrase = `« ${nom} » contient une ligne qui n’est pas un événement du journal.`;
  return lisible(() => {
    const texte = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
    const lignes = texte.split('\n');
    exiger(lignes.pop() === '', phrase);
    return lignes.map((ligne) => {
      const event = lireEvenement(ligne);
      exiger(jcs({ ...event }) === ligne, phrase);
      return event;
    });
  }, phrase);
}

/** Grouped by stream, as they follow each other in the file. */
function chaines(events: readonly Evenement[], admis: (stream: string) => boolean): Map<string, Evenement[]> {
  const flux = Map.groupBy(events, ({ stream }) => stream);
  for (const [stream, siens] of flux) {
    exiger(admis(stream), `La preuve contient des événements d’un autre dossier (${stream.slice(0, 60)}).`);
    const rompu = premiereRupture(siens);
    exiger(
      rompu === null,
      `La chaîne des événements est rompue : ${stream}, événement ${rompu?.seq} (${rompu?.type.slice(0, 40)}) a été modifié, déplacé ou retiré.`,
    );
    verifierLesDates(siens);
  }
  return flux;
}

/** The calendar has that day, and no event is told long before the one that it follows. */
function verifierLesDates(events: readonly Evenement[]): void {
  for (const [i, { at, stream, seq }] of events.entries()) {
    const ms = Date.parse(at);
    const existe = !Number.isNaN(ms) && new Date(ms).toISOString() === at;
    exiger(existe, `L’événement ${seq} de ${stream} n’a pas de date.`);
    const avant = events[i - 1];
    exiger(
      avant === undefined || seSuiventOuReculent(avant.at, at),
      `L’événement ${seq} de ${stream} est daté d’avant celui qu’il suit.`,
    );
  }
}

const INCONNU = 'La preuve contient un événement que cette version de Passerelle ne connaît pas.';

export function lireJournal(contenu: Contenu): JournalLu {
  const { depot: depotId } = contenu;
  const deDepot = fluxDepot(depotId);
  const flux = new Map<string, readonly Evenement[]>();
  const ajouter = (nom: string, admis: (stream: string) => boolean) => {
    for (const [stream, siens] of chaines(lireLignes(contenu, nom), admis)) flux.set(stream, siens);
  };
  ajouter(NOMS.depot, (stream) => stream === deDepot);
  ajouter(NOMS.preuve, (stream) => stream === fluxPreuve(depotId));
  ajouter(NOMS.mises, (stream) => new RegExp(`^mise/${depotId}/\\d{1,7}$`).test(stream));
  const depot = lisible(() => lireDepot(flux.get(deDepot) ?? []), INCONNU);
  const [recu] = depot;
  exiger(recu?.type === 'DepotRecu', 'Le journal du dépôt ne commence pas par sa réception.');
  exiger(recu.data.recuLe === recu.at, 'La réception n’est pas datée de l’événement qui la consigne.');
  exiger(depotIdDe(recu.data) === depotId, 'L’identifiant du dépôt n’est pas celui que donne sa réception.');
  ajouter(NOMS.adhesion, (stream) => stream === fluxAdhesion(recu.data.expediteur));
  return { flux, depot, recu, ...etapes(flux, depot, depotId), mises: misesDe(flux), adhesion: adhesionDe(flux, recu) };
}

function misesDe(flux: JournalLu['flux']): Map<number, readonly MiseEvenement[]> {
  const mises = new Map<number, readonly MiseEvenement[]>();
  for (const [stream, events] of flux) {
    const [famille, , n] = stream.split('/');
    if (famille === 'mise')
      mises.set(
        Number(n),
        lisible(() => lireMise(events), INCONNU),
      );
  }
  return mises;
}

const adhesionDe = (flux: JournalLu['flux'], { data }: DepotRecu) =>
  lisible(() => lireAdhesion(flux.get(fluxAdhesion(data.expediteur)) ?? []), INCONNU);

function etapes(flux: JournalLu['flux'], depot: readonly DepotEvenement[], depotId: string) {
  const suites = lisible(() => lirePreuve(flux.get(fluxPreuve(depotId)) ?? []), INCONNU);
  const rendu = depot.find((event) => event.type === 'VerdictRendu');
  const emis = depot.find((event) => event.type === 'AcquitEmis');
  const conservees = suites.find((event) => event.type === 'PiecesConservees');
  exiger(rendu !== undefined && emis !== undefined, 'Le journal du dépôt n’a pas de verdict, ou pas d’acquit.');
  exiger(conservees !== undefined, 'Le journal ne dit pas sur quoi le verdict est fondé.');
  return { rendu, emis, conservees, preuve: suites, purges: suites.filter((event) => event.type === 'DonneesPurgees') };
}
