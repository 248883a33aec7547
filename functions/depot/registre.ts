/** From whom? What the register of adhésions says of a flow, as of its reception (DESIGN 7). Pure. */

import type { Formulaire } from '../../schemas/evenements/adhesion.ts';
import { type Anomalie, anomalie, type CodeMotif, type Objet, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';

const EN_TOUTES_LETTRES = { depense: 'dépense', recette: 'recette' } as const;

type Valeurs = Readonly<Record<string, string>>;
const relever = (code: CodeMotif, valeurs: Valeurs, objet: Objet = {}): Anomalie =>
  anomalie(code, SANS_LIEU, valeurs, objet);

function anomaliesDeLEntete(
  siret: string,
  formulaire: Formulaire,
  { idColl, idPost, codBud }: NonNullable<Verdict['entete']>,
): Anomalie[] {
  const { codiques, siretsRattaches, budgets } = formulaire;
  const releves: Anomalie[] = [];
  if (idColl !== null && idColl !== siret && !siretsRattaches.includes(idColl))
    releves.push(
      relever('SIRET_DIFFERENT_DU_DEPOSANT', {
        siret,
        idColl: idColl.trim() === '' ? 'un SIRET vide' : `le SIRET ${idColl}`,
      }),
    );
  if (idPost !== null && !codiques.includes(idPost)) releves.push(relever('POSTE_COMPTABLE_HORS_ADHESION', { idPost }));
  if (codBud !== null && budgets !== null && !budgets.includes(codBud))
    releves.push(relever('BUDGET_HORS_ADHESION', { codBud }));
  return releves;
}

/**
 * The anomalies that come from the register: no form in force, another SIRET, another poste, a budget or a domaine
 * that the form does not cover. A suspension is none of them: the flow stays judged as data (art. 6, al. 2).
 * `formulaire`: the one in force at `recuLe`, null where there is none.
 */
export function anomaliesDuRegistre(siret: string, formulaire: Formulaire | null, verdict: Verdict): Anomalie[] {
  if (formulaire === null) return [relever('EXPEDITEUR_SANS_ADHESION', { siret })];
  if (verdict.nature !== 'PES_Aller') return [];
  const horsDomaine = verdict.bordereaux.flatMap(({ domaine }, bordereau) =>
    formulaire.domaines.includes(domaine)
      ? []
      : [relever('DOMAINE_HORS_ADHESION', { domaine: EN_TOUTES_LETTRES[domaine] }, { bordereau })],
  );
  return [...(verdict.entete === null ? [] : anomaliesDeLEntete(siret, formulaire, verdict.entete)), ...horsDomaine];
}
