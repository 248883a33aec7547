/** The embedded platform walks the journey, without its server: the same handlers, called one by one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { recevoir } from '../functions/depot/handler.ts';
import { expedier } from '../functions/mise-a-disposition/expedition.ts';
import { confirmerReception } from '../functions/mise-a-disposition/reception.ts';
import { ouvrirPlateforme } from '../functions/platform/embedded/index.ts';
import { lireJeux } from '../functions/platform/embedded/jeux-de-schemas.ts';
import { lireMagasin } from '../functions/platform/embedded/magasin-de-confiance.ts';
import { enMemoire } from '../functions/platform/en-memoire.ts';
import { verifier } from '../functions/verification/handler.ts';
import { reprendre } from '../functions/verification/reprise.ts';
import { sourceEnMemoire } from '../functions/verification/source.ts';
import { verifierFichier } from '../functions/verification/verifier.ts';
import { declarerLAutorite } from '../infra/embedded/demonstration/confiance.ts';
import { QUEUES_INTERNES } from '../schemas/messages/depot.ts';
import { miseADispositionSchema } from '../schemas/messages/mise-a-disposition.ts';
import { parcoursDUnDepot, type Terrain } from './parcours-partage.ts';
import { horlogeEprouvee } from './platform/dossier.ts';

const dossier = mkdtempSync(join(tmpdir(), 'passerelle-'));
let fermer = () => {};
afterAll(() => {
  fermer();
  rmSync(dossier, { recursive: true, force: true });
});

async function ouvrir(): Promise<Terrain> {
  const clock = horlogeEprouvee();
  const plateforme = ouvrirPlateforme(dossier, { clock });
  fermer = plateforme.close;
  const { journal, objets, files, horloge } = plateforme;
  const magasin = join(dossier, 'confiance');
  const traiter = verifier({
    ...plateforme,
    verifierObjet: async (ref, instants) =>
      verifierFichier(sourceEnMemoire(await enMemoire(objets.read(ref))), {
        ...instants,
        jeu: lireJeux().pour(instants.recuLe),
        magasin: lireMagasin(magasin),
      }),
  });
  const faits: unknown[] = [];
  let annonce: unknown;

  const vider = async (queue: string): Promise<number> => {
    const messages = await files.receive(queue, { max: 10, leaseSeconds: 60 });
    for (const { handle, body } of messages) {
      faits.push(JSON.parse(body));
      await traiter(JSON.parse(body));
      await files.delete(queue, handle);
    }
    return messages.length;
  };
  const travailler = async (): Promise<void> => {
    for (;;) {
      let bouge = await expedier(plateforme);
      for (const queue of QUEUES_INTERNES) bouge += await vider(queue);
      if (bouge === 0) return;
    }
  };
  return {
    journal,
    objets,
    horloge,
    avancer: clock.avancer,
    croire: (autorite) => declarerLAutorite(magasin, autorite, horloge.now()),
    async deposer(siret, nom, contenu) {
      const { ref, sha256, size } = await objets.put('depot', `ordonnateurs/${siret}/${nom}`, [contenu]);
      annonce = { ...ref, sha256, size };
      const recu = await recevoir(plateforme)(annonce);
      if (!recu.ok) throw new Error(recu.refus.phrase);
      return recu.accuse.depotId;
    },
    async repeter() {
      await recevoir(plateforme)(annonce);
      for (const message of faits) await traiter(message);
    },
    travailler,
    async relancer() {
      await reprendre(plateforme);
      await travailler();
    },
    async relever(queue) {
      const messages = await files.receive(queue, { max: 10, leaseSeconds: 86_400 });
      return messages.map(({ body }) => miseADispositionSchema.parse(JSON.parse(body)));
    },
    async recevoir(dedupId) {
      await confirmerReception(plateforme)({ dedupId, par: '099042' });
    },
  };
}

parcoursDUnDepot('the embedded platform', ouvrir);
