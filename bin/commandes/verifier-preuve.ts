/** Checks proofs offline: the archive alone, and the authorities that the judge believes. */
import { closeSync, createReadStream, openSync } from 'node:fs';
import { JeuxIllisibles, lireJeux } from '../../functions/platform/embedded/jeux-de-schemas.ts';
import type { AutoritesDHorodatage } from '../../functions/preuve/verifier/horodatages-lus.ts';
import type { JeuDIci } from '../../functions/preuve/verifier/rejeu.ts';
import { type ResultatDePreuve, verifierPreuve } from '../../functions/preuve/verifier/verifier.ts';
import { lireArguments } from '../arguments.ts';
import { type CodeDeSortie, type Commande, type Contexte, chemin, pire } from '../contexte.ts';
import { obstacle } from '../fichier.ts';
import { magasinDeDossiers } from '../magasin-de-dossiers.ts';
import { presenterPreuve } from '../preuve-lisible.ts';

const AIDE = `Usage : passerelle verifier-preuve ARCHIVE… [OPTIONS]

Vérifie sans réseau la preuve d’un dépôt : chaque fichier, chaque événement, les sceaux et leurs horodatages ;
rejuge le fichier et ses signatures. Un seul octet modifié fait refuser l’archive.

  --ancres DOSSIER   autorités d’horodatage à croire (PEM ou DER) ; sans elles, aucune date n’est établie
  --crl DOSSIER      leurs listes de révocation et réponses OCSP (PEM ou DER) ; sans elles, la révocation du
                     service d’horodatage n’est pas regardée
  --schemas DOSSIER  jeux de schémas XSD et leurs dates, au lieu de ceux de Passerelle
  --json             un document JSON par archive et par ligne
  --help             affiche cette aide

Code de sortie : 0 intacte ; 1 refusée, ou horodatage non établi par les autorités données ; 2 mauvais usage
`;

const OPTIONS = { ancres: { type: 'string' }, crl: { type: 'string' }, schemas: { type: 'string' } } as const;

interface Demande {
  readonly autorites: AutoritesDHorodatage | null;
  readonly jeuDIci: JeuDIci;
  readonly json: boolean;
}

function autoritesDe(ancres: string | undefined, crl: string | undefined, contexte: Contexte) {
  if (ancres === undefined && crl === undefined) return null;
  const ou = (dossier: string | undefined) => (dossier === undefined ? null : chemin(contexte, dossier));
  const magasin = magasinDeDossiers(ou(ancres), ou(crl));
  const { crls, reponsesOcsp } = magasin;
  return { ancres: magasin.ancres.map(({ certificat }) => certificat), crls, reponsesOcsp, jugeLe: Date.now() };
}

const jeuxDIci =
  (dossier: string | null): JeuDIci =>
  (recuLe, juge) => {
    try {
      return lireJeux(dossier).empreinteDe(recuLe, juge);
    } catch (erreur) {
      if (erreur instanceof JeuxIllisibles) return null;
      throw erreur;
    }
  };

/** Whoever says whom to believe wants a date: an intact proof without one is only undetermined. */
function codeDe(resultat: ResultatDePreuve, { autorites }: Demande): CodeDeSortie {
  if (!resultat.intacte) return 1;
  return autorites !== null && resultat.existaitLe === null ? 1 : 0;
}

async function verifierUne(archive: string, demande: Demande, contexte: Contexte): Promise<CodeDeSortie> {
  const fichier = chemin(contexte, archive);
  const illisible = obstacle(fichier);
  if (illisible !== null) {
    contexte.dire(`${illisible}\n`);
    return 2;
  }
  const fd = openSync(fichier, 'r');
  try {
    const { autorites, jeuDIci } = demande;
    const resultat = await verifierPreuve(fd, { relire: () => createReadStream(fichier), autorites, jeuDIci });
    if (demande.json) contexte.ecrire(`${JSON.stringify({ archive, ...resultat })}\n`);
    else contexte.ecrire(`${presenterPreuve(archive, resultat, new Date().toISOString())}\n`);
    return codeDe(resultat, demande);
  } finally {
    closeSync(fd);
  }
}

export const commande: Commande = {
  resume: 'vérifie la preuve d’un dépôt, sans réseau',
  aide: AIDE,
  async executer(args, contexte) {
    const { values, positionals } = lireArguments(args, OPTIONS, { nom: 'une ARCHIVE', min: 1, max: 10_000 });
    const demande: Demande = {
      autorites: autoritesDe(values.ancres, values.crl, contexte),
      jeuDIci: jeuxDIci(values.schemas === undefined ? null : chemin(contexte, values.schemas)),
      json: values.json,
    };
    const codes: CodeDeSortie[] = [];
    for (const archive of positionals) codes.push(await verifierUne(archive, demande, contexte));
    return pire(codes);
  },
};
