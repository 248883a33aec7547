/** The letter by which the ordonnateur is told (art. 6): one page of HTML that is read, printed, and kept as it was. Pure. */
import type { Suspension } from '../../../schemas/evenements/suspension.ts';
import { instantEnClair } from '../heure-de-paris.ts';
import type { Levee } from './suivi.ts';

const ECHAPPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const texte = (brut: string): string => brut.replace(/[&<>"]/g, (signe) => ECHAPPES[signe] ?? signe);

/** On paper as on screen, no line begins with « : » or « ; ». */
const typographier = (phrases: string): string => phrases.replace(/(?<=\S) (?=[:;?!»])|(?<=«|n°) /g, '\u00a0');

const MOTIFS = {
  'alterations-graves': 'des altérations graves des données ou des documents échangés',
  'acces-empeche': 'l’impossibilité d’accéder aux données et documents transmis',
} as const;

type Decidee = Pick<Suspension, 'decidePar' | 'saisiPar' | 'document' | 'aConfirmer'>;

function fondement({ alterations = [] }: Suspension): string {
  if (alterations.length === 0) return '';
  const lignes = alterations.map((depotId) => `<li><code>${depotId}</code></li>`).join('\n');
  return `<p>Elle est fondée sur ${alterations.length > 1 ? 'les dépôts' : 'le dépôt'} :</p>\n<ul>\n${lignes}\n</ul>\n`;
}

function decision({ decidePar, saisiPar, document, aConfirmer }: Decidee): string {
  const ecrite = document === null ? '' : `, d’après le document dont l’empreinte SHA-256 est <code>${document}</code>`;
  const auteur = `poste ${texte(decidePar.codique ?? '')}, habilitation <code>${texte(decidePar.id)}</code>`;
  if (aConfirmer)
    return `<p>Décision du comptable public (${auteur}), appliquée sur son instruction signée${ecrite} : il la confirmera ou la lèvera.</p>`;
  const saisie = saisiPar.id === decidePar.id ? '' : ` et saisie par l’habilitation <code>${texte(saisiPar.id)}</code>`;
  return `<p>Décision prise par le comptable public (${auteur})${saisie}${ecrite}.</p>`;
}

/** Around what each letter says: the same bytes for the same words (R3). `siret`: of the ordonnateur. */
const papier = (
  siret: string,
  codique: string,
  titre: string,
  objet: string,
  contenu: string,
): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titre} – ordonnateur ${siret}</title>
<link rel="stylesheet" href="/theme/lettre.css">
</head>
<body>
<main>
<p>Poste comptable ${texte(codique)}</p>
<p>À l’ordonnateur de l’organisme n°\u00a0SIRET ${siret}</p>
<h1>${objet}</h1>
${typographier(contenu)}<p class="signature">Pour le poste comptable ${texte(codique)}</p>
</main>
</body>
</html>
`;

const instant = (le: string): string => `<time datetime="${le}">${instantEnClair(le)}</time> (heure de Paris)`;

/** That he is suspended. */
export const lettre = (siret: string, suspension: Suspension): string =>
  papier(
    siret,
    suspension.decidePar.codique ?? '',
    'Notification de suspension',
    'Notification de la suspension des effets de l’adhésion au protocole d’échange standard',
    `<p>En application de l’article 6 de l’arrêté du 27 juin 2007, les effets de votre adhésion sont suspendus depuis le
${instant(suspension.prononceeLe)}.</p>
<h2>Motif</h2>
<p>Le comptable public a constaté ${MOTIFS[suspension.motif]}.</p>
<p>${texte(suspension.raison)}</p>
${fondement(suspension)}<h2>Ce que vous devez faire</h2>
<p>Dès réception de cette notification, transmettez au comptable <strong>sur support papier</strong> les mandats de
dépenses, les titres de recettes, les bordereaux qui les récapitulent et leurs pièces justificatives.</p>
<p>Continuez d’envoyer par Passerelle les données comptables de prise en charge : vos fichiers restent reçus, vérifiés et
remis au comptable, sans dispense de papier.</p>
<p>La suspension dure jusqu’à ce que le comptable la lève. Elle n’a pas d’effet sur ce qui a été remis avant elle.</p>
<h2>Décision</h2>
${decision(suspension)}
`,
  );

/** That he no longer is. */
export const lettreDeLevee = (siret: string, suspension: Suspension, levee: Levee): string =>
  papier(
    siret,
    levee.decidePar.codique ?? '',
    'Notification de levée de suspension',
    'Notification de la levée de la suspension des effets de l’adhésion au protocole d’échange standard',
    `<p>La suspension des effets de votre adhésion (article 6 de l’arrêté du 27 juin 2007), prononcée le
${instant(suspension.prononceeLe)}, est levée depuis le ${instant(levee.leveeLe)}.</p>
<h2>Raison</h2>
<p>${texte(levee.raison)}</p>
<h2>Ce que vous devez faire</h2>
<p>Ce que vous déposez à partir de maintenant est de nouveau dispensé de papier, comme le prévoit votre formulaire
d’adhésion.</p>
<p>Ce qui a été remis au comptable pendant la suspension lui reste dû <strong>sur support papier</strong> : Passerelle en
tient la liste.</p>
<h2>Décision</h2>
${decision(levee)}
`,
  );
