/** The phase of the demonstration: what its first day shows, and what becomes of it when its clock is moved. */
import { expect, onTestFinished, test } from 'vitest';
import { dateCivile } from '../../functions/adhesion/heure-de-paris.ts';
import { listerLesDossiers } from '../../functions/console/lecture/dossier/dossiers-listes.ts';
import { dossiersDUnEtat } from '../../functions/console/lecture/etat/dossiers-d-un-etat.ts';
import { clesDe } from '../../functions/habilitation/personne.ts';
import { plusAns, plusJours } from '../../functions/pca/calendrier/dates.ts';
import { bornes, trimestreDe } from '../../functions/pca/calendrier/trimestre.ts';
import { confier } from '../../functions/pca/dossier/handler.ts';
import { calculerEtat } from '../../functions/pca/etat-recapitulatif/handler.ts';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { AutoriteJetable } from '../../infra/embedded/demonstration/autorite-jetable.ts';
import { cibleDe, lireAvance } from '../../infra/embedded/demonstration/avance.ts';
import { aEteAvancee, HorlogeDeDemonstration } from '../../infra/embedded/demonstration/horloge.ts';
import { CONTRAT, ETUDE, POSTE, QUI } from '../../infra/embedded/demonstration/phase/acteurs.ts';
import { conclureLeContrat } from '../../infra/embedded/demonstration/phase/contrat.ts';
import { demandes } from '../../infra/embedded/demonstration/phase/demandes.ts';
import { presenterLesDossiers } from '../../infra/embedded/demonstration/phase/presenter.ts';
import { commencer, vivre } from '../../infra/embedded/demonstration/phase/vivre.ts';
import { tenirLesLectures } from '../../infra/embedded/projections.ts';
import { lireReglages, ReglageIncorrect } from '../../infra/embedded/reglages.ts';
import { dossierPassager } from '../platform/dossier.ts';

const jeter = (erreur: unknown) => {
  throw erreur;
};

async function scene() {
  const dossier = dossierPassager();
  const horloge = new HorlogeDeDemonstration(dossier);
  const plateforme = ouvrirPlateforme(dossier, { clock: horloge });
  const lectures = tenirLesLectures(plateforme, jeter);
  onTestFinished(async () => {
    await lectures.arreter();
    plateforme.close();
  });
  const cles = clesDe(new Uint8Array(32).fill(7));
  const jour = horloge.jour();
  const autorite = new AutoriteJetable({ nom: 'AC jetable', organisation: 'Passerelle' });
  const [du, au] = [-1, 1].map((ans) => new Date(Date.parse(plusAns(jour, ans))));
  const { certificat } = await autorite.identite({ nom: 'Aubin Ferrandière', organisation: 'SGC' }, du!, au!);
  await conclureLeContrat({ ...plateforme, cles }, jour, certificat);
  for (const demande of demandes(jour)) await confier({ ...plateforme, cles })(QUI.comptable, demande);
  await commencer({ plateforme, cles }, jour);
  const lignes: string[] = [];
  return { dossier, horloge, plateforme, cles, jour, lignes, ecrire: (ligne: string) => void lignes.push(ligne) };
}

const sansEspaceInsecable = (texte: string): string => texte.replace(/[\u00a0\u202f]/g, ' ');

