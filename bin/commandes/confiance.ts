/** The trust store: whom signatures are believed from, and what is known of revocations. */
import { MagasinOccupe } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { lireArguments } from '../arguments.ts';
import type { Action } from '../confiance/action.ts';
import { type Commande, UsageIncorrect } from '../contexte.ts';

const AIDE = `Usage : passerelle confiance ACTION … [OPTIONS]

Tient le magasin de confiance : les autorités dont les signatures sont crues, les listes de confiance
et les listes de révocation. docs/confiance.md explique quoi y mettre, et pourquoi.

  importer FICHIER…        certificats (PEM, DER), listes de révocation, réponses OCSP, liste de confiance
    --famille FAMILLE      les certificats sont des autorités : dgfip, rgs ou eidas
    --du, --au AAAA-MM-JJ  premier et dernier jour des signatures crues sous ces autorités
    --intermediaire        ils ne font que compléter des chaînes
    --signataire-de-liste  ils signent des listes de confiance
    --territoire PAYS      de quel pays (celui du certificat par défaut ; EU pour la liste des listes)
    --non-autorite         prend un certificat qui n’est pas celui d’une autorité
  lister                   ce que contient le magasin
  verifier                 ce qui y manque, y est abîmé ou doit être renouvelé
  verifier CERTIFICAT      ce que le magasin dit d’un certificat
    --a INSTANT            comme s’il avait signé à cet instant (ISO 8601)
  retirer EMPREINTE        retire un contenu, désigné par le début de son SHA-256
    --motif MOTIF          pourquoi, en une phrase
  sources                  adresses à consulter régulièrement
  sources ajouter ADRESSE --genre crl|liste
  sources retirer ADRESSE
  rafraichir               consulte ces adresses une fois

  --magasin DOSSIER        par défaut, celui du dossier de données :
                           $PASSERELLE_DONNEES/confiance, ou ./donnees/confiance
  --json                   un document JSON par résultat et par ligne
  --help                   affiche cette aide

Code de sortie : 0 fait, ou en ordre ; 1 refusé, ou à revoir ; 2 mauvais usage ; 3 magasin abîmé ou occupé
`;

const ACTIONS: Readonly<Record<string, () => Promise<{ readonly action: Action }>>> = {
  importer: () => import('../confiance/importer.ts'),
  lister: () => import('../confiance/lister.ts'),
  verifier: () => import('../confiance/verifier.ts'),
  retirer: () => import('../confiance/retirer.ts'),
  sources: () => import('../confiance/sources.ts'),
  rafraichir: () => import('../confiance/rafraichir.ts'),
};

export const commande: Commande = {
  resume: 'tient le magasin de confiance : autorités, listes, révocations',
  aide: AIDE,
  async executer(args, contexte) {
    const [nom = '', ...reste] = args;
    const charger = Object.hasOwn(ACTIONS, nom) ? ACTIONS[nom] : undefined;
    if (charger === undefined) {
      lireArguments(args, {}, { nom: 'l’ACTION', min: 1, max: 1 });
      throw new UsageIncorrect(`L’action « ${nom} » n’existe pas : ${Object.keys(ACTIONS).join(', ')}.`);
    }
    try {
      return await (await charger()).action(reste, contexte);
    } catch (erreur) {
      if (!(erreur instanceof MagasinOccupe)) throw erreur;
      contexte.dire(`${erreur.message}\n`);
      return 3;
    }
  },
};
