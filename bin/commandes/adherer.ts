/** Registers the form by which an ordonnateur joins (arrêté of 27 June 2007, annexe 2), or the one that replaces it. */
import { domaineSchema } from '../../schemas/evenements/identifiants.ts';
import { exiger, lireArguments } from '../arguments.ts';
import { AIDE_SERVEUR, appeler, SERVEUR } from '../client.ts';
import { type Commande, UsageIncorrect } from '../contexte.ts';
import { lireBudget, lireCodique, lireEmpreinte, lireIdentifiant, lireJour, lireRaison, lireSiret } from '../saisie.ts';

const AIDE = `Usage : passerelle adherer SIRET --codique CODIQUE --depuis AAAA-MM-JJ --saisi-par ID [OPTIONS]

Enregistre l’adhésion d’un ordonnateur. Un formulaire dit toute la situation : s’il y en a
déjà un, le nouveau le remplace à sa date d’effet.

  --codique CODIQUE     poste comptable de l’ordonnateur ; se répète
  --depuis AAAA-MM-JJ   date d’effet
  --domaine DOMAINE     depense ou recette ; se répète (les deux par défaut)
  --budget NN           code d’un budget concerné ; se répète (tous par défaut)
  --rattache SIRET      SIRET d’un budget annexe, déposé par le même ordonnateur ; se répète
  --sans-pj             les pièces justificatives restent sur papier
  --saisi-par ID        administrateur qui saisit le formulaire : un identifiant, pas un nom
  --raison TEXTE        pourquoi ce formulaire est repris ici ; exigée d’un serveur où l’on se connecte
  --document SHA256     empreinte du formulaire signé ; exigée de même
${AIDE_SERVEUR}
  --json                l’adhésion en JSON
  --help                affiche cette aide
`;

const OPTIONS = {
  codique: { type: 'string', multiple: true },
  depuis: { type: 'string' },
  domaine: { type: 'string', multiple: true },
  budget: { type: 'string', multiple: true },
  rattache: { type: 'string', multiple: true },
  'sans-pj': { type: 'boolean', default: false },
  'saisi-par': { type: 'string' },
  raison: { type: 'string' },
  document: { type: 'string' },
  ...SERVEUR,
} as const;

const uniques = (valeurs: readonly string[] = []): string[] => [...new Set(valeurs)];

function lireDomaines(donnes: readonly string[] = []): readonly string[] {
  const connus: readonly string[] = domaineSchema.options;
  const inconnu = donnes.find((donne) => !connus.includes(donne));
  if (inconnu !== undefined) throw new UsageIncorrect(`Le domaine « ${inconnu} » est incorrect : depense ou recette.`);
  // In one order, whatever that of the options: the same form twice is one form.
  return donnes.length === 0 ? connus : connus.filter((connu) => donnes.includes(connu));
}

export const commande: Commande = {
  resume: 'enregistre l’adhésion d’un ordonnateur',
  aide: AIDE,
  async executer(args, contexte) {
    const { values, positionals } = lireArguments(args, OPTIONS, { nom: 'le SIRET', min: 1, max: 1 });
    const siret = lireSiret(positionals.join(''));
    exiger(values.codique?.[0], '--codique');
    const formulaire = {
      codiques: uniques(values.codique).map(lireCodique),
      siretsRattaches: uniques(values.rattache).map(lireSiret),
      budgets: values.budget === undefined ? null : uniques(values.budget).map(lireBudget),
      domaines: lireDomaines(values.domaine),
      pjDematerialisees: !values['sans-pj'],
      depuis: lireJour(exiger(values.depuis, '--depuis')),
    };
    const saisiPar = {
      role: 'administrateur',
      id: lireIdentifiant(exiger(values['saisi-par'], '--saisi-par')),
      codique: null,
    };
    const route = `adhesions/${siret}`;
    const { raison, document } = values;
    if (raison !== undefined) lireRaison(raison);
    if (document !== undefined) lireEmpreinte(document);
    const adhesion = await appeler(values, route, { ...formulaire, saisiPar, raison, document });
    const effet = formulaire.depuis.split('-').reverse().join('/');
    const phrase = `Adhésion de l’ordonnateur ${siret} enregistrée, avec effet au ${effet}.\n`;
    contexte.ecrire(values.json ? `${JSON.stringify(adhesion)}\n` : phrase);
    return 0;
  },
};
