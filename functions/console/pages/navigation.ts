/** What each role finds at the top of every page. */
import { html } from 'hono/html';
import type { Role } from '../../../schemas/evenements/identifiants.ts';
import type { Acte } from '../../habilitation/actes.ts';
import { EXPLOITANT, peut, type Qui } from '../../habilitation/qui.ts';
import { droitEnClair } from '../en-clair/habilitation.ts';
import type { Html } from './gabarit.ts';

type Entree = readonly [chemin: string, titre: string];

const ACCUEIL: Entree = ['/', 'Accueil'];
const DEPOTS: Entree = ['/depots', 'Dépôts'];
const ADHESIONS: Entree = ['/adhesions', 'Adhésions'];
const SUSPENSIONS: Entree = ['/suspensions', 'Suspensions'];
const FILES: Entree = ['/files', 'Files d’attente'];
const JOURNAL: Entree = ['/journal', 'Journal'];
const STATISTIQUES: Entree = ['/statistiques', 'Statistiques'];
const CONFIANCE: Entree = ['/confiance', 'Confiance'];
/** The same page, where whoever reads sees there the certificates of his organism alone. */
const CERTIFICATS: Entree = ['/confiance', 'Certificats'];
const HABILITATIONS: Entree = ['/habilitations', 'Habilitations'];
const DOSSIERS: Entree = ['/dossiers', 'Dossiers PCA'];
const REVERSEMENTS: Entree = ['/reversements', 'Reversements'];
const ETATS: Entree = ['/etats', 'États récapitulatifs'];
const CONTRATS: Entree = ['/contrats', 'Contrats PCA'];
const ESSAI: Entree = ['/essai', 'Essayer un fichier'];

const DES_FLUX_ET_DE_LA_PCA = [
  ...[ACCUEIL, DEPOTS, DOSSIERS, REVERSEMENTS, ETATS, CONTRATS],
  ...[ADHESIONS, SUSPENSIONS, FILES, JOURNAL, STATISTIQUES],
];
const DU_POSTE = [...DES_FLUX_ET_DE_LA_PCA, ESSAI];
const DE_L_ORDONNATEUR = [ACCUEIL, DEPOTS, ADHESIONS, JOURNAL, STATISTIQUES, CERTIFICATS, ESSAI];

const ENTREES: Readonly<Record<Role, readonly Entree[]>> = {
  administrateur: [...DES_FLUX_ET_DE_LA_PCA, CONFIANCE, HABILITATIONS, ESSAI],
  comptable: [...DU_POSTE, HABILITATIONS],
  'agent-comptable': DU_POSTE,
  ordonnateur: [...DE_L_ORDONNATEUR, HABILITATIONS],
  'agent-ordonnateur': DE_L_ORDONNATEUR,
  etude: [ACCUEIL, DOSSIERS, REVERSEMENTS, ETATS, CONTRATS, DEPOTS, ESSAI],
  mandataire: [ACCUEIL, CONTRATS, ETATS, DEPOTS, ESSAI],
  ddfip: [ACCUEIL, CONTRATS, ETATS, ESSAI],
  juge: [ACCUEIL],
  passerelle: [],
};

/** What it takes to read each; the others are for all. */
const ACTE: Readonly<Record<string, Acte>> = {
  '/depots': 'lire-depots',
  '/dossiers': 'lire-dossiers',
  '/reversements': 'reverser',
  '/etats': 'lire-etats',
  '/contrats': 'lire-contrats',
  '/adhesions': 'lire-adhesions',
  '/suspensions': 'lire-adhesions',
  '/files': 'lire-files',
  '/journal': 'lire-journal',
  '/statistiques': 'lire-statistiques',
  '/confiance': 'lire-confiance',
  '/habilitations': 'lire-habilitations',
};

const ouverte = (qui: Qui, chemin: string): boolean => ACTE[chemin] === undefined || peut(qui, ACTE[chemin]);

const courante = (chemin: string, ici: string): boolean =>
  chemin === '/' ? ici === '/' : ici === chemin || ici.startsWith(`${chemin}/`);

/** Who he is here, and how to be somebody else. Whoever runs this machine has nothing to sign out of. */
function compte(qui: Qui): Html {
  const { acteur, perimetre, nom } = qui;
  const droit = droitEnClair({ role: acteur.role, perimetre });
  if (qui === EXPLOITANT) return html`<p class="compte"><a href="/connexion">${nom}</a></p>`;
  return html`<div class="compte"><p><a href="/compte">${nom}</a><span class="precision">${droit}</span></p>
<form method="post" action="/deconnexion"><button class="discret" type="submit">Se déconnecter</button></form></div>`;
}

/** Only what he may read is shown: an agent or a token has a part of its role. `ici`: the path of the page. */
export function navigation(qui: Qui | null, ici: string): Html {
  const entrees = qui === null ? [ESSAI] : ENTREES[qui.acteur.role].filter(([chemin]) => ouverte(qui, chemin));
  const liens = entrees.map(
    ([chemin, titre]) =>
      html`<li><a href="${chemin}"${courante(chemin, ici) ? html` aria-current="page"` : ''}>${titre}</a></li>`,
  );
  return html`${qui === null ? '' : compte(qui)}<nav aria-label="Principale"><ul>${liens}</ul></nav>`;
}
