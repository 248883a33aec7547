/** What one file, or a store of thousands of authorities, may cost; and what is found all the same. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { JugeDeConfiance } from '../../functions/confiance/juger.ts';
import { LIMITES_MAGASIN } from '../../functions/confiance/magasin.ts';
import { LIMITES_DU_FICHIER } from '../../functions/signature/chemin/limites.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { autorite, emettre, nomme } from '../signature/chemin/autorites.ts';
import { usages } from '../signature/chemin/extensions.ts';
import { ancre, dit, emettrice, magasin, maire, RECU_LE, racine, SIGNE_LE } from './mairie.ts';

const ETABLIE = ['etablie', null];
const paille = autorite('AC de paille');

describe('what a file costs is bounded', () => {
  const instants = { recuLe: new Date(RECU_LE), jugeLe: new Date(RECU_LE) };
  const juge = () => new JugeDeConfiance(magasin(), POLITIQUE_PAR_DEFAUT, instants);
  const cles: KeyObject[] = Array.from(
    { length: 30 },
    () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  );
  const homonymes = cles.map((privee, n) => autorite('AC homonyme', paille, { privee, serie: 100 + n }).der);
  const inconnu = (n: number) =>
    emettre({
      cn: `Inconnu ${n}`,
      privee: maire.cle,
      nomDeLEmetteur: nomme('AC homonyme'),
      extensions: [usages('nonRepudiation')],
    }).der;
  const jugerPar = (j: JugeDeConfiance, certificat: Uint8Array, autresCertificats: readonly Uint8Array[]) => {
    const { confiance, motif } = j.juger({ certificat, autresCertificats, signeLe: SIGNE_LE, nom: 'Anne Exemple' });
    return [confiance, motif?.code ?? null];
  };
  const HORS_BORNES = ['refusee', 'CHEMIN_HORS_BORNES'];

  test('of the authorities of one name that are joined, a few are tried, and it is told', () => {
    expect(jugerPar(juge(), inconnu(0), homonymes)).toEqual(HORS_BORNES);
    expect(jugerPar(juge(), inconnu(0), homonymes.slice(0, 3))).toEqual(['refusee', 'CHEMIN_SIGNATURE_FAUSSE']);
  });

  test('false signatures by the hundred end the judgement of the file, of that file only', () => {
    const unFichier = juge();
    const combien = LIMITES_DU_FICHIER.fausses / 4;
    for (let n = 0; n < combien; n++) jugerPar(unFichier, inconnu(n), homonymes);
    for (let n = 0; n < 1300; n++)
      expect(jugerPar(unFichier, inconnu(0), homonymes.slice(n % 20))).toEqual(HORS_BORNES);
    expect(jugerPar(unFichier, maire.der, [])).toEqual(HORS_BORNES);
    expect(jugerPar(juge(), maire.der, [])).toEqual(ETABLIE);
  });

  test('three hundred signers of one authority are an honest file', () => {
    const un = juge();
    for (let n = 0; n < 300; n++) {
      const { der } = emettre({
        cn: `Maire ${n}`,
        emetteur: emettrice,
        privee: maire.cle,
        serie: 5000 + n,
        extensions: [usages('nonRepudiation')],
      });
      expect(jugerPar(un, der, [emettrice.der])).toEqual(ETABLIE);
    }
  });
});

test('among forty authorities of that name in the store, the one whose key signed is found', () => {
  const homonymes = Array.from(
    { length: 40 },
    (_, n) => autorite('AC Signature', racine, { privee: autorite(`k${n}`).cle }).der,
  );
  expect(dit({ magasin: magasin({ intermediaires: [...homonymes, emettrice.der] }) })).toEqual(ETABLIE);
  expect(
    dit({ magasin: magasin({ intermediaires: [...homonymes, emettrice.der] }), joints: homonymes.slice(0, 31) }),
  ).toEqual(ETABLIE);
});

describe('a store of thousands of authorities', () => {
  const autre = autorite('Racine étrangère').der;

  test('counts each certificate once, and answers', () => {
    const memes = Array.from({ length: LIMITES_MAGASIN.autorites + 1 }, () => ancre());
    expect(dit({ magasin: magasin({ ancres: memes }) })).toEqual(ETABLIE);
    const eidas = Array.from({ length: 4096 }, () => ancre({ famille: 'eidas', certificat: autre }));
    const familles = [{ famille: 'dgfip' as const, du: null, jusquAu: null }];
    const seul = emettre({ cn: 'Seul', emetteur: paille, extensions: [usages('nonRepudiation')] }).der;
    expect(
      dit({ magasin: magasin({ ancres: [...eidas, ancre()] }), politique: { familles }, certificat: seul }),
    ).toEqual(['refusee', 'CHEMIN_SANS_ANCRE']);
  });

  test('past its bound, says that its operator must see to it: no signer is refused for that', () => {
    const toutes = Array.from({ length: LIMITES_MAGASIN.autorites }, (_, n) =>
      ancre({ certificat: Buffer.concat([autre, Buffer.from([n >> 8, n & 0xff])]) }),
    );
    expect(dit({ magasin: magasin({ ancres: [...toutes, ancre()] }) })).toEqual(['indeterminee', 'MAGASIN_TROP_GRAND']);
  });
});
