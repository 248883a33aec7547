/**
 * The read model of a deposit, for the pages: one small document, folded from its own events and from those of its
 * deliveries. Streams may arrive in any order and events twice: each stream is followed by its own seq. Pure.
 */
import { type DepotEvenement, lireDepot } from '../../schemas/evenements/depot.ts';
import { type Dispense, lireMise, type MiseEvenement } from '../../schemas/evenements/mise.ts';
import type { Evenement } from '../journal/evenement.ts';
import { type EtatMise, transition } from '../mise-a-disposition/cycle.ts';

export interface EtapeVue {
  readonly type: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

export interface MiseVue {
  readonly seq: number;
  readonly etat: EtatMise;
  readonly destinataire: string | null;
  readonly dispense: Dispense | null;
  readonly envois: number;
  readonly motif: string | null;
  readonly etapes: readonly EtapeVue[];
}

type Rendu = Extract<DepotEvenement, { type: 'VerdictRendu' }>['data'];
type Emis = Extract<DepotEvenement, { type: 'AcquitEmis' }>['data'];
type Recu = Extract<DepotEvenement, { type: 'DepotRecu' }>['data'];

export interface DepotVu {
  readonly depotId: string;
  readonly seq: number;
  readonly recu: Recu | null;
  readonly rendu: Rendu | null;
  readonly acquit: Emis | null;
  readonly alteration: boolean;
  readonly etapes: readonly EtapeVue[];
  /** By rank in the file, 0 for the flow as a whole; the first 500. */
  readonly mises: Readonly<Record<string, MiseVue>>;
}

/** Deliveries shown, by rank: the document stays under what DynamoDB holds (400 kB) for a flow of 10 000 bordereaux. */
const MISES_MONTREES = 500;

const vide = (depotId: string): DepotVu => ({
  depotId,
  seq: 0,
  recu: null,
  rendu: null,
  acquit: null,
  alteration: false,
  etapes: [],
  mises: {},
});

const MISE_VIDE: MiseVue = {
  seq: 0,
  etat: 'absente',
  destinataire: null,
  dispense: null,
  envois: 0,
  motif: null,
  etapes: [],
};

function deLEvenement(event: DepotEvenement): Partial<DepotVu> {
  switch (event.type) {
    case 'DepotRecu':
      return { recu: event.data };
    case 'AlterationDetectee':
      return { alteration: true };
    case 'VerdictRendu':
      return { rendu: event.data };
    case 'AcquitEmis':
      return { acquit: event.data };
    case 'SignatureVerifiee':
    case 'SignatureRejetee':
      return {};
    default:
      return event satisfies never;
  }
}

function deLaMise(event: MiseEvenement): Partial<MiseVue> {
  switch (event.type) {
    case 'MiseADispositionDecidee':
      return { destinataire: event.data.destinataire, dispense: event.data.dispense };
    case 'MisADisposition':
    case 'RemisADisposition':
      return { envois: event.data.envoi };
    case 'RejeteParLeComptable':
      return { motif: event.data.motif };
    case 'ReceptionConfirmee':
    case 'PrisEnCharge':
      return {};
    default:
      return event satisfies never;
  }
}

/** An event of the next rank is folded, a known one ignored; one that comes too early is a gap of the feed, and throws. */
function estNouveau(seq: number, event: Evenement): boolean {
  if (event.seq > seq + 1) throw new Error(`projection: ${event.stream} jumps from ${seq} to ${event.seq}`);
  return event.seq === seq + 1;
}

const etape = ({ type, at }: Evenement): EtapeVue => ({ type, at });

function projeterMise(vue: MiseVue, event: Evenement): MiseVue {
  if (!estNouveau(vue.seq, event)) return vue;
  const [lu] = lireMise([event]);
  if (lu === undefined) return vue;
  const etat = transition(vue.etat, lu.type) ?? vue.etat;
  return { ...vue, ...deLaMise(lu), etat, seq: event.seq, etapes: [...vue.etapes, etape(event)] };
}

function projeterDepot(vue: DepotVu, event: Evenement): DepotVu {
  if (!estNouveau(vue.seq, event)) return vue;
  const [lu] = lireDepot([event]);
  if (lu === undefined) return vue;
  return { ...vue, ...deLEvenement(lu), seq: event.seq, etapes: [...vue.etapes, etape(event)] };
}

/** The depotId that an event concerns, null for the streams that are not of a deposit. */
export function depotConcerne({ stream }: Pick<Evenement, 'stream'>): string | null {
  const [famille, depotId] = stream.split('/');
  return (famille === 'depot' || famille === 'mise') && depotId !== undefined ? depotId : null;
}

/** Folds one event of `depot/<depotId>` or `mise/<depotId>/<n>`; the others leave the document as it is. */
export function projeter(doc: DepotVu | null, event: Evenement): DepotVu | null {
  const depotId = depotConcerne(event);
  if (depotId === null) return doc;
  const vue = doc ?? vide(depotId);
  const [famille, , n = '0'] = event.stream.split('/');
  if (famille === 'depot') return projeterDepot(vue, event);
  if (Number(n) > MISES_MONTREES) return vue;
  return { ...vue, mises: { ...vue.mises, [n]: projeterMise(vue.mises[n] ?? MISE_VIDE, event) } };
}
