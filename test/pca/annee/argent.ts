/** What the études hand over each Friday, and the comptables find on their accounts the Monday after. */
import { annoncerReversement, encaisserReversement } from '../../../functions/pca/reversement/handler.ts';
import * as D from './departement-simule.ts';
import { apres } from './jours.ts';
import type { Compte, Livre, Versement } from './livre.ts';

/** One étude hands nothing over in two weeks of August. */
const OUBLIS = { etude: D.ETUDES[2], vendredis: ['2026-08-14', '2026-08-21'] };

interface Attendu {
  readonly etude: string;
  readonly reversement: string;
  readonly montant: number;
}

export class Argent {
  /** By transfer, cheques to the Trésor apart. */
  encaisse = 0;
  readonly #needs: D.Besoins;
  readonly #livre: Livre;
  readonly #attendus: Attendu[] = [];
  #virements = 0;

  constructor(needs: D.Besoins, livre: Livre) {
    this.#needs = needs;
    this.#livre = livre;
  }

  /** On Fridays, what came five days ago or before: a cheque has had the time to fail. */
  async reverser(jour: string): Promise<void> {
    const limite = apres(jour, -5);
    const dus = this.#livre.comptes.flatMap((compte) =>
      compte.versements
        .filter((v) => !v.reverse && v.jour <= limite && v.principal > 0)
        .map((versement) => ({ compte, versement })),
    );
    const oublie = OUBLIS.vendredis.includes(jour);
    const parLot = Map.groupBy(
      dus.filter(({ compte }) => !oublie || compte.etude !== OUBLIS.etude),
      ({ compte, versement }) => `${compte.etude} ${compte.poste} ${versement.chez}`,
    );
    for (const lot of parLot.values())
      for (let debut = 0; debut < lot.length; debut += 60) await this.#virer(jour, lot.slice(debut, debut + 60));
  }

  async #virer(
    ordonneLe: string,
    lot: readonly { readonly compte: Compte; readonly versement: Versement }[],
  ): Promise<void> {
    const [{ compte, versement: premier }] = lot as [(typeof lot)[number]];
    const { etude, poste } = compte;
    const remise = premier.chez === 'tresor';
    const reversement = `R${++this.#virements}`;
    const lignes = lot.map(({ compte: { numero }, versement: { mouvement, principal, montant } }) => ({
      ...{ dossier: numero, mouvement, montant: remise ? montant : principal },
    }));
    const total = lignes.reduce((n, { montant }) => n + montant, 0);
    const acte = {
      message: D.message(),
      reversement,
      poste,
      ordonneLe,
      mode: remise ? 'remise' : 'virement',
      lignes,
      total,
    };
    D.accepte(
      await annoncerReversement(this.#needs)(D.etude(etude), { ...acte, iban: remise ? null : D.ibanDe(etude) }),
    );
    for (const un of lot) {
      un.versement.reverse = true;
      if (!remise) this.#livre.compter(un.compte, ordonneLe, 'reverse', un.versement.principal);
    }
    this.#attendus.push({ etude, reversement, montant: total });
    if (!remise) this.encaisse += total;
  }

  async encaisser(jour: string): Promise<void> {
    const attendus = this.#attendus.splice(0);
    for (const { etude, reversement, montant } of attendus) {
      const { events } = await this.#needs.journal.read(`reversement/${etude}-${reversement}`);
      const poste = String(events[0]?.data.poste);
      const acte = { message: D.message(), etude, reversement, encaisseLe: jour, montant };
      D.accepte(await encaisserReversement(this.#needs)(D.comptable(poste), acte));
    }
  }
}
