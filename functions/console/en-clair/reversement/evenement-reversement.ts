/** What happened to a reversement, in a French sentence each. */
import type { ReversementEvenement } from '../../../../schemas/evenements/pca-reversement.ts';
import { euros, jour } from '../dossier/sommes.ts';
import { compter } from '../nombre.ts';

export const MODES_DE_REVERSEMENT = { virement: 'Virement', remise: 'Dépôt de chèques au Trésor' } as const;

/** A difference is said with its sense: nobody has to read a sign. */
export const ecartEnClair = (ecart: number): string =>
  ecart === 0 ? 'aucun écart' : `${euros(Math.abs(ecart))} ${ecart < 0 ? 'en moins' : 'en trop'}`;

export function reversementEnClair({ type, data }: ReversementEvenement): string {
  switch (type) {
    case 'ReversementAnnonce':
      return `${MODES_DE_REVERSEMENT[data.mode]} de ${euros(data.total)} annoncé au poste ${data.poste}, fait le ${jour(data.ordonneLe)} (${compter(data.lignes.length, 'versement')}).`;
    case 'ReversementEncaisse':
      return `${euros(data.montant)} encaissés par le comptable le ${jour(data.encaisseLe)} : ${ecartEnClair(data.ecart)}.`;
    default:
      return data satisfies never;
  }
}
