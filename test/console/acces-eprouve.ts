/** The console with people who sign in, over the platform in memory: no provider is asked, sessions are sealed here. */
import { application } from '../../functions/console/application.ts';
import type { ConsoleNeeds } from '../../functions/console/besoins.ts';
import type { Acces } from '../../functions/console/garde/acces.ts';
import { sceller } from '../../functions/console/garde/scelle.ts';
import { nouvelleSession } from '../../functions/console/garde/session.ts';
import type { Fournisseur } from '../../functions/habilitation/fournisseur.ts';
import { accorder } from '../../functions/habilitation/handler.ts';
import { siretDe } from '../../functions/habilitation/perimetre.ts';
import { clesDe, personneDe } from '../../functions/habilitation/personne.ts';
import { EXPLOITANT, type Qui } from '../../functions/habilitation/qui.ts';
import type { Accorder } from '../../schemas/messages/habilitation.ts';
import { plateformeEnMemoire } from '../platform/dossier.ts';
import { enLignes } from './en-lignes.ts';

export const CLES = clesDe(new Uint8Array(32).fill(7));

/** It is never asked: whoever comes has his session already. */
const FOURNISSEUR: Fournisseur = {
  nom: 'Fournisseur éprouvé',
  retour: new URL('https://localhost/connexion/retour'),
  partir: () => Promise.reject(new Error('not asked')),
  revenir: () => Promise.reject(new Error('not asked')),
  quitter: () => Promise.resolve(null),
};

export const ACCES: Acces = {
  cles: CLES,
  fournisseur: FOURNISSEUR,
  personas: async () => [],
  contact: 'Adressez-vous à l’administrateur.',
  origine: () => '192.0.2.1',
};

/** The queues in memory have no dead letters to show. */
function avecLettresMortes() {
  const plateforme = plateformeEnMemoire();
  const aucune = { deadLetters: async () => [], redrive: async () => 0, oldest: async () => null };
  return { ...plateforme, files: Object.assign(plateforme.files, aucune) };
}

export type Habilite = Pick<Accorder, 'role' | 'perimetre'> & Partial<Accorder>;

export function accesEprouve(autres: Partial<ConsoleNeeds> = {}) {
  const plateforme = avecLettresMortes();
  const signales: unknown[] = [];
  const acces = autres.acces ?? ACCES;
  const app = application({
    ...plateforme,
    ...{ acces, hotes: ['localhost'], ressources: new Map() },
    signaler: (erreur) => void signales.push(erreur),
    ...autres,
  });
  const needs = { ...plateforme, cles: CLES };
  const donner = async (demande: Habilite, par: Qui = EXPLOITANT) => {
    const fait = await accorder(needs)(par, {
      ...{ courriel: 'une.personne@exemple.invalid', nom: 'Une Personne', du: '2026-01-01' },
      ...{ fondement: 'Nomination du 1er janvier.', ...demande },
    });
    if (!fait.ok) throw new Error(fait.refus.phrase);
    return fait.id;
  };
  /** The cookie of that person, with that right in use. */
  const cookie = (
    habilitation: string | null,
    courriel = 'une.personne@exemple.invalid',
    siret: string | null = null,
  ) => {
    const session = nouvelleSession(
      {
        personne: personneDe(CLES, courriel),
        nom: 'Une Personne',
        siret,
        persona: acces.fournisseur === null,
        habilitation,
        idToken: null,
      },
      plateforme.horloge.now(),
    );
    return `__Host-passerelle=${sceller(CLES.session, 'passerelle', session)}`;
  };
  /** Signs a person in with a new right, and gives his cookie. */
  const venir = async (demande: Habilite) => {
    const id = await donner(demande);
    return { id, cookie: cookie(id, demande.courriel, siretDe(demande.perimetre)) };
  };
  const appeler = (chemin: string, init: RequestInit & { readonly headers?: Record<string, string> } = {}) =>
    enLignes(app.request(chemin, { ...init, headers: { Host: 'localhost', ...init.headers } }));
  return { ...plateforme, app, appeler, donner, cookie, venir, signales, needs };
}
