/** Decides the delivery of each bordereau of a judged flow, once. */
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import type { DepotRecu, VerdictRendu } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { etatALaDate, etatPresent, formulaireEnVigueur } from '../adhesion/etat.ts';
import { fluxAdhesion } from '../adhesion/handler.ts';
import type { Clock, Journal } from '../platform/ports.ts';
import { dedupIdDe, fluxMise } from './cle.ts';
import { bordereauDeRang, decider, rangsAMettreADisposition } from './decision.ts';
import { dispense } from './dispense.ts';

export interface DeciderNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

export interface FluxJuge {
  readonly depotId: string;
  readonly recu: DepotRecu;
  readonly rendu: VerdictRendu;
  readonly verdict: Verdict;
}

/**
 * One delivery, decided on the adhésion as it stands at commit: a suspension pronounced in between breaks the fence and
 * the decision is taken again (R7). The last one of the flow closes the journey: its outbox entry goes with it (R4).
 */
async function deciderUne(
  { journal, horloge }: DeciderNeeds,
  flux: FluxJuge,
  n: number,
  derniere: boolean,
): Promise<void> {
  const stream = fluxMise(dedupIdDe(flux.depotId, n));
  const { expediteur, recuLe } = flux.recu.data;
  for (;;) {
    if ((await journal.read(stream)).seq > 0) return;
    const adhesion = await journal.read(fluxAdhesion(expediteur));
    const evenements = lireAdhesion(adhesion.events);
    const decision = decider({
      ...flux,
      n,
      epochAdhesion: adhesion.epoch,
      dispense: dispense({
        etat: etatPresent(evenements).etat,
        formulaire: formulaireEnVigueur(etatALaDate(evenements, recuLe), recuLe),
        recuLe,
        verdict: flux.verdict,
        bordereau: bordereauDeRang(flux.verdict, n),
      }),
    });
    await journal.append({
      stream,
      expected: 0,
      events: [decision.event],
      at: horloge.now(),
      outbox: { put: [decision.outbox], remove: derniere ? [flux.depotId] : [] },
      fences: [{ stream: fluxAdhesion(expediteur), epoch: adhesion.epoch }],
    });
  }
}

const decidee = async ({ journal }: Pick<DeciderNeeds, 'journal'>, depotId: string, n: number): Promise<boolean> =>
  (await journal.read(fluxMise(dedupIdDe(depotId, n)))).seq > 0;

/** How many of these are decided: they are in order, so a flow of 10 000 bordereaux is resumed in 14 readings. */
async function dejaDecidees(
  needs: Pick<DeciderNeeds, 'journal'>,
  depotId: string,
  rangs: readonly number[],
): Promise<number> {
  let [bas, haut] = [0, rangs.length];
  while (bas < haut) {
    const milieu = (bas + haut) >> 1;
    if (await decidee(needs, depotId, rangs[milieu] ?? 0)) bas = milieu + 1;
    else haut = milieu;
  }
  return bas;
}

/** In the order of the file, each after the one before it: when the last delivery is decided, all are. */
export async function deciderLesMises(needs: DeciderNeeds, flux: FluxJuge): Promise<void> {
  const rangs = rangsAMettreADisposition(flux.verdict);
  const restent = rangs.slice(await dejaDecidees(needs, flux.depotId, rangs));
  for (const n of restent) await deciderUne(needs, flux, n, n === rangs.at(-1));
}

/** Whether nothing is left to decide for this flow. */
export async function misesDecidees(
  needs: Pick<DeciderNeeds, 'journal'>,
  depotId: string,
  verdict: Verdict,
): Promise<boolean> {
  const derniere = rangsAMettreADisposition(verdict).at(-1);
  return derniere === undefined || decidee(needs, depotId, derniere);
}
