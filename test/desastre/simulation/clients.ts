/** Those before the door: what they were told is kept, to be held against the journal. */
import { recevoir } from '../../../functions/depot/handler.ts';
import { cocherLePapier } from '../../../functions/mise-a-disposition/papier.ts';
import { confirmerReception, prendreEnCharge, rejeter } from '../../../functions/mise-a-disposition/reception.ts';
import { OBJETS_DU_PAPIER } from '../../../schemas/evenements/mise.ts';
import { QUEUE_VERIFIER } from '../../../schemas/messages/depot.ts';
import {
  type MiseADispositionMessage,
  miseADispositionSchema,
  queueDuComptable,
} from '../../../schemas/messages/mise-a-disposition.ts';
import { CODIQUE, COMPTABLE } from '../../depot/exemples.ts';
import type { Acte, ActeDAdhesion, Habitude, Scenario, Voie } from './acte.ts';
import { agirSurUneAdhesion } from './adhesions.ts';
import { essayerUnJeton, habiliter } from './droits.ts';
import { acquitHelios, cleDeLAcquit, cleDuFlux, contenuDe, depotIdDuFlux, type FluxPrevu } from './flux-prevus.ts';
import type { Monde } from './monde.ts';
import { faireDeLaPca } from './pca.ts';
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
  /** The paper that he was told is ticked off, by dedupId and object. */
  readonly coches: Set<string>;
  /** Acts on adhésions that they were told are recorded. */
  readonly actes: Set<string>;
  /** What somebody was told of rights, and found otherwise at once. */
  readonly dementis: string[];
}

export class Clients {
  readonly registre: Registre = {
    ...{ accuses: new Map(), recus: new Map(), confirmes: new Set(), coches: new Set() },
    ...{ actes: new Set(), dementis: [] },
  };
  readonly #monde: Monde;
  readonly #systeme: Systeme;
  #absentJusqua = 0;
  /** People of the PCA act one after the other. */
  #pca: Promise<void> = Promise.resolve();

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
      case 'egarer':
        await this.#monde.objets.put('verdicts', `${depotIdDuFlux(acte.flux)}/autre.json`, [Buffer.from('{}')]);
        return;
      case 'redresser':
        return this.#redresser(acte.flux);
      case 'perdre':
        return this.#monde.files.perdre(acte.quoi === 'comptable' ? FILE : acte.quoi);
      case 'habiliter':
        this.registre.dementis.push(...(await habiliter(this.#systeme, acte.role)));
        return;
      case 'emettre':
        this.registre.dementis.push(...(await essayerUnJeton(this.#systeme)));
        return;
      case 'pca':
        this.#pca = this.#pca.then(() => faireDeLaPca(this.#systeme, acte, this.registre.dementis));
        return this.#pca;
      case 'absence':
        this.#absentJusqua = this.#monde.ordonnanceur.maintenant + acte.jours * JOUR_MS;
        return;
      case 'attendre':
        return this.#monde.veiller(null, this.#monde.ordonnanceur.maintenant + acte.ms);
      default:
        return this.#agir(acte);
    }
  }

  async #deposer(key: string, contenu: Uint8Array, voie: Voie): Promise<void> {
    if (voie !== 'api') {
      const { ref, sha256, size } = await this.#monde.objets.put('depot', key, [contenu]);
      if (voie === 'arrivees')
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
    const depotId = depotIdDuFlux(flux);
    await this.#monde.files.send(QUEUE_VERIFIER, { id: depotId, group: 'g', body: JSON.stringify({ depotId }) });
  }

  async #comptable(habitudes: Scenario['habitudes']): Promise<void> {
    const { files } = this.#monde;
    for (let tour = 0; ; tour += 1) {
      await this.#monde.veiller(null, () => Math.max(this.#absentJusqua, files.prochain(FILE)));
      const [message] = await files.receive(FILE, { max: 1, leaseSeconds: 3600 });
      if (message === undefined) continue;
      const mise = miseADispositionSchema.parse(JSON.parse(message.body));
      const { dedupId } = mise;
      const corps = this.registre.recus.get(dedupId) ?? new Set<string>();
      this.registre.recus.set(dedupId, corps.add(message.body));
      await this.#traiter(mise, habitudes[tour % habitudes.length] ?? 'prendre');
      await files.delete(FILE, message.handle);
    }
  }

  async #agir(acte: ActeDAdhesion): Promise<void> {
    const dit = await agirSurUneAdhesion(this.#systeme, acte);
    if (dit !== null) this.registre.actes.add(dit);
  }

  async #cocher({ dedupId, dispense }: MiseADispositionMessage): Promise<void> {
    for (const objet of OBJETS_DU_PAPIER) {
      if (dispense[objet]) continue;
      const papier = { dedupId, par: CODIQUE, objet, recuLe: '2026-11-02', saisiPar: COMPTABLE };
      const { ok } = await this.#systeme.insister('cocher', (ports) => cocherLePapier(ports)(papier));
      if (ok) this.registre.coches.add(`${dedupId} ${objet}`);
    }
  }

  /** Twice the receipt: who is not sure that he was heard says it again. */
  async #traiter(mise: MiseADispositionMessage, habitude: Habitude): Promise<void> {
    if (habitude === 'perdre') return;
    if (habitude === 'cocher') await this.#cocher(mise);
    const { dedupId } = mise;
    const acte = { dedupId, par: CODIQUE };
    for (let fois = 0; fois < 2; fois += 1)
      await this.#systeme.insister('confirmer', (ports) => confirmerReception(ports)(acte));
    this.registre.confirmes.add(dedupId);
    if (habitude === 'prendre' || habitude === 'cocher')
      await this.#systeme.insister('prendre en charge', (ports) => prendreEnCharge(ports)(acte));
    if (habitude === 'rejeter')
      await this.#systeme.insister('rejeter', (ports) => rejeter(ports)({ ...acte, motif: 'Pièce manquante.' }));
  }
}
