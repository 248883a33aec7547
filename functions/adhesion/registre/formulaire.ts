/** What a form covers, whether it says all of annexe 2 or was taken over as it stands. Pure. */

import type { Formulaire } from '../../../schemas/evenements/adhesion.ts';
import type { Volet } from '../../../schemas/evenements/annexe-2.ts';

export type Domaine = Formulaire['domaines'][number];
const DOMAINES: readonly Domaine[] = ['depense', 'recette'];

export type Couverture = Pick<Volet, 'budgets' | 'donneesDepuis' | 'signatureDepuis'>;

/** Null: not covered. A form without its annexe covers all that it names, from its date. */
export function couvertureDe({ annexe, domaines, budgets, depuis }: Formulaire, domaine: Domaine): Couverture | null {
  if (annexe !== undefined) return annexe[domaine];
  return domaines.includes(domaine) ? { budgets, donneesDepuis: depuis, signatureDepuis: depuis } : null;
}

/** The pièces justificatives; null: they stay on paper. */
export function couvertureDesPj({ annexe, pjDematerialisees, budgets, depuis }: Formulaire) {
  if (annexe !== undefined) return annexe.pj;
  return pjDematerialisees ? { budgets, depuis } : null;
}

export const couvreLeBudget = (budgets: readonly string[] | null, codBud: string | null): boolean =>
  budgets === null || codBud === null || budgets.includes(codBud);

/** What an annexe says in short, as every form does. */
export function enBref({
  siret,
  codiques,
  siretsRattaches,
  annexe,
}: Pick<Formulaire, 'siret' | 'codiques' | 'siretsRattaches'> & Required<Pick<Formulaire, 'annexe'>>) {
  const domaines = DOMAINES.filter((domaine) => annexe[domaine] !== null);
  const volets = domaines.flatMap((domaine) => annexe[domaine] ?? []);
  const budgets = volets.some((volet) => volet.budgets === null)
    ? null
    : [...new Set(volets.flatMap((volet) => volet.budgets ?? []))].sort();
  const dates = volets.map(({ donneesDepuis }) => donneesDepuis).sort();
  return {
    ...{ siret, codiques, siretsRattaches, budgets, domaines },
    pjDematerialisees: annexe.pj !== null,
    depuis: dates[0] ?? '9999-12-31',
    annexe,
  };
}

/** The date that « annule et remplace le formulaire du … » names. */
export const dateDuFormulaire = ({ signeLe, depuis }: Formulaire): string => signeLe ?? depuis;

const manquent = (avant: readonly string[] | null, apres: readonly string[] | null): boolean =>
  apres !== null && (avant === null || avant.some((budget) => !apres.includes(budget)));

/** Signed as files from a date on: later, or no more. */
const recule = (avant: string | null, apres: string | null): boolean =>
  avant !== null && (apres === null || apres > avant);

/** What the former form covers and this one would not any more, in plain French. */
export function oublis(avant: Formulaire, apres: Formulaire): string[] {
  const enClair = { depense: 'la dépense', recette: 'la recette' } as const;
  const desDomaines = DOMAINES.flatMap((domaine) => {
    const [avait, aura] = [couvertureDe(avant, domaine), couvertureDe(apres, domaine)];
    if (avait === null) return [];
    if (aura === null) return [enClair[domaine]];
    return [
      ...(manquent(avait.budgets, aura.budgets) ? [`un budget de ${enClair[domaine]}`] : []),
      ...(aura.donneesDepuis > avait.donneesDepuis ? [`la date de ${enClair[domaine]}`] : []),
      ...(recule(avait.signatureDepuis, aura.signatureDepuis) ? [`la signature de ${enClair[domaine]}`] : []),
    ];
  });
  return [...desDomaines, ...oublisDesPj(avant, apres), ...oublisDesParties(avant, apres)];
}

function oublisDesPj(avant: Formulaire, apres: Formulaire): string[] {
  const [avait, aura] = [couvertureDesPj(avant), couvertureDesPj(apres)];
  if (avait === null) return [];
  if (aura === null) return ['les pièces justificatives'];
  return [
    ...(manquent(avait.budgets, aura.budgets) ? ['un budget des pièces justificatives'] : []),
    ...(aura.depuis > avait.depuis ? ['la date des pièces justificatives'] : []),
  ];
}

const oublisDesParties = (avant: Formulaire, apres: Formulaire): string[] => [
  ...(manquent(avant.codiques, apres.codiques) ? ['un poste comptable'] : []),
  ...(manquent(avant.siretsRattaches, apres.siretsRattaches) ? ['un SIRET rattaché'] : []),
  ...(avant.annexe?.receptionHelios && !apres.annexe?.receptionHelios ? ['la réception des données d’Hélios'] : []),
];
