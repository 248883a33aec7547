/** K2: once every message is dealt with, what became of each. The bytes are a function of the journal (R3, R6). */
import { createHash } from 'node:crypto';
import type { DepotEvenement, DepotRecu } from '../../../schemas/evenements/depot.ts';
import type { ResultatDeMessage } from '../../../schemas/evenements/depot-pca.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { type Element, element, valeur } from '../../acquit/xml.ts';
import { anomalieEcrite, ecrireAccuse } from './accuse.ts';
import { resultatsDe } from './suite.ts';
import type { DepotATraiter, TraiterNeeds } from './traiter.ts';

const ETATS = { fait: 'PRIS_EN_CHARGE', deja: 'SANS_OBJET', refuse: 'REJETE' } as const;

function ackDe(verdict: Verdict, rang: number, resultat: ResultatDeMessage | undefined): Element {
  const { idMsg = null, numero = null, message = '' } = verdict.dossiers[rang] ?? {};
  const refus = resultat?.refus ?? null;
  const anomalies =
    resultat === undefined
      ? verdict.anomalies.filter(({ objet, gravite }) => objet.dossier === rang && gravite === 'rejet')
      : refus === null
        ? []
        : [refus];
  // A reversement is no dossier: its reference is that of the message.
  const deDossier = numero !== null && message !== 'Reversement' && message !== 'AccuseReversement';
  return element('AckMetier', {}, [
    valeur('Rang', String(rang + 1)),
    ...(idMsg === null ? [] : [valeur('IdMsg', idMsg)]),
    ...(deDossier ? [valeur('IdDossier', numero)] : []),
    valeur('Etat', resultat === undefined ? 'REJETE' : ETATS[resultat.issue]),
    ...anomalies.map((une) => anomalieEcrite(une)),
  ]);
}

/** A message that the verdict rejected was shown to no handler: its anomalies are its answer. */
function accuseMetier(recu: DepotRecu, events: readonly DepotEvenement[], verdict: Verdict): Uint8Array {
  const resultats = new Map(resultatsDe(events).map((un) => [un.rang, un]));
  const corps = verdict.dossiers.map((_, rang) => ackDe(verdict, rang, resultats.get(rang)));
  return ecrireAccuse(recu, verdict, 'K2', corps);
}

/** Named by its content, like the first answer. It closes the journey: the outbox entry goes with it (R4). */
export async function accuserLesMessages(
  { journal, objets, horloge }: TraiterNeeds,
  { depotId, stream, seq, recu, events }: DepotATraiter,
  verdict: Verdict,
): Promise<void> {
  const bytes = accuseMetier(recu, events, verdict);
  const nom = createHash('sha256').update(bytes).digest('hex');
  const { ref, sha256 } = await objets.create('acquits', `${recu.data.expediteur}/${depotId}/${nom}.xml`, bytes);
  const resultats = resultatsDe(events);
  const refuses = resultats.filter(({ issue }) => issue === 'refuse').length;
  const data = {
    objet: { key: ref.key, version: ref.version, sha256 },
    faits: resultats.length - refuses,
    refuses: verdict.dossiers.length - resultats.length + refuses,
  };
  await journal.append({
    ...{ stream, expected: seq, at: horloge.now() },
    events: [{ type: 'AccuseMetierEmis', v: 1, data }],
    outbox: { remove: [depotId] },
  });
}
