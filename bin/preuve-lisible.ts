/** What a proof shows, for people. */
import { instantEnClair } from '../functions/adhesion/heure-de-paris.ts';
import { sobre } from '../functions/console/en-clair/sobre.ts';
import type { HorodatageLu } from '../functions/preuve/verifier/horodatages-lus.ts';
import type { PreuveIntacte, ResultatDePreuve } from '../functions/preuve/verifier/verifier.ts';

const VERDICTS: Readonly<Record<string, string>> = {
  accepte: 'accepté',
  partiel: 'accepté en partie',
  rejete: 'rejeté',
  indetermine: 'accepté sous réserve',
};

const enClair = (instant: string): string => `${instantEnClair(instant)} (heure de Paris)`;

const GROUPES = {
  depot: 'le dépôt, le verdict et la réponse existaient',
  livraisons: 'les livraisons',
  adhesion: 'l’adhésion',
  pieces: 'ce qui fonde le verdict',
} as const;

const enGroupes = (existait: PreuveIntacte['existait']): string[] =>
  (['livraisons', 'adhesion', 'pieces'] as const).flatMap((groupe) => {
    const date = existait[groupe];
    if (date === existait.depot) return [];
    return [`  ·            ${GROUPES[groupe]} : ${date === null ? 'aucune date établie' : `le ${enClair(date)}`}`];
  });

function direHorodatage({ existaitLe, existait, horodatages, etat }: PreuveIntacte): string[] {
  // What the proof has none of needs no date.
  const sansLivraison = etat.livraisons.every(({ etat: sienne }) => sienne === 'absente');
  const sansAdhesion = etat.adhesion === null || etat.adhesion === 'absente';
  const presents = {
    ...existait,
    livraisons: sansLivraison ? existaitLe : existait.livraisons,
    adhesion: sansAdhesion ? existaitLe : existait.adhesion,
  };
  if (existaitLe !== null)
    return [`  Horodatage   établi : ${GROUPES.depot} le ${enClair(existaitLe)}`, ...enGroupes(presents)];
  if (horodatages.length === 0) return ['  Horodatage   aucun : les sceaux ne sont datés que par l’exploitant'];
  const dire = ({ date, service, motif }: HorodatageLu) => `${enClair(date)}, ${service}${motif ? ` : ${motif}` : ''}`;
  return [`  Horodatage   non établi (${horodatages.slice(0, 3).map(dire).join(' ; ')})`];
}

/** The key of a certificate that is over is looked after by nobody: what it dates rests on its age. */
function direLesExpires(horodatages: readonly HorodatageLu[], maintenant: string): string[] {
  const expires = [...new Set(horodatages.map(({ expireLe }) => expireLe).filter((le) => le < maintenant))].sort();
  return expires.slice(0, 1).map((le) => `  ·            certificat du service expiré depuis le ${enClair(le)}`);
}

const ETATS = {
  absente: 'pas encore décidée',
  decidee: 'décidée',
  mise: 'mise à disposition',
  recue: 'reçue',
  'prise-en-charge': 'prise en charge',
  rejetee: 'rejetée',
} as const satisfies Record<PreuveIntacte['etat']['livraisons'][number]['etat'], string>;

function direEtat({ etat: { sceau, livraisons, adhesion } }: PreuveIntacte): string {
  const montrees = livraisons.slice(0, 20).map(({ n, etat }) => `livraison ${n} : ${ETATS[etat]}`);
  const reste = livraisons.length > 20 ? [`et ${livraisons.length - 20} autres`] : [];
  const siennes = livraisons.length === 0 ? ['aucune livraison'] : [...montrees, ...reste];
  const etats = [...siennes, ...(adhesion === null ? [] : [`adhésion : ${adhesion}`])];
  return `  Dit l’état   au sceau n° ${sceau.n} du ${enClair(sceau.at)} ; ${etats.join(' ; ')}`;
}

function direAutorites(autorites: readonly string[]): string[] {
  if (autorites.length === 0) return [];
  const reste = autorites.length > 5 ? ` et ${autorites.length - 5} autres` : '';
  return [
    `  Signatures   jugées sur les autorités que l’archive apporte : ${autorites.slice(0, 5).join(' ; ')}${reste}`,
  ];
}

/** `maintenant`: ISO 8601 UTC. */
export function presenterPreuve(archive: string, resultat: ResultatDePreuve, maintenant = ''): string {
  if (!resultat.intacte) return [`${archive} : REFUSÉE`, `  ${resultat.phrase}`].map(sobre).join('\n');
  const { nom, depot, sha256, recuLe, verdict, evenements, dernierSceau, purges, nonRejuge } = resultat;
  return [
    `${archive} : INTACTE`,
    `  Fichier      ${nom}`,
    `  Dépôt        ${depot}`,
    `  SHA-256      ${sha256}`,
    `  Reçu le      ${enClair(recuLe)}`,
    `  Verdict      ${VERDICTS[verdict] ?? verdict}`,
    `  Journal      ${evenements} événements scellés`,
    `  Dernier sceau n° ${dernierSceau.n}, ${dernierSceau.sha256}`,
    direEtat(resultat),
    ...direHorodatage(resultat),
    ...direLesExpires(resultat.horodatages, maintenant),
    ...direAutorites(resultat.autorites),
    ...resultat.reserves.map((reserve) => `  Réserve      ${reserve}`),
    nonRejuge === null
      ? '  Rejugé       le fichier et ses signatures redonnent ce verdict'
      : `  Non rejugé   ${nonRejuge}`,
    ...(resultat.acquitRefait || purges.length > 0
      ? []
      : ['  Acquit       non refait : ses règles sont d’une autre version']),
    ...(purges.length === 0 ? [] : [`  Purgé        ${purges.join(', ')}, au terme de leur conservation`]),
  ]
    .map(sobre)
    .join('\n');
}
