/** A deposit judged and sealed on the embedded platform, for the tests of its evidence. */

import { rangsAMettreADisposition } from '../../functions/mise-a-disposition/decision.ts';
import { confirmerReception, prendreEnCharge } from '../../functions/mise-a-disposition/reception.ts';
import type { ScellerNeeds } from '../../functions/preuve/sceller.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { RETENTION_PAR_DEFAUT } from '../../schemas/retention.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { magasinDuTest } from '../confiance/autorite.ts';
import { deposer, juge, type Plateforme } from '../depot/etapes.ts';
import { verdict } from '../depot/exemples.ts';

export const besoins = (plateforme: Plateforme, plus: Partial<ScellerNeeds> = {}): ScellerNeeds => ({
  ...plateforme,
  politique: POLITIQUE_PAR_DEFAUT,
  retention: RETENTION_PAR_DEFAUT,
  magasin: () => magasinDuTest(new Date('2026-09-30T00:00:00Z')),
  jeuEnVigueur: () => ({ id: 'pes-5.12', sha256: 'a'.repeat(64) }),
  horodate: false,
  ...plus,
});

/** Each comptable has taken his deliveries. */
async function regler(plateforme: Plateforme, depotId: string, rendu: Verdict): Promise<void> {
  for (const n of rangsAMettreADisposition(rendu)) {
    const dit = { dedupId: `${depotId}-${n}`, par: rendu.entete?.idPost ?? '' };
    await confirmerReception(plateforme)(dit);
    await prendreEnCharge(plateforme)(dit);
  }
}

export async function deposerEtJuger(plateforme: Plateforme, nom: string, rendu: Verdict = verdict(), contenu = nom) {
  const { depotId } = await deposer(plateforme, nom, contenu);
  await verifier({ ...plateforme, verifierObjet: juge(rendu, contenu) })({ depotId });
  await regler(plateforme, depotId, rendu);
  return depotId;
}
