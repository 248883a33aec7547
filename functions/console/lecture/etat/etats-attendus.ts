/** The états récapitulatifs of a quarter, a page at a time, and how many are missing. */
import type { Trimestre } from '../../../../schemas/pca/identifiants.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import { plusJours } from '../../../pca/calendrier/dates.ts';
import { bornes, trimestreDe } from '../../../pca/calendrier/trimestre.ts';
import type { Contrat } from '../../../pca/contrat/cycle.ts';
import { contratsDe, contratsSous } from '../contrat/contrats-connus.ts';
import { type EtatSuivi, type EtatsNeeds, enRetard, etatsDuContrat, quiDe } from './etats-suivis.ts';

/** The quarter whose statement is due, or was last due. */
export const dernierTrimestreClos = (jour: string): Trimestre =>
  trimestreDe(plusJours(bornes(trimestreDe(jour)).debut, -1));

/** The first to be told of a contract is what is missing, then what differs, by étude. */
const rangDe = ({ depose, echeance, etat }: EtatSuivi): string =>
  `${etat.contrat} ${depose === null ? 0 : depose.ecarts > 0 ? 1 : 2}/${echeance.objet}`;

export interface PageDEtats {
  readonly trimestre: Trimestre;
  readonly etats: readonly EtatSuivi[];
  /** `apres` of the next page; null where there is none. */
  readonly suivant: string | null;
}

/** What is expected, handed in, late, and what differs. */
export interface Bilan {
  readonly attendus: number;
  readonly deposes: number;
  readonly retards: readonly EtatSuivi[];
  readonly ecarts: number;
}

const PAR_PAGE = 100;
/** Read for one page. */
const CONTRATS_MAX = 25;

interface Place {
  /** The contract before the one where the page begins; empty where it is the first. */
  readonly precedent: string;
  /** Of the last one that was shown. */
  readonly rang: string;
}

const enTexte = ({ precedent, rang }: Place): string => `${precedent} ${rang}`;
function lirePlace(apres = ' '): Place {
  const [precedent = '', ...rang] = apres.split(' ');
  return { precedent, rang: rang.join(' ') };
}

/** Those that someone may see. Each contract is read once, for the page and for the count. */
export class EtatsDuTrimestre {
  readonly #needs: EtatsNeeds;
  readonly #perimetre: Perimetre;
  readonly #trimestre: Trimestre;
  readonly #lus = new Map<string, Promise<readonly EtatSuivi[]>>();

  constructor(needs: EtatsNeeds, perimetre: Perimetre, trimestre: Trimestre) {
    this.#needs = needs;
    this.#perimetre = perimetre;
    this.#trimestre = trimestre;
  }

  /** Contract by contract. */
  async page(apres?: string): Promise<PageDEtats> {
    const trimestre = this.#trimestre;
    let { precedent, rang } = lirePlace(apres);
    const etats: EtatSuivi[] = [];
    let lus = 0;
    for await (const contrat of contratsDe(this.#needs, this.#perimetre, precedent || undefined)) {
      if (lus === CONTRATS_MAX) return { trimestre, etats, suivant: enTexte({ precedent, rang }) };
      lus += 1;
      for (const [sien, etat] of dansLOrdre(await this.#du(contrat))) {
        if (sien <= rang) continue;
        if (etats.length === PAR_PAGE) return { trimestre, etats, suivant: enTexte({ precedent, rang }) };
        etats.push(etat);
        rang = sien;
      }
      precedent = contrat.signe?.contrat ?? precedent;
    }
    return { trimestre, etats, suivant: null };
  }

  /** Of the first of his contracts: whoever has an organisation has few. Null for whoever has all. */
  async bilan(): Promise<Bilan | null> {
    if (this.#perimetre.type === 'tout') return null;
    const contrats = await contratsSous(this.#needs, this.#perimetre);
    const etats = (await Promise.all(contrats.map((contrat) => this.#du(contrat)))).flat();
    return {
      attendus: etats.length,
      deposes: etats.filter(({ depose }) => depose !== null).length,
      retards: etats.filter(enRetard),
      ecarts: etats.filter(({ depose }) => depose !== null && depose.ecarts > 0).length,
    };
  }

  #du(contrat: Contrat): Promise<readonly EtatSuivi[]> {
    const id = contrat.signe?.contrat ?? '';
    const lus = this.#lus.get(id) ?? etatsDuContrat(this.#needs, contrat, this.#trimestre, quiDe(this.#perimetre));
    this.#lus.set(id, lus);
    return lus;
  }
}

const dansLOrdre = (etats: readonly EtatSuivi[]): readonly (readonly [rang: string, etat: EtatSuivi])[] =>
  etats.map((etat) => [rangDe(etat), etat] as const).sort(([a], [b]) => (a < b ? -1 : 1));
