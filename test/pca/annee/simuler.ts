/** The year, day after day, on the embedded platform with a virtual clock: people act, time passes, money moves. */

import { suivreLaPca } from '../../../functions/console/lecture/contrat/suivre-la-pca.ts';
import { besoinsDesDelais } from '../../../functions/console/lecture/delais/besoins.ts';
import { expedier } from '../../../functions/mise-a-disposition/expedition.ts';
import { tenirLesDelais } from '../../../functions/pca/echeance/tenir-les-delais.ts';
import { confirmerReceptionPca } from '../../../functions/pca/envoi/handler.ts';
import { deposerEtat } from '../../../functions/pca/etat-recapitulatif/handler.ts';
import { ouvrirPlateforme } from '../../../functions/platform/embedded/index.ts';
import { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { echangeSchema } from '../../../schemas/messages/pca/echange.ts';
import { FAMILLES, familleDe } from '../../../schemas/pca/creance.ts';
import { Acteurs, type NouveauDossier } from './acteurs.ts';
import { Argent } from './argent.ts';
import * as D from './departement-simule.ts';
import { destinDe, type Fait } from './destins.ts';
import { apres, finDeTrimestre, rangDansLaSemaine, trimestresAvant } from './jours.ts';
import { Livre, type Page } from './livre.ts';

const DEBUT = '2026-01-02';
const DERNIERE_DEMANDE = '2026-12-31';
/** All the phases are over by then, and the last quarter is reported. */
const FIN = '2027-04-10';
/** An étude forgets a statement. */
export const ETAT_TARDIF = { etude: D.ETUDES[1], poste: D.POSTES[2], trimestre: '2026-T2', le: '2026-07-09' };

const ENSEMBLE = 50;
async function parLots<T>(quoi: readonly T[], faire: (un: T) => Promise<unknown>): Promise<void> {
  for (let debut = 0; debut < quoi.length; debut += ENSEMBLE)
    await Promise.all(quoi.slice(debut, debut + ENSEMBLE).map(faire));
}

const PAGES: readonly Page[] = D.ETUDES.flatMap((etude) =>
  D.POSTES.flatMap((poste) => FAMILLES.map((famille) => ({ etude, poste, famille }))),
);

export class Annee {
  readonly livre = new Livre();
  readonly acteurs: Acteurs;
  readonly argent: Argent;
  readonly needs: D.Besoins;
  courriels = 0;
  termes = 0;
  clos = 0;
  readonly #fermer: () => void;
  readonly #alea: Alea;
  readonly #combien: number;
  #instant = `${DEBUT}T00:00:00.000Z`;
  #confies = 0;
  #position = 0;
  readonly #agenda = new Map<string, (() => Promise<unknown>)[]>();

  readonly fin: string;

  /** `combien`: dossiers in a whole year. */
  constructor(dossier: string, combien: number, { graine = 1, fin = FIN } = {}) {
    const plateforme = ouvrirPlateforme(dossier, { clock: { now: () => this.#instant } });
    this.needs = D.besoins(plateforme);
    this.#fermer = () => plateforme.close();
    this.#alea = new Alea(graine);
    this.#combien = combien;
    this.fin = fin;
    this.acteurs = new Acteurs(this.needs, this.livre);
    this.argent = new Argent(this.needs, this.livre);
  }

  fermer(): void {
    this.#fermer();
  }

  #a(jour: string, heure: string): void {
    this.#instant = `${jour}T${heure}:00.000Z`;
  }

  async jouer(dire: (jour: string, confies: number) => void = () => undefined): Promise<void> {
    this.#a(DEBUT, '06:00');
    await D.ouvrirLeContrat(this.needs);
    await this.#projeter();
    for (let jour = DEBUT; jour <= this.fin; jour = apres(jour, 1)) {
      await this.#journee(jour);
      if (jour.endsWith('-01')) dire(jour, this.#confies);
    }
    await this.#projeter();
  }

  async #journee(jour: string): Promise<void> {
    this.#a(jour, '05:00');
    await this.#tenirLesDelais(jour);
    this.#a(jour, '08:00');
    await D.vieDuContrat(this.needs, jour);
    await this.#confier(jour);
    await this.#echanger(jour);
    this.#a(jour, '12:00');
    const faits = this.#agenda.get(jour) ?? [];
    this.#agenda.delete(jour);
    await parLots(faits, (fait) => fait());
    if (rangDansLaSemaine(jour) === 5) await this.argent.reverser(jour);
    if (rangDansLaSemaine(jour) === 1) await this.argent.encaisser(jour);
    if (/-(?:01|04|07|10)-03$/.test(jour)) await this.#restituer(jour, (page, T) => !this.#oublie(page, T));
    if (jour === ETAT_TARDIF.le) await this.#restituer(jour, (page, T) => this.#oublie(page, T));
    await this.#echanger(jour);
    this.livre.finirLesTermes(jour);
    if (finDeTrimestre(jour)) for (const page of PAGES) this.livre.arreter(page, jour);
  }

  #oublie({ etude, poste }: Page, trimestre: string): boolean {
    return etude === ETAT_TARDIF.etude && poste === ETAT_TARDIF.poste && trimestre === ETAT_TARDIF.trimestre;
  }

  async #tenirLesDelais(jour: string): Promise<void> {
    const adresseDe = async (qui: string) => ({ reference: 'h-1', courriels: [`${qui}@exemple.invalid`] });
    const { termes, clos, courriels } = await tenirLesDelais({ ...besoinsDesDelais(this.needs), adresseDe })(jour);
    this.termes += termes;
    this.clos += clos;
    this.courriels += courriels;
  }

  async #confier(jour: string): Promise<void> {
    if (jour > DERNIERE_DEMANDE) return;
    const passes = (Date.parse(jour) - Date.parse(DEBUT)) / 86_400_000 + 1;
    const total = (Date.parse(DERNIERE_DEMANDE) - Date.parse(DEBUT)) / 86_400_000 + 1;
    const nouveaux: NouveauDossier[] = [];
    for (; this.#confies < Math.round((this.#combien * passes) / total); this.#confies += 1)
      nouveaux.push({
        ...{
          poste: this.#alea.choisir(D.POSTES),
          numero: `D${this.#confies}`,
          secteur: this.#alea.choisir(D.SECTEURS),
        },
        nature: this.#alea.entier(0, 3) === 0 ? 'amende' : 'produit-local',
        montant: this.#alea.entier(4_000, this.#alea.entier(0, 20) === 0 ? 400_000 : 60_000),
      });
    await parLots(nouveaux, (un) => this.acteurs.confier(un, jour));
  }

  /** What waits leaves; each recipient takes it, and says that he has it. */
  async #echanger(jour: string): Promise<void> {
    while ((await expedier(this.needs)) > 0);
    for (const siret of D.ETUDES) await this.#relever(`etude-${siret}`, D.etude(siret), jour);
    for (const poste of D.POSTES) await this.#relever(`comptable-${poste}`, D.comptable(poste), jour);
  }

  async #relever(queue: string, qui: ReturnType<typeof D.etude>, jour: string): Promise<void> {
    const { files } = this.needs;
    for (;;) {
      const messages = await files.receive(queue, { max: 200, leaseSeconds: 600 });
      if (messages.length === 0) return;
      await parLots(messages, async ({ handle, body }) => {
        const echange = echangeSchema.parse(JSON.parse(body));
        D.accepte(await confirmerReceptionPca(this.needs)(qui, echange.dedupId));
        if (echange.evenement.type === 'DemandeSignee') this.#recevoir(queue.slice('etude-'.length), echange, jour);
        await files.delete(queue, handle);
      });
    }
  }

  #recevoir(
    etude: string,
    { poste, numero, nature, resteDu }: ReturnType<typeof echangeSchema.parse>,
    jour: string,
  ): void {
    const terme = apres(jour, jour >= D.RECONDUIT_LE ? 60 : 75);
    const compte = this.livre.recevoir({ etude, poste, numero, famille: familleDe(nature) }, jour, resteDu, terme);
    for (const fait of destinDe(this.acteurs, compte, new Alea(Number(numero.slice(1)), 7)))
      this.#prevoir(apres(jour, fait.dans), fait);
  }

  #prevoir(jour: string, { faire }: Fait): void {
    const du = this.#agenda.get(jour) ?? [];
    this.#agenda.set(jour, du);
    du.push(() => faire(jour));
  }

  async #restituer(jour: string, retenir: (page: Page, trimestre: string) => boolean): Promise<void> {
    await this.#projeter();
    const [trimestre, precedent] = trimestresAvant(jour);
    const deposer = deposerEtat({ ...this.needs, dossiersDe: besoinsDesDelais(this.needs).dossiersDe });
    for (const page of PAGES.filter((une) => trimestre >= '2026-T1' && retenir(une, trimestre))) {
      const declare = this.livre.etat(page, trimestre, precedent);
      const etat = { contrat: D.CONTRAT, trimestre, ...page };
      D.accepte(await deposer(D.etude(page.etude), { message: D.message(), etat, declare }));
    }
  }

  /** The read models follow the journal. */
  async #projeter(): Promise<void> {
    const flux = new Set<string>();
    for (;;) {
      const lus = await this.needs.journal.since(this.#position, 2000);
      if (lus.length === 0) break;
      for (const { event } of lus)
        if (/^(?:contrat|dossier|etat|reversement)\//.test(event.stream)) flux.add(event.stream);
      this.#position = lus.at(-1)?.position ?? this.#position;
    }
    await suivreLaPca(this.needs, [...flux]);
  }
}
