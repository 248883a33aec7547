/** The names that one deposit holds: those of what it was accepted for, less what the comptable rejected. Pure. */
import { type Dossier, rendu } from './dossier.ts';
import { type Ecart, ecart } from './ecart.ts';
import { estClos } from './parcours.ts';
import { nomsDuDepot } from './reconstruire.ts';

/** The claims by which a flow and the answers of Hélios to it find each other are others: a rejection releases none. */
const NOM = /^(?:nomfic|bordereau|pj)\//;

/** The clocks of two machines may differ by so much. */
const ECART_D_HORLOGE_MS = 5000;

/** Put off, and nobody may be judging it by now. */
const attendEncore = ({ depot, reprise, luLe }: Dossier): boolean =>
  depot.events.at(-1)?.type === 'VerificationDifferee' &&
  reprise !== null &&
  Date.parse(luLe) + ECART_D_HORLOGE_MS < Date.parse(reprise.date);

/** Until the comptable has had his answer, what his rejection frees may still be held. */
export function ecartsDesNoms(dossier: Dossier): Ecart[] {
  const { verdict, tenus, depot } = dossier;
  const stream = depot.stream;
  const siens = tenus.map(({ key }) => key).filter((key) => NOM.test(key));
  if (attendEncore(dossier) && siens.length > 0) return [ecart('NOM_TENU_EN_TROP', stream)];
  if (verdict === null || rendu(dossier) === undefined) return [];
  const dus = nomsDuDepot(dossier, verdict);
  const tenusEux = new Set(siens);
  const ecarts: Ecart[] = [];
  if ([...dus].some((key) => !tenusEux.has(key))) ecarts.push(ecart('NOM_NON_TENU', stream));
  if (estClos(dossier) && siens.some((key) => !dus.has(key))) ecarts.push(ecart('NOM_TENU_EN_TROP', stream));
  return ecarts;
}
