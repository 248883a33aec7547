/** What each role finds at the top of every page. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Role } from '../../../schemas/evenements/identifiants.ts';
import type { Qui } from '../../habilitation/qui.ts';

type Entree = readonly [chemin: string, titre: string];

const ACCUEIL: Entree = ['/', 'Accueil'];
const DEPOTS: Entree = ['/depots', 'Dépôts'];
const ADHESIONS: Entree = ['/adhesions', 'Adhésions'];
const SUSPENSIONS: Entree = ['/suspensions', 'Suspensions'];
const FILES: Entree = ['/files', 'Files d’attente'];
const JOURNAL: Entree = ['/journal', 'Journal'];
const STATISTIQUES: Entree = ['/statistiques', 'Statistiques'];
const CONFIANCE: Entree = ['/confiance', 'Confiance'];
const HABILITATIONS: Entree = ['/habilitations', 'Habilitations'];
const ESSAI: Entree = ['/essai', 'Essayer un fichier'];

const DU_POSTE = [ACCUEIL, DEPOTS, ADHESIONS, SUSPENSIONS, STATISTIQUES, ESSAI];
const DE_L_ORDONNATEUR = [ACCUEIL, DEPOTS, ADHESIONS, STATISTIQUES, ESSAI];

const ENTREES: Readonly<Record<Role, readonly Entree[]>> = {
  administrateur: [
    ...[ACCUEIL, DEPOTS, ADHESIONS, SUSPENSIONS, FILES, JOURNAL, STATISTIQUES, CONFIANCE, HABILITATIONS, ESSAI],
  ],
  comptable: DU_POSTE,
  'agent-comptable': DU_POSTE,
  ordonnateur: DE_L_ORDONNATEUR,
  'agent-ordonnateur': DE_L_ORDONNATEUR,
  etude: [ACCUEIL, ESSAI],
  mandataire: [ACCUEIL, ESSAI],
  ddfip: [ACCUEIL, ESSAI],
  juge: [ACCUEIL],
  passerelle: [],
};

const courante = (chemin: string, ici: string): boolean =>
  chemin === '/' ? ici === '/' : ici === chemin || ici.startsWith(`${chemin}/`);

/** `ici`: the path of the page that is read. */
export function navigation(qui: Qui | null, ici: string): HtmlEscapedString | Promise<HtmlEscapedString> {
  const entrees = qui === null ? [ESSAI] : ENTREES[qui.acteur.role];
  return html`<nav aria-label="Principale"><ul>${entrees.map(
    ([chemin, titre]) =>
      html`<li><a href="${chemin}"${courante(chemin, ici) ? html` aria-current="page"` : ''}>${titre}</a></li>`,
  )}</ul></nav>`;
}
