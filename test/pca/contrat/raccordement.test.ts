/** The comptable suspends what goes by wire to an étude: nothing new goes there, what is in flight goes on. */
import { describe, expect, test } from 'vitest';
import { confier as confierLaDemande, reaffecter } from '../../../functions/pca/dossier/handler.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { demandeEnClair, enVigueur, issue, nouveau, PDF, qui, recu, titre } from '../departement.ts';
import { AGENT, AUTRE_ETUDE, COMPTABLE, DDFIP, ETUDE, etude, POSTE } from '../exemples.ts';

const suspension = (change: object = {}) => ({
  ...{ type: 'RaccordementSuspendu', message: nouveau(), etude: ETUDE, poste: POSTE, le: '2026-01-12' },
  ...{ motif: 'acces-empeche', raison: 'Le système de l’étude ne répond plus' },
  ...change,
});
const retablissement = (change: object = {}) => ({
  ...{ type: 'RaccordementRetabli', message: nouveau(), etude: ETUDE, poste: POSTE, le: '2026-01-20' },
  ...{ raison: 'Essai concluant' },
  ...change,
});
const ADMINISTRATEUR: Acteur = { role: 'administrateur', id: 'hab-admin', codique: null };

const suspendue = async () => {
  const d = await enVigueur();
  expect(issue(await d.tenir(suspension(), COMPTABLE))).toEqual(['RaccordementSuspendu']);
  return d;
};
const confier = async (d: Awaited<ReturnType<typeof enVigueur>>, change: object = {}) => {
  const signeeLe = d.horloge.now().slice(0, 10);
  const fait = await d.confier(demandeEnClair(30_000, { signeeLe, ...change }));
  return fait.ok ? 'confié' : fait.refus.code;
};

describe('la suspension d’un raccordement', () => {
  test('est l’acte du comptable du poste, en personne, pour une étude et un poste du contrat', async () => {
    const d = await enVigueur();
    for (const par of [AGENT, DDFIP, ADMINISTRATEUR, etude()])
      expect(issue(await d.tenir(suspension(), par))).toBe('ACTE_RESERVE_AU_COMPTABLE');
    const ailleurs = { ...COMPTABLE, codique: '052002' };
    expect(issue(await d.tenir(suspension(), ailleurs))).toBe('AUTRE_POSTE');
    expect(issue(await d.tenir(suspension({ poste: '052002' }), ailleurs))).toBe('POSTE_HORS_CONTRAT');
    expect(issue(await d.tenir(suspension({ etude: '33000000000011' }), COMPTABLE))).toBe('ETUDE_INCONNUE');
    await expect(d.tenir(suspension({ raison: '' }), COMPTABLE)).rejects.toThrow();
    expect(issue(await d.tenir(retablissement(), COMPTABLE))).toBe('RACCORDEMENT_NON_SUSPENDU');
  });

  test('arrête ce qui se confie par voie dématérialisée : le papier sert aux produits locaux, les amendes attendent', async () => {
    const d = await suspendue();
    expect(await confier(d)).toBe('RACCORDEMENT_SUSPENDU');
    expect(await confier(d, { voie: 'papier' })).toBe('confié');
    const { objet: _, collectivite: __, exercice: ___, ...amende } = titre(30_000);
    const creances = [{ ...amende, titreExecutoireLe: '2025-05-02' }];
    expect(await confier(d, { nature: 'amende', creances })).toBe('RACCORDEMENT_SUSPENDU');
    expect(await confier(d, { nature: 'amende', creances, voie: 'papier' })).toBe('PAPIER_INTERDIT');
  });

  test('ne vaut ni pour un autre poste, ni avant son premier jour, ni dès le jour du rétablissement', async () => {
    const d = await enVigueur();
    await d.tenir(suspension({ le: '2026-01-15' }), COMPTABLE);
    expect(issue(await d.tenir(suspension(), COMPTABLE))).toBe('RACCORDEMENT_DEJA_SUSPENDU');
    const jours: readonly (readonly [string, string])[] = [
      ['2026-01-14', 'confié'],
      ['2026-01-15', 'RACCORDEMENT_SUSPENDU'],
    ];
    for (const [jour, attendu] of jours) {
      d.au(jour);
      expect([jour, await confier(d)]).toEqual([jour, attendu]);
    }
    expect(issue(await d.tenir(retablissement({ le: '2026-01-14' }), COMPTABLE))).toBe('DATE_ANTERIEURE');
    expect(issue(await d.tenir(retablissement(), COMPTABLE))).toEqual(['RaccordementRetabli']);
    d.au('2026-01-19');
    expect(await confier(d)).toBe('RACCORDEMENT_SUSPENDU');
    d.au('2026-01-20');
    expect(await confier(d)).toBe('confié');
    expect(issue(await d.tenir(suspension({ le: '2026-01-19' }), COMPTABLE))).toBe('DATE_ANTERIEURE');
    expect(issue(await d.tenir(suspension({ le: '2026-01-25' }), COMPTABLE))).toEqual(['RaccordementSuspendu']);
  });

  test('laisse les dossiers en cours aller à leur terme, mais n’en laisse pas passer d’autres à cette étude', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    await d.tenir(suspension({ etude: AUTRE_ETUDE }), COMPTABLE);
    await d.tenir(suspension(), COMPTABLE);
    const preuves = [{ contenu: PDF }];
    const signale = { type: 'InsolvabiliteSignalee', survenuLe: '2026-01-12', constat: 'rsa', preuves };
    expect(issue(await d.agir(numero, etude(), signale))).toEqual(['DossierPrisEnCharge', 'InsolvabiliteSignalee']);
    const vers = {
      ...{ message: nouveau(), survenuLe: '2026-01-12', etude: AUTRE_ETUDE, motif: 'raccordement-suspendu' },
    };
    expect(issue(await reaffecter(d.needs)(qui(DDFIP), { poste: POSTE, numero }, vers))).toBe('RACCORDEMENT_SUSPENDU');
    d.au('2026-03-29');
    expect((await d.lire(numero)).terme).toBe('2026-03-28');
  });

  test('confiée au même instant, une demande est jugée sur le contrat tel qu’il est au moment d’écrire', async () => {
    const d = await enVigueur();
    const journal = d.avantDAppendre(async () => void (await d.tenir(suspension(), COMPTABLE)));
    const demande = demandeEnClair(30_000, { signeeLe: '2026-01-12' });
    expect(await confierLaDemande({ ...d.needs, journal })(qui(COMPTABLE), demande)).toMatchObject({
      refus: { code: 'RACCORDEMENT_SUSPENDU' },
    });
  });
});
