/** Signed documents made from a number: from the demonstration's flows, from free contents, by two signers. */

import { signerFlux } from '../../../functions/signature/signer/signer.ts';
import { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { genererFlux } from '../../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import { type GenreDeCle, type Identite, identite } from '../../autorites.ts';
import { C14N, DSIG, ENVELOPPEE, EXC, MORE, signerAutrement, XMLENC } from '../../signature/autre-signataire.ts';
import { bordereau, flux, SIGNE_LE } from '../../signature/flux.ts';
import { octets as rassembler } from '../../verification/flux.ts';
import { contenu } from './contenu.ts';

export interface DocumentSigne {
  readonly octets: Buffer;
  /** The certificate of every signature in it. */
  readonly pem: string;
  readonly description: string;
}

type Portee = 'bordereau' | 'fichier';

const CLES = ['rsa-2048', 'ec-256', 'rsa-2048', 'ec-384', 'ec-521'] as const satisfies readonly GenreDeCle[];
const HACHAGES = ['sha256', 'sha384', 'sha512'] as const;

/** The same number makes the same document, keys and ECDSA values apart. */
export async function documentSigne(graine: number): Promise<DocumentSigne> {
  const alea = new Alea(graine, 1);
  const sorte = alea.choisir(['fabrique', 'libre', 'libre', 'autre'] as const);
  if (sorte === 'autre') return documentSigneParXmlCrypto(alea);
  const cle = alea.choisir(CLES);
  const hachage = alea.choisir(HACHAGES);
  const portees = alea.choisir<readonly Portee[]>([
    ['bordereau'],
    ['bordereau'],
    ['fichier'],
    ['bordereau', 'fichier'],
  ]);
  const nu = sorte === 'fabrique' ? await fabrique(alea, portees) : libre(alea, true);
  const qui = identite({ cle });
  const algorithme = `${MORE}${cle === 'rsa-2048' ? 'rsa' : 'ecdsa'}-${hachage}`;
  let signe = nu;
  for (const portee of portees) {
    const source = signe;
    const options = { ...qui, algorithme, qualite: 'Maire délégué — œuvres', signeLe: SIGNE_LE, portee };
    signe = await rassembler(signerFlux(() => [source], options));
  }
  return { octets: signe, pem: qui.pem, description: `${sorte} ${portees.join('+')} ${cle} ${hachage}` };
}

function fabrique(alea: Alea, portees: readonly Portee[]): Promise<Buffer> {
  const pj = alea.entier(0, 1);
  return rassembler(
    genererFlux({
      graine: alea.mot(),
      domaine: alea.choisir(['depense', 'recette'] as const),
      encodage: alea.choisir(['ISO-8859-1', 'UTF-8'] as const),
      bordereaux: alea.entier(1, 2),
      pieces: alea.entier(1, 2),
      lignes: alea.entier(1, 2),
      pj,
      taillePj: alea.entier(200, 2000),
      signature: portees.includes('fichier') ? 'fichier' : 'bordereau',
    }),
  );
}

/** Beyond the standard's schema, so that every shape of XML stands in what is signed. */
function libre(alea: Alea, tous: boolean): Buffer {
  const bordereaux = Array.from({ length: alea.entier(1, 2) }, (_, i) => bordereau(i + 1, contenu(alea, tous)));
  const texte = flux(bordereaux, '', alea.entier(0, 1) === 0 ? '' : '<PES_PJ><PJ><NomPJ V="1.pdf"/></PJ></PES_PJ>');
  const declare = texte.replace(
    '<n:PES_Aller ',
    '<n:PES_Aller xmlns:h="urn:essai:haut" xmlns:inutile="urn:essai:rien" ',
  );
  const lignes = tous && alea.entier(0, 4) === 0 ? declare.replaceAll('\n', '\r\n') : declare;
  if (alea.entier(0, 1) === 0) return Buffer.from(lignes, 'latin1');
  return Buffer.from(lignes.replace('ISO-8859-1', 'UTF-8').replace('Réfection', 'Réfection 😀'), 'utf8');
}

/** Other digests, and the inclusive form. RSA only. */
export function documentSigneParXmlCrypto(alea: Alea): DocumentSigne {
  const qui: Identite = identite();
  const canonisation = alea.choisir([EXC, EXC, EXC, C14N]);
  const hachage = alea.choisir([`${XMLENC}sha256`, `${MORE}sha384`, `${XMLENC}sha512`, `${DSIG}sha1`]);
  const methode = alea.choisir([`${MORE}rsa-sha256`, `${MORE}rsa-sha512`, `${DSIG}rsa-sha1`]);
  const cible = alea.choisir(['B1', 'F1']);
  const nu = libre(alea, false);
  const utf8 = nu.includes('encoding="UTF-8"');
  const encodage = utf8 ? 'utf8' : 'latin1';
  const texte = signerAutrement(nu.toString(encodage), {
    identite: qui,
    cible,
    methode,
    condensat: hachage,
    canonisation,
    transformations: [ENVELOPPEE, canonisation],
    uriVide: cible === 'F1' && alea.entier(0, 1) === 0,
  });
  const description = `autre ${cible} ${[methode, hachage, canonisation].map((uri) => uri.slice(-12)).join(' ')}`;
  return { octets: Buffer.from(texte, encodage), pem: qui.pem, description };
}
