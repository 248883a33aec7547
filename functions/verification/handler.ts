/** The journey of one deposit, from its reception to the decision to hand it over. Every retry re-enters from the top. */
import { aVerifierSchema } from '../../schemas/messages/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { acquitter } from '../acquit/handler.ts';
import { executer as executerSurAdhesion } from '../adhesion/handler.ts';
import { rendre } from '../depot/reserver.ts';
import { rattacher } from '../helios/rattachement.ts';
import { deciderLesMises } from '../mise-a-disposition/handler.ts';
import { accuserLesMessages } from '../pca/depot/accuser.ts';
import { traiterLesMessages } from '../pca/depot/traiter.ts';
import { ObjetAbsent } from '../platform/ports.ts';
import { fluxPreuve } from '../preuve/flux.ts';
import { purgesDe } from '../retention/purges.ts';
import { juger, type VerifierNeeds } from './jugement.ts';
import { lireParcours, type Parcours } from './parcours.ts';
import { type Etape, plan } from './plan.ts';
import { echeanceDeReprise } from './report.ts';

/** DESIGN 6: the machine records and proposes; the comptable decides. */
async function signaler(needs: VerifierNeeds, { depotId, recu, events }: Parcours): Promise<void> {
  const alterees = events.find((event) => event.type === 'AlterationDetectee')?.data.alterees ?? 1;
  const verdictSha256 = events.find((event) => event.type === 'VerdictRendu')?.data.objet.sha256 ?? '';
  const commande = { type: 'signalerAlteration', depotId, verdictSha256, alterees } as const;
  await executerSurAdhesion(needs, recu.data.expediteur, commande);
}

async function mettreADisposition(
  needs: VerifierNeeds,
  { depotId, recu, events }: Parcours,
  verdict: Verdict,
): Promise<void> {
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  if (rendu) await deciderLesMises(needs, { depotId, recu, rendu, verdict });
}

/** Says again when: whoever woke us up before may have taken the échéance away, and a clock may step back. */
async function attendre({ journal, horloge }: VerifierNeeds, { stream, seq }: Parcours, repriseLe: string) {
  const echeances = { put: [echeanceDeReprise(stream, repriseLe)] };
  await journal.append({ stream, expected: seq, events: [], at: horloge.now(), echeances });
}

function executer(needs: VerifierNeeds, parcours: Parcours, etape: Etape): Promise<void> {
  switch (etape.type) {
    case 'attendre':
      return attendre(needs, parcours, etape.repriseLe);
    case 'juger':
      return juger(needs, parcours);
    case 'rendreLesNoms':
      return rendre(needs, parcours, etape.noms);
    case 'signalerAlteration':
      return signaler(needs, parcours);
    case 'rattacher':
      return rattacher(needs, etape.rattachement);
    case 'acquitter':
      return acquitter(needs, parcours.depotId, etape.verdict, etape.cloture);
    case 'traiterLesMessages':
      return traiterLesMessages(needs, parcours, etape.verdict);
    case 'accuserLesMessages':
      return accuserLesMessages(needs, parcours, etape.verdict);
    case 'mettreADisposition':
      return mettreADisposition(needs, parcours, etape.verdict);
    default:
      return etape satisfies never;
  }
}

/** Null where its documents were destroyed at their term: there is nothing left to do, nor to do it with. */
async function lireSaufPurge(needs: VerifierNeeds, depotId: string): Promise<Parcours | null> {
  try {
    return await lireParcours(needs, depotId);
  } catch (erreur) {
    if (!(erreur instanceof ObjetAbsent)) throw erreur;
    if (purgesDe((await needs.journal.read(fluxPreuve(depotId))).events).size > 0) return null;
    throw erreur;
  }
}

/**
 * Takes a deposit (`aVerifierSchema`) as far as it can go: one verdict, one answer, one decision for each delivery,
 * whatever the number of calls and wherever the former ones died. Throws `Retry` or a bug; a bad file is a verdict.
 */
export const verifier =
  (needs: VerifierNeeds) =>
  async (message: unknown): Promise<void> => {
    const { depotId } = aVerifierSchema.parse(message);
    for (;;) {
      const parcours = await lireSaufPurge(needs, depotId);
      const etape = parcours === null ? null : plan(parcours, needs.horloge.now());
      if (parcours === null || etape === null) return;
      await executer(needs, parcours, etape);
      if (etape.type === 'attendre') return;
    }
  };
