/** The variables that RFC 5280 §6.1.2 carries from one certificate of the path to the next. */
import type { CertificatLu } from './certificat-lu.ts';
import type { CleDeTravail } from './cle.ts';
import type { ContraintesDe } from './contraintes-de-nom.ts';
import { GrapheDePolitiques } from './politiques.ts';
import type { EntreesDePolitique } from './requete.ts';

export interface Etat {
  /** Whose name and key the next certificate must bear: working_issuer_name. */
  emetteur: CertificatLu;
  /** working_public_key and its parameters. */
  cle: CleDeTravail;
  readonly contraintes: ContraintesDe[];
  readonly politiques: GrapheDePolitiques;
  /** explicit_policy, policy_mapping and inhibit_anyPolicy: how many certificates until they apply. */
  exigePolitique: number;
  transposition: number;
  toutePolitique: number;
  /** max_path_length. */
  longueur: number;
}

/** `n`: certificates of the path, without the anchor. */
export function etatInitial(ancre: CertificatLu, cle: CleDeTravail, n: number, entrees: EntreesDePolitique): Etat {
  const des = (tout: boolean): number => (tout ? 0 : n + 1);
  return {
    emetteur: ancre,
    cle,
    contraintes: [],
    politiques: new GrapheDePolitiques(),
    exigePolitique: des(entrees.exigerPolitique),
    transposition: des(entrees.inhiberTransposition),
    toutePolitique: des(entrees.inhiberToutePolitique),
    longueur: n,
  };
}
