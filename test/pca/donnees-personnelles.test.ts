/** Events are never erased: none of PCA's has room for a name, an address or a free sentence. */
import { expect, test } from 'vitest';
import * as z from 'zod';
import { contratEvenementSchema } from '../../schemas/evenements/contrat.ts';
import { dossierEvenementSchema } from '../../schemas/evenements/dossier.ts';
import { etatEvenementSchema } from '../../schemas/evenements/pca-etat.ts';
import { reversementEvenementSchema } from '../../schemas/evenements/pca-reversement.ts';

interface Noeud {
  readonly type?: string;
  readonly pattern?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Noeud>>;
  readonly items?: Noeud;
  readonly anyOf?: readonly Noeud[];
  readonly oneOf?: readonly Noeud[];
}

/** Paths of the strings that no pattern and no list bound. Those of the journal's envelope are not told here. */
function libres(noeud: Noeud, chemin = ''): string[] {
  const branches = [...(noeud.anyOf ?? []), ...(noeud.oneOf ?? []), ...(noeud.items ? [noeud.items] : [])];
  const champs = Object.entries(noeud.properties ?? {}).flatMap(([nom, n]) => libres(n, `${chemin}/${nom}`));
  const libre = noeud.type === 'string' && !noeud.pattern && !noeud.enum && noeud.const === undefined;
  return [...(libre ? [chemin] : []), ...champs, ...branches.flatMap((n) => libres(n, chemin))];
}

/** Where an object is: keys of the store, made of SIRETs, codiques and digests. */
const LIEUX = /\/(?:key|version)$/;

test.each([
  ['dossier', dossierEvenementSchema],
  ['contrat', contratEvenementSchema],
  ['reversement', reversementEvenementSchema],
  ['etat', etatEvenementSchema],
])('les événements %s ne contiennent que des identifiants, des empreintes, des dates et des montants', (_, schema) => {
  const trouves = libres(z.toJSONSchema(schema) as Noeud).filter((chemin) => !LIEUX.test(chemin));
  expect([...new Set(trouves)]).toEqual(['/stream']);
});
