/** From our objects to the blocks of a file, by the champs of the vocabulary. */
import { type Element, element, elementTexte, valeur as elementV } from '../../acquit/xml.ts';
import type { Cas, Champ } from './forme.ts';
import { estUnObjet, type Objet } from './lecture.ts';

const prendre = (objet: Objet, nom: string): unknown =>
  nom.split('.').reduce<unknown>((dans, pas) => (estUnObjet(dans) ? dans[pas] : undefined), objet);

const enListe = (valeur: unknown): readonly unknown[] => (Array.isArray(valeur) ? valeur : []);
const enObjet = (valeur: unknown): Objet => (estUnObjet(valeur) ? valeur : {});

function ecrireUnDocument(nom: string, valeur: unknown): Element {
  const { contenu } = enObjet(valeur);
  return elementTexte(nom, contenu instanceof Uint8Array ? Buffer.from(contenu).toString('base64') : '');
}

function ecrireUn(champ: Champ, objet: Objet): Element[] {
  if (champ.sorte === 'fixe') return [elementV(champ.element, champ.ecrit)];
  const valeur = prendre(objet, champ.nom);
  if (valeur === null || valeur === undefined) return [];
  switch (champ.sorte) {
    case 'valeur':
      return [elementV(champ.element, champ.de.ecrire(valeur))];
    case 'bloc':
      return [element(champ.element, {}, ecrire(champ.champs, enObjet(valeur)))];
    case 'liste':
      return enListe(valeur).map((un) => element(champ.element, {}, ecrire(champ.champs, enObjet(un))));
    case 'valeurs':
      return enListe(valeur).map((une) => elementV(champ.element, champ.de.ecrire(une)));
    case 'document':
      return [ecrireUnDocument(champ.element, valeur)];
    case 'documents':
      return enListe(valeur).map((un) => ecrireUnDocument(champ.element, un));
    case 'choix':
      return [ecrireLeCas(champ.cas, enObjet(valeur))];
    default:
      return champ satisfies never;
  }
}

/** Throws where no case is that of the object: whoever builds a file is at fault. */
export function ecrireLeCas(cas: readonly Cas[], objet: Objet): Element {
  const sien = cas.find(({ constante }) => Object.entries(constante).every(([nom, valeur]) => objet[nom] === valeur));
  if (sien === undefined) throw new TypeError(`PCA: no element says ${JSON.stringify(objet.type)}`);
  return element(sien.element, {}, ecrire(sien.champs, objet));
}

const ecrire = (champs: readonly Champ[], objet: Objet): Element[] => champs.flatMap((champ) => ecrireUn(champ, objet));
