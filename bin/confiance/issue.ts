/** What became of one thing that was offered to the store, for people and for programs. Pure. */
import { enClair } from '../../functions/confiance/constat.ts';
import type { Issue } from '../../functions/confiance/entree/entree.ts';

const ISSUES = { importe: 'Importé', 'deja-la': 'Déjà au magasin', repare: 'Réparé', refuse: 'Refusé' } as const;

export function direIssue(source: string, { issue, titre, sha256, constat, avertissements }: Issue): string {
  const lignes = [`${ISSUES[issue]} : ${titre} (${source})`];
  if (constat === null) lignes.push(`  SHA-256 ${sha256}`);
  else {
    const { phrase, remede } = enClair(constat);
    lignes.push(`  ${phrase}`, `  Que faire : ${remede}`);
  }
  return `${[...lignes, ...avertissements.map((phrase) => `  ${phrase}`)].join('\n')}\n`;
}

export function issueEnJson(source: string, { constat, ...issue }: Issue) {
  const dit = constat === null ? null : { motif: constat.code, ...enClair(constat) };
  return { source, ...issue, motif: dit?.motif ?? null, phrase: dit?.phrase ?? null, remede: dit?.remede ?? null };
}
