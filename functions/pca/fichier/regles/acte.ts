/** What an act and a reversement must be, as far as their file alone tells (contract art. 8 and 10). */
import { euros } from '../../../format/valeurs/montant.ts';
import { dateEnClair } from '../../calendrier/dates.ts';
import type { MessagePca } from '../message.ts';
import { constat, type Regle } from './regle.ts';

const discordance = (objet: string, calcule: number, declare: number) =>
  calcule === declare
    ? []
    : [constat('PCA_MONTANTS_DISCORDANTS', { objet, calcule: euros(calcule), declare: euros(declare) })];

export const versementReparti: Regle = ({ genre, input }) => {
  if (genre !== 'agir' || input.type !== 'VersementRecu' || input.repartition === null) return [];
  const { principal, fraisHT, tva, excedent } = input.repartition;
  return discordance('la répartition du versement', principal + fraisHT + tva + excedent, input.montant);
};

export const reversementComplet: Regle = ({ genre, input }) => {
  if (genre !== 'annoncer') return [];
  const { reversement, total, lignes, mode, iban } = input;
  const somme = lignes.reduce((jusque, { montant }) => jusque + montant, 0);
  return [
    ...(mode === 'virement' && iban === null ? [constat('PCA_IBAN_ABSENT', { valeur: reversement })] : []),
    ...discordance(`le reversement ${reversement}`, somme, total),
  ];
};

export const insolvabiliteProuvee: Regle = ({ genre, input }) =>
  genre === 'agir' && input.type === 'InsolvabiliteSignalee' && input.preuves.length === 0
    ? [constat('PCA_INSOLVABILITE_SANS_PIECE')]
    : [];

/** When it happened, by the element that says so; null for a statement, whose quarter the calendar judges. */
function survenu(message: MessagePca): readonly [element: string, date: string] | null {
  switch (message.genre) {
    case 'confier':
      return ['DteSign', message.input.signeeLe];
    case 'annoncer':
      return ['DteOrdre', message.input.ordonneLe];
    case 'encaisser':
      return ['DteEnc', message.input.encaisseLe];
    case 'deposer':
      return null;
    case 'agir': {
      const { input } = message;
      if ('survenuLe' in input) return ['DteEvt', input.survenuLe];
      if ('recuLe' in input) return ['DteRecep', input.recuLe];
      if ('rejeteLe' in input) return ['DteRejet', input.rejeteLe];
      return 'le' in input ? ['DteEvt', input.le] : null;
    }
    default:
      return message satisfies never;
  }
}

export const datePassee: Regle = (message, { date: repere }) => {
  const [element, date] = survenu(message) ?? ['', ''];
  if (repere === null || date <= repere) return [];
  return [constat('PCA_DATE_INCOHERENTE', { date: dateEnClair(date), element, repere: dateEnClair(repere) })];
};
