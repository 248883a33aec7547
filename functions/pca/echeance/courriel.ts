/** The mail of one day to one organisation: how many, which, and by when. It proves nothing: the console does. Pure. */
import type { Avis } from '../../../schemas/evenements/pca-avis.ts';
import { dateEnClair } from '../calendrier/dates.ts';
import type { RegleDatee } from '../calendrier/echeance.ts';

const EN_CLAIR: Record<RegleDatee, readonly [un: string, plusieurs: string]> = {
  'accuse-technique': ['envoi sans accusé technique', 'envois sans accusé technique'],
  'lecture-par-l-etude': ['dossier à relever par l’étude', 'dossiers à relever par l’étude'],
  'terme-de-la-phase': ['terme de phase amiable', 'termes de phase amiable'],
  prescription: ['prescription', 'prescriptions'],
  reversement: ['versement à reverser', 'versements à reverser'],
  'remise-du-cheque': ['chèque au Trésor à remettre', 'chèques au Trésor à remettre'],
  'controle-de-l-etude': ['contrôle trimestriel de l’étude', 'contrôles trimestriels de l’étude'],
  'controle-maximum': ['contrôle annuel de l’étude', 'contrôles annuels de l’étude'],
  'silence-de-l-ordonnateur': ['recours gracieux sans réponse', 'recours gracieux sans réponse'],
  'etat-recapitulatif': ['état récapitulatif', 'états récapitulatifs'],
  'anniversaire-du-contrat': ['anniversaire de contrat', 'anniversaires de contrat'],
  'fin-du-contrat': ['fin de contrat', 'fins de contrat'],
  'fin-de-mise-en-demeure': ['fin de mise en demeure', 'fins de mise en demeure'],
};

const TITRES: readonly (readonly [situation: Avis['situation'], titre: string])[] = [
  ['en-retard', 'Dernier jour passé'],
  ['due', 'Dernier jour aujourd’hui'],
  ['bientot', 'Bientôt'],
];

/** Named one by one up to here: the console lists them all. */
const NOMMES = 20;

const nomDe = ({ flux, objet, regle, date }: Avis): string => {
  const dossier = flux.startsWith('dossier/') ? `dossier ${flux.slice('dossier/'.length)}` : objet;
  const precis = regle === 'reversement' || regle === 'remise-du-cheque' ? `, versement ${objet}` : '';
  return `   ${dossier}${precis} : le ${dateEnClair(date)}`;
};

function deLaRegle(regle: RegleDatee, avis: readonly Avis[]): string[] {
  const [un, plusieurs] = EN_CLAIR[regle];
  const reste = avis.length - NOMMES;
  return [
    ` ${avis.length} ${avis.length === 1 ? un : plusieurs}`,
    ...avis.slice(0, NOMMES).map(nomDe),
    ...(reste > 0 ? [`   et ${reste} ${reste === 1 ? 'autre' : 'autres'}`] : []),
  ];
}

function deLaSituation(titre: string, avis: readonly Avis[]): string[] {
  if (avis.length === 0) return [];
  const parRegle = Map.groupBy(avis, ({ regle }) => regle);
  return ['', titre, ...[...parRegle].flatMap(([regle, siens]) => deLaRegle(regle, siens))];
}

const PIED = `
Connectez-vous à Passerelle pour agir : ce message ne fait pas foi.
`;

export function courrielDesDelais(
  jour: string,
  avis: readonly Avis[],
): { readonly sujet: string; readonly texte: string } {
  const parties = TITRES.flatMap(([situation, titre]) =>
    deLaSituation(
      titre,
      avis.filter((un) => un.situation === situation),
    ),
  );
  return {
    sujet: `Phase comminatoire amiable : vos délais au ${dateEnClair(jour)}`,
    texte: [`Vos délais de phase comminatoire amiable au ${dateEnClair(jour)}.`, ...parties, PIED].join('\n'),
  };
}
