/** What the judged certificate is for, where the caller asks. */
import { describe, expect, it } from 'vitest';
import { autorite, emettre, emettreCrl } from './autorites.ts';
import { seq } from './der.ts';
import * as ext from './extensions.ts';
import { juger, motif } from './jugement.ts';

const racine = autorite('Racine');
const ac = autorite('AC', racine);
const avec = (...extensions: ext.Extension[]) => [
  racine,
  ac,
  emettre({ cn: 'X', emetteur: ac, serie: 42, extensions }),
];
const NON_REPUDIATION = 1 << 1;

describe('uses of the key', () => {
  const juge = (usagesExiges: number | null, ...extensions: ext.Extension[]) =>
    motif(avec(...extensions), { usagesExiges });

  it('are those that are wanted, and said', () => {
    expect(juge(NON_REPUDIATION, ext.usages('nonRepudiation'))).toBe('valide');
    expect(juge(NON_REPUDIATION, ext.usages('signature', 'nonRepudiation'))).toBe('valide');
    expect(juge(NON_REPUDIATION, ext.usages('signature'))).toBe('CHEMIN_USAGE_DU_SIGNATAIRE');
    expect(juge(NON_REPUDIATION)).toBe('CHEMIN_USAGE_DU_SIGNATAIRE');
    expect(juge(null, ext.usages('signature'))).toBe('valide');
  });

  it('are all wanted, and the sentence tells those that lack', () => {
    const { motif: code, valeurs } = juger(avec(ext.usages('signature')), { usagesExiges: 1 | NON_REPUDIATION });
    expect([code, valeurs.usages]).toEqual(['CHEMIN_USAGE_DU_SIGNATAIRE', 'nonRepudiation']);
  });

  it('are not asked of who signs a CRL', () => {
    const listeur = emettre({ cn: 'AC', emetteur: racine, cle: 'ec-384', extensions: [ext.usages('crlSign')] });
    const [, , signe] = avec(ext.usages('nonRepudiation'));
    const crls = [emettreCrl({ emetteur: racine }), emettreCrl({ emetteur: listeur })];
    const requete = { crls, usagesExiges: NON_REPUDIATION, usagesEtendus: new Set(['1.2.3']) };
    expect(motif([racine, ac, listeur, signe!], requete)).toBe('valide');
  });
});

describe('purposes of the certificate', () => {
  const [SIGNER, SERVEUR, TOUT] = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.1', '2.5.29.37.0'];
  const juge = (voulus: string[] | null, ...extensions: ext.Extension[]) =>
    motif(avec(...extensions), { usagesEtendus: voulus && new Set(voulus) });

  it.each([false, true])('are among those wanted, critical or not (%s)', (critique) => {
    expect(juge([SIGNER], ext.usagesEtendus([SERVEUR, SIGNER], critique))).toBe('valide');
    expect(juge([SIGNER], ext.usagesEtendus([TOUT], critique))).toBe('valide');
    expect(juge([SIGNER], ext.usagesEtendus([SERVEUR], critique))).toBe('CHEMIN_USAGE_ETENDU');
    expect(juge([], ext.usagesEtendus([SERVEUR], critique))).toBe('CHEMIN_USAGE_ETENDU');
    expect(juge(null, ext.usagesEtendus([SERVEUR], critique))).toBe('valide');
  });

  it('are any where the certificate says none', () => {
    expect(juge([SIGNER])).toBe('valide');
  });

  it('are a list that is not empty', () => {
    expect(juge(null, ext.usagesEtendus([]))).toBe('CHEMIN_CERTIFICAT_ILLISIBLE');
    expect(juge(null, ext.extension('2.5.29.37', seq(seq())))).toBe('CHEMIN_CERTIFICAT_ILLISIBLE');
  });
});
