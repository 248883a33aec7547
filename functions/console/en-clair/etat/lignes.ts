/** The lines of an état récapitulatif in the words of the counter, and a difference as a sentence. */
import type { Chiffres } from '../../../../schemas/pca/etat-recapitulatif.ts';
import type { LigneComparee } from '../../../pca/etat-recapitulatif/comparer.ts';
import { euros } from '../dossier/sommes.ts';
import { nombre } from '../nombre.ts';

export const LIGNES: Readonly<Record<keyof Chiffres, string>> = {
  stockInitial: 'Dossiers en cours au début du trimestre',
  recus: 'Dossiers reçus',
  rouverts: 'Dossiers rouverts',
  transferesVers: 'Dossiers transférés à une autre étude',
  transferesDepuis: 'Dossiers repris d’une autre étude',
  closSoldes: 'Dossiers soldés',
  closAuTerme: 'Dossiers rendus au terme de la phase',
  closInsolvabilite: 'Dossiers rendus pour insolvabilité',
  closRetires: 'Dossiers retirés ou refusés',
  diminution: 'Diminution des dossiers en cours (paiements, annulations, jugements)',
  stockFinal: 'Dossiers en cours à la fin du trimestre',
  payesEnPartie: 'Dossiers payés en partie',
  directsAuComptable: 'Payé directement au comptable',
  chequesTresor: 'Chèques à l’ordre du Trésor reçus par l’étude',
  verse: 'Versé à l’étude',
  reverse: 'Reversé au comptable',
  resteAReverser: 'Reste à reverser à la fin du trimestre',
  fraisHT: 'Frais de l’étude, hors taxes',
  tva: 'TVA sur ces frais',
  disparitions: 'Disparitions signalées',
  insolvabilites: 'Insolvabilités signalées',
};

const mesuree = (mesure: LigneComparee['mesure'], n: number): string => (mesure === 'montant' ? euros(n) : nombre(n));

export const valeurEnClair = mesuree;

/** `Reversé au comptable : l’état dit 300,00 €, Passerelle compte 600,00 € – 300,00 € de moins.` */
export function ecartEnPhrase({ ligne, mesure, calcule, declare, ecart }: LigneComparee): string {
  const de = mesure === 'nombre' ? ' (nombre)' : '';
  const sens = ecart < 0 ? 'de moins' : 'de plus';
  return `${LIGNES[ligne]}${de} : l’état dit ${mesuree(mesure, declare)}, Passerelle compte ${mesuree(mesure, calcule)}, soit ${mesuree(mesure, Math.abs(ecart))} ${sens}.`;
}

export const trimestreEnClair = (trimestre: string): string =>
  `${trimestre.slice(6)}ᵉ trimestre ${trimestre.slice(0, 4)}`.replace('1ᵉ', '1ᵉʳ');
