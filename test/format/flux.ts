/** Flows to read, made by the generator then altered, and their reading. */
import type { SignaturesPresentes } from '../../functions/format/conclusion.ts';
import type { FluxLu } from '../../functions/format/flux-lu.ts';
import { FluxReader } from '../../functions/format/lecteur-de-flux.ts';
import { LIMITES_DU_FORMAT, type LimitesDuFormat } from '../../functions/format/limites.ts';
import { Reader } from '../../functions/xml/reader.ts';
import { genererFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import type { Demande } from '../../infra/embedded/demonstration/fabrique-de-flux/options.ts';
import { JEU } from '../jeu.ts';

const NON_SIGNE: SignaturesPresentes = { bordereauxSignes: false, fichierSigne: false };

/** A generated flux as text. */
export const flux = (demande: Demande = {}): string =>
  Buffer.concat([...genererFlux(demande)]).toString(demande.encodage === 'UTF-8' ? 'utf8' : 'latin1');

/** Replaces the first occurrence; what is not there to replace is a mistake of the test. */
export function remplacer(xml: string, ancien: string | RegExp, nouveau: string): string {
  const resultat = xml.replace(ancien, nouveau);
  if (resultat === xml) throw new Error(`nothing to replace: ${String(ancien)}`);
  return resultat;
}

/** The least that the schema calls a signature. */
export const SIGNATURE =
  '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="a"/>' +
  '<ds:SignatureMethod Algorithm="a"/><ds:Reference><ds:DigestMethod Algorithm="a"/><ds:DigestValue>AA==</ds:DigestValue>' +
  '</ds:Reference></ds:SignedInfo><ds:SignatureValue>AA==</ds:SignatureValue></ds:Signature>';

export interface Lecture {
  readonly signatures?: SignaturesPresentes;
  readonly limites?: LimitesDuFormat;
  /** Bytes given to the reader at a time. */
  readonly morceau?: number;
}

export function lire(xml: string, { signatures = NON_SIGNE, limites, morceau = 65_536 }: Lecture = {}): FluxLu {
  const lecteur = new FluxReader(JEU, limites ?? LIMITES_DU_FORMAT);
  const reader = new Reader({ sink: lecteur });
  const octets = Buffer.from(xml, xml.includes('encoding="UTF-8"') ? 'utf8' : 'latin1');
  for (let i = 0; i < octets.length; i += morceau) reader.write(octets.subarray(i, i + morceau));
  reader.finish();
  return lecteur.conclure(signatures);
}
