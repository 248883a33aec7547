/** Who is measured, and by what command. Ours and the npm peers are bundled first, as what is shipped is. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Cas } from './cas.ts';
import { type FluxSigne, RECU_LE } from './flux.ts';
import type { Bornes } from './mesure.ts';

export interface Concurrent {
  readonly nom: string;
  readonly bornes: Bornes;
  commande(flux: FluxSigne, cas: Cas): readonly [string, ...string[]];
}

const BORNES: Bornes = { duree: 60, memoire: 2e9 };
/** The reference must reach its end for a ratio to exist, and at 100 MB of lines it passes 2 GB. */
const BORNES_REFERENCE: Bornes = { duree: 60, memoire: 4e9 };

const SOURCES = ['signature-seule', 'verification', 'xml-crypto', 'sha256'] as const;
export const REFERENCE = 'xmlsec1';
export const REFERENCE_COMPLETE = 'xmlsec1, puis xmllint';
export const SIGNATURE_SEULE = 'Passerelle, signatures seules';
export const VERIFICATION = 'Passerelle, vérification complète';
const SCHEMAS = fileURLToPath(new URL('../../schemas/pes', import.meta.url));
export const NOTRE_JEU = join(SCHEMAS, 'v5.12/aller.xsd');

/** As `npm run passerelle` runs Node: what it reads, it does not keep. */
const COMME_LIVRE = ['--max-semi-space-size=1'] as const;

/** Bundles the entries into `dossier` and lists the contenders; `xsd`: the schema that xmllint compiles. */
export async function preparer(dossier: string, xsd: string): Promise<readonly Concurrent[]> {
  await build({
    entryPoints: SOURCES.map((nom) => fileURLToPath(new URL(`concurrents/${nom}.ts`, import.meta.url))),
    outdir: dossier,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  const node = (nom: (typeof SOURCES)[number]) =>
    [process.execPath, ...COMME_LIVRE, join(dossier, `${nom}.mjs`)] as const;
  return [
    { nom: SIGNATURE_SEULE, bornes: BORNES, commande: ({ fichier }) => [...node('signature-seule'), fichier] },
    {
      nom: VERIFICATION,
      bornes: BORNES,
      commande: ({ fichier, confiance }) => [...node('verification'), fichier, RECU_LE, confiance, SCHEMAS],
    },
    { nom: REFERENCE, bornes: BORNES_REFERENCE, commande: xmlsec1 },
    {
      nom: REFERENCE_COMPLETE,
      bornes: { ...BORNES_REFERENCE, duree: 2 * BORNES_REFERENCE.duree },
      commande: (flux) => ['sh', '-c', L_UN_PUIS_L_AUTRE, xsd, flux.fichier, ...xmlsec1(flux)],
    },
    {
      nom: 'xml-crypto',
      bornes: BORNES,
      commande: ({ fichier, certificat }) => [...node('xml-crypto'), fichier, certificat],
    },
    { nom: 'SHA-256 (Node)', bornes: BORNES, commande: ({ fichier }) => [...node('sha256'), fichier] },
  ];
}

/** `$0`: the schema; `$1`: the file; then the command of xmlsec1. */
const L_UN_PUIS_L_AUTRE = 'f="$1"; shift; "$@" && xmllint --huge --noout --schema "$0" "$f"';

const ALLER = 'http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/aller';

/** It verifies the first signature that it finds, whatever their number. */
function xmlsec1({ fichier, certificat }: FluxSigne): readonly [string, ...string[]] {
  const ids = ['--id-attr:Id', `${ALLER}:PES_Aller`, '--id-attr:Id', 'Bordereau', '--id-attr:Id', 'SignedProperties'];
  return ['xmlsec1', '--verify', '--pubkey-cert-pem', certificat, ...ids, fichier];
}
