/** What art. 6 makes wait: alterations to qualify and suspensions for a poste, paper for both sides. */
import { type Perimetre, peut, type Qui } from '../../../habilitation/qui.ts';
import type { Lectures } from '../../../platform/ports.ts';
import { type Portee, porteeDuPerimetre } from '../portee.ts';
import { compterLePapierDu, listerLePapier, papierPour } from '../suspension/papier-suivi.ts';
import { alterationsPour } from '../suspension/suspension-alteration.ts';
import { enCoursDe, listeDesSuspensions, type Section, suiviesDe } from '../suspension/suspensions-suivies.ts';
import { COMPTE_MAX, type SourceDeTaches, type Tache } from './accueil.ts';

interface Needs {
  readonly lectures: Lectures;
}

/** Suspended ordonnateurs whose paper is counted for a poste: few are at once. */
const SUSPENDUS_MAX = 20;

const compter = (n: number) => ({ compte: Math.min(n, COMPTE_MAX), ouPlus: n > COMPTE_MAX });

/** The oldest is the first of those that are listed. */
async function section({ lectures }: Needs, portee: Portee, laquelle: Section) {
  const limit = COMPTE_MAX + 1;
  const sirets = await lectures.list(listeDesSuspensions(portee, laquelle), { limit, ascending: true });
  const premieres = sirets[0] === undefined ? null : await suiviesDe(lectures, sirets[0]);
  return { sirets, premieres };
}

/** The list of a poste has whatever waits for one of the postes of each ordonnateur: only its own count. */
async function aQualifier(needs: Needs, portee: Portee, perimetre: Perimetre): Promise<Tache> {
  const { sirets } = await section(needs, portee, 'a-qualifier');
  const suivies = (await Promise.all(sirets.map((siret) => suiviesDe(needs.lectures, siret)))).filter(
    (une) => une !== null,
  );
  const siennes = await Promise.all(
    suivies.map(({ aQualifier: alterations, codiques }) =>
      alterationsPour(needs, perimetre, { alterations, codiques }),
    ),
  );
  const enAttente = siennes.filter((leurs) => leurs.length > 0);
  return {
    titre: 'Ordonnateurs dont une altération est à qualifier',
    precision: 'Le comptable dit si elle est grave ; une suspension peut être proposée.',
    ...compter(enAttente.length),
    depuis: enAttente[0]?.[0]?.trouveeLe ?? null,
    ...{ lien: '/suspensions', aFaire: true },
  };
}

async function suspendus(needs: Needs, portee: Portee, perimetre: Perimetre): Promise<readonly Tache[]> {
  const { sirets, premieres } = await section(needs, portee, 'en-cours');
  const suspensions: Tache = {
    titre: 'Suspensions en vigueur',
    precision: 'Les ordonnateurs suspendus envoient leurs pièces sur papier.',
    ...compter(sirets.length),
    depuis: premieres === null ? null : (enCoursDe(premieres)?.prononceeLe ?? null),
    ...{ lien: '/suspensions', aFaire: false },
  };
  return [suspensions, await papierDesSuspendus(needs, sirets, perimetre)];
}

async function papierDesSuspendus(needs: Needs, sirets: readonly string[], perimetre: Perimetre): Promise<Tache> {
  const siens = sirets.slice(0, SUSPENDUS_MAX).map((siret) => papierPour(siret, perimetre));
  const [dus, premiers] = await Promise.all([
    Promise.all(siens.map((de) => compterLePapierDu(needs, de, COMPTE_MAX))),
    Promise.all(siens.map((de) => listerLePapier(needs, de, 'du', { max: 1 }))),
  ]);
  const instants = premiers.flatMap(({ papiers }) => papiers.map(({ decideeLe }) => decideeLe));
  return {
    titre: 'Envois attendus sur papier',
    precision: 'Pointez-les dans la suspension de leur ordonnateur à mesure qu’ils arrivent.',
    compte: dus.reduce((total, n) => total + n, 0),
    ouPlus: sirets.length > SUSPENDUS_MAX || dus.includes(COMPTE_MAX),
    depuis: instants.sort()[0] ?? null,
    ...{ lien: '/suspensions', aFaire: true },
  };
}

async function chezLOrdonnateur({ lectures }: Needs, siret: string): Promise<readonly Tache[]> {
  const suivies = await suiviesDe(lectures, siret);
  const enCours = suivies === null ? null : enCoursDe(suivies);
  const papier = await papierDesSuspendus({ lectures }, [siret], { type: 'ordonnateur', siret });
  const lien = `/adhesions/${siret}`;
  const suspension: Tache = {
    titre: 'Suspension de votre adhésion',
    precision: 'Continuez à déposer vos flux ; leurs pièces sont dues sur papier.',
    ...compter(enCours === null ? 0 : 1),
    depuis: enCours?.prononceeLe ?? null,
    ...{ lien, aFaire: false },
  };
  const precision = 'Envoyez-les au poste comptable : la suspension en donne la liste et le bordereau d’envoi.';
  return [suspension, { ...papier, titre: 'Envois dus sur papier', precision, lien }];
}

export const tachesDesSuspensions =
  (needs: Needs): SourceDeTaches =>
  async (qui: Qui) => {
    if (!peut(qui, 'lire-adhesions')) return [];
    const { perimetre } = qui;
    if (perimetre.type === 'ordonnateur') return chezLOrdonnateur(needs, perimetre.siret);
    const portee = porteeDuPerimetre(perimetre);
    return portee === null
      ? []
      : [await aQualifier(needs, portee, perimetre), ...(await suspendus(needs, portee, perimetre))];
  };
