/** `/dossiers/import`: the file of an étude, read whole, then done line by line with the issue of each. */
import { type Context, Hono } from 'hono';
import type { Qui } from '../../../habilitation/qui.ts';
import type { PcaNeeds } from '../../../pca/besoins.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur, veutUnePage } from '../../erreur.ts';
import { csv } from '../../lecture/contrat/csv.ts';
import { enErreur } from '../../pages/champ.ts';
import { COLONNES, type Colonne } from '../../pages/lot/colonnes-d-import.ts';
import { type LigneFaite, pageImport, pageImportFait, pageImportFautif, pageImportLu } from '../../pages/lot/import.ts';
import { lireLeCorps } from '../adhesion/registre-corps.ts';
import { illisible } from '../contrat/reponses.ts';
import { disposition } from '../depot/telechargement.ts';
import { besoinsDeLaPca, sansCles } from '../dossier/dossier-demande.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { texteDuFichier } from './csv-lu.ts';
import { faireUnActe } from './faire.ts';
import { type LigneFautive, type LigneLue, lireLeFichier } from './import-lu.ts';
import { joindre, lireLesJustificatifs } from './justificatifs.ts';

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

const rangee = (cellules: Readonly<Partial<Record<Colonne, string>>>): readonly string[] => {
  const toutes: Partial<Record<Colonne, string>> = { poste: '052001', dossier: 'D-1', date: '31/03/2026', ...cellules };
  return COLONNES.map((colonne) => toutes[colonne] ?? '');
};

/** Some kinds of line, on an invented dossier: people replace them. */
const MODELE: readonly (readonly string[])[] = [
  COLONNES,
  rangee({ type: 'versement', reference: 'V-2026-001', mode: 'virement', montant: '150,00' }),
  rangee({
    ...{ type: 'adresse', departement: 'oui', ressort: 'oui', certitude: 'confirmee' },
    ...{ adresse: '1 rue de l’Exemple', 'code postal': '52000', commune: 'Exempleville' },
  }),
  rangee({ type: 'disparition', motif: 'inconnu' }),
  rangee({ type: 'insolvabilite', motif: 'rsa', justificatif: 'attestation-D-1.pdf' }),
];

/** The bytes of a joined file, or the text that a summary carries on, or that a program sends as JSON. */
async function contenuDe(corps: Readonly<Record<string, unknown>>): Promise<string | null> {
  const { fichier, contenu } = corps;
  if (fichier instanceof File && fichier.size > 0) return texteDuFichier(fichier);
  return typeof contenu === 'string' && contenu.trim() !== '' ? contenu : null;
}

const fauteEnClair = ({ rang, phrase }: LigneFautive): string => `Ligne ${rang} : ${phrase}`;

function sansJustificatif(
  c: Context,
  lignes: readonly LigneLue[],
  manquants: readonly LigneFautive[],
  contenu: string,
) {
  const phrase = manquants.slice(0, 20).map(fauteEnClair).join(' ');
  return veutUnePage(c)
    ? c.render(pageImportLu(lignes, contenu, enErreur({}, 'justificatifs', phrase)), 422)
    : repondreErreur(c, 422, phrase, 'Joignez ces fichiers sous ces noms (« justificatifs ») ; rien n’est inscrit.');
}

async function faire(besoins: PcaNeeds, qui: Qui, lignes: readonly LigneLue[]): Promise<LigneFaite[]> {
  const faites: LigneFaite[] = [];
  for (const { acte, ...ligne } of lignes)
    faites.push({ ...ligne, resultat: await faireUnActe(besoins, qui, ligne.nom, acte) });
  return faites;
}

async function importer(needs: ConsoleNeeds, c: Context) {
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
  const joints = await lireLesJustificatifs(corps.justificatifs);
  if (joints === null) return illisible(c);
  const { pretes, manquants } = joindre(lignes, joints);
  if (manquants.length > 0) return sansJustificatif(c, lignes, manquants, contenu);
  const faites = await faire(besoins, qui, pretes);
  if (veutUnePage(c)) return c.render(pageImportFait(faites));
  return c.json({ lignes: faites.map(({ rang, sorte, resultat }) => ({ rang, sorte, ...resultat })) });
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

  app.post('/', corpsBorne, (c) => importer(needs, c));
  return app;
}
