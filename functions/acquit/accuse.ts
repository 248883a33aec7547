/**
 * Our own answer where the standard has none: a file whose header cannot be echoed, or that is no PES_Aller. It is
 * called a rejection only when it is one, and can never be taken for a PES_ACQUIT.
 */
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import type { AnomalieDuVerdict } from './erreur.ts';
import { document, type Element, element, elementTexte } from './xml.ts';

const ESPACE = 'urn:passerelle:accuse:1';

function anomalie({ code, niveau, gravite, ligne, colonne, phrase, remede }: AnomalieDuVerdict): Element {
  const lieu = {
    ...(ligne === null ? {} : { ligne: `${ligne}` }),
    ...(colonne === null ? {} : { colonne: `${colonne}` }),
  };
  return element('Anomalie', { code, niveau, gravite, ...lieu }, [
    elementTexte('Phrase', phrase),
    elementTexte('Remede', remede),
  ]);
}

/** The document; the instant is that of the reception, as recorded. */
export function accuse({ stream, data }: DepotRecu, verdict: Verdict, rejete: boolean): Uint8Array {
  const depot = element(
    'Depot',
    { id: stream.slice('depot/'.length), recuLe: data.recuLe, expediteur: data.expediteur },
    [
      elementTexte('NomDuFichier', data.nom),
      elementTexte('Empreinte', data.sha256, { algorithme: 'SHA-256' }),
      elementTexte('Taille', `${data.size}`, { unite: 'octet' }),
    ],
  );
  const omises = verdict.anomaliesOmises === 0 ? [] : [elementTexte('AnomaliesOmises', `${verdict.anomaliesOmises}`)];
  return document(
    element(rejete ? 'AccuseDeRejet' : 'AccuseDeVerification', { xmlns: ESPACE, emetteur: 'Passerelle' }, [
      depot,
      elementTexte('Nature', verdict.nature),
      elementTexte('Verdict', verdict.verdict),
      ...verdict.anomalies.map(anomalie),
      ...omises,
    ]),
  );
}
