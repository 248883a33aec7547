/** Signs a flow with the key of a PKCS#12 file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { lirePkcs12 } from '../../functions/signature/signer/pkcs12.ts';
import { SignatureImpossible } from '../../functions/signature/signer/signature-impossible.ts';
import { signerFlux } from '../../functions/signature/signer/signer.ts';
import { sourceFichier } from '../../infra/embedded/source-fichier.ts';
import { exiger, lireArguments } from '../arguments.ts';
import { type Commande, type Contexte, chemin, UsageIncorrect } from '../contexte.ts';
import { obstacle } from '../fichier.ts';

const AIDE = `Usage : passerelle signer FICHIER --pkcs12 P12 -o SORTIE [OPTIONS]

Signe un flux PES (XAdES), avec la clé d’un fichier PKCS#12 (.p12, .pfx).

  --pkcs12 P12                  clé et certificat du signataire
  --mot-de-passe-fichier F      fichier dont la première ligne est le mot de passe
                                (à défaut : variable PASSERELLE_MOT_DE_PASSE)
  --portee bordereau|fichier    une signature par bordereau (par défaut) ou une pour le fichier
  --qualite QUALITE             qualité du signataire : Maire, Président… (Ordonnateur par défaut)
  -o, --sortie SORTIE           fichier signé
  --json                        le résultat en JSON
  --help                        affiche cette aide
`;

const OPTIONS = {
  pkcs12: { type: 'string' },
  'mot-de-passe-fichier': { type: 'string' },
  portee: { type: 'string', default: 'bordereau' },
  qualite: { type: 'string', default: 'Ordonnateur' },
  sortie: { type: 'string', short: 'o' },
} as const;

function lire(fichier: string): Buffer {
  try {
    return readFileSync(fichier);
  } catch {
    throw new UsageIncorrect(`Le fichier « ${fichier} » ne peut pas être lu.`);
  }
}

/** Never an argument: other users of the machine can read those. */
function motDePasse(contexte: Contexte, fichier: string | undefined): string {
  if (fichier !== undefined) return lire(chemin(contexte, fichier)).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
  const valeur = contexte.env.PASSERELLE_MOT_DE_PASSE;
  if (valeur !== undefined) return valeur;
  throw new UsageIncorrect('Donnez le mot de passe : --mot-de-passe-fichier, ou la variable PASSERELLE_MOT_DE_PASSE.');
}

function lirePortee(portee: string): 'bordereau' | 'fichier' {
  if (portee === 'bordereau' || portee === 'fichier') return portee;
  throw new UsageIncorrect(`La portée « ${portee} » est incorrecte : bordereau ou fichier.`);
}

/** The signed file appears whole or not at all. */
async function ecrire(octets: AsyncIterable<Uint8Array>, sortie: string) {
  const brouillon = `${sortie}.part`;
  const hash = createHash('sha256');
  let taille = 0;
  const compter = async function* () {
    for await (const morceau of octets) {
      hash.update(morceau);
      taille += morceau.length;
      yield morceau;
    }
  };
  // Opened before anything can fail: a stream still opening would make the file again after its removal.
  const ouvert = await open(brouillon, 'w');
  try {
    await pipeline(compter, ouvert.createWriteStream());
    await rename(brouillon, sortie);
  } catch (erreur) {
    await rm(brouillon, { force: true });
    throw erreur;
  }
  return { sha256: hash.digest('hex'), taille };
}

export const commande: Commande = {
  resume: 'signe un flux avec un fichier PKCS#12',
  aide: AIDE,
  async executer(args, contexte) {
    const { values, positionals } = lireArguments(args, OPTIONS, { nom: 'le FICHIER à signer', min: 1, max: 1 });
    const fichier = chemin(contexte, positionals.join(''));
    const sortie = chemin(contexte, exiger(values.sortie, '-o'));
    const p12 = lire(chemin(contexte, exiger(values.pkcs12, '--pkcs12')));
    const portee = lirePortee(values.portee);
    const illisible = obstacle(fichier);
    if (illisible !== null) throw new UsageIncorrect(illisible);
    if (sortie === fichier) throw new UsageIncorrect('La sortie est le fichier à signer : donnez-lui un autre nom.');
    try {
      const { cle, certificat } = await lirePkcs12(p12, motDePasse(contexte, values['mot-de-passe-fichier']));
      const options = { cle, certificat: certificat.raw, qualite: values.qualite, signeLe: new Date(), portee };
      const { sha256, taille } = await ecrire(
        signerFlux(() => sourceFichier(fichier).ouvrir(), options),
        sortie,
      );
      const document = { fichier: positionals[0], sortie: values.sortie, portee, sha256, taille };
      contexte.ecrire(values.json ? `${JSON.stringify(document)}\n` : `Signé : ${values.sortie} (SHA-256 ${sha256})\n`);
      return 0;
    } catch (erreur) {
      if (!(erreur instanceof SignatureImpossible)) throw erreur;
      if (values.json) contexte.ecrire(`${JSON.stringify({ erreur: erreur.message })}\n`);
      else contexte.dire(`${erreur.message}\n`);
      return 1;
    }
  },
};
