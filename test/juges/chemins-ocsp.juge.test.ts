/** openssl ocsp reads generated responses as we do: who may answer, of which certificate, and what. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { autorite, type Demande, type Emis, emettre, emettreCrl } from '../signature/chemin/autorites.ts';
import * as ext from '../signature/chemin/extensions.ts';
import { JUIN, motif } from '../signature/chemin/jugement.ts';
import { type DemandeDeReponse, repondre } from '../signature/chemin/reponses-ocsp.ts';

const dossier = mkdtempSync(join(tmpdir(), 'ocsp-'));
afterAll(() => rmSync(dossier, { recursive: true }));

const racine = autorite('Racine');
const ac = autorite('AC', racine);
const autre = autorite('Autre AC', racine, { cle: 'rsa-2048' });
const homonyme = autorite('AC', racine, { cle: 'ec-384' });
const signe = emettre({ cn: 'X', emetteur: ac, serie: 42 });
const OCSP_SIGNING = ext.usagesEtendus(['1.3.6.1.5.5.7.3.9']);

const delegue = (emetteur: Emis, extensions: readonly ext.Extension[], plus: Partial<Demande> = {}) => {
  const signataire = emettre({ cn: 'Répondeur', emetteur, extensions: [ext.SANS_CONTROLE, ...extensions], ...plus });
  return { signataire, joints: [signataire] };
};

const ecrire = (nom: string, octets: string | Buffer): string => {
  const fichier = join(dossier, nom);
  writeFileSync(fichier, octets);
  return fichier;
};
const pem = (nom: string, { der }: Emis): string =>
  ecrire(
    nom,
    `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`.replace(
      /(.{64})(?=.)/g,
      '$1\n',
    ),
  );

/** The certificate's status where the response verifies. */
function openssl(reponse: Buffer, condensat = 'sha1'): string {
  const emetteur = pem('ac.pem', ac);
  const certificats = ['-issuer', emetteur, '-verify_other', emetteur, '-CAfile', pem('racine.pem', racine)];
  // It looks for the status under one hash of its own.
  const quoi = [`-${condensat}`, '-cert', pem('signe.pem', signe), '-respin', ecrire('reponse.der', reponse)];
  const { stdout, stderr } = spawnSync(
    'openssl',
    ['ocsp', '-no_nonce', '-attime', String(JUIN / 1000), ...certificats, ...quoi],
    { encoding: 'utf8' },
  );
  if (!stderr.includes('Response verify OK')) return 'indeterminee';
  return /: (good|revoked|unknown)\n/.exec(stdout)?.[1] ?? 'indeterminee';
}

const NOTRE_MOT: Readonly<Record<string, string>> = {
  good: 'valide',
  revoked: 'CHEMIN_CERTIFICAT_REVOQUE',
  unknown: 'CHEMIN_REVOCATION_INDETERMINEE',
  indeterminee: 'CHEMIN_REVOCATION_INDETERMINEE',
};

it.each<[quoi: string, dit: string, demande: Partial<DemandeDeReponse>]>([
  ['good', 'good', {}],
  ['good, named by key', 'good', { parCle: true }],
  ['good, SHA-256', 'good', { condensat: 'sha256' }],
  ['good, SHA-512', 'good', { condensat: 'sha512' }],
  ['revoked', 'revoked', { etat: { depuis: '2026-06-01T00:00:00Z', raison: 1 } }],
  ['revoked without a reason', 'revoked', { etat: { depuis: '2026-06-01T00:00:00Z' } }],
  ['unknown', 'unknown', { etat: 'inconnu' }],
  ['another serial number', 'indeterminee', { serie: 43 }],
  ['another issuer', 'indeterminee', { designe: autre }],
  ['a namesake of the issuer', 'indeterminee', { designe: homonyme }],
  ['signed by another authority', 'indeterminee', { signataire: autre, joints: [autre] }],
  ['signed by a namesake of the issuer', 'indeterminee', { signataire: homonyme, joints: [homonyme] }],
  ['an error', 'indeterminee', { statut: 6 }],
  ['a delegate', 'good', delegue(ac, [OCSP_SIGNING])],
  ['a delegate with an RSA key', 'good', delegue(ac, [OCSP_SIGNING], { cle: 'rsa-2048' })],
  [
    'a delegate who says revoked',
    'revoked',
    { ...delegue(ac, [OCSP_SIGNING]), etat: { depuis: '2026-06-01T00:00:00Z' } },
  ],
  ['without the purpose', 'indeterminee', delegue(ac, [])],
  ['of another purpose', 'indeterminee', delegue(ac, [ext.usagesEtendus(['1.3.6.1.5.5.7.3.1'])])],
  ['a delegate of another authority', 'indeterminee', delegue(autre, [OCSP_SIGNING])],
  ['a delegate of a namesake', 'indeterminee', delegue(homonyme, [OCSP_SIGNING])],
  ['a delegate of the root', 'indeterminee', delegue(racine, [OCSP_SIGNING])],
  ['a delegate that has expired', 'indeterminee', delegue(ac, [OCSP_SIGNING], { au: '2026-05-01T00:00:00Z' })],
  [
    'with an unknown critical extension',
    'indeterminee',
    delegue(ac, [OCSP_SIGNING, ext.extension('1.2.3.4', Buffer.from([5, 0]), true)]),
  ],
])('%s: %s', (_, dit, demande) => {
  const reponse = repondre({ emetteur: ac, serie: 42, suivanteLe: '2099-01-01T00:00:00Z', ...demande });
  expect(openssl(reponse, demande.condensat)).toBe(dit);
  const plus = { crls: [emettreCrl({ emetteur: racine })], reponsesOcsp: [reponse] };
  expect(motif([racine, ac, signe], plus)).toBe(NOTRE_MOT[dit]);
});
