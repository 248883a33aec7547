/** R7: whatever comes between the reading and the commit, no delivery that dispenses from paper follows a suspension. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { etatPresent } from '../../functions/adhesion/etat.ts';
import { executer, lever, suspendre } from '../../functions/adhesion/handler.ts';
import { fixerPolitique } from '../../functions/adhesion/suspension/poste.ts';
import { suspensionEnCours } from '../../functions/adhesion/suspension/suivi.ts';
import type { Evenement } from '../../functions/journal/evenement.ts';
import type { Append, Journal } from '../../functions/platform/ports.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import { lireMise } from '../../schemas/evenements/mise.ts';
import { adherer, deposer, type EnMemoire, juge } from '../depot/etapes.ts';
import { bordereau, CODIQUE, COMPTABLE, SIRET, signature, verdict } from '../depot/exemples.ts';
import { plateformeEnMemoire } from '../platform/dossier.ts';

const acte = { siret: SIRET, raison: 'Constaté.', decidePar: COMPTABLE, saisiPar: COMPTABLE };
const politique = {
  ...{ codique: CODIQUE, raison: 'Instruction.', decidePar: COMPTABLE, saisiPar: COMPTABLE },
  ...{ document: 'd'.repeat(64), quatreYeux: false, instruction: { alterations: 1, jours: 30 } },
};

/** One act, at each append on which `quand` says so, before it is committed. */
function interposer(
  journal: Journal,
  quand: (append: Append) => boolean,
  faire: () => Promise<unknown>,
  ecrire: Journal['append'] = (append) => journal.append(append),
): Journal {
  return new Proxy(journal, {
    get(cible, propriete) {
      const valeur = Reflect.get(cible, propriete, cible);
      if (propriete !== 'append') return typeof valeur === 'function' ? valeur.bind(cible) : valeur;
      return async (append: Append) => {
        if (quand(append)) await faire();
        return ecrire(append);
      };
    },
  });
}

const sain = (nom: string) =>
  verdict({
    enveloppe: { ...verdict().enveloppe!, nomFic: nom },
    bordereaux: [bordereau(nom)],
    signatures: [signature('racine', { portee: 'fichier' })],
  });

let alteres = 0;
const altererUnAutre = (plateforme: EnMemoire) =>
  executer(plateforme, SIRET, {
    ...{ type: 'signalerAlteration', depotId: String(++alteres).padStart(64, '0') },
    ...{ verdictSha256: 'a'.repeat(64), alterees: 1 },
  });

test('la suspension sur instruction, tombée entre la lecture et l’écriture, prive la remise de sa dispense', async () => {
  const plateforme = plateformeEnMemoire();
  await adherer(plateforme);
  expect(await fixerPolitique(plateforme)(politique)).toMatchObject({ ok: true });
  const { depotId } = await deposer(plateforme, '51');
  let fait = false;
  const journal = interposer(
    plateforme.journal,
    ({ stream }) => stream.startsWith('mise/') && !fait,
    () => {
      fait = true;
      return altererUnAutre(plateforme);
    },
  );
  await verifier({ ...plateforme, journal, verifierObjet: juge(sain('51'), '51') })({ depotId });
  const [decidee] = lireMise((await plateforme.journal.read(`mise/${depotId}/1`)).events);
  expect(decidee?.data).toMatchObject({ dispense: { bordereau: false, pj: false, raisons: ['adhesion-suspendue'] } });
});

test('l’instruction donnée pendant qu’une altération s’enregistre vaut pour elle si elle l’a précédée', async () => {
  const plateforme = plateformeEnMemoire();
  await adherer(plateforme);
  let fait = false;
  const journal = interposer(
    plateforme.journal,
    ({ stream }) => stream.startsWith('adhesion/') && !fait,
    () => {
      fait = true;
      return fixerPolitique(plateforme)(politique);
    },
  );
  await altererUnAutre({ ...plateforme, journal } as EnMemoire);
  const { etat, suivi } = etatPresent(lireAdhesion((await plateforme.journal.read(`adhesion/${SIRET}`)).events));
  // The fence on the poste broke: the alteration was decided anew, under the instruction.
  expect(etat).toBe('suspendue');
  expect(suspensionEnCours(suivi)?.prononcee.aConfirmer).toBe(true);
});

test('les quatre yeux exigés pendant qu’une levée s’écrit l’arrêtent', async () => {
  const plateforme = plateformeEnMemoire();
  await adherer(plateforme);
  await suspendre(plateforme)({ ...acte, motif: 'alterations-graves' });
  let fait = false;
  const journal = interposer(
    plateforme.journal,
    ({ stream, events }) => stream.startsWith('adhesion/') && events.length > 0 && !fait,
    () => {
      fait = true;
      return fixerPolitique(plateforme)({ ...politique, instruction: null, quatreYeux: true });
    },
  );
  expect(await lever({ ...plateforme, journal })(acte)).toMatchObject({
    ok: false,
    refus: { code: 'LEVEE_A_PROPOSER' },
  });
});

const gestes = fc.array(fc.constantFrom('suspendre', 'lever', 'alterer', 'rien' as const), {
  minLength: 1,
  maxLength: 12,
});

/** All that is committed, in its order, whoever commits it. */
function observer(journal: Journal): { readonly journal: Journal; readonly ordre: readonly Evenement[] } {
  const ordre: Evenement[] = [];
  const append = async (demande: Append) => {
    const result = await journal.append(demande);
    if (result.ok) ordre.push(...result.events);
    return result;
  };
  return {
    journal: interposer(
      journal,
      () => false,
      async () => undefined,
      append,
    ),
    ordre,
  };
}

test('quelles que soient les suspensions qui surviennent, ce qui dispense a été décidé hors de toute suspension', async () => {
  const vues = { dispensees: 0, dues: 0 };
  await fc.assert(
    fc.asyncProperty(gestes, fc.boolean(), async (survenus, instruite) => {
      const nue = plateformeEnMemoire();
      const { journal: observe, ordre } = observer(nue.journal);
      const plateforme = { ...nue, journal: observe } as EnMemoire;
      await adherer(plateforme);
      if (instruite) await fixerPolitique(plateforme)(politique);
      const reste = [...survenus];
      const survenir = async () => {
        const geste = reste.shift();
        if (geste === 'suspendre') await suspendre(plateforme)({ ...acte, motif: 'acces-empeche' });
        if (geste === 'lever') await lever(plateforme)(acte);
        if (geste === 'alterer') await altererUnAutre(plateforme);
      };
      const journal = interposer(plateforme.journal, ({ stream }) => stream.startsWith('mise/'), survenir);
      for (const nom of ['51', '52', '53']) {
        const { depotId } = await deposer(plateforme, nom);
        await verifier({ ...plateforme, journal, verifierObjet: juge(sain(nom), nom) })({ depotId });
      }
      for (const [rang, event] of ordre.entries()) {
        if (event.type !== 'MiseADispositionDecidee') continue;
        const avant = ordre.slice(0, rang).filter(({ stream }) => stream === `adhesion/${SIRET}`);
        const [decidee] = lireMise([event]);
        if (decidee?.type !== 'MiseADispositionDecidee') continue;
        const { bordereau: dispense } = decidee.data.dispense;
        expect(dispense).toBe(etatPresent(lireAdhesion(avant)).etat === 'active');
        vues[dispense ? 'dispensees' : 'dues'] += 1;
      }
      expect(ordre.filter(({ type }) => type === 'MiseADispositionDecidee')).toHaveLength(3);
    }),
    { numRuns: 40 },
  );
  expect(Math.min(vues.dispensees, vues.dues)).toBeGreaterThan(8);
});
