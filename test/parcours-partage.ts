/** One journey, in real signed files, for whatever platform walks it: from the deposit to the receipt. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { etatPresent } from '../functions/adhesion/etat.ts';
import { fluxAdhesion } from '../functions/adhesion/handler.ts';
import { fluxDepot } from '../functions/depot/cle.ts';
import { premiereRupture } from '../functions/journal/evenement.ts';
import { enMemoire } from '../functions/platform/en-memoire.ts';
import type { Clock, Journal, ObjectStore } from '../functions/platform/ports.ts';
import type { MaterielDeConfiance } from '../infra/embedded/demonstration/autorite-jetable.ts';
import { type Demonstration, type FluxDeDemonstration, preparer } from '../infra/embedded/demonstration/flux.ts';
import { activerLeRegistre, COMMUNAUTE } from '../infra/embedded/demonstration/registre.ts';
import { lireAdhesion } from '../schemas/evenements/adhesion.ts';
import { lireDepot } from '../schemas/evenements/depot.ts';
import { type MiseADispositionMessage, queueDuComptable } from '../schemas/messages/mise-a-disposition.ts';
import { verdictSchema } from '../schemas/verdict.ts';

/** A platform with nothing in it, and hands to make it work. */
export interface Terrain {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
  avancer(secondes: number): void;
  /** Trusts that authority from now on. */
  croire(autorite: MaterielDeConfiance): Promise<void>;
  /** As a depositor does. Gives the deposit's id. */
  deposer(siret: string, nom: string, contenu: Uint8Array): Promise<string>;
  /** Hands the last announcement, and every message since, once more to whoever handles them. */
  repeter(): Promise<void>;
  /** Until nothing moves any more. */
  travailler(): Promise<void>;
  /** What a schedule does now and then. */
  relancer(): Promise<void>;
  /** As a comptable does: all that waits in his queue, which hides it for a while. */
  relever(queue: string): Promise<readonly MiseADispositionMessage[]>;
  recevoir(dedupId: string): Promise<void>;
}

const JAMAIS = '0000-01-01T00:00:00.000Z';

/** Declares the journey; each step leaves the next one what it has done. */
export function parcoursDUnDepot(nom: string, ouvrir: () => Promise<Terrain>): void {
  describe(`the journey on ${nom}`, () => {
    let terrain: Terrain;
    let demonstration: Demonstration;
    const flux = (cherche: string): FluxDeDemonstration => {
      const trouve = demonstration.flux.find((un) => un.nom === cherche);
      if (trouve === undefined) throw new Error(`no flow ${cherche}`);
      return trouve;
    };
    const deposer = ({ nom: fichier, ordonnateur, contenu }: FluxDeDemonstration, sous = fichier) =>
      terrain.deposer(ordonnateur.siret, sous, contenu);
    const evenements = async (stream: string) => {
      const { events } = await terrain.journal.read(stream);
      expect(premiereRupture(events)).toBeNull();
      return events.map(({ type }) => type);
    };
    const enAttente = async () =>
      (await terrain.journal.outboxDue({ sentBefore: JAMAIS, limit: 10 })).map(({ queue }) => queue);
    const verdictDe = async (depotId: string) => {
      const events = lireDepot((await terrain.journal.read(fluxDepot(depotId))).events);
      const rendu = events.find((event) => event.type === 'VerdictRendu');
      if (rendu === undefined) throw new Error('no verdict');
      const octets = await enMemoire(terrain.objets.read({ bucket: 'verdicts', ...rendu.data.objet }));
      expect(createHash('sha256').update(octets).digest('hex')).toBe(rendu.data.objet.sha256);
      return verdictSchema.parse(JSON.parse(octets.toString()));
    };
    let accepte = '';
    let mises: readonly MiseADispositionMessage[] = [];

    // There: an adhésion, an authority that is trusted.
    beforeAll(async () => {
      terrain = await ouvrir();
      await activerLeRegistre(terrain);
      demonstration = await preparer(terrain.horloge.now());
      await terrain.croire(demonstration.autorite);
      terrain.avancer(60);
      await terrain.travailler();
    });

    test('a good file gets its answer, and each of its bordereaux goes to the comptable', async () => {
      accepte = await deposer(flux('depense-signee-par-bordereau.xml'));
      await terrain.travailler();
      expect(await evenements(fluxDepot(accepte))).toEqual([
        'DepotRecu',
        'SignatureVerifiee',
        'VerdictRendu',
        'AcquitEmis',
      ]);
      mises = await terrain.relever(queueDuComptable('099042'));
      expect(mises.map(({ dedupId }) => dedupId).sort()).toEqual([`${accepte}-1`, `${accepte}-2`]);
      expect(mises[0]).toMatchObject({ depotId: accepte, destinataire: '099042', dispense: { bordereau: true } });
      expect(await enAttente()).toEqual([]);
    });

    test('what was told twice is done once', async () => {
      await terrain.repeter();
      await terrain.travailler();
      expect(await evenements(fluxDepot(accepte))).toHaveLength(4);
      expect(await terrain.relever(queueDuComptable('099042'))).toEqual([]);
    });

    test('the same file under another name is a duplicate, and rejected', async () => {
      const depotId = await deposer(flux('depense-signee-par-bordereau.xml'), 'encore.xml');
      await terrain.travailler();
      expect(await verdictDe(depotId)).toMatchObject({ verdict: 'rejete' });
      expect(await evenements(fluxDepot(depotId))).toContain('AcquitEmis');
      expect(await terrain.relever(queueDuComptable('099042'))).toEqual([]);
    });

    test('an altered file is rejected, its alteration told, and a suspension proposed', async () => {
      const depotId = await deposer(flux('depense-modifiee-apres-signature.xml'));
      await terrain.travailler();
      expect(await evenements(fluxDepot(depotId))).toEqual([
        'DepotRecu',
        'AlterationDetectee',
        'VerdictRendu',
        'AcquitEmis',
      ]);
      const adhesion = lireAdhesion((await terrain.journal.read(fluxAdhesion(COMMUNAUTE.siret))).events);
      expect(adhesion.map(({ type }) => type)).toContain('SuspensionAdhesionProposee');
      expect(etatPresent(adhesion).alterations).toEqual([depotId]);
    });

    test('a delivery that nobody confirms is sent again after thirteen days, under the same name', async () => {
      await terrain.recevoir(`${accepte}-2`);
      terrain.avancer(13 * 86_400 + 120);
      await terrain.relancer();
      await terrain.travailler();
      expect(await evenements(`mise/${accepte}/1`)).toEqual([
        'MiseADispositionDecidee',
        'MisADisposition',
        'RemisADisposition',
      ]);
      const remises = await terrain.relever(queueDuComptable('099042'));
      expect(remises.map(({ dedupId }) => dedupId)).toContain(`${accepte}-1`);
    });

    test('a receipt ends it', async () => {
      await terrain.recevoir(`${accepte}-1`);
      expect(await evenements(`mise/${accepte}/1`)).toContain('ReceptionConfirmee');
      terrain.avancer(40 * 86_400);
      await terrain.relancer();
      expect(await evenements(`mise/${accepte}/1`)).toHaveLength(4);
    });
  });
}
