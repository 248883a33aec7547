/** OCSP responses come in and leave, what was damaged is made whole, and the store has a bound. */
import { describe, expect, test } from 'vitest';
import { assembler } from '../../functions/confiance/assembler.ts';
import type { Fonds } from '../../functions/confiance/entree/entree.ts';
import { LIMITES_MAGASIN } from '../../functions/confiance/magasin.ts';
import { MagasinCorrompu } from '../../functions/confiance/magasin-corrompu.ts';
import { REGISTRE_VIDE } from '../../schemas/confiance.ts';
import { emettre, emettreCrl } from '../signature/chemin/autorites.ts';
import { usagesEtendus } from '../signature/chemin/extensions.ts';
import { type DemandeDeReponse, repondre } from '../signature/chemin/reponses-ocsp.ts';
import { listeSignee, signataireDeListe } from './fabrique-de-listes.ts';
import { AC, AVEC_RACINE, entrer, LISTES, RACINE, SANS_ROLE, SIGNATAIRE, suite, VIDE } from './import.ts';

const JUIN = emettreCrl({ emetteur: RACINE });

describe('an OCSP response', () => {
  const REPONDEUR = emettre({ cn: 'Répondeur', emetteur: AC, extensions: [usagesEtendus(['1.3.6.1.5.5.7.3.9'])] });
  const du = (jour: number, plus: Partial<DemandeDeReponse> = {}) =>
    repondre({
      emetteur: AC,
      serie: 42,
      faiteLe: `2026-06-${String(jour).padStart(2, '0')}T08:00:00Z`,
      suivanteLe: `2026-06-${String(jour + 2).padStart(2, '0')}T08:00:00Z`,
      ...plus,
    });
  const AVEC_AC = suite(AVEC_RACINE, AC.der, { pour: { role: 'intermediaire' } });
  const entrees = (depart: Fonds, ...reponses: Buffer[]) => {
    const { registre, lire } = reponses.reduce((fonds, octets) => suite(fonds, octets, SANS_ROLE), depart);
    return assembler(registre, lire).reponsesOcsp;
  };

  test('leaves once a newer one about the same certificate is here, and it is over', () => {
    const [vieille, hier, neuve, autre] = [du(10), du(14), du(15), du(1, { serie: 43 })];
    expect(entrees(AVEC_AC, vieille, autre, hier, neuve)).toEqual([autre, hier, neuve]);
    expect(entrees(AVEC_AC, neuve, hier, vieille, autre)).toEqual([neuve, hier, autre]);
  });

  test('is not driven out by one that no authority of the store vouches for', () => {
    const [vraie, fausse] = [du(10), du(15, { emetteur: { ...AC, cle: RACINE.cle }, designe: AC })];
    expect(entrees(AVEC_AC, vraie, fausse)).toEqual([vraie, fausse]);
    expect(entrees(suite(VIDE, SIGNATAIRE.der, { nonAutorite: true }), vraie, fausse)).toEqual([fausse]);
  });

  test('may be that of a delegate', () => {
    const delegue = { signataire: REPONDEUR, joints: [REPONDEUR] };
    expect(entrees(AVEC_AC, du(10), du(15, delegue))).toHaveLength(1);
  });
});

describe('a content that was damaged', () => {
  const abimer = ({ registre }: Fonds): Fonds => ({
    registre,
    lire: (fichier) => {
      throw new MagasinCorrompu(fichier);
    },
  });
  const reponse = repondre({ emetteur: AC, serie: 42 });
  const liste = listeSignee();

  test.each<[string, Uint8Array, Fonds]>([
    ['a certificate', RACINE.der, AVEC_RACINE],
    ['a CRL', JUIN, suite(AVEC_RACINE, JUIN, SANS_ROLE)],
    ['an OCSP response', reponse, suite(AVEC_RACINE, reponse, SANS_ROLE)],
    ['a list', liste, suite(suite(VIDE, signataireDeListe().certificat, LISTES), liste, SANS_ROLE)],
  ])('%s: the good file, imported again, takes its place', (_, octets, fonds) => {
    const { issues, contenus, suite: apres } = entrer(abimer(fonds), octets);
    expect([issues, contenus.map((c) => c.octets)]).toEqual([['repare'], [octets]]);
    expect(apres.registre).toBe(fonds.registre);
  });
});

test('authorities by the thousands are refused before the store is too large to be believed', () => {
  const inscrits = Array.from({ length: LIMITES_MAGASIN.autorites }, (_, n) => ({
    ...AVEC_RACINE.registre.certificats[0]!,
    sha256: n.toString(16).padStart(64, '0'),
  }));
  const plein = { ...VIDE, registre: { ...REGISTRE_VIDE, certificats: inscrits } };
  expect(entrer(plein, RACINE.der).issues).toEqual(['IMPORT_TROP_D_AUTORITES']);
  expect(entrer(plein, AC.der, { pour: { role: 'intermediaire' } }).issues).toEqual(['importe']);
  const presque = { ...plein, registre: { ...plein.registre, certificats: inscrits.slice(1) } };
  expect(entrer(presque, RACINE.der).issues).toEqual(['importe']);
});
