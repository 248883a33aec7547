/** Art. 6 on one ordonnateur, from the journal itself: what was found, what was decided, and the policy of his poste. */
import { lireAdhesion } from '../../../../schemas/evenements/adhesion.ts';
import type { ObjetScelle } from '../../../../schemas/evenements/identifiants.ts';
import { etatPresent } from '../../../adhesion/etat.ts';
import { fluxAdhesion } from '../../../adhesion/handler.ts';
import { codiquesPour } from '../../../adhesion/suspension/codiques.ts';
import { politiquesPourLever } from '../../../adhesion/suspension/postes.ts';
import { suspensionEnCours } from '../../../adhesion/suspension/suivi.ts';
import type { Clock, Journal } from '../../../platform/ports.ts';

interface LireNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

/** Null where there is no adhésion. */
export async function lireSuspensionDe({ journal, horloge }: LireNeeds, siret: string) {
  const { events } = await journal.read(fluxAdhesion(siret));
  const lus = lireAdhesion(events);
  const adhesion = etatPresent(lus);
  if (adhesion.etat === 'absente') return null;
  const { politiques } = await politiquesPourLever(journal, adhesion);
  const enCours = suspensionEnCours(adhesion.suivi);
  return {
    siret,
    etat: adhesion.etat,
    /** The postes that may act. */
    codiques: codiquesPour(adhesion, horloge.now()),
    /** As the poste had laid it down when it pronounced: two persons lift. */
    quatreYeux: politiques.get(enCours?.prononcee.decidePar.codique ?? '')?.quatreYeux ?? false,
    enCours,
    alterations: adhesion.suivi.alterations,
    passees: adhesion.suivi.suspensions.filter(({ levee }) => levee !== null),
  };
}
export type SuspensionLue = NonNullable<Awaited<ReturnType<typeof lireSuspensionDe>>>;

/**
 * The document of that digest which is kept of this adhésion: a written decision, or the letter of a suspension that has
 * ended (that of the present one is read where its reception is acknowledged). Null where there is none.
 */
export function pieceNommee({ alterations, passees, enCours }: SuspensionLue, sha256: string): ObjetScelle | null {
  const suspensions = enCours === null ? passees : [...passees, enCours];
  const actes = [
    ...alterations.map(({ constat }) => constat),
    ...suspensions.flatMap(({ prononcee, confirmee, leveeProposee, levee }) => [
      prononcee,
      confirmee,
      leveeProposee,
      levee,
    ]),
  ];
  const lettres = passees.flatMap(({ notifications, leveeNotifications }) =>
    [...notifications, ...leveeNotifications].map(({ lettre }) => lettre),
  );
  const pieces = [...actes.flatMap((acte) => acte?.piece ?? []), ...lettres];
  return pieces.find((piece) => piece.sha256 === sha256) ?? null;
}
