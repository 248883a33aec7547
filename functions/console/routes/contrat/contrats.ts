/** Contracts: their list, each of them, the table and the documents of one, and a new one. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { type DonneesDuContrat, lireContrat } from '../../../../schemas/evenements/contrat.ts';
import { contratIdSchema } from '../../../../schemas/pca/identifiants.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { peut, type Qui } from '../../../habilitation/qui.ts';
import { tenirLeContrat } from '../../../pca/contrat/handler.ts';
import { fluxContrat } from '../../../pca/flux.ts';
import { lireUnObjet } from '../../../pca/objets.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { type ContratLu, lireContratDe } from '../../lecture/contrat/contrat.ts';
import { listerContrats } from '../../lecture/contrat/contrats-connus.ts';
import { refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { parametresSaisis } from '../../pages/contrat/champs-du-contrat.ts';
import { pageContrat } from '../../pages/contrat/contrat.ts';
import { pageContrats } from '../../pages/contrat/contrats.ts';
import { pageNouveauContrat } from '../../pages/contrat/nouveau.ts';
import { lireLeCorps, valeursDe } from '../adhesion/registre-corps.ts';
import { disposition } from '../depot/telechargement.ts';
import { besoinsDeLaPca, sansCles } from '../dossier/dossier-demande.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { actesPossibles, peutReaffecter } from './actes-possibles.ts';
import { enRoleDuContrat } from './en-role.ts';
import { identifiantDe, lireLeNouveauContrat } from './nouveau-lu.ts';
import { csvDesSecteurs } from './secteurs-csv.ts';

const liste = entree(
  z.object({ apres: z.union([z.literal(''), contratIdSchema]).optional() }),
  'La page demandée est illisible.',
  '« apres » est l’identifiant d’un contrat.',
);

/** The field that each refusal is about. */
const CHAMPS: Readonly<Record<string, string>> = {
  CONTRAT_DEJA_SIGNE: 'contrat',
  CONTRAT_SIGNATAIRE: 'mandataire',
  CONTRAT_SANS_ETUDE: 'etudes',
  DOCUMENT_ILLISIBLE: 'document',
};

/** A person of a DDFiP records the contracts of her département alone. */
const horsDepartement = ({ perimetre }: Qui, departement: unknown): boolean =>
  perimetre.type === 'departement' && perimetre.code !== departement;

const vierge = (): Saisie => ({ ...VIERGE, valeurs: { ...parametresSaisis(), message: randomUUID() } });

export const contratInconnu = (c: Context) => introuvable(c, 'Aucun contrat ne porte cet identifiant.');

/** A contract in JSON: what the page shows of it. */
export const contratEnJson = (c: Context, lu: ContratLu, statut: 200 | 201 = 200) => c.json(lu, statut);

