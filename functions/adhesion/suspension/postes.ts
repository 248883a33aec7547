/** The policies that a decision on an adhésion depends on, with the fences that hold them still meanwhile (R7). */
import { lirePoste, type PosteEvenement } from '../../../schemas/evenements/poste.ts';
import { enVigueur, lireUneHabilitation } from '../../habilitation/cycle.ts';
import type { Fence, Journal } from '../../platform/ports.ts';
import type { Adhesion } from '../cycle.ts';
import type { CommandeAdhesion } from '../decide.ts';
import { formulaireEnVigueur } from '../etat.ts';
import { AUCUNE_POLITIQUE, type PolitiqueFixee, type Politiques, politiqueFixee } from './politique.ts';
import { suspensionEnCours } from './suivi.ts';

export const fluxPoste = (codique: string): string => `poste/${codique}`;

type Lecture = Pick<Journal, 'read'>;

interface PolitiquesLues {
  readonly politiques: Politiques;
  readonly fences: readonly Fence[];
}

/** `retenir`: which of a poste's policies counts. */
async function politiquesDe(
  journal: Lecture,
  codiques: readonly string[],
  retenir: (events: readonly PosteEvenement[]) => Promise<PolitiqueFixee | null>,
): Promise<PolitiquesLues> {
  const politiques = new Map<string, PolitiqueFixee>();
  const fences: Fence[] = [];
  for (const codique of new Set(codiques)) {
    const { events, epoch } = await journal.read(fluxPoste(codique));
    const politique = await retenir(lirePoste(events));
    if (politique !== null) politiques.set(codique, politique);
    fences.push({ stream: fluxPoste(codique), epoch });
  }
  return { politiques, fences };
}

/** That of the poste which pronounced, as it stood then: nobody does without the second person by changing it since. */
export async function politiquesPourLever(journal: Lecture, { suivi }: Adhesion): Promise<PolitiquesLues> {
  const prononcee = suspensionEnCours(suivi)?.prononcee;
  const codique = prononcee?.decidePar.codique ?? null;
  if (prononcee === undefined || codique === null) return { politiques: AUCUNE_POLITIQUE, fences: [] };
  return politiquesDe(journal, [codique], async (events) =>
    politiqueFixee(events.filter(({ data }) => data.fixeeLe <= prononcee.prononceeLe)),
  );
}

/**
 * An instruction binds while the comptable who signed it is in office. Where rights are kept, every decider has one
 * (`console/routes/suspension-acte.ts`): one who has none was named by whoever runs the machine alone.
 */
const politiquesPourSignaler = (journal: Lecture, adhesion: Adhesion, a: string): Promise<PolitiquesLues> =>
  politiquesDe(journal, formulaireEnVigueur(adhesion, a)?.codiques ?? [], async (events) => {
    const fixee = politiqueFixee(events);
    if (fixee === null || fixee.instruction === null) return fixee;
    const signataire = await lireUneHabilitation(journal, fixee.decidePar.id);
    return signataire === null || enVigueur(signataire, a) ? fixee : { ...fixee, instruction: null };
  });

export async function politiquesPour(
  journal: Lecture,
  type: CommandeAdhesion['type'],
  adhesion: Adhesion,
  a: string,
): Promise<PolitiquesLues> {
  if (type === 'lever') return politiquesPourLever(journal, adhesion);
  if (type === 'signalerAlteration') return politiquesPourSignaler(journal, adhesion, a);
  return { politiques: AUCUNE_POLITIQUE, fences: [] };
}
