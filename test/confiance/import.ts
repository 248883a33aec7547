/** Imports into a store kept in memory. */
import { expect } from 'vitest';
import type { Demande, Fonds } from '../../functions/confiance/entree/entree.ts';
import { importer } from '../../functions/confiance/entree/importer.ts';
import { REGISTRE_VIDE } from '../../schemas/confiance.ts';
import { autorite, emettre } from '../signature/chemin/autorites.ts';
import { usages } from '../signature/chemin/extensions.ts';

export const RACINE = autorite('Racine');
export const AC = autorite('AC', RACINE);
export const SIGNATAIRE = emettre({ cn: 'Camille', emetteur: AC, extensions: [usages('nonRepudiation')] });

const DEMANDE: Demande = {
  pour: { role: 'ancre', famille: 'rgs', du: null, au: null },
  nonAutorite: false,
  plusRecentSeulement: false,
  source: 'test',
  instant: Date.parse('2026-06-15T12:00:00Z'),
};
export const SANS_ROLE = { ...DEMANDE, pour: { role: null } } as const;
export const LISTES = { ...DEMANDE, pour: { role: 'signataireDeListe', territoire: null } } as const;

export const VIDE: Fonds = {
  registre: REGISTRE_VIDE,
  lire: (fichier) => {
    throw new Error(fichier);
  },
};

export function entrer(fonds: Fonds, octets: Uint8Array, demande: Partial<Demande> = {}) {
  const { fonds: suite, issues, contenus } = importer(octets, fonds, { ...DEMANDE, ...demande });
  return { suite, contenus, issues: issues.map(({ issue, constat }) => constat?.code ?? issue), brutes: issues };
}
export const suite = (fonds: Fonds, octets: Uint8Array, demande: Partial<Demande> = {}) => {
  const fait = entrer(fonds, octets, demande);
  expect(fait.issues).toEqual(fait.issues.map(() => 'importe'));
  return fait.suite;
};
export const AVEC_RACINE = suite(VIDE, RACINE.der);
