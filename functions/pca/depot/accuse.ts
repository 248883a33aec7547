/** K1, the one answer to a PCA file: accepted or rejected, and why. A pure function of the journal (R3, R6). */
import type { DepotRecu } from '../../../schemas/evenements/depot.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { EMETTEUR } from '../../acquit/entete.ts';
import { document, type Element, element, valeur } from '../../acquit/xml.ts';
import { abreger } from '../../depot/cle.ts';
import { fluxRejete } from '../../depot/rejet.ts';

const ESPACE = 'urn:passerelle:pca:v1:accuse';

const nombre = (nom: string, n: number | null | undefined): Element[] =>
  n === null || n === undefined ? [] : [valeur(nom, String(n))];

/** `rang`: of the message, from 1 as people count. */
export const anomalieEcrite = (
  { code, phrase, remede }: { readonly code: string; readonly phrase: string; readonly remede: string | null },
  lieu: { readonly rang?: number | undefined; readonly ligne?: number | null; readonly colonne?: number | null } = {},
): Element =>
  element('Anomalie', {}, [
    valeur('Code', code),
    valeur('Phrase', phrase),
    ...(remede === null ? [] : [valeur('Remede', remede)]),
    ...nombre('Rang', lieu.rang === undefined ? null : lieu.rang + 1),
    ...nombre('Ligne', lieu.ligne),
    ...nombre('Colonne', lieu.colonne),
  ]);

/** Whoever sent the file is the one who is answered. */
export function ecrireAccuse(
  { stream }: DepotRecu,
  { enveloppe }: Verdict,
  sorte: 'K1' | 'K2',
  corps: readonly Element[],
): Uint8Array {
  const { sigle, adresse } = enveloppe?.emetteur ?? { sigle: null, adresse: null };
  const carte = (nom: string, s: string, a: string) => element(nom, {}, [valeur('Sigle', s), valeur('Adresse', a)]);
  const depot = abreger(stream.slice('depot/'.length));
  const haut = element('Enveloppe', {}, [
    element('Parametres', {}, [
      valeur('Version', '1'),
      valeur('TypFic', 'PCAACK1'),
      valeur('NomFic', `${sorte}-${depot}`),
    ]),
    carte('Emetteur', EMETTEUR.Sigle, EMETTEUR.Adresse),
    ...(sigle === null || adresse === null ? [] : [carte('Recepteur', sigle, adresse)]),
  ]);
  return document(element('p:PCA_Accuse', { 'xmlns:p': ESPACE }, [haut, ...corps]));
}

/** Null where the file does not say its name: it gets the accusé of any file that cannot be read. */
export function accuseTechnique(recu: DepotRecu, verdict: Verdict): Uint8Array | null {
  const nomFic = verdict.enveloppe?.nomFic ?? null;
  if (verdict.pca === undefined || nomFic === null) return null;
  const anomalies = verdict.anomalies.map((relevee) =>
    anomalieEcrite(relevee, { rang: relevee.objet.dossier, ligne: relevee.ligne, colonne: relevee.colonne }),
  );
  const corps = element('AckTechnique', {}, [
    valeur('NomFic', nomFic),
    valeur('IdDepot', recu.stream.slice('depot/'.length)),
    valeur('Empreinte', recu.data.sha256),
    valeur('DteHrRecep', recu.data.recuLe),
    valeur('Etat', fluxRejete(verdict) ? 'REJETE' : 'ACCEPTE'),
    ...anomalies,
    ...(verdict.anomaliesOmises === 0 ? [] : nombre('NbrAnomaliesOmises', verdict.anomaliesOmises)),
  ]);
  return ecrireAccuse(recu, verdict, 'K1', [corps]);
}
