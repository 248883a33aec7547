/** What the trust store holds. */

import { fichierDeCertificat } from '../../functions/confiance/fichiers.ts';
import { aligner } from '../../functions/console/en-clair/tableau.ts';
import { lireMagasin } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { lireContenu, lireRegistre } from '../../functions/platform/embedded/registre-de-confiance.ts';
import { lireCertificatDeChemin } from '../../functions/signature/chemin/certificat-lu.ts';
import type { CertificatInscrit, Registre } from '../../schemas/confiance.ts';
import { lireArguments } from '../arguments.ts';
import { type Action, MAGASIN } from './action.ts';
import { dossierDuMagasin } from './dossier.ts';

const court = (sha256: string): string => sha256.slice(0, 16);
const jour = (instant: string | null): string => instant?.slice(0, 10) ?? '–';

function tableau(titre: string, colonnes: readonly string[], lignes: readonly (readonly string[])[]): string {
  if (lignes.length === 0) return '';
  return `${titre}\n${aligner([colonnes, ...lignes])
    .map((ligne) => `  ${ligne}`)
    .join('\n')}\n\n`;
}

function presenter(registre: Registre, titulaire: (sha256: string) => string, heritees: number): string {
  const titre = ({ famille, role }: CertificatInscrit) => famille ?? role;
  return [
    tableau(
      'Autorités',
      ['Empreinte', 'À titre de', 'Du', 'Au', 'Titulaire'],
      registre.certificats.map((c) => [court(c.sha256), titre(c), jour(c.du), jour(c.au), titulaire(c.sha256)]),
    ),
    tableau(
      'Listes de confiance',
      ['Empreinte', 'Territoire', 'Numéro', 'Émise le', 'À remplacer le'],
      registre.listes.map((l) => [
        court(l.sha256),
        l.territoire,
        String(l.numero),
        jour(l.emiseLe),
        jour(l.prochaineLe),
      ]),
    ),
    heritees === 0 ? '' : `Autorités qualifiées (eidas) tirées de ces listes : ${heritees}\n\n`,
    tableau(
      'Signataires de listes',
      ['Empreinte', 'Territoire', 'Titulaire'],
      registre.signatairesDeListe.map((s) => [court(s.sha256), s.territoire, titulaire(s.sha256)]),
    ),
    tableau(
      'Révocations',
      ['Empreinte', 'Genre', 'Produite le', 'Jusqu’au', 'Source'],
      registre.revocations.map((r) => [court(r.sha256), r.genre, jour(r.produiteLe), jour(r.suivanteLe), r.source]),
    ),
    tableau(
      'Adresses',
      ['Genre', 'Adresse'],
      registre.sources.map(({ genre, url }) => [genre, url]),
    ),
  ].join('');
}

export const action: Action = async (args, contexte) => {
  const { values } = lireArguments(args, MAGASIN, { nom: '', min: 0, max: 0 });
  const dossier = dossierDuMagasin(values.magasin, contexte);
  const registre = lireRegistre(dossier);
  const { version, ancres } = lireMagasin(dossier);
  if (values.json) {
    contexte.ecrire(`${JSON.stringify({ dossier, ...registre, version })}\n`);
    return 0;
  }
  const titulaire = (sha256: string) =>
    lireCertificatDeChemin(lireContenu(dossier, fichierDeCertificat(sha256)), '').sujet.texte;
  const heritees = ancres.filter(({ service }) => service !== null).length;
  contexte.ecrire(`Magasin de confiance ${dossier}\nVersion ${version}\n\n${presenter(registre, titulaire, heritees)}`);
  return 0;
};
