/** openssl ts and sha256sum check our proofs as the LISEZMOI tells a judge to, and openssl's own tokens are read by us. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { demanderUnJeton } from '../../functions/preuve/jeton/demande.ts';
import { verifierJeton } from '../../functions/preuve/jeton/verifier.ts';
import { horodateur, jetonDe, RACINE } from '../preuve/horodateur.ts';
import {
  flux,
  parcourir,
  plateformeAvecRegistre,
  preuveDe,
  sceller5Minutes,
  zipDe,
} from '../preuve/preuve-eprouvee.ts';
import { octets } from '../verification/flux.ts';

const dossier = mkdtempSync(join(tmpdir(), 'preuve-juge-'));
afterAll(() => rmSync(dossier, { recursive: true }));

function lancer(commande: string, ...args: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(commande, args, { cwd: dossier, encoding: 'utf8' });
  return { texte: `${stdout}${stderr}`, code: status };
}

function ecrire(nom: string, contenu: Uint8Array | string): string {
  const fichier = join(dossier, nom);
  mkdirSync(dirname(fichier), { recursive: true });
  writeFileSync(fichier, contenu);
  return nom;
}

const pem = (der: Buffer, quoi = 'CERTIFICATE') =>
  `-----BEGIN ${quoi}-----\n${der.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')}\n-----END ${quoi}-----\n`;

const SHA = 'ab'.repeat(32);

describe('a token', () => {
  test('of openssl is read by us, RSA and ECDSA, for the request that we wrote', () => {
    for (const cle of ['rsa-2048', 'ec-256'] as const) {
      const service = horodateur({ cle, cn: `Service ${cle}` });
      ecrire('racine.pem', pem(RACINE.der));
      ecrire('tsa.pem', pem(service.der));
      ecrire('tsa.key', service.cle.export({ type: 'pkcs8', format: 'pem' }));
      ecrire('serie', '01\n');
      ecrire(
        'tsa.cnf',
        `[tsa]
default_tsa=t
[t]
serial=${join(dossier, 'serie')}
signer_cert=${join(dossier, 'tsa.pem')}
certs=${join(dossier, 'racine.pem')}
signer_key=${join(dossier, 'tsa.key')}
signer_digest=sha256
default_policy=1.2.3.4
digests=sha256
accuracy=secs:1,millisecs:500
clock_precision_digits=3
ordering=yes
tsa_name=yes
ess_cert_id_chain=no
ess_cert_id_alg=sha256
`,
      );
      ecrire('demande.tsq', demanderUnJeton(SHA, '01a2b3'));
      const reponse = lancer(
        'openssl',
        'ts',
        '-reply',
        '-config',
        'tsa.cnf',
        '-queryfile',
        'demande.tsq',
        '-out',
        'r.tsr',
      );
      expect(reponse.code, reponse.texte).toBe(0);
      const lu = verifierJeton(readFileSync(join(dossier, 'r.tsr')), SHA);
      expect(lu).toMatchObject({ sha256: SHA, nonce: '01a2b3', signataire: { sujet: { court: `Service ${cle}` } } });
      expect('date' in lu && Math.abs(lu.date - Date.now())).toBeLessThan(60_000);
    }
  });

  test('of ours is verified by openssl, and refused by it when it is of something else', () => {
    ecrire('racine.pem', pem(RACINE.der));
    ecrire('jeton.tsr', jetonDe({ sha256: SHA }));
    const verifier = (sha256: string) =>
      lancer(
        'openssl',
        'ts',
        '-verify',
        '-digest',
        sha256,
        '-in',
        'jeton.tsr',
        '-CAfile',
        'racine.pem',
        '-attime',
        '1793606400',
      );
    expect(verifier(SHA).texte).toContain('Verification: OK');
    expect(verifier('cd'.repeat(32)).texte).toContain('Verification: FAILED');
  });
});

test('the proof is checked by hand as its LISEZMOI says', async () => {
  const plateforme = await plateformeAvecRegistre();
  const depotId = await parcourir(plateforme, 'pes.xml', await flux(1));
  await sceller5Minutes(plateforme);
  const zip = ecrire('preuve.zip', await zipDe(plateforme, depotId));
  const { pieces } = await preuveDe(plateforme, depotId);
  for (const { nom, ouvrir } of pieces) ecrire(`zip/${nom}`, await octets(ouvrir()));
  const unzip = lancer('python3', '-m', 'zipfile', '-t', zip);
  expect(unzip.code, unzip.texte).toBe(0);

  const sh = (commande: string) => lancer('sh', '-c', `cd zip && ${commande}`).texte.trim();
  const depot = readFileSync(join(dossier, 'zip/journal/depot.jsonl'), 'utf8').trimEnd().split('\n');
  // a) the documents are those of the journal
  for (const ligne of sh('sha256sum fichier-depose.xml verdict.json acquit.xml').split('\n'))
    expect(depot.join('\n')).toContain(`"sha256":"${ligne.split(' ')[0]}"`);
  // b) each event has its digest
  for (const [i, ligne] of depot.entries()) {
    const commande = `sed -n ${i + 1}p journal/depot.jsonl | sed -E 's/,"hash":"[0-9a-f]{64}"//' | tr -d '\\n' | sha256sum`;
    expect(sh(commande).split(' ')[0]).toBe((JSON.parse(ligne) as { hash: string }).hash);
  }
  // c) an event is in its seal, its path followed as the text says
  type Inclusion = { stream: string; seq: number; sceau: number; rang: number; chemin: string[] };
  const inclusions = JSON.parse(readFileSync(join(dossier, 'zip/inclusions.json'), 'utf8')) as Inclusion[];
  const inclusion = inclusions.find(({ stream, seq }) => stream === `depot/${depotId}` && seq === 2)!;
  const sceau = `sceaux/${String(inclusion.sceau).padStart(12, '0')}`;
  const { racine, evenements } = JSON.parse(readFileSync(join(dossier, `zip/${sceau}.json`), 'utf8')) as {
    racine: string;
    evenements: number;
  };
  const lui = JSON.parse(depot[1]!) as { stream: string; seq: number; hash: string };
  let noeud = sh(`{ printf '\\000'; printf '%s' '["${lui.stream}",${lui.seq},"${lui.hash}"]'; } | sha256sum`).split(
    ' ',
  )[0]!;
  let [rang, dernier] = [inclusion.rang, evenements - 1];
  for (const voisin of inclusion.chemin) {
    const gauche = rang % 2 === 1 || rang === dernier;
    const [g, d] = gauche ? [voisin, noeud] : [noeud, voisin];
    noeud = sh(`{ printf '\\001'; printf '%s%s' ${g} ${d} | xxd -r -p; } | sha256sum`).split(' ')[0]!;
    if (gauche) while (rang % 2 === 0 && rang !== 0) [rang, dernier] = [rang >> 1, dernier >> 1];
    [rang, dernier] = [rang >> 1, dernier >> 1];
  }
  expect(noeud).toBe(racine);
  // e) the seal is time-stamped
  ecrire('racine.pem', pem(RACINE.der));
  const ts = lancer(
    'openssl',
    'ts',
    '-verify',
    '-data',
    `zip/${sceau}.json`,
    '-in',
    `zip/${sceau}.tsr`,
    '-CAfile',
    'racine.pem',
    '-attime',
    '1793606400',
  );
  expect(ts.texte).toContain('Verification: OK');
  // f) the certificates and the CRLs are read
  for (const { nom } of pieces.filter(({ nom }) => /\.(cer|crl)$/.test(nom)))
    expect(sh(`openssl ${nom.endsWith('.cer') ? 'x509' : 'crl'} -inform DER -noout -text -in ${nom}`)).toContain(
      'Issuer',
    );
}, 30_000);
