/** The deliveries of one deposit: as many as its verdict says, on the adhésion as it stood. Pure. */
import type { AdhesionEvenement } from '../../schemas/evenements/adhesion.ts';
import type { MiseEvenement } from '../../schemas/evenements/mise.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { AVANCENT_L_EPOQUE } from '../adhesion/cycle.ts';
import { etatALaDate, etatPresent, formulaireEnVigueur } from '../adhesion/etat.ts';
import { jcs } from '../journal/evenement.ts';
import { dedupIdDe } from '../mise-a-disposition/cle.ts';
import { bordereauDeRang, rangsAMettreADisposition } from '../mise-a-disposition/decision.ts';
import { dispense } from '../mise-a-disposition/dispense.ts';
import type { Dossier, Flux } from './dossier.ts';
import { type CodeEcart, type Ecart, ecart } from './ecart.ts';
import { envoiDUneMise, estLeMeme } from './reconstruire.ts';

type Decidee = Extract<MiseEvenement, { type: 'MiseADispositionDecidee' }>;

/** The adhésion's events up to the epoch that the decision was fenced on. */
function jusquALEpoque(events: readonly AdhesionEvenement[], epoch: number): AdhesionEvenement[] {
  let vues = 0;
  return events.filter(({ type }) => {
    if (AVANCENT_L_EPOQUE.has(type)) vues += 1;
    return vues <= epoch;
  });
}

/** How many of the adhésion's acts were committed before the decision; null where commits have no order. */
function epoqueAuCommit(adhesion: Flux<AdhesionEvenement>, mise: Flux<MiseEvenement>): number | null {
  const place = mise.positions?.[0];
  if (place === undefined || adhesion.positions === null) return null;
  const { positions } = adhesion;
  return adhesion.events.filter(({ type }, rang) => AVANCENT_L_EPOQUE.has(type) && (positions[rang] ?? 0) < place)
    .length;
}

function ecartsDeLaDispense(
  { adhesion, recu }: Dossier,
  mise: Flux<MiseEvenement>,
  { data }: Decidee,
  verdict: Verdict,
): CodeEcart[] {
  const { recuLe } = recu.data;
  const commit = epoqueAuCommit(adhesion, mise);
  const events = jusquALEpoque(adhesion.events, commit ?? data.epochAdhesion);
  const { etat } = etatPresent(events);
  if (etat === 'suspendue' && (data.dispense.bordereau || data.dispense.pj)) return ['DISPENSE_SOUS_SUSPENSION'];
  const attendue = dispense({
    etat,
    formulaire: formulaireEnVigueur(etatALaDate(events, recuLe), recuLe),
    recuLe,
    verdict,
    bordereau: bordereauDeRang(verdict, data.n),
  });
  const juste =
    jcs({ ...attendue }) === jcs({ ...data.dispense }) && (commit ?? data.epochAdhesion) === data.epochAdhesion;
  return juste ? [] : ['DISPENSE_FAUSSE'];
}

function ecartsDeLEnvoi(
  dossier: Dossier,
  mise: Flux<MiseEvenement>,
  { verdict, id, autresVersions }: { readonly verdict: Verdict; readonly id: string; readonly autresVersions: boolean },
): CodeEcart[] {
  const entree = dossier.outbox.get(id);
  const du = envoiDUneMise(dossier, verdict, mise.events);
  if (entree === undefined) return du === null ? [] : ['ENVOI_OUBLIE'];
  if (du === null) return ['ENVOI_EN_TROP'];
  if (entree.sends !== du.sends || entree.lastSentAt !== du.lastSentAt) return ['ENVOIS_MAL_COMPTES'];
  return estLeMeme(entree, du, autresVersions) ? [] : ['ENVOI_ALTERE'];
}

function ecartsDUneMise(
  dossier: Dossier,
  [n, mise]: readonly [number, Flux<MiseEvenement>],
  verdict: Verdict,
  autresVersions: boolean,
): CodeEcart[] {
  const id = dedupIdDe(dossier.depotId, n);
  const [decidee] = mise.events;
  if (decidee?.type !== 'MiseADispositionDecidee') return ['CYCLE_IMPOSSIBLE'];
  const { data } = decidee;
  const codes: CodeEcart[] = [];
  const juste =
    data.dedupId === id &&
    data.depotId === dossier.depotId &&
    data.n === n &&
    data.destinataire === verdict.entete?.idPost;
  if (!juste) codes.push('MISE_INCOHERENTE');
  try {
    codes.push(...ecartsDeLEnvoi(dossier, mise, { verdict, id, autresVersions }));
  } catch {
    codes.push('CYCLE_IMPOSSIBLE');
  }
  return [...codes, ...ecartsDeLaDispense(dossier, mise, decidee, verdict)];
}

/** One that is missing is told by the deposit's own journey, which is not closed then. */
export function ecartsDesMises(dossier: Dossier, autresVersions: boolean): Ecart[] {
  const { depotId, mises, verdict, depot, purges } = dossier;
  if (verdict === null) return mises.size === 0 || purges.has('verdict') ? [] : [ecart('MISE_EN_TROP', depot.stream)];
  const rangs = rangsAMettreADisposition(verdict);
  const decidees = rangs.map((n) => mises.has(n));
  // In the order of the file: none is skipped.
  const sautee = decidees.lastIndexOf(true) > decidees.indexOf(false) && decidees.includes(false);
  return [
    ...(sautee ? [ecart('MISE_MANQUANTE', depot.stream)] : []),
    ...[...mises].flatMap(([n, mise]) => {
      const codes: CodeEcart[] = rangs.includes(n)
        ? ecartsDUneMise(dossier, [n, mise], verdict, autresVersions)
        : ['MISE_EN_TROP'];
      return codes.map((code) => ecart(code, `mise/${depotId}/${n}`));
    }),
  ];
}
