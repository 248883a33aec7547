/** A time-stamping authority for tests: it signs whatever it is told to. */
import { createHash } from 'node:crypto';
import type { Clock, Horodatage } from '../../functions/platform/ports.ts';
import { ALGORITHMES, autorite, type Demande, type Emis, emettre, signer } from '../signature/chemin/autorites.ts';
import { contexte, ensemble, entier, nul, octets, oid, seq, tempsGeneralise } from '../signature/chemin/der.ts';
import * as ext from '../signature/chemin/extensions.ts';

const SHA256 = seq(oid('2.16.840.1.101.3.4.2.1'), nul());
const TST_INFO = oid('1.2.840.113549.1.9.16.1.4');

export const RACINE = autorite('Racine d’horodatage', undefined, { au: '2040-01-01T00:00:00Z' });

/** A signer, with what a token calls him by. */
export interface Horodateur extends Emis {
  readonly emetteur: Emis;
  readonly serie: number;
}

let suivante = 9000;

export function horodateur(plus: Partial<Demande> = {}): Horodateur {
  const { emetteur = RACINE } = plus;
  const serie = suivante++;
  const emis = emettre({
    cn: 'Service d’horodatage',
    cle: 'rsa-2048',
    extensions: [ext.usages('signature'), ext.usagesEtendus(['1.3.6.1.5.5.7.3.8'], true)],
    ...plus,
    emetteur,
    serie,
  });
  return { ...emis, emetteur, serie };
}

const TSA = horodateur();

const attribut = (type: string, valeur: Buffer) => seq(oid(type), ensemble(valeur));
const hacher = (contenu: Uint8Array): Buffer => createHash('sha256').update(contenu).digest();
/** Without its header. */
const contenu = (der: Buffer): Buffer => der.subarray(der[1]! < 0x80 ? 2 : 2 + (der[1]! & 0x7f));

export interface DemandeDeJeton {
  readonly sha256: string;
  readonly nonce?: string;
  readonly date?: string;
  readonly signataire?: Horodateur;
  /** Whose digest the signed attribute holds, in place of the signer's. */
  readonly designe?: Emis;
  readonly joints?: readonly Emis[];
  /** What is signed in place of the content. */
  readonly autreContenu?: boolean;
  readonly statut?: number;
}

/** A TimeStampResp. */
export function jetonDe(demande: DemandeDeJeton): Buffer {
  const { sha256, nonce, date = '2026-11-02T08:05:00Z', signataire = TSA, joints = [signataire] } = demande;
  const info = seq(
    entier(1),
    oid('1.2.3.4.1'),
    seq(SHA256, octets(Buffer.from(sha256, 'hex'))),
    entier(7),
    tempsGeneralise(date),
    ...(nonce === undefined ? [] : [entier(BigInt(`0x${nonce}`))]),
  );
  const attributs = ensemble(
    attribut('1.2.840.113549.1.9.3', TST_INFO),
    attribut('1.2.840.113549.1.9.4', octets(hacher(demande.autreContenu ? Buffer.from('autre') : info))),
    attribut('1.2.840.113549.1.9.16.2.47', seq(seq(seq(octets(hacher((demande.designe ?? signataire).der)))))),
  );
  const algorithme = ALGORITHMES[signataire.cle.asymmetricKeyType ?? ''] ?? seq();
  // The BIT STRING of a certificate's signature, less its header and unused bits.
  const [, , valeur] = enfants(signer(attributs, algorithme, signataire.cle));
  const signature = seq(
    entier(1),
    seq(signataire.emetteur.nom, entier(signataire.serie)),
    SHA256,
    Buffer.concat([Buffer.from([0xa0]), attributs.subarray(1)]),
    algorithme,
    octets(contenu(valeur!).subarray(1)),
  );
  const donnees = seq(
    entier(3),
    ensemble(SHA256),
    seq(TST_INFO, contexte(0, octets(info))),
    contexte(0, ...joints.map(({ der }) => der)),
    ensemble(signature),
  );
  const statut = seq(entier(demande.statut ?? 0));
  return seq(statut, ...(demande.statut ? [] : [seq(oid('1.2.840.113549.1.7.2'), contexte(0, donnees))]));
}

function enfants(der: Buffer): Buffer[] {
  const sortie: Buffer[] = [];
  for (let reste = contenu(der); reste.length > 0; ) {
    const n = reste[1]! & 0x7f;
    const longueur = reste[1]! < 0x80 ? 2 + reste[1]! : 2 + n + reste.readUIntBE(2, n);
    sortie.push(reste.subarray(0, longueur));
    reste = reste.subarray(longueur);
  }
  return sortie;
}

/** The port, and how many times it was asked. `horloge`: what it dates by, where it is not told the date. */
export function serviceDHorodatage(plus: Partial<DemandeDeJeton> = {}, horloge?: Clock) {
  const service: Horodatage & { demandes: number; enPanne: boolean } = {
    demandes: 0,
    enPanne: false,
    async horodater(sha256: string, nonce: string): Promise<Uint8Array> {
      service.demandes += 1;
      if (service.enPanne) throw new Error('le service d’horodatage ne répond pas');
      const date = horloge && `${horloge.now().slice(0, 19)}Z`;
      return jetonDe({ sha256, nonce, ...(date && { date }), ...plus });
    },
  };
  return service;
}
