/** The seals of a proof, linked to each other, and every event in one of them. Throws PreuveRefusee. */
import { type Inclusion, inclusionsSchema, type Sceau, sceauSchema } from '../../../schemas/preuve.ts';
import type { Evenement } from '../../journal/evenement.ts';
import { seSuiventOuReculent } from '../horloges.ts';
import { remonter } from '../merkle.ts';
import { NOMS } from '../noms.ts';
import { empreinte, fichierDuSceau, rangDuSaut } from '../sceau.ts';
import { type Contenu, lireJson } from './contenu.ts';
import { exiger, refuser } from './refus.ts';

export interface SceauLu extends Sceau {
  /** Of its document: what is linked and time-stamped. */
  readonly sha256: string;
}

/** In the order of their numbers. */
export function lireSceaux({ noms, lire }: Contenu): SceauLu[] {
  const sceaux = noms
    .filter((nom) => nom.startsWith('sceaux/') && nom.endsWith('.json'))
    .map((nom): SceauLu => {
      const octets = lire(nom) ?? refuser(`Il manque « ${nom} ».`);
      const sceau = lireJson(octets, sceauSchema, nom);
      exiger(fichierDuSceau(sceau.n) === nom, `« ${nom} » contient un autre sceau (n° ${sceau.n}).`);
      return { ...sceau, sha256: empreinte(octets) };
    });
  exiger(sceaux.length > 0, 'La preuve n’a pas de sceau.');
  for (const [i, sceau] of sceaux.entries()) verifierLeLien(sceau, sceaux[i - 1]);
  return sceaux;
}

/** Each names the one before it in the proof: the very one before, or the one that its jump goes to. */
function verifierLeLien({ n, prev, saut }: SceauLu, avant: SceauLu | undefined): void {
  exiger((saut?.n ?? null) === rangDuSaut(n), `Le sceau n° ${n} ne saute pas où il doit.`);
  if (avant === undefined) return;
  const nomme = avant.n === n - 1 ? prev : avant.n === saut?.n ? saut.sha256 : null;
  exiger(nomme !== null, `Le sceau n° ${n} n’est pas lié au sceau n° ${avant.n} : il en manque entre eux.`);
  exiger(
    nomme === avant.sha256,
    `Le sceau n° ${avant.n} n’est pas celui que nomme le sceau n° ${n} : il a été remplacé.`,
  );
}

/** The seal of each event, by `stream seq`. */
export function verifierLesInclusions(
  { lire }: Contenu,
  flux: ReadonlyMap<string, readonly Evenement[]>,
  sceaux: readonly SceauLu[],
): ReadonlyMap<string, SceauLu> {
  const octets = lire(NOMS.inclusions) ?? refuser(`Il manque « ${NOMS.inclusions} ».`);
  const restantes = new Map<string, Inclusion>();
  for (const inclusion of lireJson(octets, inclusionsSchema, NOMS.inclusions)) {
    const cle = `${inclusion.stream} ${inclusion.seq}`;
    exiger(!restantes.has(cle), 'Un événement est dit deux fois dans un sceau.');
    restantes.set(cle, inclusion);
  }
  const parNumero = new Map(sceaux.map((sceau) => [sceau.n, sceau]));
  const scelles = new Map<string, SceauLu>();
  for (const event of [...flux.values()].flat()) {
    const cle = `${event.stream} ${event.seq}`;
    const inclusion = restantes.get(cle);
    exiger(inclusion !== undefined, `L’événement ${event.seq} de ${event.stream} n’est dans aucun sceau.`);
    const sceau = parNumero.get(inclusion.sceau) ?? refuser(`Il manque le sceau n° ${inclusion.sceau}.`);
    const racine = remonter(event, { rang: inclusion.rang, taille: sceau.evenements, chemin: inclusion.chemin });
    exiger(
      racine === sceau.racine,
      `L’événement ${event.seq} de ${event.stream} n’est pas dans le sceau n° ${sceau.n}.`,
    );
    exiger(
      seSuiventOuReculent(event.at, sceau.at),
      `Le sceau n° ${sceau.n} est daté d’avant un événement qu’il contient.`,
    );
    scelles.set(cle, sceau);
    restantes.delete(cle);
  }
  exiger(restantes.size === 0, 'La preuve dit scellés des événements qu’elle ne contient pas.');
  return scelles;
}
