/** Throwaway authorities, signers and CRLs, each with whatever extensions a test wants. Invented names only. */
import { constants, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { cle as faireCle, type GenreDeCle } from '../../autorites.ts';
import { bits, contexte, entier, nul, oid, seq, temps, tlv } from './der.ts';
import { AUTORITE, type Extension, extension, nomDN, usages } from './extensions.ts';

export interface Emis {
  readonly nom: Buffer;
  readonly cle: KeyObject;
  readonly der: Buffer;
}

export interface Demande {
  readonly cn: string;
  /** The whole Name, in place of `cn`. */
  readonly nom?: Buffer;
  readonly emetteur?: Emis;
  /** Name written as the issuer's, in place of its own. */
  readonly nomDeLEmetteur?: Buffer;
  readonly cle?: GenreDeCle;
  readonly privee?: KeyObject;
  readonly serie?: number | bigint;
  readonly du?: string;
  readonly au?: string;
  readonly version?: 1 | 3;
  readonly extensions?: readonly Extension[];
  /** OID written for the signature, in place of the key's. */
  readonly algorithme?: string;
  /** Signs with RSASSA-PSS and SHA-256; `selDit` is written in place of the salt's length. */
  readonly pss?: { readonly sel: number; readonly masque: 'sha256' | 'sha384'; readonly selDit?: number } | undefined;
}

export const nomme = (cn: string): Buffer => nomDN(['2.5.4.6', 'FR'], ['2.5.4.10', 'Essai'], ['2.5.4.3', cn]);

export const ALGORITHMES: Readonly<Record<string, Buffer>> = {
  rsa: seq(oid('1.2.840.113549.1.1.11'), nul()),
  ec: seq(oid('1.2.840.10045.4.3.2')),
  ed25519: seq(oid('1.3.101.112')),
};

let serie = 1000;

export function emettre(demande: Demande): Emis {
  const { cn, emetteur, version = 3, du = '2026-01-01T00:00:00Z', au = '2029-01-01T00:00:00Z' } = demande;
  const privee = demande.privee ?? faireCle(demande.cle ?? 'ec-256', cn);
  const nom = demande.nom ?? nomme(cn);
  const signataire = emetteur?.cle ?? privee;
  const extensions = demande.extensions ?? [];
  const parDefaut = ALGORITHMES[signataire.asymmetricKeyType ?? ''] ?? seq();
  const algorithme = demande.pss ? enPss(demande.pss) : demande.algorithme ? seq(oid(demande.algorithme)) : parDefaut;
  const tbs = seq(
    ...(version === 3 ? [contexte(0, entier(2))] : []),
    entier(demande.serie ?? serie++),
    algorithme,
    demande.nomDeLEmetteur ?? emetteur?.nom ?? nom,
    seq(temps(du), temps(au)),
    nom,
    createPublicKey(privee).export({ type: 'spki', format: 'der' }),
    ...(extensions.length > 0 ? [contexte(3, seq(...extensions.map(({ der }) => der)))] : []),
  );
  return { nom, cle: privee, der: signer(tbs, algorithme, signataire, demande.pss?.sel) };
}

export function signer(tbs: Buffer, algorithme: Buffer, cle: KeyObject, sel?: number): Buffer {
  const pss = sel === undefined ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: sel };
  return seq(
    tbs,
    algorithme,
    bits(sign(cle.asymmetricKeyType === 'ed25519' ? null : 'sha256', tbs, { key: cle, ...pss })),
  );
}

const HACHAGES = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2' };

function enPss({ sel, masque, selDit = sel }: NonNullable<Demande['pss']>): Buffer {
  const hachage = (nom: keyof typeof HACHAGES) => seq(oid(HACHAGES[nom]), nul());
  const mgf1 = seq(oid('1.2.840.113549.1.1.8'), hachage(masque));
  const parametres = seq(contexte(0, hachage('sha256')), contexte(1, mgf1), contexte(2, entier(selDit)));
  return seq(oid('1.2.840.113549.1.1.10'), parametres);
}

/** An authority with the extensions of a sound one, then those asked for. */
export const autorite = (cn: string, emetteur?: Emis, plus: Partial<Demande> = {}): Emis =>
  emettre({
    cn,
    ...(emetteur ? { emetteur } : {}),
    ...plus,
    extensions: [AUTORITE(), usages('keyCertSign', 'crlSign'), ...(plus.extensions ?? [])],
  });

export interface DemandeDeCrl {
  readonly emetteur: Emis;
  readonly revoques?: readonly (readonly [
    serie: number,
    raison?: number | undefined,
    plus?: readonly Extension[],
    depuis?: string,
  ])[];
  readonly du?: string;
  readonly au?: string | null;
  readonly numero?: number;
  readonly extensions?: readonly Extension[];
}

export function emettreCrl(demande: DemandeDeCrl): Buffer {
  const { emetteur, revoques = [], du = '2026-06-01T00:00:00Z', au = '2026-07-01T00:00:00Z', numero = 1 } = demande;
  const algorithme = ALGORITHMES[emetteur.cle.asymmetricKeyType ?? ''] ?? seq();
  const entrees = revoques.map(([numeroDeSerie, raison, plus = [], depuis = '2026-05-01T00:00:00Z']) => {
    const dites = [
      ...(raison === undefined ? [] : [extension('2.5.29.21', tlv(0x0a, Buffer.from([raison])))]),
      ...plus,
    ];
    const ext = dites.length === 0 ? [] : [seq(...dites.map(({ der }) => der))];
    return seq(entier(numeroDeSerie), temps(depuis), ...ext);
  });
  const extensions = [extension('2.5.29.20', entier(numero)), ...(demande.extensions ?? [])];
  const tbs = seq(
    entier(1),
    algorithme,
    emetteur.nom,
    temps(du),
    ...(au === null ? [] : [temps(au)]),
    ...(entrees.length > 0 ? [tlv(0x30, Buffer.concat(entrees))] : []),
    contexte(0, seq(...extensions.map(({ der }) => der))),
  );
  return signer(tbs, algorithme, emetteur.cle);
}
