/** What the étude tells and asks (contract art. 3, 5 and 8): it informs, and closes nothing. */
import { type Refuse, refuser } from '../refus.ts';
import { type Acte, type ActeDe, type DecisionDossier, donner } from './actes.ts';

type Signalement = ActeDe<
  'InsolvabiliteSignalee' | 'DisparitionSignalee' | 'AdresseSignalee' | 'InformationTransmise' | 'DemandeFormulee'
>;

/** Acts by which an étude shows that it has begun. */
export const COMMENCE: ReadonlySet<Acte['type']> = new Set([
  'VersementRecu',
  'DemandeFormulee',
  'InsolvabiliteSignalee',
  'DisparitionSignalee',
  'AdresseSignalee',
  'DecesSignale',
  'InformationTransmise',
]);

function refusDuSignalement({ type, data }: Signalement): Refuse | null {
  switch (type) {
    case 'InsolvabiliteSignalee':
      return data.preuves.length === 0 ? refuser('PREUVE_ABSENTE') : null;
    case 'DisparitionSignalee':
      return data.retour === 'refuse' || data.retour === 'non-reclame' ? refuser('COURRIER_NON_REMIS') : null;
    case 'DemandeFormulee': {
      const demande = data.sorte === 'prolongation' ? data.jours : data.echeances;
      return demande === null ? refuser('DEMANDE_INCOMPLETE') : null;
    }
    case 'AdresseSignalee':
    case 'InformationTransmise':
      return null;
    default:
      return data satisfies never;
  }
}

export const signaler = (acte: Signalement): DecisionDossier => refusDuSignalement(acte) ?? donner({ ...acte, v: 1 });
