/** What a signer joins to his signature does not choose which revocations of the store are looked at. */
import { describe, expect, test } from 'vitest';
import { lireCrl } from '../../functions/signature/chemin/crl-lue.ts';
import { autorite, emettre, emettreCrl } from '../signature/chemin/autorites.ts';
import { annuaire, points, portee, usages } from '../signature/chemin/extensions.ts';
import { type DemandeDeReponse, repondre } from '../signature/chemin/reponses-ocsp.ts';
import { ancre, crls, dit, emettrice, juger, magasin, racine, SERIE } from './mairie.ts';

const ETABLIE = ['etablie', null];
const REVOQUE = ['refusee', 'CHEMIN_CERTIFICAT_REVOQUE'];
const INCONNU = ['indeterminee', 'CHEMIN_REVOCATION_INDETERMINEE'];
const paille = autorite('AC de paille');

const ocsp = (serie: number, plus: Partial<DemandeDeReponse> = {}) =>
  repondre({
    emetteur: emettrice,
    serie,
    faiteLe: '2026-06-11T07:59:00Z',
    suivanteLe: '2026-06-12T08:00:00Z',
    ...plus,
  });
const REVOQUEE = ocsp(SERIE, { etat: { depuis: '2026-06-11T06:00:00Z' } });

describe('a revocation of the store is seen, in whatever order it came in', () => {
  const deuxSens = (contenus: readonly Buffer[], faire: (contenus: readonly Buffer[]) => unknown) =>
    expect([faire(contenus), faire(contenus.toReversed())]).toEqual([REVOQUE, REVOQUE]);

  test('an OCSP response, though the serial numbers of others are joined', () => {
    const autres = Array.from({ length: 66 }, (_, n) =>
      ocsp(1000 + (n % 22), { faiteLe: `2026-06-11T0${n % 7}:00:00Z` }),
    );
    const joints = Array.from(
      { length: 22 },
      (_, n) => emettre({ cn: `Leurre ${n}`, emetteur: paille, serie: 1000 + n }).der,
    );
    deuxSens([...autres, REVOQUEE], (reponsesOcsp) => dit({ magasin: magasin({ reponsesOcsp }), joints }));
  });

  test('an OCSP response, after months of daily ones; and those alone establish trust', () => {
    const quotidiennes = Array.from({ length: 70 }, (_, n) => {
      const jour = (ms: number) => new Date(ms).toISOString().replace('.000', '');
      const faite = Date.parse('2026-04-03T08:00:00Z') + n * 86_400_000;
      return ocsp(SERIE, { faiteLe: jour(faite), suivanteLe: jour(faite + 86_400_000) });
    });
    deuxSens([...quotidiennes, REVOQUEE], (reponsesOcsp) => dit({ magasin: magasin({ reponsesOcsp }) }));
    expect(dit({ magasin: magasin({ crls: [crls[0]!], reponsesOcsp: quotidiennes }) })).toEqual(ETABLIE);
  });

  test('a CRL, though certificates with the names of other authorities are joined', () => {
    const autres = Array.from({ length: 33 }, (_, n) => autorite(`AC autre ${n}`));
    const desAutres = autres.flatMap((ac) =>
      Array.from({ length: 8 }, (_, n) => emettreCrl({ emetteur: ac, numero: n + 1 })),
    );
    const nouvelle = emettreCrl({
      emetteur: emettrice,
      numero: 2,
      du: '2026-06-11T07:00:00Z',
      revoques: [[SERIE, 1, [], '2026-06-10T20:00:00Z']],
    });
    const ancres = [ancre(), ...autres.map(({ der }) => ancre({ certificat: der }))];
    const joints = autres
      .slice(0, 31)
      .map(({ nom }, n) => emettre({ cn: `AC autre ${n}`, emetteur: paille, nomDeLEmetteur: nom }).der);
    deuxSens([...crls, ...desAutres, nouvelle], (toutes) =>
      dit({ magasin: magasin({ ancres, crls: toutes }), joints }),
    );
  });

  test('past what may be checked, it is not known', () => {
    const seconde = (n: number) =>
      `2026-06-10T00:${String(Math.trunc(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}Z`;
    const courantes = Array.from({ length: 70 }, (_, n) =>
      emettreCrl({ emetteur: emettrice, numero: n, du: seconde(n) }),
    );
    expect(dit({ magasin: magasin({ crls: [crls[0]!, ...courantes] }) })).toEqual(INCONNU);
    expect(dit({ magasin: magasin({ crls: [crls[0]!, ...courantes.slice(0, 8)] }) })).toEqual(ETABLIE);
  });
});

test('a CRL of no one in the path is not even read: only its issuer’s name is looked at', () => {
  const abimee = (emetteur: typeof paille) => {
    const crl = emettreCrl({ emetteur, revoques: [[1]] });
    crl[crl.indexOf(Buffer.from('020101170d', 'hex')) + 4] = 0x7f;
    return crl;
  };
  expect(lireCrl(abimee(paille), '')).toMatch(/mal codée/);
  const detail = (...toutes: Buffer[]) => juger({ magasin: magasin({ crls: toutes }) }).motif?.valeurs.detail;
  expect(detail(crls[0]!, abimee(paille))).toMatch(/^ni liste de révocation/);
  expect(detail(crls[0]!, abimee(emettrice))).toMatch(/mal codée/);
});

test('the signer of an indirect CRL is found in the store', () => {
  const signataire = emettre({ cn: 'Émetteur de listes', emetteur: racine, extensions: [usages('crlSign')] });
  const point = points({ noms: [annuaire(signataire.nom)], emetteurs: [annuaire(signataire.nom)] });
  const certificat = emettre({
    cn: 'Anne Exemple',
    emetteur: emettrice,
    serie: 88,
    extensions: [usages('nonRepudiation'), point],
  }).der;
  const indirecte = emettreCrl({
    emetteur: signataire,
    extensions: [portee({ noms: [annuaire(signataire.nom)], indirecte: true })],
  });
  const avec = (...intermediaires: Uint8Array[]) =>
    dit({ certificat, magasin: magasin({ intermediaires, crls: [crls[0]!, indirecte] }) });
  expect(avec(emettrice.der, signataire.der)).toEqual(ETABLIE);
  expect(avec(emettrice.der)).toEqual(INCONNU);
});
