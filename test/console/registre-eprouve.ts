/** The console over the platform in memory, with the register of the demonstration in it. */
import { application } from '../../functions/console/application.ts';
import { reprojeter } from '../../functions/console/lecture/reprojeter.ts';
import { activerLeRegistre, COMMUNAUTE, COMMUNE, HOPITAL } from '../../infra/embedded/demonstration/registre.ts';
import { plateformeEnMemoire } from '../platform/dossier.ts';
import { enLignes } from './en-lignes.ts';

export const { siret: SIRET } = COMMUNE;
export const { codique: CODIQUE } = COMMUNE.poste;

/** Of annexe 2, as a program sends it. */
export const FORMULAIRE = {
  organisme: 'Commune de Trévigny-le-Château',
  representant: { civilite: 'Mme', nom: 'Exemple', prenom: 'Anne', qualite: 'Maire' },
  codiques: [CODIQUE],
  versionPes: '2',
  transmission: { mode: 'operateur', operateur: 'Opérateur d’essai' },
  receptionHelios: true,
  depense: {
    adhere: true,
    budgets: ['00'],
    donneesDepuis: '2026-01-01',
    signatureDepuis: '2026-01-01',
    editeur: 'Éditeur d’essai',
    progiciel: 'Compta',
  },
  certificat: { famille: 'dgfip' },
  renonciation: 'Par courrier, avec un préavis de trois mois.',
};

export type Champs = Readonly<Record<string, string | readonly string[] | Blob>>;

/** `depart`: when the register is opened. */
export async function registreEprouve(depart = '2026-11-02T08:00:00.000Z') {
  const plateforme = plateformeEnMemoire();
  plateforme.avancer((Date.parse(depart) - Date.parse(plateforme.horloge.now())) / 1000);
  const signales: unknown[] = [];
  const app = application({
    ...plateforme,
    hotes: ['localhost'],
    ressources: new Map(),
    signaler: (erreur) => void signales.push(erreur),
  });
  await activerLeRegistre(plateforme);
  const appeler = (chemin: string, init: RequestInit & { readonly headers?: Record<string, string> } = {}) =>
    enLignes(app.request(chemin, { ...init, headers: { Host: 'localhost:8080', ...init.headers } }));
  const poster = (chemin: string, corps: unknown) =>
    appeler(chemin, { method: 'POST', body: JSON.stringify(corps), headers: { 'Content-Type': 'application/json' } });
  /** As the browser sends a form. */
  const envoyer = (chemin: string, champs: Champs) => {
    const body = new FormData();
    for (const [nom, valeur] of Object.entries(champs))
      for (const une of typeof valeur === 'string' || valeur instanceof Blob ? [valeur] : valeur) body.append(nom, une);
    return appeler(chemin, { method: 'POST', body, headers: { Accept: 'text/html', Origin: 'http://localhost:8080' } });
  };
  const page = async (chemin: string) => (await appeler(chemin, { headers: { Accept: 'text/html' } })).text();
  const json = async (reponse: Response | Promise<Response>) => (await reponse).json();
  /** The read models are told of these adhésions, and of those of the demonstration. */
  const tourner = (...sirets: string[]) =>
    reprojeter(
      plateforme,
      [...sirets, COMMUNE.siret, COMMUNAUTE.siret, HOPITAL.siret].map((siret) => `adhesion/${siret}`),
    );
  return { ...plateforme, appeler, poster, envoyer, page, json, tourner, signales };
}
