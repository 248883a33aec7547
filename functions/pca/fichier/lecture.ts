/** From the blocks of a file to our objects, by the champs of the vocabulary. */
import type { Cas, Champ } from './forme.ts';
import type { Noeud } from './noeud.ts';

export type Objet = Record<string, unknown>;

export const estUnObjet = (valeur: unknown): valeur is Objet => typeof valeur === 'object' && valeur !== null;

function poser(objet: Objet, nom: string, valeur: unknown): void {
  const [premier = '', ...suite] = nom.split('.');
  if (suite.length === 0) {
    objet[premier] = valeur;
    return;
  }
  const dedans = objet[premier];
  const interieur = estUnObjet(dedans) ? dedans : {};
  objet[premier] = interieur;
  poser(interieur, suite.join('.'), valeur);
}

const enfantsDe = (noeud: Noeud, element: string): readonly Noeud[] => noeud.enfants.filter((n) => n.nom === element);
const contenuDe = ({ contenu }: Noeud) => ({ contenu: contenu ?? new Uint8Array() });

/** Undefined where it is absent: the schema of the message says what stands for it. */
function lireUn(champ: Champ, noeud: Noeud): unknown {
  if (champ.sorte === 'fixe') return undefined;
  if (champ.sorte === 'choix') {
    const lu = noeud.enfants.map((enfant) => lireLeCas(champ.cas, enfant)).find((un) => un !== null);
    return lu ?? undefined;
  }
  const siens = enfantsDe(noeud, champ.element);
  const [premier] = siens;
  switch (champ.sorte) {
    case 'valeur':
      return premier ? champ.de.lire(premier.valeur ?? '') : champ.absent;
    case 'bloc':
      return premier && lire(champ.champs, premier);
    case 'document':
      return premier && contenuDe(premier);
    case 'liste':
      return siens.map((un) => lire(champ.champs, un));
    case 'valeurs':
      return siens.map(({ valeur }) => champ.de.lire(valeur ?? ''));
    case 'documents':
      return siens.map(contenuDe);
    default:
      return champ satisfies never;
  }
}

/** Whether the element is of this case. */
const convient = (cas: Cas, noeud: Noeud): boolean =>
  cas.element === noeud.nom &&
  cas.champs.every(
    (champ) => champ.sorte !== 'fixe' || enfantsDe(noeud, champ.element).some(({ valeur }) => valeur === champ.ecrit),
  );

/** Null where no case is that of the element. */
export function lireLeCas(cas: readonly Cas[], noeud: Noeud): Objet | null {
  const sien = cas.find((un) => convient(un, noeud));
  return sien === undefined ? null : { ...lire(sien.champs, noeud), ...sien.constante };
}

function lire(champs: readonly Champ[], noeud: Noeud): Objet {
  const objet: Objet = {};
  for (const champ of champs) {
    const valeur = lireUn(champ, noeud);
    if (champ.sorte !== 'fixe' && valeur !== undefined) poser(objet, champ.nom, valeur);
  }
  return objet;
}
