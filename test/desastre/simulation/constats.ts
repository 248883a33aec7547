/** What people saw, against what the journal says: neither less than was decided, nor twice otherwise. */
import { reprojeterLeJournal } from '../../../functions/console/lecture/exploitation/journal-projeter.ts';
import { projeter } from '../../../functions/console/lecture/projeter.ts';
import { reprojeter } from '../../../functions/console/lecture/reprojeter.ts';
import type { Evenement } from '../../../functions/journal/evenement.ts';
import { lireExploitation } from '../../../schemas/evenements/exploitation.ts';
import { acteurSchema } from '../../../schemas/evenements/identifiants.ts';
import { LecturesEnMemoire } from '../plateforme/lectures.ts';
import { acteDit } from './adhesions.ts';
import type { Registre } from './clients.ts';
import type { Monde } from './monde.ts';

/** As many distinct dedupIds at the comptable's as decisions. */
export function constaterLesRemises({ journal }: Monde, { recus }: Registre): string[] {
  const streams = [...journal.flux.keys()].filter((stream) => stream.startsWith('mise/'));
  const decidees = new Set(streams.map((stream) => stream.slice('mise/'.length).replace('/', '-')));
  return [
    ...[...decidees].flatMap((dedupId) => (recus.has(dedupId) ? [] : [`JAMAIS_RECU ${dedupId}`])),
    ...[...recus.keys()].flatMap((dedupId) => (decidees.has(dedupId) ? [] : [`RECU_SANS_DECISION ${dedupId}`])),
  ];
}

const sansDates = (data: Evenement['data']) =>
  JSON.stringify(Object.entries(data).filter(([nom]) => !nom.endsWith('Le')));

/** What was said to be recorded is, and nothing is twice: whoever was not answered asked again. */
function constaterLesActes({ journal }: Monde, { actes }: Registre): string[] {
  const tenus = journal.tous.filter(({ stream }) => /^(?:adhesion|poste)\//.test(stream));
  const dits = new Set(
    tenus.flatMap(({ stream, type, data }) => {
      const par = acteurSchema.safeParse(data.saisiPar);
      return par.success ? [acteDit(stream, type, par.data)] : [];
    }),
  );
  const doubles = tenus.filter(({ stream, seq, type, data }) => {
    const avant = journal.flux.get(stream)?.events[seq - 2];
    return avant?.type === type && sansDates(avant.data) === sansDates(data);
  });
  return [
    ...[...actes].flatMap((acte) => (dits.has(acte) ? [] : [`ACTE_DEMENTI ${acte}`])),
    ...doubles.map(({ stream, type }) => `ACTE_FAIT_DEUX_FOIS ${stream} ${type}`),
  ];
}

/** Ticked off once, and whatever was said to be. */
function constaterLePapier({ journal }: Monde, { coches }: Registre): string[] {
  const dits = journal.tous
    .filter(({ type }) => type === 'PapierRecu')
    .map(({ stream, data }) => `${stream.slice('mise/'.length).replace('/', '-')} ${data.objet}`);
  return [
    ...(new Set(dits).size < dits.length ? ['PAPIER_COCHE_DEUX_FOIS'] : []),
    ...[...coches].flatMap((coche) => (dits.includes(coche) ? [] : [`PAPIER_OUBLIE ${coche}`])),
  ];
}

/** No dead letter went back without an act that says it, and says it once. */
function constaterLesRelances({ journal, files }: Monde): string[] {
  const dites = [...journal.flux].flatMap(([stream, { events }]) =>
    stream.startsWith('exploitation/')
      ? lireExploitation(events).flatMap(({ data }) => data.lettres.map(({ lettre }) => lettre))
      : [],
  );
  return [
    ...(new Set(dites).size < dites.length ? ['LETTRE_RELANCEE_DEUX_FOIS'] : []),
    ...files.relancees.flatMap((lettre) => (dites.includes(lettre) ? [] : [`LETTRE_RELANCEE_SANS_ACTE ${lettre}`])),
  ];
}

/** What people were told is true, and nothing is left on the way. */
export function constaterLesClients(monde: Monde, registre: Registre): string[] {
  const { accuses, recus, confirmes, dementis } = registre;
  const { flux, outbox } = monde.journal;
  const tenu = ([depotId, hash]: readonly [string, string]) => flux.get(`depot/${depotId}`)?.events[0]?.hash === hash;
  return [
    ...[...accuses].flatMap((accuse) => (tenu(accuse) ? [] : [`ACCUSE_DEMENTI ${accuse[0]}`])),
    ...constaterLesActes(monde, registre),
    ...dementis,
    ...constaterLesRemises(monde, registre),
    ...constaterLePapier(monde, registre),
    ...constaterLesRelances(monde),
    ...[...recus].flatMap(([dedupId, corps]) => (corps.size > 1 ? [`DEUX_MESSAGES_DIFFERENTS ${dedupId}`] : [])),
    ...[...confirmes].flatMap((dedupId) => (outbox.has(dedupId) ? [`RENVOYE_APRES_RECEPTION ${dedupId}`] : [])),
    ...[...monde.files.messages.values()].map(({ queue, mort }) => `MESSAGE_RESTANT ${queue}${mort ? ' (mort)' : ''}`),
  ];
}

const vues = ({ collections }: LecturesEnMemoire, tait: (nom: string) => boolean = () => false): string =>
  JSON.stringify(
    [...collections]
      .filter(([nom]) => !tait(nom))
      .sort()
      .map(([nom, lus]) => [nom, [...lus].sort()]),
  );

/** The read models are what the journal alone gives. */
export async function constaterLesLectures({ journal, objets, lectures }: Monde): Promise<string[]> {
  const refaites = new LecturesEnMemoire();
  await projeter(
    { journal, lectures: refaites, objets },
    journal.tous.map((event, rang) => ({ event, position: rang + 1 })),
  );
  return vues(refaites) === vues(lectures) ? [] : ['LECTURES_AUTRES'];
}

/** Those that follow the streams are what all the streams give at once. */
export async function constaterLesRefaites({ journal, objets, refaites }: Monde): Promise<string[]> {
  const lectures = new LecturesEnMemoire();
  const flux = [...journal.flux.keys()];
  await reprojeter({ journal, objets, lectures }, flux);
  await reprojeterLeJournal({ journal, objets, lectures }, flux);
  // A certificate that was seen is still told once its verdict is purged; made anew, it is not.
  const purge = journal.tous.some(({ type }) => type === 'DonneesPurgees');
  const taite = (nom: string) => purge && /certificats/.test(nom);
  return vues(refaites, taite) === vues(lectures, taite) ? [] : ['LECTURES_REFAITES_AUTRES'];
}
