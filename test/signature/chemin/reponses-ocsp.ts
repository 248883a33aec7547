/** A small OCSP responder for tests: it answers whatever it is told to. */
import { createHash, createPublicKey } from 'node:crypto';
import { ALGORITHMES, type Emis, signer } from './autorites.ts';
import { contexte, entier, implicite, octets, oid, seq, tempsGeneralise, tlv } from './der.ts';
import type { Extension } from './extensions.ts';

const CONDENSATS = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  md5: '1.2.840.113549.2.5',
} as const;

export interface DemandeDeReponse {
  /** Issuer of the certificate in question, who also signs unless another does. */
  readonly emetteur: Emis;
  readonly serie: number;
  readonly etat?: 'bon' | 'inconnu' | { readonly depuis: string; readonly raison?: number };
  readonly signataire?: Emis;
  /** Whose name and key the certificate's identifier has, in place of its issuer's. */
  readonly designe?: Emis;
  readonly condensat?: keyof typeof CONDENSATS;
  readonly parCle?: boolean;
  readonly joints?: readonly Emis[];
  readonly produiteLe?: string;
  readonly faiteLe?: string;
  readonly suivanteLe?: string | null;
  readonly extensions?: readonly Extension[];
  readonly extensionsDuDit?: readonly Extension[];
  /** responseStatus. */
  readonly statut?: number;
  /** BasicOCSPResponse alone. */
  readonly nue?: boolean;
}

export function repondre(demande: DemandeDeReponse): Buffer {
  const { emetteur, signataire = emetteur, joints = [], parCle = false } = demande;
  const { faiteLe = '2026-06-15T10:00:00Z', produiteLe = faiteLe, extensions = [] } = demande;
  const algorithme = ALGORITHMES[signataire.cle.asymmetricKeyType ?? ''] ?? seq();
  const donnees = seq(
    parCle ? contexte(2, octets(hacher('sha1', octetsDeLaCle(signataire)))) : contexte(1, signataire.nom),
    tempsGeneralise(produiteLe),
    seq(dit(demande, faiteLe)),
    ...liste(1, extensions),
  );
  const certificats = joints.length > 0 ? [contexte(0, seq(...joints.map(({ der }) => der)))] : [];
  // What signs a certificate signs this too: three elements, then ours.
  const signee = signer(donnees, algorithme, signataire.cle);
  const basique = seq(contenu(signee), ...certificats);
  if (demande.nue) return basique;
  const statut = tlv(0x0a, Buffer.from([demande.statut ?? 0]));
  return seq(statut, ...(demande.statut ? [] : [contexte(0, seq(oid('1.3.6.1.5.5.7.48.1.1'), octets(basique)))]));
}

function dit(demande: DemandeDeReponse, faiteLe: string): Buffer {
  const { designe = demande.emetteur, condensat = 'sha1', suivanteLe = '2026-06-22T10:00:00Z' } = demande;
  return seq(
    seq(
      seq(oid(CONDENSATS[condensat]), tlv(0x05)),
      octets(hacher(condensat, designe.nom)),
      octets(hacher(condensat, octetsDeLaCle(designe))),
      entier(demande.serie),
    ),
    etat(demande.etat ?? 'bon'),
    tempsGeneralise(faiteLe),
    ...(suivanteLe === null ? [] : [contexte(0, tempsGeneralise(suivanteLe))]),
    ...liste(1, demande.extensionsDuDit ?? []),
  );
}

function etat(dite: NonNullable<DemandeDeReponse['etat']>): Buffer {
  if (typeof dite === 'string') return implicite(dite === 'bon' ? 0 : 2, Buffer.alloc(0));
  const raison = dite.raison === undefined ? [] : [contexte(0, tlv(0x0a, Buffer.from([dite.raison])))];
  return contexte(1, tempsGeneralise(dite.depuis), ...raison);
}

const liste = (n: number, extensions: readonly Extension[]): Buffer[] =>
  extensions.length === 0 ? [] : [contexte(n, seq(...extensions.map(({ der }) => der)))];

const hacher = (condensat: string, contenus: Buffer): Buffer => createHash(condensat).update(contenus).digest();

/** Without its header, of two to four octets. */
const contenu = (der: Buffer): Buffer => der.subarray(der[1]! < 0x80 ? 2 : 2 + (der[1]! & 0x7f));

/** The end of the SubjectPublicKeyInfo, after the algorithm and the BIT STRING's header and unused bits. */
function octetsDeLaCle({ cle }: Emis): Buffer {
  const spki = contenu(createPublicKey(cle).export({ type: 'spki', format: 'der' }));
  const bits = spki.subarray(2 + spki[1]!);
  return contenu(bits).subarray(1);
}