export function routesContrats(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const jour = () => dateCivile(needs.horloge.now());

  app.get('/', validator('query', liste), async (c) => {
    const { apres } = c.req.valid('query');
    const qui = c.get('qui');
    const page = await listerContrats(needs, qui?.perimetre ?? { type: 'dossier', stream: '' }, apres || undefined);
    if (veutUnePage(c)) return c.render(pageContrats(page, jour(), qui !== null && enregistre(qui)));
    const { contrats, suivant } = page;
    const lus = await Promise.all(contrats.map(({ signe }) => lireContratDe(needs, signe?.contrat ?? '')));
    return c.json({ contrats: lus.flatMap((lu) => (lu === null ? [] : [abrege(lu)])), suivant });
  });

  app.get('/nouveau', (c) => c.render(pageNouveauContrat(vierge())));

  app.post('/', corpsBorne, async (c) => {
    const [qui, corps, besoins] = [c.get('qui'), await lireLeCorps(c), besoinsDeLaPca(needs)];
    if (besoins === null) return sansCles(c);
    if (qui === null || corps === null) return illisible(c);
    const programme = c.req.header('content-type')?.startsWith('application/json') ?? false;
    const valeurs = valeursDe(corps);
    const lu = await lireLeNouveauContrat(corps, programme);
    if (!lu.ok) {
      if (veutUnePage(c)) return c.render(pageNouveauContrat({ valeurs, fautes: lu.fautes, refus: null }), 422);
      return fautif(c, lu.fautes);
    }
    if (lu.commande.type !== 'ContratSigne' || horsDepartement(qui, lu.commande.departement)) return horsDuSien(c);
    const id = identifiantDe(corps) ?? '';
    const auteur = enRoleDuContrat(qui, lu.commande.titulaire, 'ddfip');
    const resultat = await tenirLeContrat(besoins)(auteur, id, lu.commande);
    if (!resultat.ok) {
      const { refus } = resultat;
      if (!veutUnePage(c)) return repondreRefus(c, refus);
      return c.render(pageNouveauContrat(refusee(valeurs, refus, CHAMPS)), statutDuRefus(refus));
    }
    if (veutUnePage(c)) return c.redirect(`/contrats/${id}`, 303);
    const fait = await lireContratDe(needs, id);
    return fait === null ? contratInconnu(c) : c.json(fait, resultat.events.length === 0 ? 200 : 201);
  });

  /** What whoever asks may read of its documents. */
  async function documentsOuverts(c: Context, id: string) {
    const perimetre = c.get('qui')?.perimetre;
    return lireContrat((await needs.journal.read(fluxContrat(id))).events).flatMap(({ data }) => {
      if ('document' in data) return [data.document];
      return 'confirmation' in data && !dUneAutreEtude(perimetre, data) ? [data.confirmation] : [];
    });
  }

  app.get('/:id', async (c) => {
    const tout = await lireContratDe(needs, c.req.param('id'));
    if (tout === null) return contratInconnu(c);
    const ouverts = new Set((await documentsOuverts(c, tout.contrat)).map(({ sha256 }) => sha256));
    const siens = (sha256: string | null) => (sha256 !== null && ouverts.has(sha256) ? sha256 : null);
    const lu = { ...tout, etapes: tout.etapes.map((une) => ({ ...une, document: siens(une.document) })) };
    return veutUnePage(c)
      ? c.render(pageContrat(lu, actesPossibles(lu, c.get('qui')), reaffecte(lu, c.get('qui'))))
      : contratEnJson(c, lu);
  });

  app.get('/:id/tables/:table', async (c) => {
    const nom = c.req.param('table');
    const lu = await lireContratDe(needs, c.req.param('id'));
    const table = lu?.tables.find((une) => une.table === nom);
    if (table === undefined)
      return introuvable(c, 'Aucune table d’affectation de ce contrat ne porte cette référence.');
    return c.body(csvDesSecteurs(table.lignes), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': disposition('attachment', `table-${nom}.csv`),
    });
  });

  app.get('/:id/documents/:sha256', async (c) => {
    const objets = await documentsOuverts(c, c.req.param('id'));
    const objet = objets.find(({ sha256 }) => sha256 === c.req.param('sha256'));
    const contenu = objet === undefined ? null : await lireUnObjet(needs.objets, 'pca', objet);
    if (contenu === null) return introuvable(c, 'Aucun document de ce contrat ne porte cette empreinte.');
    return c.body(new Uint8Array(contenu), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': disposition('attachment', `contrat-${c.req.param('sha256').slice(0, 12)}`),
    });
  });
  return app;
}

/** What confirms an account says where it is held: an étude reads its own, and those that it declared for the others. */
const dUneAutreEtude = (perimetre: Qui['perimetre'] | undefined, compte: DonneesDuContrat<'CompteDeclare'>): boolean =>
  perimetre?.type === 'etude' && ![compte.etude, compte.message.par.siret].includes(perimetre.siret);

const reaffecte = ({ titulaire }: ContratLu, qui: Qui | null): boolean =>
  titulaire.type === 'groupement' && peutReaffecter(qui);

const enregistre = (qui: Qui): boolean =>
  peut(qui, 'tenir-contrat') && (qui.acteur.role === 'ddfip' || qui.perimetre.type === 'tout');

const abrege = ({ contrat, departement, titulaire, situation, notifieLe, fin }: ContratLu) => ({
  ...{ contrat, departement, titulaire, situation, notifieLe, fin },
});

export const illisible = (c: Context) =>
  repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON, ou le formulaire de la console.');

export const fautif = (c: Context, fautes: ReadonlyMap<string, string>) =>
  repondreErreur(c, 422, [...fautes.values()][0] ?? '', `Corrigez : ${[...fautes.keys()].join(', ')}.`);

const horsDuSien = (c: Context) =>
  repondreErreur(c, 403, 'Ce département n’est pas celui de votre habilitation.', 'Vérifiez le code du département.');
