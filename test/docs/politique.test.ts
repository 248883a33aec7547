import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { politiqueSchema } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';

const page = readFileSync(new URL('../../docs/politique.md', import.meta.url), 'utf8');
/** Each field to its default, as the table says them. */
const rangees = new Map(
  [...page.matchAll(/^\| `([\w.]+)` \|[^|]+\|([^|]*)\|$/gm)].map(([, champ = '', defaut = '']) => [
    champ,
    defaut.trim(),
  ]),
);

interface Noeud {
  readonly properties?: Readonly<Record<string, Noeud>>;
  readonly items?: Noeud;
}
/** Dotted paths of the fields; those of the elements of a list go under its name. */
const champs = ({ properties = {}, items }: Noeud, prefixe = ''): string[] => [
  ...(items ? champs(items, prefixe) : []),
  ...Object.entries(properties).flatMap(([nom, noeud]) => [prefixe + nom, ...champs(noeud, `${prefixe}${nom}.`)]),
];
const lire = (chemin: string): unknown =>
  chemin.split('.').reduce<unknown>((valeur, nom) => (valeur as Record<string, unknown>)?.[nom], POLITIQUE_PAR_DEFAUT);

describe('docs/politique.md', () => {
  it('tells every field of the schema, and no other', () => {
    expect([...rangees.keys()].sort()).toEqual(champs(z.toJSONSchema(politiqueSchema) as Noeud).sort());
  });

  it('tells the default of every field that has one value', () => {
    const simples = [...rangees].filter(([chemin]) => ['string', 'number', 'boolean'].includes(typeof lire(chemin)));
    for (const [chemin, defaut] of simples) expect([chemin, defaut]).toEqual([chemin, `\`${lire(chemin)}\``]);
    expect(simples.length).toBeGreaterThan(10);
  });

  it('shows the default whole', () => {
    const [, json = ''] = /```json\n([\s\S]*?)\n```/.exec(page) ?? [];
    expect(JSON.parse(json)).toEqual(POLITIQUE_PAR_DEFAUT);
  });
});
