/**
 * What art. 6 must have given, told from the journal in the order of its commits and without the code that decides it:
 * a standing instruction is followed as it stood, four eyes are two persons, and he who is notified is told of his own
 * suspension.
 */
import { createHash } from 'node:crypto';
import { dateCivile } from '../../../functions/adhesion/heure-de-paris.ts';
import { lettre } from '../../../functions/adhesion/suspension/lettre.ts';
import { fluxPoste } from '../../../functions/adhesion/suspension/postes.ts';
import type { Evenement } from '../../../functions/journal/evenement.ts';
import { type AdhesionEvenement, lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { lirePoste, type PosteEvenement } from '../../../schemas/evenements/poste.ts';
import type { Suspension } from '../../../schemas/evenements/suspension.ts';
import { CODIQUE } from '../../depot/exemples.ts';
import type { Monde } from './monde.ts';

const JOUR_MS = 86_400_000;
type Politique = PosteEvenement['data'];

interface Alteration {
  readonly detecteeLe: string;
  minime: boolean;
}

/** One adhésion as it goes. */
class Suivie {
  readonly #alterations = new Map<string, Alteration>();
  #enCours: Suspension | null = null;
  #leveeLe = '';
  #proposants: readonly string[] | null = null;
  #notifiee = false;
  /** What the last alteration asks for; null where it asks for nothing. */
  #attendu: string | null = null;

  suivre(event: AdhesionEvenement, politiques: readonly Politique[]): string[] {
    const politique = politiques.at(-1) ?? null;
    const attendu = this.#attendu;
    this.#attendu = null;
    const torts = attendu === null || attendu === event.type ? [] : [`INSTRUCTION_MAL_SUIVIE ${attendu}`];
    switch (event.type) {
      case 'AlterationDetectee': {
        const { depotId, detecteeLe = '' } = event.data;
        this.#alterations.set(depotId, { detecteeLe, minime: false });
        const remplie = this.#remplie(politique, event.at);
        if (this.#enCours === null) this.#attendu = remplie ? 'SuspensionPrononcee' : 'SuspensionAdhesionProposee';
        return torts;
      }
      case 'AlterationConstatee':
        this.#alterations.set(event.data.depotId, {
          detecteeLe: this.#alterations.get(event.data.depotId)?.detecteeLe ?? '',
          minime: !event.data.grave,
        });
        return torts;
      case 'SuspensionPrononcee':
        this.#enCours = event.data;
        this.#notifiee = false;
        this.#proposants = null;
        return event.data.aConfirmer === true && attendu === null ? [...torts, 'SUSPENSION_SANS_INSTRUCTION'] : torts;
      case 'SuspensionNotifiee':
        this.#notifiee = true;
        return event.data.lettre.sha256 === this.#lettre(event.stream) ? torts : [...torts, 'NOTIFIEE_D_UNE_AUTRE'];
      case 'SuspensionRecue':
        this.#notifiee = true;
        return torts;
      case 'LeveeProposee':
        this.#proposants = [event.data.decidePar.id, event.data.saisiPar.id];
        return torts;
      case 'SuspensionLevee': {
        const { decidePar, saisiPar, leveeLe } = event.data;
        const { prononceeLe = '' } = this.#enCours ?? {};
        const alors = politiques.findLast(({ fixeeLe }) => fixeeLe <= prononceeLe);
        this.#enCours = null;
        this.#leveeLe = leveeLe;
        const autres = this.#proposants?.every((id) => id !== decidePar.id && id !== saisiPar.id) ?? false;
        return alors?.quatreYeux === true && !autres ? [...torts, 'LEVEE_PAR_UN_SEUL'] : torts;
      }
      default:
        return torts;
    }
  }

  finir(): string[] {
    return this.#enCours !== null && !this.#notifiee ? ['JAMAIS_NOTIFIEE'] : [];
  }

  #remplie(politique: Politique | null, at: string): boolean {
    if (politique === null || politique.instruction === null) return false;
    const { fixeeLe, instruction } = politique;
    const jour = (instant: string) => Date.parse(dateCivile(instant)) / JOUR_MS;
    const comptees = [...this.#alterations.values()].filter(
      ({ detecteeLe: le, minime }) =>
        !minime && jour(at) - jour(le) < instruction.jours && le >= fixeeLe && le >= this.#leveeLe,
    );
    return comptees.length >= instruction.alterations;
  }

  #lettre(stream: string): string | null {
    if (this.#enCours === null) return null;
    return createHash('sha256')
      .update(lettre(stream.slice('adhesion/'.length), this.#enCours))
      .digest('hex');
  }
}

function suivre(tous: readonly Evenement[]): string[] {
  const adhesions = new Map<string, Suivie>();
  const torts: string[] = [];
  const politiques: Politique[] = [];
  for (const brut of tous) {
    const { stream, seq } = brut;
    if (stream === fluxPoste(CODIQUE)) politiques.push(...lirePoste([brut]).map(({ data }) => data));
    if (!stream.startsWith('adhesion/')) continue;
    const suivie = adhesions.get(stream) ?? new Suivie();
    adhesions.set(stream, suivie);
    for (const event of lireAdhesion([brut]))
      torts.push(...suivie.suivre(event, politiques).map((tort) => `${tort} ${stream} ${seq}`));
  }
  return [...torts, ...[...adhesions].flatMap(([stream, une]) => une.finir().map((tort) => `${tort} ${stream}`))];
}

/** However often it leaves, there is one mail for each suspension, and for each end of one, that was notified by mail. */
function courriels({ courriers, journal }: Monde): string[] {
  const combien = (...types: readonly string[]) => journal.tous.filter(({ type }) => types.includes(type));
  // Those of the delays of the PCA are of no suspension; whoever is told more before a mail is recorded has another.
  const deLaPca = /^(?:etude|comptable|mandataire|ddfip)-/;
  const partis = new Set(courriers.flatMap(({ id, a }) => (a.some((une) => deLaPca.test(une)) ? [] : [id]))).size;
  const dits = combien('SuspensionNotifiee', 'LeveeNotifiee').filter(({ data }) => data.moyen === 'courriel').length;
  return [
    ...(partis > combien('SuspensionPrononcee', 'SuspensionLevee').length ? ['COURRIELS_EN_TROP'] : []),
    ...(partis < dits ? ['COURRIEL_JAMAIS_PARTI'] : []),
  ];
}

/** At rest. */
export const constaterLesSuspensions = (monde: Monde): string[] => [...suivre(monde.journal.tous), ...courriels(monde)];
