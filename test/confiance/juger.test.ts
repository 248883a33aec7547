/** Whom we trust: path, revocation at reception, families and dates, usage. */
import { describe, expect, test } from 'vitest';
import type { Politique } from '../../schemas/politique.ts';
import { autorite, emettre, emettreCrl } from '../signature/chemin/autorites.ts';
import { usages } from '../signature/chemin/extensions.ts';
import { type DemandeDeReponse, repondre } from '../signature/chemin/reponses-ocsp.ts';
import { ancre, crls, dit, emettrice, juger, magasin, RECU_LE, racine, SERIE, SIGNE_LE } from './mairie.ts';

describe('la confiance est établie', () => {
  test('par une autorité du magasin, avec les révocations de toute la chaîne, et dit sur quoi elle se fonde', () => {
    const jugement = juger();
    expect([jugement.confiance, jugement.famille]).toEqual(['etablie', 'dgfip']);
    expect(jugement.fondement?.chemin).toHaveLength(3);
    expect(jugement.fondement?.revocations).toHaveLength(2);
  });

  test('que l’autorité intermédiaire soit au magasin ou jointe à la signature', () => {
    expect(dit({ magasin: magasin({ intermediaires: [] }), joints: [emettrice.der] })).toEqual(['etablie', null]);
    expect(dit({ magasin: magasin({ intermediaires: [] }) })).toEqual(['refusee', 'CHEMIN_SANS_ANCRE']);
  });

  test('parmi des centaines d’autorités et de listes de révocation étrangères', () => {
    const autres = Array.from({ length: 40 }, (_, n) => autorite(`AC ${n}`));
    const encombre = magasin({
      ancres: [...autres.map(({ der }) => ancre({ certificat: der })), ancre()],
      intermediaires: [...autres.map(({ der }) => der), emettrice.der],
      crls: [...Array.from({ length: 300 }, (_, n) => emettreCrl({ emetteur: autres[n % 40]!, numero: n })), ...crls],
    });
    expect(dit({ magasin: encombre })).toEqual(['etablie', null]);
  });
});

describe('la confiance est refusée', () => {
  test('à qui s’est fait son propre certificat', () => {
    const seul = emettre({ cn: 'Anne Exemple', extensions: [usages('nonRepudiation')] });
    expect(dit({ certificat: seul.der, joints: [seul.der] })).toEqual(['refusee', 'CHEMIN_SANS_ANCRE']);
  });

  test('au certificat qui n’est pas fait pour signer', () => {
    const chiffre = emettre({ cn: 'Anne Exemple', emetteur: emettrice, extensions: [usages('crlSign')] });
    expect(dit({ certificat: chiffre.der })[0]).toBe('refusee');
    const authentifie = emettre({ cn: 'Anne Exemple', emetteur: emettrice, extensions: [usages('signature')] });
    expect(dit({ certificat: authentifie.der })[0]).toBe('refusee');
    const usagesCertificat: Politique['usagesCertificat'] = ['nonRepudiation', 'digitalSignature'];
    expect(dit({ certificat: authentifie.der, politique: { usagesCertificat } })).toEqual(['etablie', null]);
  });

  test('à la famille que la politique n’admet pas ce jour-là, et le dit', () => {
    const familles: Politique['familles'] = [{ famille: 'dgfip', du: null, jusquAu: '2026-06-10' }];
    expect(dit({ politique: { familles } })).toEqual(['refusee', 'CERTIFICAT_FAMILLE_NON_ADMISE']);
    expect(juger({ politique: { familles } }).motif?.valeurs).toMatchObject({ famille: 'dgfip' });
    const lendemain: Politique['familles'] = [{ famille: 'dgfip', du: null, jusquAu: '2026-06-11' }];
    expect(dit({ politique: { familles: lendemain } })).toEqual(['etablie', null]);
  });

  test('à l’autorité qui n’était pas de confiance quand il a signé', () => {
    const hors = magasin({ ancres: [ancre({ au: SIGNE_LE })] });
    expect(dit({ magasin: hors })).toEqual(['refusee', 'CERTIFICAT_AUTORITE_HORS_DATES']);
    expect(dit({ magasin: magasin({ ancres: [ancre({ du: SIGNE_LE })] }) })).toEqual(['etablie', null]);
  });
});

describe('la révocation se juge à la réception', () => {
  const revoqueLe = (depuis: string, du: string, au: string) => [
    emettreCrl({ emetteur: racine, du, au }),
    emettreCrl({ emetteur: emettrice, du, au, revoques: [[SERIE, 1, [], depuis]] }),
  ];

  test('révoqué avant elle : refusé, quoi que dise la date de signature', () => {
    const avant = revoqueLe('2026-06-09T00:00:00Z', '2026-06-10T00:00:00Z', '2026-06-20T00:00:00Z');
    const signeLe = '2026-06-08T08:00:00Z';
    expect(dit({ magasin: magasin({ crls: avant }), signeLe })).toEqual(['refusee', 'CHEMIN_CERTIFICAT_REVOQUE']);
  });

  test('révoqué après elle : la liste publiée depuis établit la confiance', () => {
    const apres = revoqueLe('2026-06-12T00:00:00Z', '2026-06-13T00:00:00Z', '2026-06-20T00:00:00Z');
    const jugeLe = new Date('2026-06-13T08:00:00Z');
    expect(dit({ magasin: magasin({ crls: apres }), instants: { jugeLe } })).toEqual(['etablie', null]);
  });

  test('une réponse OCSP la dit aussi, fût-elle la centième du magasin', () => {
    const reponse = (serie: number, plus: Partial<DemandeDeReponse> = {}) =>
      repondre({ emetteur: emettrice, serie, faiteLe: RECU_LE, suivanteLe: '2026-06-12T08:00:00Z', ...plus });
    const autres = Array.from({ length: 99 }, (_, n) => reponse(1000 + n));
    const avec = (plus: Partial<DemandeDeReponse>) =>
      magasin({ crls: [crls[0]!], reponsesOcsp: [...autres, reponse(SERIE, plus)] });
    expect(dit({ magasin: avec({}) })).toEqual(['etablie', null]);
    const etat = { depuis: '2026-06-01T00:00:00Z' };
    expect(dit({ magasin: avec({ etat }) })).toEqual(['refusee', 'CHEMIN_CERTIFICAT_REVOQUE']);
  });

  test.each([
    ['aucune liste', []],
    ['une liste trop vieille', [crls[0]!, emettreCrl({ emetteur: emettrice, au: '2026-06-05T00:00:00Z' })]],
    ['la liste d’une autre autorité', [emettreCrl({ emetteur: racine })]],
  ])('%s : indéterminé, jamais bon', (_, listes) => {
    expect(dit({ magasin: magasin({ crls: listes }) })).toEqual(['indeterminee', 'CHEMIN_REVOCATION_INDETERMINEE']);
  });
});
