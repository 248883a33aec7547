/** Those before the door: what they were told is kept, to be held against the journal. */
import { createHash } from 'node:crypto';
import { activer, lever, suspendre } from '../../../functions/adhesion/handler.ts';
import { depotIdDe } from '../../../functions/depot/cle.ts';
import { recevoir } from '../../../functions/depot/handler.ts';
import { confirmerReception, prendreEnCharge, rejeter } from '../../../functions/mise-a-disposition/reception.ts';
import { QUEUE_VERIFIER } from '../../../schemas/messages/depot.ts';
import { miseADispositionSchema, queueDuComptable } from '../../../schemas/messages/mise-a-disposition.ts';
import { CODIQUE, COMPTABLE, formulaire } from '../../depot/exemples.ts';
import type { Acte, Habitude, Scenario } from './acte.ts';
import { acquitHelios, cleDeLAcquit, cleDuFlux, contenuDe, type FluxPrevu } from './flux-prevus.ts';
import type { Monde } from './monde.ts';
import { ARRIVEES, type Systeme } from './systeme.ts';

const FILE = queueDuComptable(CODIQUE);
const JOUR_MS = 24 * 3_600_000;

export interface Registre {
  /** depotId, with the hash of the event that the accusé names. */
  readonly accuses: Map<string, string>;
  /** Bodies received, by dedupId. */
  readonly recus: Map<string, Set<string>>;
  /** What the comptable was told is done. */
  readonly confirmes: Set<string>;
  /** Acts on the adhésion that were answered. */
  actes: number;
}

export class Clients {
  readonly registre: Registre = { accuses: new Map(), recus: new Map(), confirmes: new Set(), actes: 0 };
  readonly #monde: Monde;
  readonly #systeme: Systeme;
  #absentJusqua = 0;

  constructor(systeme: Systeme, { habitudes }: Pick<Scenario, 'habitudes'>) {
    this.#monde = systeme.monde;
    this.#systeme = systeme;
    void this.#comptable(habitudes);
  }

  /** The comptable is back, and does what is to be done with all that he finds. */
  revenir(): void {
    this.#absentJusqua = 0;
  }

  async faire(acte: Acte): Promise<void> {
    switch (acte.type) {
      case 'deposer':
        return this.#deposer(cleDuFlux(acte.flux), Buffer.from(contenuDe(acte.flux)), acte.voie);
      case 'repondre':
        return this.#deposer(cleDeLAcquit(acte.flux), acquitHelios(acte.flux), 'api');
      case 'redresser':
        return this.#redresser(acte.flux);
      case 'activer':
      case 'suspendre':
      case 'lever':
        return this.#agir(acte.type, acte.siret);
      case 'perdre':
        for (const [rang, { queue, mort }] of this.#monde.files.messages)
          if (!mort && queue === (acte.quoi === 'comptable' ? FILE : acte.quoi))
            this.#monde.files.messages.delete(rang);
        return;
      case 'absence':
        this.#absentJusqua = this.#monde.ordonnanceur.maintenant + acte.jours * JOUR_MS;
        return;
      case 'attendre':
        return this.#monde.veiller(null, this.#monde.ordonnanceur.maintenant + acte.ms);
      default:
        acte satisfies never;
    }
  }

  async #deposer(key: string, contenu: Uint8Array, voie: 'api' | 'arrivees'): Promise<void> {
    if (voie === 'arrivees') {
      const { ref, sha256, size } = await this.#monde.objets.put('depot', key, [contenu]);
      await this.#monde.files.send(ARRIVEES, { id: key, group: 'g', body: JSON.stringify({ ...ref, sha256, size }) });
      return;
    }
    const reponse = await this.#systeme.insister('deposer', async (ports) => {
      const { ref, sha256, size } = await ports.objets.put('depot', key, [contenu]);
      return recevoir(ports)({ ...ref, sha256, size });
    });
    if (reponse.ok) this.registre.accuses.set(reponse.accuse.depotId, reponse.accuse.evenement);
  }

  async #redresser(flux: FluxPrevu): Promise<void> {
    const version = createHash('sha256').update(contenuDe(flux)).digest('hex');
    const depotId = depotIdDe({ bucket: 'depot', key: cleDuFlux(flux), version });
    await this.#monde.files.send(QUEUE_VERIFIER, { id: depotId, group: 'g', body: JSON.stringify({ depotId }) });
  }

  async #agir(type: 'activer' | 'suspendre' | 'lever', siret: string): Promise<void> {
    const commun = { siret, raison: 'Essai.', decidePar: COMPTABLE, saisiPar: COMPTABLE };
    const { ok } = await this.#systeme.insister(type, (ports) => {
      if (type === 'activer') return activer(ports)({ formulaire: formulaire({ siret }), saisiPar: COMPTABLE });
      if (type === 'lever') return lever(ports)(commun);
      return suspendre(ports)({ ...commun, motif: 'alterations-graves' });
    });
    if (ok) this.registre.actes += 1;
  }

  async #comptable(habitudes: Scenario['habitudes']): Promise<void> {
    const { files } = this.#monde;
    for (let tour = 0; ; tour += 1) {
      await this.#monde.veiller(null, () => Math.max(this.#absentJusqua, files.prochain(FILE)));
      const [message] = await files.receive(FILE, { max: 1, leaseSeconds: 3600 });
      if (message === undefined) continue;
      const { dedupId } = miseADispositionSchema.parse(JSON.parse(message.body));
      const corps = this.registre.recus.get(dedupId) ?? new Set<string>();
      this.registre.recus.set(dedupId, corps.add(message.body));
      await this.#traiter(dedupId, habitudes[tour % habitudes.length] ?? 'prendre');
      await files.delete(FILE, message.handle);
    }
  }

  /** Twice the receipt: who is not sure that he was heard says it again. */
  async #traiter(dedupId: string, habitude: Habitude): Promise<void> {
    if (habitude === 'perdre') return;
    const acte = { dedupId, par: CODIQUE };
    for (let fois = 0; fois < 2; fois += 1)
      await this.#systeme.insister('confirmer', (ports) => confirmerReception(ports)(acte));
    this.registre.confirmes.add(dedupId);
    if (habitude === 'prendre')
      await this.#systeme.insister('prendre en charge', (ports) => prendreEnCharge(ports)(acte));
    if (habitude === 'rejeter')
      await this.#systeme.insister('rejeter', (ports) => rejeter(ports)({ ...acte, motif: 'Pièce manquante.' }));
  }
}
