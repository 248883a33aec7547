/** From what an agent asks of the deposits to the list that answers it. Pure. */
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { type Portee, porteesDu } from '../portee.ts';
import { joursApres } from '../statistiques/semaine.ts';
import { type Facette, facettesDu, listeDes, rangDuTerme, termesDe } from './index-des-depots.ts';
import type { Selection } from './parcours.ts';
import { motsDe, motsDu, numeroLu, terme } from './termes.ts';

/** All optional; dates are civil (Paris), both included. */
export interface Filtre {
  readonly etat?: Facette | undefined;
  readonly du?: string | undefined;
  readonly au?: string | undefined;
  /** SIRET of an ordonnateur, codique of a poste that deposited. */
  readonly expediteur?: string | undefined;
  /** Words of the file's name or of its NomFic, `2026/47` for a bordereau, a SIRET. */
  readonly q?: string | undefined;
}

const BORDEREAU = /^(\d{4})\s*\/\s*(\d{1,9})$/;
const SIRET = /^\d{14}$/;
/** After whatever a word may go on with. */
const FIN = '\u{10FFFF}';

/** A SIRET that is searched for is that of who deposited: it is in no name that would be easier to find. */
export function lireFiltre({ q = '', ...filtre }: Filtre): Filtre {
  const texte = q.trim();
  const serre = texte.replace(/\s/g, '');
  if (SIRET.test(serre)) return { ...filtre, expediteur: filtre.expediteur ?? serre };
  return texte === '' ? filtre : { ...filtre, q: texte };
}

/** A term that begins so, or is so where it is whole. */
const entre = (portee: Portee, debut: string, entier: boolean) => ({
  collection: termesDe(portee),
  above: entier ? rangDuTerme(debut, '') : debut,
  below: entier ? rangDuTerme(debut, FIN) : `${debut}${FIN}`,
});

/** The day before, so that no hour of Paris is missed; what is too early is not kept. */
const veille = (date: string): string => joursApres(date, -1);

const parDates = (collection: string, { du, au }: Filtre) => ({
  collection,
  above: du === undefined ? undefined : veille(du),
  below: au === undefined ? undefined : `${au}T23:59:59.999Z~`,
});

function liste(portee: Portee, filtre: Filtre): Omit<Selection, 'garder'> {
  const { q = '', expediteur, etat = null } = filtre;
  const [, exercice, numero] = BORDEREAU.exec(q) ?? [];
  if (exercice !== undefined && numero !== undefined) return entre(portee, terme(exercice, numeroLu(numero)), true);
  const mot = motConducteur(q);
  if (mot !== undefined) return entre(portee, mot, false);
  // Only whoever sees everything reads another's list: where a reading stops would tell of what is in it.
  if (expediteur === undefined || portee !== 'tout') return parDates(listeDes(portee, etat), filtre);
  const sienne: Portee = SIRET.test(expediteur) ? `ordonnateur/${expediteur}` : `poste/${expediteur}`;
  return parDates(listeDes(sienne, etat), filtre);
}

/** The longest word is likely to be the rarest. */
const motConducteur = (q: string): string | undefined => [...motsDe(q)].sort((a, b) => b.length - a.length)[0];

/** Of the words that begin so, a deposit is told at the first alone: it would be told once for each. */
function auPremier(siens: readonly string[], mot: string | undefined, terme: string | null): boolean {
  return mot === undefined || terme === siens.filter((sien) => sien.startsWith(mot)).sort()[0];
}

/** Whatever the list, nothing is kept that is not asked for, nor that is out of the scope. */
function correspond(portee: Portee, { q = '', expediteur, etat, du, au }: Filtre): Selection['garder'] {
  const mots = BORDEREAU.test(q) ? [] : motsDe(q);
  const conducteur = BORDEREAU.test(q) ? undefined : motConducteur(q);
  return (resume, terme) => {
    const jour = du === undefined && au === undefined ? '' : dateCivile(resume.recuLe);
    const siens = mots.length === 0 ? [] : motsDu(resume);
    return (
      auPremier(siens, conducteur, terme) &&
      porteesDu(resume).includes(portee) &&
      (etat === undefined || facettesDu(resume).includes(etat)) &&
      (expediteur === undefined || resume.expediteur === expediteur) &&
      (du === undefined || jour >= du) &&
      (au === undefined || jour <= au) &&
      mots.every((mot) => siens.some((sien) => sien.startsWith(mot)))
    );
  };
}

/** An ordonnateur has no deposit of another to look for. */
export const sansObjet = (portee: Portee, { expediteur }: Filtre): boolean =>
  portee.startsWith('ordonnateur/') && expediteur !== undefined && portee !== `ordonnateur/${expediteur}`;

export const selectionner = (portee: Portee, filtre: Filtre): Selection => ({
  ...liste(portee, filtre),
  garder: correspond(portee, filtre),
});
