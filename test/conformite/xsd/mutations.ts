/** One thing changed in a document, so that it may no longer hold to its schema: only the judges know. */
import { type Attribut, type Element, tous } from './arbre.ts';
import type { Hasard } from './hasard.ts';
import { valeurAuBord } from './valeurs.ts';

type Mutation = (racine: Element, hasard: Hasard) => boolean;

const avecEnfants = (racine: Element): readonly Element[] => tous(racine).filter(({ enfants }) => enfants.length > 0);
const choisir = <T>(choses: readonly T[], hasard: Hasard): T | null =>
  choses.length === 0 ? null : hasard.parmi(choses);

const dansUnParent =
  (changer: (enfants: Element[], i: number, hasard: Hasard, racine: Element) => void): Mutation =>
  (racine, hasard) => {
    const parent = choisir(avecEnfants(racine), hasard);
    if (parent === null) return false;
    changer(parent.enfants, hasard.entier(parent.enfants.length), hasard, racine);
    return true;
  };

const surUneValeur: Mutation = (racine, hasard) => {
  const places = tous(racine).flatMap((e): readonly (Attribut | Element)[] =>
    e.type === null ? e.attributs : [...e.attributs, e],
  );
  const place = choisir(places, hasard);
  if (place?.type == null) return false;
  if ('valeur' in place) place.valeur = valeurAuBord(place.type, place.valeur, hasard);
  else place.texte = valeurAuBord(place.type, place.texte, hasard);
  return true;
};

const surUnAttribut =
  (changer: (attributs: Attribut[], i: number, hasard: Hasard) => void): Mutation =>
  (racine, hasard) => {
    const porteur = choisir(
      tous(racine).filter(({ attributs }) => attributs.length > 0),
      hasard,
    );
    if (porteur === null) return false;
    changer(porteur.attributs, hasard.entier(porteur.attributs.length), hasard);
    return true;
  };

const INCONNU: Element = { nom: 'Inconnu', espace: '', attributs: [], enfants: [], texte: '', type: null };
const TEXTES = [' ', '\n', 'x', '0', '\t '];

const MUTATIONS: readonly Mutation[] = [
  surUneValeur,
  surUneValeur,
  surUneValeur,
  surUneValeur,
  surUneValeur,
  dansUnParent((enfants, i) => void enfants.splice(i, 1)),
  dansUnParent((enfants, i) => {
    const copie = copier(enfants[i]);
    enfants.splice(i, 0, copie);
  }),
  dansUnParent((enfants, i, hasard) => {
    const j = hasard.entier(enfants.length);
    const [a, b] = [enfants[i], enfants[j]];
    if (a !== undefined && b !== undefined) [enfants[i], enfants[j]] = [b, a];
  }),
  dansUnParent((enfants, i, hasard, racine) => {
    enfants.splice(i, 0, copier(hasard.parmi(tous(racine))));
  }),
  dansUnParent((enfants, i, hasard) => {
    const enfant = enfants[i];
    if (enfant !== undefined)
      enfant.nom = hasard.parmi([`${enfant.nom}X`, enfant.nom.toLowerCase(), enfant.nom.slice(0, -1) || 'a']);
  }),
  dansUnParent((enfants, i) => void enfants.splice(i, 0, INCONNU)),
  dansUnParent((enfants, i, hasard) => {
    const enfant = enfants[i];
    if (enfant !== undefined) enfant.espace = enfant.espace === '' ? 'urn:autre' : hasard.parmi(['', 'urn:autre']);
  }),
  surUnAttribut((attributs, i) => void attributs.splice(i, 1)),
  surUnAttribut((attributs, i) => {
    const attribut = attributs[i];
    if (attribut !== undefined) attribut.nom = `${attribut.nom}x`;
  }),
  surUnAttribut((attributs, i, hasard) => {
    const attribut = attributs[i];
    if (attribut !== undefined) attribut.espace = hasard.parmi(['urn:autre', 'http://www.w3.org/XML/1998/namespace']);
  }),
  (racine, hasard) => {
    const nom = hasard.parmi(['V', 'Id', 'Inconnu', 'MIMEType', 'lang']);
    hasard.parmi(tous(racine)).attributs.push({ nom, espace: '', valeur: 'a1', type: null });
    return true;
  },
  (racine, hasard) => {
    const [nom, valeur] = hasard.parmi([
      ['nil', 'true'],
      ['nil', 'false'],
      ['schemaLocation', 'a b'],
      ['type', 'x'],
      ['autre', 'x'],
    ] as const);
    const espace = 'http://www.w3.org/2001/XMLSchema-instance';
    hasard.parmi(tous(racine)).attributs.push({ nom, espace, valeur, type: null });
    return true;
  },
  (racine, hasard) => {
    hasard.parmi(tous(racine)).texte += hasard.parmi(TEXTES);
    return true;
  },
  (racine, hasard) => {
    hasard.parmi(tous(racine)).enfants.push(copier(hasard.parmi(tous(racine))));
    return true;
  },
];

/** A deep copy; types, which nothing changes, are shared. */
function copier(element: Element = INCONNU): Element {
  return {
    ...element,
    attributs: element.attributs.map((attribut) => ({ ...attribut })),
    enfants: element.enfants.map((enfant) => copier(enfant)),
  };
}

/** Changes the document in place. */
export function muter(racine: Element, hasard: Hasard): void {
  while (!hasard.parmi(MUTATIONS)(racine, hasard));
}
