/** What a demande must be, as far as its file alone tells (contract art. 1, 3 and 4). */
import type { Confier } from '../../../../schemas/messages/pca/confier.ts';
import { euros } from '../../../format/valeurs/montant.ts';
import { dateEnClair } from '../../calendrier/dates.ts';
import { type Constat, type Contexte, constat, type Regle } from './regle.ts';

type Creance = Confier['creances'][number];

function discordance(objet: string, calcule: number, declare: number): Constat[] {
  if (calcule === declare) return [];
  return [constat('PCA_MONTANTS_DISCORDANTS', { objet, calcule: euros(calcule), declare: euros(declare) })];
}

function deLaCreance(creance: Creance, signeeLe: string): Constat[] {
  const { reference, principal, majoration, fraisAnterieurs, dejaPaye, resteDu, prescription } = creance;
  const calcule = principal + majoration + fraisAnterieurs - dejaPaye;
  return [
    ...discordance(`la créance « ${reference} »`, calcule, resteDu),
    ...(resteDu === 0 ? [constat('PCA_RIEN_A_RECOUVRER', { reference })] : []),
    ...(prescription <= signeeLe
      ? [
          constat('PCA_PRESCRITE', {
            reference,
            prescription: dateEnClair(prescription),
            date: dateEnClair(signeeLe),
          }),
        ]
      : []),
  ];
}

/** `052001` is of `52`, `02A003` of `2A`, `971001` of `971`. */
function departementDuPoste(codique: string): string {
  const debut = codique.slice(0, 3);
  return debut.startsWith('0') ? debut.slice(1) : debut;
}

function desRedevables({ redevables }: Confier, poste: string | null): Constat[] {
  const principaux = redevables.filter(({ role }) => role === 'principal');
  const [principal] = principaux;
  const ailleurs =
    principal !== undefined && poste !== null && principal.departement !== departementDuPoste(poste)
      ? [constat('PCA_HORS_DU_DEPARTEMENT', { departement: principal.departement, poste })]
      : [];
  return [
    ...(redevables.some(({ droitPublic }) => droitPublic) ? [constat('PCA_REDEVABLE_PUBLIC')] : []),
    ...(principaux.length === 1 ? [] : [constat('PCA_REDEVABLE_PRINCIPAL', { nombre: principaux.length })]),
    ...ailleurs,
  ];
}

export const demandeRecevable: Regle = (message, { poste }: Contexte) => {
  if (message.genre !== 'confier') return [];
  const { input } = message;
  const total = input.creances.reduce((somme, { resteDu }) => somme + resteDu, 0);
  return [
    ...(input.voie === 'papier' && input.nature !== 'produit-local' ? [constat('PCA_PAPIER_INTERDIT')] : []),
    ...desRedevables(input, poste),
    ...input.creances.flatMap((creance) => deLaCreance(creance, input.signeeLe)),
    ...discordance('la demande', total, input.montant),
  ];
};
