/** What is left to do, and how a verdict is remembered. */
import { describe, expect, test } from 'vitest';
import { type Avancement, evenementsDuVerdict, plan } from '../../functions/verification/plan.ts';
import { bordereau, sha256De, signature, verdict, verdictAltere, verdictExpire } from '../depot/exemples.ts';

const objet = { key: 'd/v.json', version: 'v1', sha256: sha256De('v') };
const types = (rendu: ReturnType<typeof verdict>) => evenementsDuVerdict(rendu, objet).map(({ type }) => type);

describe('les événements d’un verdict', () => {
  test.each([
    ['signature intacte', verdict(), ['SignatureVerifiee', 'VerdictRendu']],
    ['contenu altéré', verdictAltere(), ['AlterationDetectee', 'VerdictRendu']],
    ['certificat expiré', verdictExpire(), ['SignatureRejetee', 'VerdictRendu']],
    [
      'signature illisible',
      verdict({ signatures: [signature('B47', { integrite: 'illisible' })] }),
      ['SignatureRejetee', 'VerdictRendu'],
    ],
    ['sans signature', verdict({ signatures: [] }), ['VerdictRendu']],
  ])('%s', (_, rendu, attendus) => {
    expect(types(rendu)).toEqual(attendus);
  });

  test('comptent, nomment l’objet, et ne portent aucune donnée personnelle', () => {
    const rendu = verdict({ verdict: 'partiel', bordereaux: [bordereau('1'), bordereau('2', { verdict: 'rejete' })] });
    const events = evenementsDuVerdict(rendu, objet);
    expect(events.at(-1)?.data).toMatchObject({
      objet,
      ...{ jeu: rendu.jeu, regles: rendu.regles, politique: rendu.politique },
      bordereaux: { total: 2, acceptes: 1, rejetes: 1, indetermines: 0 },
    });
    expect(JSON.stringify(events)).not.toContain('Exemple');
  });

  test('au plus cinquante rangs de signatures altérées sont cités, toutes sont comptées', () => {
    const signatures = Array.from({ length: 80 }, (_, n) => signature(`B${n}`, { integrite: 'alteree' }));
    const [alteration] = evenementsDuVerdict(verdict({ signatures }), objet);
    expect(alteration?.data).toMatchObject({ signatures: 80, alterees: 80, indices: { length: 50 } });
  });
});

const AT = '2026-11-02T08:00:00.000Z';

const depart: Avancement = {
  events: [],
  verdict: null,
  nomsARendre: [],
  alterationASignaler: false,
  rattachement: null,
  misesDecidees: false,
  messages: null,
};

test('le parcours suit son ordre : juger, rendre les noms, signaler, acquitter, mettre à disposition', () => {
  const juge = { ...depart, verdict: verdict() };
  expect(plan(depart, AT)?.type).toBe('juger');
  expect(plan({ ...juge, nomsARendre: ['n'], alterationASignaler: true }, AT)?.type).toBe('rendreLesNoms');
  expect(plan({ ...juge, alterationASignaler: true }, AT)?.type).toBe('signalerAlteration');
  expect(plan(juge, AT)).toMatchObject({ type: 'acquitter', cloture: false });
  expect(plan({ ...juge, misesDecidees: true }, AT)).toMatchObject({ type: 'acquitter', cloture: true });
});

test('un dépôt différé n’est jugé de nouveau qu’à sa reprise', () => {
  const repriseLe = '2026-11-02T09:00:00.000Z';
  const data = { motifs: ['CHEMIN_REVOCATION_INDETERMINEE'], essai: 1, repriseLe };
  const stream = `depot/${sha256De('d')}`;
  const differee = { stream, seq: 2, at: AT, v: 1, prev: sha256De('p'), hash: sha256De('h') } as const;
  const events = [{ ...differee, type: 'VerificationDifferee', data }] as const;
  expect(plan({ ...depart, events }, AT)).toEqual({ type: 'attendre', repriseLe });
  expect(plan({ ...depart, events }, repriseLe)?.type).toBe('juger');
  expect(plan({ ...depart, events, verdict: verdict() }, AT)?.type).toBe('acquitter');
});
