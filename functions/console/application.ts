/** Pages and HTTP API, the same on every platform: whoever hosts it gives it its needs. */
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { panneDe } from '../platform/panne.ts';
import type { ConsoleNeeds } from './besoins.ts';
import { introuvable, repondreErreur } from './erreur.ts';
import { annonce } from './garde/annonce.ts';
import { compression } from './garde/compression.ts';
import { debit } from './garde/debit.ts';
import { droits } from './garde/droits.ts';
import { entetes } from './garde/entetes.ts';
import { habillage } from './garde/habillage.ts';
import { identification } from './garde/identification.ts';
import { hoteConnu, memeOrigine } from './garde/provenance.ts';
import { repondrePanne } from './panne.ts';
import { routesAdhesions } from './routes/adhesion/adhesions.ts';
import { routesActesDuContrat } from './routes/contrat/actes.ts';
import { routesContrats } from './routes/contrat/contrats.ts';
import { routesReaffectation } from './routes/contrat/reaffectation.ts';
import { routesContrat } from './routes/contrat.ts';
import { routesBordereaux } from './routes/depot/bordereaux.ts';
import { routesDepot } from './routes/depot/depot.ts';
import { routesDepots } from './routes/depot/depots.ts';
import { routesEnvois } from './routes/depot/envois.ts';
import { routesPj } from './routes/depot/pj.ts';
import { routesPreuve } from './routes/depot/preuve.ts';
import { routesTraces } from './routes/depot/traces.ts';
import { routesDossiersCsv } from './routes/dossier/csv.ts';
import { routesDossier } from './routes/dossier/dossier.ts';
import { routesDossiers } from './routes/dossier/dossiers.ts';
import { routesEchanges } from './routes/dossier/echanges.ts';
import { routesEtudes } from './routes/dossier/etudes.ts';
import { routesEtats } from './routes/etat/etats.ts';
import { routesConfiance } from './routes/exploitation/confiance.ts';
import { routesEssai } from './routes/exploitation/essai.ts';
import { routesFiles } from './routes/exploitation/files.ts';
import { routesJournal } from './routes/exploitation/journal.ts';
import { routesSante } from './routes/exploitation/sante.ts';
import { routesCompte } from './routes/habilitation/compte.ts';
import { routesConnexion } from './routes/habilitation/connexion.ts';
import { routesHabilitations } from './routes/habilitation/habilitations.ts';
import { routesJetons } from './routes/habilitation/jetons.ts';
import { routesImport } from './routes/lot/import.ts';
import { routesLots } from './routes/lot/lots.ts';
import { routesComptables } from './routes/mise/comptables.ts';
import { routesMises } from './routes/mise/mises.ts';
import { routesReceptions } from './routes/mise/receptions.ts';
import { routesPages } from './routes/pages.ts';
import { routesReversements } from './routes/reversement/reversements.ts';
import { routesStatistiques } from './routes/statistiques/statistiques.ts';
import { routesPapier } from './routes/suspension/papier.ts';
import { routesSuspension } from './routes/suspension/suspension.ts';
import { routesAlterations } from './routes/suspension/suspension-alteration.ts';
import { routesDecisions } from './routes/suspension/suspension-decision.ts';
import { routesLettre } from './routes/suspension/suspension-lettre.ts';
import { routesPolitique } from './routes/suspension/suspension-politique.ts';
import { routesSuspensions } from './routes/suspension/suspensions.ts';

export function application(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.use(
    compression,
    entetes,
    habillage,
    annonce(needs),
    hoteConnu(needs.hotes),
    identification(needs),
    memeOrigine,
    debit(needs),
    droits(needs),
  );
  app.route('/', routesPages(needs));
  app.route('/', routesConnexion(needs));
  app.route('/compte', routesCompte(needs));
  app.route('/habilitations', routesHabilitations(needs));
  app.route('/jetons', routesJetons(needs));
  app.route('/sante', routesSante(needs));
  app.route('/openapi.yaml', routesContrat(needs));
  app.route('/', routesStatistiques(needs));
  app.route('/depots', routesDepots(needs));
  app.route('/depots/envois', routesEnvois(needs));
  app.route('/depots.csv', routesTraces(needs));
  app.route('/depots/:id', routesDepot(needs));
  app.route('/depots/:id/bordereaux', routesBordereaux(needs));
  app.route('/depots/:id/pj', routesPj(needs));
  app.route('/depots/:id/preuve', routesPreuve(needs));
  app.route('/depots/:id/receptions', routesReceptions(needs));
  app.route('/comptables', routesComptables(needs));
  app.route('/mises-a-disposition', routesMises(needs));
  app.route('/adhesions', routesAdhesions(needs));
  app.route('/adhesions/:siret', routesSuspension(needs));
  app.route('/adhesions/:siret', routesLettre(needs));
  app.route('/adhesions/:siret', routesDecisions(needs));
  app.route('/adhesions/:siret', routesAlterations(needs));
  app.route('/comptables', routesPolitique(needs));
  app.route('/suspensions', routesSuspensions(needs));
  app.route('/', routesPapier(needs));
  app.route('/contrats', routesContrats(needs));
  app.route('/contrats', routesActesDuContrat(needs));
  app.route('/contrats', routesReaffectation(needs));
  app.route('/reversements', routesReversements(needs));
  app.route('/etats', routesEtats(needs));
  app.route('/dossiers/lots', routesLots(needs));
  app.route('/dossiers/import', routesImport(needs));
  app.route('/dossiers', routesDossiers(needs));
  app.route('/dossiers.csv', routesDossiersCsv(needs));
  app.route('/dossiers/:poste/:numero', routesDossier(needs));
  app.route('/pca/messages', routesEchanges(needs));
  app.route('/etudes', routesEtudes(needs));
  app.route('/files', routesFiles(needs));
  app.route('/', routesJournal(needs));
  app.route('/confiance', routesConfiance(needs));
  app.route('/essai', routesEssai(needs));
  app.notFound((c) => introuvable(c, 'Cette adresse n’existe pas.'));
  app.onError((erreur, c) => {
    if (erreur instanceof HTTPException && erreur.status < 500) {
      return repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON (Content-Type: application/json).');
    }
    needs.signaler(erreur);
    const panne = panneDe(erreur);
    if (panne !== null) return repondrePanne(c, panne);
    return repondreErreur(
      c,
      500,
      'Passerelle n’a pas pu répondre à cette demande.',
      'Recommencez ; si l’erreur persiste, consultez les messages du serveur.',
    );
  });
  return app;
}