test('one is paid in part, one waits for an answer, one for its étude, and the phase then runs to its end', async () => {
  const une = await scene();
  const { plateforme, horloge, jour, lignes } = une;
  await vivre(une, horloge, plusJours(jour, 1));
  const liste = await listerLesDossiers(plateforme, { type: 'etude', siret: ETUDE.siret }, { q: 'DEMO', max: 10 });
  expect(
    liste.dossiers.map(({ numero, etat, aReverser, demandeLe }) => [numero, etat, aReverser, demandeLe !== null]),
  ).toEqual([
    ['DEMO-1', 'en-cours', 30_000, false],
    ['DEMO-2', 'en-cours', 0, true],
    ['DEMO-3', 'recu', 0, false],
    ['DEMO-4', 'recu', 0, false],
  ]);
  await vivre(une, horloge, plusJours(jour, 110));
  expect(lignes.filter((ligne) => ligne.includes('Refusé'))).toEqual([]);
  const cases = sansEspaceInsecable(await presenterLesDossiers(plateforme.journal));
  expect(cases).toMatch(/DEMO-1 .* 900,00 € +700,00 € +0,00 € +700,00 € +200,00 € .* au terme de la phase/);
  expect(cases).toMatch(/DEMO-2 .* 300,00 € +345,18 € +45,18 € +150,00 € +0,00 € .* soldé/);
  expect(cases).toMatch(/DEMO-3 .* 820,00 € +0,00 € +0,00 € +0,00 € +820,00 € .* au terme de la phase/);
  expect(cases).toMatch(/DEMO-4 .* 375,00 € +300,00 € +45,18 € +0,00 € +120,18 € /);
  const cle = { contrat: CONTRAT, etude: ETUDE.siret, poste: POSTE, famille: 'produits-locaux' } as const;
  const trimestre = trimestreDe(jour);
  const { events } = await plateforme.journal.read(`etat/${ETUDE.siret}-${POSTE}-produits-locaux-${trimestre}`);
  expect(events.map(({ data }) => data.ecarts)).toEqual(
    plusJours(bornes(trimestre).fin, 3) <= plusJours(jour, 110) ? [0] : [],
  );
  const { recus } = await calculerEtat(
    { ...plateforme, dossiersDe: dossiersDUnEtat(plateforme) },
    { ...cle, trimestre },
  );
  expect(recus.nombre).toBeGreaterThan(0);
}, 60_000);

test('its clock goes forward by days, never back, and is found again where it was left', () => {
  const dossier = dossierPassager();
  const horloge = new HorlogeDeDemonstration(dossier);
  expect([horloge.annonce(), aEteAvancee(dossier)]).toEqual([null, false]);
  const cible = plusJours(horloge.jour(), 80);
  horloge.avancerAu(cible);
  horloge.avancerAu(plusJours(cible, -30));
  const retrouvee = new HorlogeDeDemonstration(dossier);
  expect([dateCivile(horloge.now()), retrouvee.jour(), aEteAvancee(dossier)]).toEqual([cible, cible, true]);
  expect(retrouvee.annonce()).toContain('avancée de 80 jours');
});

test('how far to move it is a number of days or a day to come', () => {
  expect(lireAvance('80j', undefined)).toEqual({ jours: 80 });
  expect(lireAvance(undefined, '2027-02-15')).toEqual({ jour: '2027-02-15' });
  for (const faux of ['0', '-3j', '401j', '8 mois', '']) expect(lireAvance(faux, undefined)).toBeNull();
  for (const faux of ['2027-02-30', 'demain']) expect(lireAvance(undefined, faux)).toBeNull();
  expect(lireAvance('80j', '2027-02-15')).toBeNull();
  expect(cibleDe({ jours: 80 }, '2026-11-22')).toEqual({ ok: true, jour: '2027-02-10' });
  expect(cibleDe({ jour: '2026-11-21' }, '2026-11-22')).toMatchObject({ ok: false });
  expect(cibleDe({ jour: '2028-11-21' }, '2026-11-22')).toMatchObject({ ok: false });
});

test('no clock moves where files are really judged', () => {
  const lire = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => lireReglages(args, env, '/tmp');
  const oidc = {
    EMETTEUR: 'https://idp.invalid',
    CLIENT: 'c',
    SECRET: 's'.repeat(32),
    RETOUR: 'https://p.invalid/connexion/retour',
  };
  const avecOidc = Object.fromEntries(Object.entries(oidc).map(([nom, valeur]) => [`PASSERELLE_OIDC_${nom}`, valeur]));
  expect(lire(['--avancer', '80j']).avance).toEqual({ jours: 80 });
  expect(lire([]).avance).toBeNull();
  expect(() => lire(['--avancer', '80j', '--sans-demonstration'])).toThrow(ReglageIncorrect);
  expect(() => lire(['--avancer', '80j'], avecOidc)).toThrow('L’horloge n’avance que dans une démonstration');
  expect(() => lire(['--avancer', 'hier'])).toThrow('Écrivez --avancer 80j');
});
