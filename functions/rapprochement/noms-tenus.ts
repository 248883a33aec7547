/** The names that one deposit holds: those of what it was accepted for, less what the comptable rejected. Pure. */
import { clesAPrendre, clesRejeteesParLeComptable, nomsDuFlux } from '../depot/noms.ts';
import { rangsAMettreADisposition } from '../mise-a-disposition/decision.ts';
import { type Dossier, rendu } from './dossier.ts';
import { type Ecart, ecart } from './ecart.ts';
import { estClos } from './parcours.ts';

/** The claims by which a flow and the answers of Hélios to it find each other are others: a rejection releases none. */
const NOM = /^(?:nomfic|bordereau|pj)\//;

const estRejetee = ({ mises }: Dossier, n: number): boolean =>
  mises.get(n)?.events.some(({ type }) => type === 'RejeteParLeComptable') ?? false;

/** The clocks of two machines may differ by so much. */
const ECART_D_HORLOGE_MS = 5000;

/** Put off, and nobody may be judging it by now. */
const attendEncore = ({ depot, reprise, luLe }: Dossier): boolean =>
  depot.events.at(-1)?.type === 'VerificationDifferee' &&
  reprise !== null &&
  Date.parse(luLe) + ECART_D_HORLOGE_MS < Date.parse(reprise.date);

/** Until the comptable has had his answer, what his rejection frees may still be held. */
export function ecartsDesNoms(dossier: Dossier): Ecart[] {
  const { verdict, recu, tenus, depot } = dossier;
  const stream = depot.stream;
  const siens = tenus.map(({ key }) => key).filter((key) => NOM.test(key));
  if (attendEncore(dossier) && siens.length > 0) return [ecart('NOM_TENU_EN_TROP', stream)];
  if (verdict === null || rendu(dossier) === undefined) return [];
  const noms = nomsDuFlux(recu.data.expediteur, verdict);
  const rangs = rangsAMettreADisposition(verdict);
  const rejetes = rangs.filter((n) => estRejetee(dossier, n));
  const tout = rejetes.length === rangs.length;
  const rendus = new Set(rejetes.flatMap((n) => clesRejeteesParLeComptable(noms, n, tout)));
  const dus = new Set(clesAPrendre(noms).filter((key) => !rendus.has(key)));
  const tenusEux = new Set(siens);
  const ecarts: Ecart[] = [];
  if ([...dus].some((key) => !tenusEux.has(key))) ecarts.push(ecart('NOM_NON_TENU', stream));
  if (estClos(dossier) && siens.some((key) => !dus.has(key))) ecarts.push(ecart('NOM_TENU_EN_TROP', stream));
  return ecarts;
}
