/** `/dossiers/import`: the file of an étude, read whole, then done line by line with the issue of each. */
import { type Context, Hono } from 'hono';
import type { Qui } from '../../../habilitation/qui.ts';
import type { PcaNeeds } from '../../../pca/besoins.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur, veutUnePage } from '../../erreur.ts';
import { csv } from '../../lecture/contrat/csv.ts';
import { enErreur } from '../../pages/champ.ts';
import { COLONNES } from '../../pages/lot/colonnes-d-import.ts';
import { type LigneFaite, pageImport, pageImportFait, pageImportFautif, pageImportLu } from '../../pages/lot/import.ts';
import { lireLeCorps } from '../adhesion/registre-corps.ts';
import { illisible } from '../contrat/contrats.ts';
import { disposition } from '../depot/telechargement.ts';
import { besoinsDeLaPca, sansCles } from '../dossier/dossier-demande.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { texteDuFichier } from './csv-lu.ts';
import { faireUnActe } from './faire.ts';
import { type LigneFautive, type LigneLue, lireLeFichier } from './import-lu.ts';

const reserve = (c: Context) => {
  const qui = c.get('qui');
  return qui !== null && qui.acteur.role === 'etude'
    ? null
    : repondreErreur(
        c,
        403,
        'Ce fichier est celui d’une étude.',
        'Une étude de commissaires de justice l’envoie pour ses dossiers.',
      );
};

/** A line for each kind, on an invented dossier: people replace it. */
const MODELE: readonly (readonly string[])[] = [
  COLONNES,
  ['052001', 'D-1', 'versement', '31/03/2026', 'V-2026-001', 'virement', '150,00', '', '', '', '', '', '', '', ''],
  [
    '052001',
    'D-1',
    'adresse',
    '31/03/2026',
    '',
    '',
    '',
    '',
    'oui',
    'oui',
    'confirmee',
    '1 rue de l’Exemple',
    '52000',
    'Exempleville',
    '',
  ],
  ['052001', 'D-1', 'disparition', '31/03/2026', '', '', '', 'inconnu', '', '', '', '', '', '', ''],
];

/** The bytes of a joined file, or the text that a summary carries on, or that a program sends as JSON. */
async function contenuDe(corps: Readonly<Record<string, unknown>>): Promise<string | null> {
  const { fichier, contenu } = corps;
  if (fichier instanceof File && fichier.size > 0) return texteDuFichier(fichier);
  return typeof contenu === 'string' && contenu.trim() !== '' ? contenu : null;
}

const fauteEnClair = ({ rang, phrase }: LigneFautive): string => `Ligne ${rang} : ${phrase}`;

async function faire(besoins: PcaNeeds, qui: Qui, lignes: readonly LigneLue[]): Promise<LigneFaite[]> {
  const faites: LigneFaite[] = [];
  for (const { rang, nom, sorte, acte } of lignes)
    faites.push({ rang, nom, sorte, resultat: await faireUnActe(besoins, qui, nom, acte) });
  return faites;
}

export function routesImport(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', (c) => reserve(c) ?? c.render(pageImport()));
  app.get('/modele', (c) =>
    c.body(csv(MODELE), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': disposition('attachment', 'import-pca.csv'),
    }),
  );

  app.post('/', corpsBorne, async (c) => {
    const [qui, corps, besoins] = [c.get('qui'), await lireLeCorps(c), besoinsDeLaPca(needs)];
    if (qui === null || corps === null) return illisible(c);
    if (besoins === null) return sansCles(c);
    const refus = reserve(c);
    if (refus !== null) return refus;
    const contenu = await contenuDe(corps);
    if (contenu === null) {
      const phrase = 'Joignez un fichier CSV.';
      return veutUnePage(c)
        ? c.render(pageImport(enErreur({}, 'fichier', phrase)), 422)
        : repondreErreur(c, 422, phrase, 'Envoyez le texte du fichier (« contenu »).');
    }
    const { lignes, fautes } = lireLeFichier(contenu);
    if (fautes.length > 0) {
      if (veutUnePage(c)) return c.render(pageImportFautif(fautes, lignes.length), 422);
      return repondreErreur(
        c,
        422,
        fautes.slice(0, 20).map(fauteEnClair).join(' '),
        'Corrigez ces lignes ; rien n’est inscrit.',
      );
    }
    if (veutUnePage(c) && corps.confirme !== 'oui') return c.render(pageImportLu(lignes, contenu));
    const faites = await faire(besoins, qui, lignes);
    if (veutUnePage(c)) return c.render(pageImportFait(faites));
    return c.json({ lignes: faites.map(({ rang, sorte, resultat }) => ({ rang, sorte, ...resultat })) });
  });
  return app;
}
