/** Documents around one place of a model: what belongs there, and what should not. */
import { type Lieu, type Noeud, noeud } from './arbre.ts';
import { elementsDe, jokersDe, type ParticuleElement, type TypeComplexe } from './modele.ts';
import { toutesLesValeurs, valeursAuBord } from './valeurs.ts';

export interface Variante {
  /** Where and what, for the report. */
  readonly nom: string;
  readonly racine: Noeud;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const XADES = 'http://uri.etsi.org/01903/v1.1.1#';
export const XENC = 'http://www.w3.org/2001/04/xmlenc#';
const feuille = (espace: string, nom: string, contenu: string[] = []): Noeud => ({
  espace,
  nom,
  attributs: [],
  contenu,
});

/** What a wildcard may hold: the unknown, what the set describes, well or badly formed. */
const SOUS_JOKER: readonly Noeud[] = [
  feuille('', 'Nu'),
  feuille('urn:autre', 'Autre'),
  feuille(DSIG, 'KeyName', ['nom']),
  feuille(DSIG, 'X509Data'),
  feuille(DSIG, 'Inconnu'),
  feuille(XADES, 'SPURI', ['urn:x']),
  feuille(XADES, 'SignerRole'),
  feuille(XADES, 'SigningTime', ['hier']),
  feuille(XENC, 'EncryptedKey'),
];

/** `pas`: every how many positions a foreign element is tried in a content. */
export function* variantes(lieu: Lieu, pas: number): Generator<Variante> {
  for (const v of variantesDuNoeud(lieu, pas))
    yield { nom: `${lieu.chemin} ${v.nom}`, racine: lieu.document(v.noeuds) };
}

interface Retouche {
  readonly nom: string;
  readonly noeuds: readonly Noeud[];
}

function* variantesDuNoeud(lieu: Lieu, pas: number): Generator<Retouche> {
  const { declaration, type } = lieu;
  const petit = noeud(declaration);
  const grand = noeud(declaration, { complet: [] });
  yield { nom: 'smallest', noeuds: [petit] };
  yield { nom: 'fullest', noeuds: [grand] };
  yield { nom: 'text inside', noeuds: [{ ...petit, contenu: ['texte', ...petit.contenu] }] };
  yield { nom: 'blanks inside', noeuds: [{ ...petit, contenu: [' \n', ...petit.contenu] }] };
  yield { nom: 'unknown attribute', noeuds: [{ ...petit, attributs: [...petit.attributs, ['Autre', '1']] }] };
  const xsi: [string, string][] = [
    ['xmlns:xsi', XSI],
    ['xsi:nil', 'false'],
  ];
  yield { nom: 'xsi:nil', noeuds: [{ ...petit, attributs: [...petit.attributs, ...xsi] }] };
  yield { nom: 'xml:lang', noeuds: [{ ...petit, attributs: [...petit.attributs, ['xml:lang', 'fr']] }] };
  for (const { nom, noeuds } of attributsVaries(type, petit, toutesLesValeurs)) yield { nom, noeuds };
  for (const p of elementsDe(type.contenu)) yield* autourDe(lieu, p);
  for (const base of [petit, grand]) yield* retouches(type, base, pas);
  yield* jokers(lieu);
}

/** An element at its place: alone, complete, too often, with every edge of its values. */
function* autourDe({ declaration }: Lieu, particule: ParticuleElement): Generator<Retouche> {
  const { declaration: d } = particule;
  const avec = (noeuds: Noeud[]) => [noeud(declaration, { force: { particule, noeuds } })];
  yield { nom: `with ${d.nom}`, noeuds: avec([noeud(d)]) };
  yield { nom: `with a full ${d.nom}`, noeuds: avec([noeud(d, { complet: [] })]) };
  const fois = Number.isFinite(particule.max) ? particule.max : 2;
  for (const n of [fois, fois + 1])
    yield { nom: `${n} × ${d.nom}`, noeuds: avec(Array.from({ length: n }, () => noeud(d))) };
  const petit = noeud(d);
  for (const { nom, noeuds } of attributsVaries(d.type(), petit, valeursAuBord))
    yield { nom: `${d.nom} ${nom}`, noeuds: avec(noeuds) };
}

/** Each attribute and the text, absent or with each of the values. */
function* attributsVaries(
  type: TypeComplexe,
  base: Noeud,
  valeurs: (t: TypeComplexe['attributs'][number]['type']) => string[],
): Generator<{ nom: string; noeuds: Noeud[] }> {
  for (const { nom, type: simple } of type.attributs) {
    const autres = base.attributs.filter(([n]) => n !== nom);
    yield { nom: `without @${nom}`, noeuds: [{ ...base, attributs: autres }] };
    for (const v of valeurs(simple))
      yield { nom: `@${nom}=${JSON.stringify(v)}`, noeuds: [{ ...base, attributs: [...autres, [nom, v]] }] };
  }
  if (type.texte !== null)
    for (const v of valeurs(type.texte))
      yield { nom: `text ${JSON.stringify(v)}`, noeuds: [{ ...base, contenu: [v] }] };
}

/** Children missing, doubled, exchanged, renamed, in another namespace, and foreign ones in between. */
function* retouches(type: TypeComplexe, base: Noeud, pas: number): Generator<Retouche> {
  const { contenu } = base;
  const refaire = (nom: string, autre: readonly (Noeud | string)[]) => ({ nom, noeuds: [{ ...base, contenu: autre }] });
  yield refaire('emptied', []);
  for (const [i, enfant] of contenu.entries()) {
    if (typeof enfant === 'string') continue;
    const { nom } = enfant;
    yield refaire(`minus child ${i} ${nom}`, contenu.toSpliced(i, 1));
    yield refaire(`child ${i} ${nom} doubled`, contenu.toSpliced(i, 0, enfant));
    yield refaire(`child ${i} ${nom} renamed`, contenu.with(i, { ...enfant, nom: `${nom}X` }));
    yield refaire(`child ${i} ${nom} elsewhere`, contenu.with(i, { ...enfant, espace: enfant.espace ? '' : DSIG }));
    const suivant = contenu[i + 1];
    if (suivant !== undefined)
      yield refaire(`children ${i} and next exchanged`, contenu.toSpliced(i, 2, suivant, enfant));
  }
  const elements = elementsDe(type.contenu);
  for (const [rang, { declaration }] of elements.entries())
    for (let i = rang % pas; i <= contenu.length; i += pas)
      yield refaire(`${declaration.nom} at ${i}`, contenu.toSpliced(i, 0, noeud(declaration)));
}

function* jokers({ declaration, type }: Lieu): Generator<Retouche> {
  for (const [i, particule] of (type.contenu === null ? [] : jokersDe(type.contenu)).entries())
    for (const n of SOUS_JOKER) {
      const noeuds = [noeud(declaration, { force: { particule, noeuds: [n] } })];
      yield { nom: `wildcard ${i}: {${n.espace}}${n.nom}`, noeuds };
    }
}
