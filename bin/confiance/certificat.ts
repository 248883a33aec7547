/** What the store says of one certificate, by the code that judges signatures. */
import { reconnaitre } from '../../functions/confiance/entree/reconnaitre.ts';
import { JugeDeConfiance, type Jugement } from '../../functions/confiance/juger.ts';
import { lireMagasin } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { lireCertificatDeChemin } from '../../functions/signature/chemin/certificat-lu.ts';
import { Illisible } from '../../functions/signature/chemin/constat.ts';
import { anomalie, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { type CodeDeSortie, type Contexte, UsageIncorrect } from '../contexte.ts';

interface Question {
  readonly dossier: string;
  readonly instant: Date;
  readonly json: boolean;
}

/** The first certificate of the file is judged, as that of a signature made then and received at once; the others may link it to an authority. */
export function jugerUnCertificat(
  octets: Uint8Array,
  { dossier, instant, json }: Question,
  contexte: Contexte,
): CodeDeSortie {
  const pieces = reconnaitre(octets);
  const lus = 'code' in pieces ? [] : pieces.filter(({ genre }) => genre === 'certificat').map((p) => p.octets);
  const [certificat, ...autresCertificats] = lus;
  if (certificat === undefined) throw new UsageIncorrect('Ce fichier ne contient pas de certificat (PEM ou DER).');
  const magasin = lireMagasin(dossier);
  const jugeLe = new Date(Math.max(Date.now(), instant.getTime()));
  const juge = new JugeDeConfiance(magasin, POLITIQUE_PAR_DEFAUT, { recuLe: instant, jugeLe });
  const nom = nommer(certificat);
  const jugement = juge.juger({ certificat, autresCertificats, signeLe: instant.toISOString(), nom });
  const { confiance, famille, fondement } = jugement;
  const faute = enClair(jugement, nom);
  const document = { titulaire: nom, instant, confiance, famille, ...faute, fondement, magasin: magasin.version };
  contexte.ecrire(json ? `${JSON.stringify(document)}\n` : presenter(document));
  return confiance === 'etablie' ? 0 : 1;
}

function nommer(der: Uint8Array): string {
  try {
    return lireCertificatDeChemin(der, '').sujet.court;
  } catch (erreur) {
    if (erreur instanceof Illisible) return 'un certificat illisible';
    throw erreur;
  }
}

function enClair({ motif }: Jugement, nom: string) {
  if (motif === null) return { motif: null, phrase: null, remede: null };
  const valeurs = { signature: `La signature de ${nom}`, signataire: nom, ...motif.valeurs };
  const { phrase, remede } = anomalie(motif.code, SANS_LIEU, valeurs);
  return { motif: motif.code, phrase, remede };
}

const CONFIANCES = { etablie: 'établie', refusee: 'refusée', indeterminee: 'indéterminée' } as const;

type Document = Pick<Jugement, 'confiance' | 'famille' | 'fondement'> & {
  readonly titulaire: string;
  readonly phrase: string | null;
  readonly remede: string | null;
};

function presenter({ titulaire, confiance, famille, phrase, remede, fondement }: Document): string {
  const lignes = [`${titulaire} : confiance ${CONFIANCES[confiance]}${famille === null ? '' : ` (${famille})`}`];
  if (phrase !== null) lignes.push(`  ${phrase}`, `  Que faire : ${remede}`);
  for (const sha256 of fondement?.chemin ?? []) lignes.push(`  Chemin : ${sha256}`);
  for (const sha256 of fondement?.revocations ?? []) lignes.push(`  Révocation : ${sha256}`);
  return `${lignes.join('\n')}\n`;
}
