/** An invented adhésion by the book: its form, the acts of art. 2 in their order, and who signs. */

import { enBref } from '../../functions/adhesion/registre/formulaire.ts';
import type { Annexe2 } from '../../schemas/evenements/annexe-2.ts';
import type { Signataire } from '../../schemas/evenements/signataire.ts';
import type { CommandeRegistre } from '../../schemas/messages/registre.ts';
import { CODIQUE, COMPTABLE, SIRET, sha256De } from '../depot/exemples.ts';

export const MAIRE = { role: 'ordonnateur', id: 'hab-maire', codique: null, siret: SIRET } as const;
export const DDFIP = { role: 'ddfip', id: 'hab-ddfip', codique: null } as const;

const scelle = (nom: string) => ({ key: nom, version: 'v1', sha256: sha256De(nom) });

export const volet = (change: Partial<NonNullable<Annexe2['depense']>> = {}) => ({
  budgets: null,
  donneesDepuis: '2026-01-01',
  signatureDepuis: '2026-01-01',
  editeur: 'Éditeur d’essai',
  progiciel: 'Compta 3.2',
  ...change,
});

export const annexe = (change: Partial<Annexe2> = {}): Annexe2 => ({
  organisme: 'Commune de Saint-Aubin',
  representant: { qualite: 'Maire', identite: scelle('representant') },
  versionPes: '2',
  transmission: { mode: 'operateur', operateur: 'Opérateur d’essai' },
  receptionHelios: true,
  depense: volet(),
  recette: null,
  pj: null,
  certificat: { famille: 'dgfip' },
  renonciation: 'Par courrier, avec un préavis de trois mois.',
  remplace: null,
  ...change,
});

export const formulaireComplet = (change: Partial<Annexe2> = {}) =>
  enBref({ siret: SIRET, codiques: [CODIQUE], siretsRattaches: [], annexe: annexe(change) });

export const acteDu = (le: string, decidePar: CommandeRegistre['decidePar'], document: string | null = null) => ({
  siret: SIRET,
  raison: null,
  decidePar,
  saisiPar: decidePar,
  document: document && sha256De(document),
  le,
});

export const preparer = (change: Partial<Annexe2> = {}): CommandeRegistre => ({
  type: 'preparer',
  formulaire: formulaireComplet(change),
  restreint: false,
  decidePar: MAIRE,
  saisiPar: MAIRE,
});

/** Art. 2, in its order, after the preparation. */
export const etapes = (signeLe = '2025-12-15'): CommandeRegistre[] => [
  { type: 'valider', ...acteDu('2025-12-01', COMPTABLE) },
  { type: 'accorder', ...acteDu('2025-12-10', DDFIP, 'accord') },
  { type: 'recevoirLeFormulaire', ...acteDu(signeLe, COMPTABLE, 'formulaire'), signeLe },
  { type: 'transmettreLaCopie', ...acteDu(signeLe, COMPTABLE) },
];

export const signataire = (nom: string, change: Partial<Signataire> = {}): Signataire => ({
  certificat: sha256De(nom),
  objet: scelle(nom),
  qualite: 'delegataire',
  fonction: 'Adjointe aux finances',
  du: '2026-01-01',
  au: null,
  domaines: ['depense', 'recette'],
  attestation: { pieces: 'aucune' },
  ...change,
});

export function inscrire(nom: string, change: Partial<Signataire> = {}): CommandeRegistre {
  const { le: _, ...acte } = acteDu('2026-01-01', MAIRE);
  return { type: 'inscrireSignataire', ...acte, signataire: signataire(nom, change) };
}

export function retirer(nom: string, dernierJour: string): CommandeRegistre {
  const { le: _, ...acte } = acteDu('2026-01-01', MAIRE);
  return { type: 'retirerSignataire', ...acte, certificat: sha256De(nom), dernierJour };
}
