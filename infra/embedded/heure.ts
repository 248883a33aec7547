/**
 * The clock of the machine, held against what the journal remembers. Behind it: nothing may start, for what would be
 * written would contradict itself. Far ahead: time alone decides nothing (délais, letters) until the operator has spoken.
 */
import { instantEnClair } from '../../functions/adhesion/heure-de-paris.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import type { Clock } from '../../functions/platform/ports.ts';
import { ECART_D_HORLOGES_MS } from '../../functions/preuve/horloges.ts';
import { sansTrou, sceauxRecents } from '../../functions/retention/horloge-sure.ts';
import { type Boucle, boucler } from './boucle.ts';

const PERIODE_MS = 60_000;
const BOND_MS = 31 * 86_400_000;

/** The message is a French sentence for the operator. */
export class HorlogeEnRetard extends Error {}

const enRetard = (maintenant: string, dernier: string): string =>
  `L’horloge de cette machine dit le ${instantEnClair(maintenant)} ; le journal a déjà un événement du ${instantEnClair(dernier)}.`;

const REMEDE_DU_RETARD =
  'Passerelle ne démarre pas : ce qu’elle daterait se contredirait. Remettez l’horloge à l’heure. Si elle est juste, et que le journal a été daté par une horloge en avance : --horloge-juste.';

const BOND =
  'Plus de 31 jours séparent l’horloge de cette machine de ce que le journal a scellé. Les dépôts sont reçus et jugés ; les délais de la PCA et les courriels attendent. Vérifiez l’horloge, puis redémarrez avec --horloge-juste si elle est juste.';

const depasse = (avant: string, apres: string, ms: number): boolean => Date.parse(avant) - Date.parse(apres) > ms;

export interface HeureOptions {
  /** The operator's word; true too for the days of a demonstration. */
  readonly juste: boolean;
  readonly signaler: (erreur: unknown) => void;
}

/** Whether what time alone decides must wait. Throws `HorlogeEnRetard`. */
export async function confronterLHeure(
  { journal, horloge }: PlateformeEmbarquee,
  { juste, signaler }: HeureOptions,
): Promise<boolean> {
  if (juste) return false;
  const maintenant = horloge.now();
  const dernier = await journal.dernierInstant();
  if (dernier !== null && depasse(dernier, maintenant, ECART_D_HORLOGES_MS))
    throw new HorlogeEnRetard(`${enRetard(maintenant, dernier)} ${REMEDE_DU_RETARD}`);
  const bond = !sansTrou(maintenant, await sceauxRecents({ journal }));
  if (bond) signaler(BOND);
  return bond;
}

/** While the server runs: a clock that leaps, either way, is told. */
export function surveillerLHeure(horloge: Clock, signaler: (erreur: unknown) => void): Boucle {
  let vu = horloge.now();
  const regarder = async (): Promise<undefined> => {
    const maintenant = horloge.now();
    if (depasse(vu, maintenant, ECART_D_HORLOGES_MS) || depasse(maintenant, vu, BOND_MS))
      signaler(
        `L’horloge de cette machine est passée du ${instantEnClair(vu)} au ${instantEnClair(maintenant)}. Arrêtez Passerelle, vérifiez l’horloge, puis relancez-la.`,
      );
    vu = maintenant;
  };
  return boucler(regarder, { periodeMs: PERIODE_MS, signaler });
}
