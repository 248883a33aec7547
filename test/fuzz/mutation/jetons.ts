/** A generated document cut into tags, text and markup, as written: enough to change one node of it. */

export interface Jeton {
  readonly sorte: 'ouvrante' | 'fermante' | 'vide' | 'texte' | 'cdata' | 'commentaire' | 'instruction';
  readonly de: number;
  readonly a: number;
  /** Rank of the matching tag. */
  paire: number;
}

const JETON =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/?[A-Za-z_][^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>|[^<]+|</g;

const sorte = (texte: string): Jeton['sorte'] => {
  if (texte.startsWith('<!--')) return 'commentaire';
  if (texte.startsWith('<![')) return 'cdata';
  if (texte.startsWith('<?')) return 'instruction';
  if (texte.startsWith('</')) return 'fermante';
  if (!texte.startsWith('<') || texte === '<') return 'texte';
  return texte.endsWith('/>') ? 'vide' : 'ouvrante';
};

export function decouper(texte: string): readonly Jeton[] {
  const jetons: Jeton[] = [];
  const ouverts: number[] = [];
  for (const { 0: ecrit, index } of texte.matchAll(JETON)) {
    const rang = jetons.length;
    const jeton: Jeton = { sorte: sorte(ecrit), de: index, a: index + ecrit.length, paire: rang };
    jetons.push(jeton);
    if (jeton.sorte === 'ouvrante') ouverts.push(rang);
    if (jeton.sorte !== 'fermante') continue;
    const debut = ouverts.pop() ?? rang;
    jeton.paire = debut;
    jetons[debut]!.paire = rang;
  }
  return jetons;
}

/** Where an element starts and ends, tags included. */
export interface Portion {
  readonly de: number;
  readonly a: number;
}

export function elements(jetons: readonly Jeton[]): readonly Portion[] {
  return jetons
    .filter((j) => j.sorte === 'ouvrante' || j.sorte === 'vide')
    .map((j) => ({ de: j.de, a: jetons[j.paire]!.a }));
}

export const remplacer = (texte: string, { de, a }: Portion, par: string): string =>
  texte.slice(0, de) + par + texte.slice(a);
