/** What became of a deposit, in one French sentence and one state. Pure. */
import { instantPrecis } from '../../en-clair/instant.ts';
import { compter } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { majuscule } from '../../en-clair/verdict.ts';
import type { Resume } from './resume.ts';

/** `en-cours` until the verdict; then the verdict's own word. */
export type Etat = 'en-cours' | 'accepte' | 'partiel' | 'rejete' | 'indetermine';

export const TITRES: Readonly<Record<Etat, string>> = {
  'en-cours': 'Vérification en cours',
  accepte: 'Accepté',
  partiel: 'Accepté en partie',
  rejete: 'Rejeté',
  indetermine: 'Transmis sous réserve',
};

export const etatDu = ({ verdict }: Resume): Etat => verdict ?? 'en-cours';

const bordereaux = (n: number): string => compter(n, 'bordereau', 'bordereaux');

function chezLeComptable({ mises, destinataires, marches, factures }: Resume): string {
  const seul = destinataires.length === 1;
  const poste = seul ? `poste\u00a0${destinataires[0]}` : `postes ${destinataires.join(', ')}`;
  const [par, du] = seul ? [`par le ${poste}`, `du ${poste}`] : [`par les ${poste}`, `des ${poste}`];
  const { decidees, envoyees, recues, prisesEnCharge, rejetees } = mises;
  if (decidees === 0) return '';
  const conclus = prisesEnCharge + rejetees;
  // A comptable may confirm before we have recorded our own sending: what he received was sent.
  const parties = Math.max(envoyees, recues);
  const suite: [number, string, string?][] = [
    [prisesEnCharge, `pris en charge ${par}`],
    [rejetees, `rejeté ${par}`, `rejetés ${par}`],
    [recues - conclus, `reçu ${par}`, `reçus ${par}`],
    [parties - recues, `mis à la disposition ${du}`],
    [decidees - parties, `à mettre à la disposition ${du}`],
  ];
  const presents = suite.filter(([n]) => n > 0);
  // All at the same point: which ones needs no saying. A flow without bordereau is one delivery, so is always here.
  if (presents.length === 1) return presents.map(([, fait]) => fait).join('');
  // Beside the bordereaux, the marchés and the factures are one delivery more.
  const envois = marches + factures === 0 ? bordereaux : (n: number) => compter(n, 'élément');
  return presents.map(([n, fait, faits = fait]) => `${envois(n)} ${n > 1 ? faits : fait}`).join(', ');
}

/** The first anomaly in its own words, and how many others. */
function anomalies({ anomalies: n, premiereAnomalie }: Resume): string {
  if (n === 0) return '';
  if (premiereAnomalie === null) return `${compter(n, 'anomalie')}.`;
  const premiere = sobre(premiereAnomalie);
  return n === 1 ? premiere : `${premiere} Et ${compter(n - 1, 'autre anomalie', 'autres anomalies')}.`;
}

function accepte({ bordereaux: b, pj, marches, factures, messages }: Resume): string {
  const parties = [
    ...(b && b.total > 0 ? [`${bordereaux(b.total - b.rejetes)} sur ${b.total}`] : []),
    ...(messages ? [`${compter(messages.total - messages.rejetes, 'message')} sur ${messages.total}`] : []),
    ...(factures > 0 ? [compter(factures, 'facture')] : []),
    ...(marches > 0 ? [compter(marches, 'marché')] : []),
    ...(pj && pj.total > 0 ? [`${compter(pj.total - pj.rejetes, 'PJ', 'PJ')} sur ${pj.total}`] : []),
  ];
  return parties.length === 0 ? '' : `${parties.join(', ')}.`;
}

function enCours({ repriseLe }: Resume): string {
  if (repriseLe === null) return 'Le fichier est reçu ; sa vérification est en cours.';
  return `Le fichier est reçu ; la confiance dans le certificat de son signataire n’est pas encore établie. Nouvel essai le ${instantPrecis(repriseLe)}.`;
}

/** The sentences after the state: what was accepted, where it stands at the comptable's, what is wrong. */
export function devenir(resume: Resume): string {
  const etat = etatDu(resume);
  if (etat === 'en-cours') return enCours(resume);
  const suite = chezLeComptable(resume);
  return [
    etat === 'rejete' ? '' : accepte(resume),
    suite === '' ? '' : `${majuscule(suite)}.`,
    majuscule(anomalies(resume)),
  ]
    .filter((phrase) => phrase !== '')
    .join(' ');
}
