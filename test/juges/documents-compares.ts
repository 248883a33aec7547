/** Generated signed documents, intact or changed in one way, and what we say of each of their signatures. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlAnomaly } from '../../functions/xml/anomaly.ts';
import { Alea } from '../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { documentSigne } from '../fuzz/documents/signer.ts';
import { muter } from '../fuzz/mutation/mutation.ts';
import { C14N } from '../signature/autre-signataire.ts';
import { verifier } from '../signature/flux.ts';
import type { Avis } from './documents-regles.ts';
import type { AVerifier } from './documents-xmlsec1.ts';

export interface Comparaison extends AVerifier, Avis {
  readonly graine: number;
  readonly mutation: string | null;
  readonly description: string;
}

/** Every canonical form that we know is admitted here, so that each is compared. */
const POLITIQUE = {
  canonisations: [...POLITIQUE_PAR_DEFAUT.canonisations, C14N],
  listesDePrefixes: true,
  uriVide: true,
};
/** One document out of that many is left as it was signed. */
const INTACT_TOUS_LES = 5;

const certificats = new Map<string, string>();

/** Writes the document of that number in `dossier`, and judges each of its signatures. */
export async function comparaisons(graine: number, dossier: string): Promise<readonly Comparaison[]> {
  const { octets, pem, description } = await documentSigne(graine);
  const intact = graine % INTACT_TOUS_LES === 0;
  const mute = intact ? { octets, nom: null } : muter(octets, new Alea(graine, 2));
  const fichier = join(dossier, `${graine}.xml`);
  writeFileSync(fichier, mute.octets);
  const avis = juger(mute.octets);
  const nombre = Math.max(octets.toString('latin1').split('<ds:Signature ').length - 1, avis.length);
  return Array.from({ length: nombre }, (_, i) => ({
    graine,
    mutation: mute.nom,
    description,
    fichier,
    certificat: certificat(pem, dossier),
    rang: i + 1,
    ...(avis[i] ?? avis.find(({ dit }) => dit === 'non lue') ?? { dit: 'absente', motifs: [], duFlux: [] }),
  }));
}

/** In file order, as xmlsec1 is asked; a single one where the reading stops: the flux is then refused whole. */
function juger(octets: Buffer): readonly Avis[] {
  try {
    const { signatures, anomalies } = verifier(octets, { politique: POLITIQUE });
    const duFlux = anomalies.map((a) => a.code);
    return signatures.map((s) => ({ dit: s.integrite, motifs: s.anomalies.map((a) => a.code), duFlux }));
  } catch (erreur) {
    if (!(erreur instanceof XmlAnomaly)) throw erreur;
    return [{ dit: 'non lue', motifs: [erreur.code], duFlux: [] }];
  }
}

function certificat(pem: string, dossier: string): string {
  const connu = certificats.get(pem);
  if (connu !== undefined) return connu;
  const fichier = join(dossier, `certificat-${certificats.size}.pem`);
  writeFileSync(fichier, pem);
  certificats.set(pem, fichier);
  return fichier;
}
