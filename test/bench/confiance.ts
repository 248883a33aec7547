/** What trust costs: certificates judged one after the other by a full store, beside `openssl verify` on the same ones. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JugeDeConfiance } from '../../functions/confiance/juger.ts';
import type { Ancre, MagasinDeConfiance } from '../../functions/confiance/magasin.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { cle } from '../autorites.ts';
import { autorite, type Emis, emettre, emettreCrl } from '../signature/chemin/autorites.ts';
import { usages } from '../signature/chemin/extensions.ts';

const SIGNATAIRES = 500;
const ANCRES = 200;
const REVOQUES = 1000;
const AT = '2026-06-10T08:00:00Z';

const pem = (nom: string, der: Uint8Array): string =>
  `-----BEGIN ${nom}-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${nom}-----\n`;

interface Scene {
  readonly signataires: readonly Emis[];
  readonly racine: Emis;
  readonly emettrice: Emis;
  readonly crls: readonly Buffer[];
  readonly magasin: MagasinDeConfiance;
}

/** A root, an issuer, two CRLs of a thousand entries, two hundred anchors; RSA as the DGFiP's. */
function planter(): Scene {
  const racine = autorite('AC Racine', undefined, { cle: 'rsa-2048' });
  const emettrice = autorite('AC Signature', racine, { cle: 'rsa-2048' });
  const revoques = Array.from({ length: REVOQUES }, (_, n) => [1_000_000 + n, 1] as const);
  const crls = [racine, emettrice].map((emetteur) => emettreCrl({ emetteur, revoques }));
  const autres = Array.from({ length: ANCRES - 1 }, (_, n) => autorite(`AC ${n}`));
  const ancre = ({ der: certificat }: Emis): Ancre => ({
    ...{ famille: 'dgfip', certificat, du: null, au: null, service: null },
  });
  const signataires = Array.from({ length: SIGNATAIRES }, (_, n) =>
    emettre({
      cn: `Signataire ${n}`,
      emetteur: emettrice,
      // One key for all: a path does not care, and making them would take longer than all the rest.
      privee: cle('rsa-2048', 'banc'),
      serie: n + 1,
      extensions: [usages('nonRepudiation')],
    }),
  );
  const magasin: MagasinDeConfiance = {
    version: 'banc',
    ancres: [...autres, racine].map(ancre),
    intermediaires: [emettrice.der],
    crls,
    reponsesOcsp: [],
  };
  return { signataires, racine, emettrice, crls, magasin };
}

/** User CPU, milliseconds: for the first certificate, with all that is read then, and for each of the others. */
function parNous({ signataires, magasin }: Scene): { readonly premier: number; readonly chacun: number } {
  const instants = { recuLe: new Date(AT), jugeLe: new Date(AT) };
  const juge = new JugeDeConfiance(magasin, POLITIQUE_PAR_DEFAUT, instants);
  const juger = ({ der: certificat }: Emis) => {
    const { confiance, motif } = juge.juger({ certificat, autresCertificats: [], signeLe: AT, nom: 'Signataire' });
    if (confiance !== 'etablie') throw new Error(`${confiance}: ${JSON.stringify(motif)}`);
  };
  const [premier, ...autres] = signataires;
  const cpu = () => process.cpuUsage().user / 1000;
  const debut = cpu();
  if (premier) juger(premier);
  const apresUn = cpu();
  for (const signataire of autres) juger(signataire);
  return { premier: apresUn - debut, chacun: (cpu() - apresUn) / autres.length };
}

/** All of them in one process, start-up left out: user CPU, milliseconds for each. */
function parOpenssl({ signataires, racine, emettrice, crls }: Scene): number {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  try {
    const poser = (nom: string, contenu: string) => {
      writeFileSync(join(dossier, nom), contenu);
      return join(dossier, nom);
    };
    const revocations = crls.map((der) => pem('X509 CRL', der)).join('');
    const arguments_ = [
      ...['verify', '-CAfile', poser('racine.pem', pem('CERTIFICATE', racine.der))],
      ...['-untrusted', poser('emettrice.pem', pem('CERTIFICATE', emettrice.der))],
      ...['-crl_check_all', '-CRLfile', poser('crls.pem', revocations)],
      ...['-attime', String(Date.parse(AT) / 1000)],
    ];
    const feuilles = signataires.map(({ der }, n) => poser(`${n}.pem`, pem('CERTIFICATE', der)));
    const releve = join(dossier, 'cpu.txt');
    const cpu = (fichiers: readonly string[]) => {
      execFileSync('/usr/bin/time', ['-f', '%U', '-o', releve, 'openssl', ...arguments_, ...fichiers], {
        stdio: 'pipe',
      });
      return 1000 * Number(readFileSync(releve, 'utf8'));
    };
    const une = cpu(feuilles.slice(0, 1));
    return (cpu(feuilles) - une) / (feuilles.length - 1);
  } finally {
    rmSync(dossier, { recursive: true });
  }
}

/** A line for docs/performance.md. */
export function comparerLaConfiance(): string {
  const scene = planter();
  const { premier, chacun } = parNous(scene);
  const openssl = parOpenssl(scene);
  const ms = (n: number) => `${n.toFixed(2)} ms`;
  return `user CPU: first certificate ${ms(premier)}, each other one ${ms(chacun)}; openssl verify -crl_check_all ${ms(openssl)} each, without its start-up; ×${(openssl / chacun).toFixed(2)}`;
}
