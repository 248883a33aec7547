/** What follows a suspension: its notification, and its reception, from which paper is resumed (art. 6). Pure. */
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { refuser } from '../../../schemas/messages/refus.ts';
import { dateCivile } from '../heure-de-paris.ts';
import type { CommandeDeSuite } from './commande.ts';
import type { DecisionSuspension, NouveauSuspension } from './decide.ts';
import { type Refusee, refusDuPoste } from './refus.ts';
import { type Suivi, type SuspensionSuivie, suspensionEnCours } from './suivi.ts';

const RIEN: DecisionSuspension = { ok: true, events: [] };
const AUTRE = refuser(
  'SUSPENSION_AUTRE',
  'La suspension dont il s’agit a été levée, et une autre prononcée depuis : sa lettre n’est pas celle-ci.',
);

/** An instant or a civil date, as a civil date. */
const jourDe = (le: string): string => (le.length > 10 ? dateCivile(le) : le);

function refusDeLaDate(le: string, depuis: string, a: string): Refusee | null {
  return jourDe(le) >= jourDe(depuis) && jourDe(le) <= dateCivile(a)
    ? null
    : refuser(
        'DATE_IMPOSSIBLE',
        'Cette date ne convient pas : elle n’est ni à venir, ni antérieure à ce dont elle est la suite.',
      );
}

/** The poste's own people type in what came by post. */
function refusDuGuichet(saisiPar: Acteur, codiques: readonly string[]): Refusee | null {
  if (saisiPar.role === 'comptable' || saisiPar.role === 'agent-comptable') return refusDuPoste(saisiPar, codiques);
  return refuser('RESERVE_AU_POSTE', 'L’envoi et l’avis de réception postaux sont enregistrés par le poste comptable.');
}

type Commande<T extends CommandeDeSuite['type']> = Extract<CommandeDeSuite, { type: T }>;

function notifier(
  { prononcee, notifications }: SuspensionSuivie,
  commande: Commande<'notifier'>,
  a: string,
  codiques: readonly string[],
): DecisionSuspension {
  const { moyen, destinataire, lettre, le, saisiPar } = commande;
  if (notifications.some((une) => une.moyen === moyen && une.destinataire === destinataire)) return RIEN;
  const refus = moyen === 'courrier' ? refusDuGuichet(saisiPar, codiques) : null;
  const impossible = refus ?? refusDeLaDate(le, prononcee.prononceeLe, a);
  if (impossible) return impossible;
  const data = { moyen, destinataire, lettre, notifieeLe: le, saisiPar };
  return { ok: true, events: [{ type: 'SuspensionNotifiee', v: 1, data }] };
}

/** Where it was read before any other sending arrived, the console itself is how he was told. */
function parLaConsole(
  { notifications }: SuspensionSuivie,
  { lettre, le, saisiPar }: Commande<'accuserReception'>,
): NouveauSuspension[] {
  const reception: NouveauSuspension = {
    type: 'SuspensionRecue',
    v: 1,
    data: { moyen: 'console', recueLe: le, saisiPar },
  };
  if (notifications.length > 0) return [reception];
  const data = { moyen: 'console', destinataire: null, lettre, notifieeLe: le, saisiPar } as const;
  return [{ type: 'SuspensionNotifiee', v: 1, data }, reception];
}

function parAvisPostal(
  { notifications }: SuspensionSuivie,
  { le, saisiPar }: Commande<'accuserReception'>,
  a: string,
  codiques: readonly string[],
): DecisionSuspension {
  const refus = refusDuGuichet(saisiPar, codiques);
  if (refus) return refus;
  const envoi = notifications.find(({ moyen }) => moyen === 'courrier');
  if (envoi === undefined)
    return refuser('LETTRE_NON_ENVOYEE', 'Enregistrez d’abord l’envoi de la lettre : son avis de réception le suit.');
  const impossible = refusDeLaDate(le, envoi.notifieeLe, a);
  if (impossible) return impossible;
  return {
    ok: true,
    events: [{ type: 'SuspensionRecue', v: 1, data: { moyen: 'avis-postal', recueLe: le, saisiPar } }],
  };
}

const LEVEE_AUTRE = refuser(
  'LEVEE_AUTRE',
  'La levée dont il s’agit n’est pas la dernière de cette adhésion, ou une suspension a été prononcée depuis.',
);

function notifierLevee(
  { suspensions }: Suivi,
  { moyen, destinataire, leveeLe, lettre, le, saisiPar }: Commande<'notifierLevee'>,
  a: string,
  codiques: readonly string[],
): DecisionSuspension {
  const derniere = suspensions.at(-1);
  if (derniere?.levee?.leveeLe !== leveeLe) return LEVEE_AUTRE;
  const deja = derniere.leveeNotifications.some((une) => une.moyen === moyen && une.destinataire === destinataire);
  if (deja) return RIEN;
  // The poste that lifted may have left the form since: it is its letter.
  const postes = [...codiques, derniere.levee.decidePar.codique ?? ''];
  const refus = moyen === 'courrier' ? refusDuGuichet(saisiPar, postes) : null;
  const impossible = refus ?? refusDeLaDate(le, leveeLe, a);
  if (impossible) return impossible;
  const data = { moyen, destinataire, leveeLe, lettre, notifieeLe: le, saisiPar };
  return { ok: true, events: [{ type: 'LeveeNotifiee', v: 1, data }] };
}

/** The first reception counts. `siret`: of the ordonnateur, who alone acknowledges for himself. */
export function deciderSuite(
  suivi: Suivi,
  commande: CommandeDeSuite,
  a: string,
  { siret, codiques }: { readonly siret: string; readonly codiques: readonly string[] },
): DecisionSuspension {
  if (commande.type === 'notifierLevee') return notifierLevee(suivi, commande, a, codiques);
  const enCours = suspensionEnCours(suivi);
  if (enCours === null) return refuser('NON_SUSPENDUE', 'Cette adhésion n’est pas suspendue.');
  if (commande.prononceeLe !== enCours.prononcee.prononceeLe) return AUTRE;
  if (commande.type === 'notifier') return notifier(enCours, commande, a, codiques);
  if (enCours.recue !== null) return RIEN;
  if (commande.moyen === 'avis-postal') return parAvisPostal(enCours, commande, a, codiques);
  const { role, siret: sien } = commande.saisiPar;
  const ordonnateur = role === 'ordonnateur' || role === 'agent-ordonnateur';
  if (!ordonnateur || sien !== siret)
    return refuser('RESERVE_A_L_ORDONNATEUR', 'Seul l’ordonnateur suspendu accuse réception de sa suspension.');
  return { ok: true, events: parLaConsole(enCours, commande) };
}
