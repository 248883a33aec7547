/** From whom? What the register of adhésions says of a flow, as of its reception (DESIGN 7). Pure. */

import type { Formulaire } from '../../schemas/evenements/adhesion.ts';
import { type Anomalie, anomalie, type CodeMotif, type Objet, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import { couvertureDe, couvreLeBudget } from '../adhesion/registre/formulaire.ts';

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

/** What the form says of the domaine of one bordereau; null: nothing against it. */
function anomalieDuDomaine(
  formulaire: Formulaire,
  { entete, bordereaux }: Verdict,
  bordereau: number,
  recuLe: string,
): Anomalie | null {
  const lu = bordereaux[bordereau];
  if (lu === undefined) return null;
  const domaine = EN_TOUTES_LETTRES[lu.domaine];
  const couverture = couvertureDe(formulaire, lu.domaine);
  if (couverture === null) return relever('DOMAINE_HORS_ADHESION', { domaine }, { bordereau });
  const { donneesDepuis, budgets } = couverture;
  if (dateCivile(recuLe) < donneesDepuis) {
    const depuis = donneesDepuis.split('-').reverse().join('/');
    return relever('DOMAINE_AVANT_SA_DATE', { domaine, depuis }, { bordereau });
  }
  const codBud = entete?.codBud ?? null;
  // One that no domaine covers is an anomaly of the header.
  if (couvreLeBudget(budgets, codBud) || !couvreLeBudget(formulaire.budgets, codBud)) return null;
  return relever('BUDGET_HORS_DU_DOMAINE', { domaine, codBud: codBud ?? '' }, { bordereau });
}

/**
 * The anomalies that come from the register: no form in force, another SIRET, another poste, a budget or a domaine
 * that the form does not cover, or not yet. A suspension is none of them: the flow stays judged as data (art. 6, al. 2).
 * `formulaire`: the one in force at `recuLe`, null where there is none.
 */
export function anomaliesDuRegistre(
  siret: string,
  formulaire: Formulaire | null,
  verdict: Verdict,
  recuLe: string,
): Anomalie[] {
  if (formulaire === null) return [relever('EXPEDITEUR_SANS_ADHESION', { siret })];
  if (verdict.nature !== 'PES_Aller') return [];
  const horsDomaine = verdict.bordereaux.flatMap(
    (_, bordereau) => anomalieDuDomaine(formulaire, verdict, bordereau, recuLe) ?? [],
  );
  return [...(verdict.entete === null ? [] : anomaliesDeLEntete(siret, formulaire, verdict.entete)), ...horsDomaine];
}
