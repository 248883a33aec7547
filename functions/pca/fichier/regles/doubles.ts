/** The same thing twice in one file. */
import type { MessagePca } from '../message.ts';
import { type Constat, type Contexte, constat, type Regle } from './regle.ts';

function creances(message: MessagePca, { vus }: Contexte): Constat[] {
  if (message.genre !== 'confier') return [];
  const { numero, creances: siennes } = message.input;
  const dossier = vus.deja('dossier', numero) ? [constat('PCA_DOSSIER_EN_DOUBLE', { valeur: numero })] : [];
  const doubles = siennes
    .map(({ reference }) => reference)
    .filter((reference) => vus.deja('creance', reference))
    .map((valeur) => constat('PCA_CREANCE_EN_DOUBLE', { valeur }));
  return [...dossier, ...doubles];
}

function versements(message: MessagePca, { vus }: Contexte): Constat[] {
  const { genre, input } = message;
  const siens =
    genre === 'annoncer'
      ? input.lignes.map(({ dossier, mouvement }) => `${mouvement} du dossier ${dossier}`)
      : genre === 'agir' && (input.type === 'VersementRecu' || input.type === 'PaiementRecu')
        ? [input.mouvement]
        : [];
  return siens
    .filter((valeur) => vus.deja('versement', valeur))
    .map((valeur) => constat('PCA_VERSEMENT_EN_DOUBLE', { valeur }));
}

export const sansDouble: Regle = (message, contexte) => {
  const { id } = message.input.message;
  const propre = contexte.vus.deja('message', id) ? [constat('PCA_MESSAGE_EN_DOUBLE', { valeur: id })] : [];
  return [...propre, ...creances(message, contexte), ...versements(message, contexte)];
};
