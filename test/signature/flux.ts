/** Flux to sign, and the verification of what becomes of them. */

import { type OptionsObservateur, SignatureObserver } from '../../functions/signature/observateur.ts';
import { NOMS_MARQUES } from '../../functions/signature/parcours.ts';
import type { ResultatSignature, ResultatsSignatures } from '../../functions/signature/resultat.ts';
import type { OptionsSignature } from '../../functions/signature/signer/options.ts';
import { signerFlux } from '../../functions/signature/signer/signer.ts';
import { Reader } from '../../functions/xml/reader.ts';
import type { Politique } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { type Identite, identite } from '../autorites.ts';

export const SIGNE_LE = new Date('2026-09-30T08:15:00Z');
const RECU_LE = new Date('2026-10-01T09:00:00Z');
export const ALLER = 'http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/aller';

let camille: Identite | undefined;
/** The usual signer, RSA 2048. */
export const signataire = (): Identite => {
  camille ??= identite();
  return camille;
};

export const bordereau = (
  n: number,
  interieur = `<Piece><IdPce V="${n}01"/><Obj V="Réfection du préau"/><MtHT V="18450.00"/></Piece>`,
) =>
  `<Bordereau Id="B${n}"><BlocBordereau><Exer V="2026"/><IdBord V="${46 + n}"/></BlocBordereau>${interieur}</Bordereau>`;

/** A PES_Aller, unsigned, as text whose characters all fit ISO-8859-1. */
export function flux(bordereaux: readonly string[], avant = '', apres = ''): string {
  return (
    `<?xml version="1.0" encoding="ISO-8859-1"?>\n<n:PES_Aller xmlns:n="${ALLER}" Id="F1">\n` +
    '<Enveloppe><Parametres><NomFic V="PESALR2_essai"/></Parametres></Enveloppe><EnTetePES><IdColl V="21350000100011"/></EnTetePES>\n' +
    `${avant}<PES_DepenseAller><EnTeteDepense/>${bordereaux.join('\n')}</PES_DepenseAller>${apres}</n:PES_Aller>\n`
  );
}

export const DEUX_BORDEREAUX = flux([bordereau(1), bordereau(2)]);

/** Signs with our own signer. */
export async function signer(xml: string, options: Partial<OptionsSignature> = {}): Promise<string> {
  const { cle, certificat } = signataire();
  const lieu = { ville: 'Saint-Aubin', codePostal: '35140', pays: 'France' };
  const complet = {
    cle,
    certificat,
    qualite: 'Maire',
    lieu,
    signeLe: SIGNE_LE,
    portee: 'bordereau' as const,
    ...options,
  };
  const morceaux: Uint8Array[] = [];
  for await (const m of signerFlux(() => [Buffer.from(xml, 'latin1')], complet)) morceaux.push(m);
  return Buffer.concat(morceaux).toString('latin1');
}

export interface Verification {
  readonly morceau?: number;
  readonly politique?: Partial<Politique>;
  readonly recuLe?: Date;
  readonly speculerRacine?: boolean;
}

/** Both passes, in chunks of `morceau` bytes; the reader's XmlAnomaly comes through. */
export function verifier(
  xml: string | Uint8Array,
  v: Verification = {},
): ResultatsSignatures & { readonly passes: number } {
  const octets = typeof xml === 'string' ? Buffer.from(xml, 'latin1') : xml;
  const options: OptionsObservateur = {
    politique: { ...POLITIQUE_PAR_DEFAUT, ...v.politique },
    recuLe: v.recuLe ?? RECU_LE,
    speculerRacine: v.speculerRacine ?? true,
  };
  const observateur = new SignatureObserver(options);
  lire(octets, observateur, v.morceau);
  const relecture = observateur.aRelire();
  if (relecture !== null) lire(octets, relecture, v.morceau);
  return { ...observateur.resultats(), passes: relecture === null ? 1 : 2 };
}

function lire(
  octets: Uint8Array,
  sink: ConstructorParameters<typeof Reader>[0]['sink'],
  morceau = octets.length,
): void {
  const reader = new Reader({ sink, marked: NOMS_MARQUES });
  for (let i = 0; i < octets.length; i += morceau) reader.write(octets.subarray(i, i + morceau));
  reader.finish();
}

export const codes = (s: ResultatSignature | undefined): string[] => s?.anomalies.map((a) => a.code) ?? [];

/** The verdict on the first signature in a few words, for short assertions. */
export function dire(xml: string, v: Verification = {}, rang = 0): string {
  const s = verifier(xml, v).signatures[rang];
  return s === undefined ? 'absente' : [s.integrite, ...codes(s)].join(' ');
}

/** Replaces once; a fixture that changes nothing is a broken fixture. */
export function retoucher(
  xml: string,
  avant: string | RegExp,
  apres: string | ((...groupes: string[]) => string),
): string {
  const sortie = typeof apres === 'string' ? xml.replace(avant, () => apres) : xml.replace(avant, apres);
  if (sortie === xml) throw new Error(`fixture: ${String(avant)} not found`);
  return sortie;
}
