/** The dossiers of a list as CSV: what a list shows, and no name. Amounts in euros with a dot, as programs read them. */
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Lectures } from '../../../platform/ports.ts';
import { isoDeParis } from '../../en-clair/iso-de-paris.ts';
import { cellule } from '../depot/liste-de-traces.ts';
import type { DossierResume } from './dossier-resume.ts';
import { type DemandeDeDossiers, tousLesDossiers } from './dossiers-listes.ts';

const euros = (centimes: number): string => (centimes / 100).toFixed(2);
const instant = (quand: string | null): string => (quand === null ? '' : isoDeParis(quand));

const COLONNES: readonly (readonly [nom: string, de: (resume: DossierResume) => string | number])[] = [
  ['poste', ({ poste }) => poste],
  ['numero', ({ numero }) => numero],
  ['contrat', ({ contrat }) => contrat],
  ['nature', ({ nature }) => nature],
  ['etude', ({ etude }) => etude],
  ['etat', ({ etat }) => etat],
  ['signee_le', ({ signeeLe }) => signeeLe],
  ['transmis_le', ({ transmisLe }) => transmisLe ?? ''],
  ['recu_le', ({ recuLe }) => recuLe ?? ''],
  ['dernier_jour', ({ terme }) => terme ?? ''],
  ['fin_le', ({ finLe }) => finLe ?? ''],
  ['confie', ({ montant }) => euros(montant)],
  ['recouvre', ({ recouvre }) => euros(recouvre)],
  ['reste_du', ({ resteDu }) => euros(resteDu)],
  ['a_reverser', ({ aReverser }) => euros(aReverser)],
  ['a_reverser_le', ({ reversementLe }) => reversementLe ?? ''],
  ['demande_sans_reponse', ({ demandeLe }) => instant(demandeLe)],
];

const ligne = (valeurs: readonly (string | number)[]): Uint8Array =>
  new TextEncoder().encode(`${valeurs.map((valeur) => cellule(String(valeur))).join(';')}\r\n`);

export async function* dossiersEnCsv(
  needs: { readonly lectures: Lectures },
  perimetre: Perimetre,
  demande: Omit<DemandeDeDossiers, 'max' | 'apres'>,
): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('\uFEFF');
  yield ligne(COLONNES.map(([nom]) => nom));
  for await (const resume of tousLesDossiers(needs, perimetre, demande))
    yield ligne(COLONNES.map(([, de]) => de(resume)));
}
