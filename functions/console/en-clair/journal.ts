/** An event as the pages of the journal tell it, and the names of those that may be looked for. */
import type { Evenement } from '../../journal/evenement.ts';
import { evenementEnClair } from './evenement.ts';
import { sobre } from './sobre.ts';

/** One that this code cannot read is named rather than hidden: the page shows all the others. */
export function direEvenement(event: Evenement): string {
  try {
    return sobre(evenementEnClair(event).phrase);
  } catch {
    return `${event.type} (version ${event.v}, que ce programme ne sait pas lire)`;
  }
}

/** Those that people look for most; any other is found by its name. */
export const TYPES_PROPOSES: readonly string[] = [
  'DepotRecu',
  'SignatureVerifiee',
  'SignatureRejetee',
  'AlterationDetectee',
  'VerificationDifferee',
  'VerdictRendu',
  'AcquitEmis',
  'RetourHeliosRattache',
  'MiseADispositionDecidee',
  'MisADisposition',
  'RemisADisposition',
  'ReceptionConfirmee',
  'PrisEnCharge',
  'RejeteParLeComptable',
  'AdhesionActivee',
  'SuspensionAdhesionProposee',
  'SuspensionPrononcee',
  'SuspensionLevee',
  'DonneesPurgees',
  'SceauPose',
  'HorodatageObtenu',
  'LettresRelancees',
];
