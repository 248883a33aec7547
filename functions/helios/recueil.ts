/** Gathers what a PES_ACQUIT says, in bounded memory: everything is counted, the first of each kind are kept. Pure. */
import type { ElementHelios, ErreurHelios, ReponseHelios } from '../../schemas/evenements/helios.ts';

/** Elements kept of each outcome: what is accepted never hides what is rejected. */
const ELEMENTS_MAX = 500;
const ERREURS_MAX = 500;

type Designation = Pick<ElementHelios, 'domaine' | 'bordereau' | 'exercice' | 'marche' | 'pj'>;

/** Nothing of the flux is named: the element speaks of all of it. */
const duFlux = ({ bordereau, marche, pj }: Designation): boolean =>
  bordereau === null && marche === null && pj === null;

const memeObjet = (a: Designation, b: Designation): boolean =>
  !duFlux(a) &&
  a.domaine === b.domaine &&
  a.bordereau === b.bordereau &&
  a.exercice === b.exercice &&
  a.marche === b.marche &&
  a.pj === b.pj;

export class Recueil {
  /** Those that are kept, in the order of the file. */
  private readonly gardes = new Set<ElementHelios>();
  private readonly compte = { acceptes: 0, rejetes: 0, erreurs: 0 };
  private muets = 0;
  private erreursGardees = 0;
  private fluxRejete = false;
  private dernier: ElementHelios | null = null;

  /** `etat` null: the element says neither. Version 1 repeats an object for each of its errors: it is one object. */
  element(designation: Designation, etat: ElementHelios['etat'] | null, erreurs: readonly ErreurHelios[]): void {
    if (etat === null) {
      this.muets++;
      return;
    }
    const { dernier } = this;
    const suite = dernier !== null && dernier.etat === etat && memeObjet(dernier, designation);
    const element = suite ? dernier : this.ouvrir(designation, etat);
    if (!this.gardes.has(element)) return;
    element.erreurs.push(...erreurs);
    this.erreursGardees += erreurs.length;
  }

  /** Each one that is met; true where the element in hand, which has `enCours` of them already, may keep it. */
  erreur(enCours: number): boolean {
    this.compte.erreurs++;
    return this.erreursGardees + enCours < ERREURS_MAX;
  }

  conclure(): ReponseHelios {
    const { acceptes, rejetes, erreurs } = this.compte;
    return {
      etat: this.etat(),
      compte: { ...this.compte },
      muets: this.muets,
      elements: [...this.gardes],
      omis: acceptes + rejetes - this.gardes.size,
      erreursOmises: erreurs - this.erreursGardees,
      suites: null,
    };
  }

  private ouvrir(designation: Designation, etat: ElementHelios['etat']): ElementHelios {
    const element: ElementHelios = { ...designation, etat, erreurs: [] };
    if (etat === 'rejete' && duFlux(designation)) this.fluxRejete = true;
    const rang = etat === 'rejete' ? this.compte.rejetes++ : this.compte.acceptes++;
    if (rang < ELEMENTS_MAX) this.gardes.add(element);
    this.dernier = element;
    return element;
  }

  private etat(): ReponseHelios['etat'] {
    const { acceptes, rejetes } = this.compte;
    if (acceptes + rejetes === 0) return null;
    if (rejetes === 0) return 'accepte';
    return this.fluxRejete || acceptes === 0 ? 'rejete' : 'partiel';
  }
}

/** A PES_Retour says nothing of this kind. */
export const RIEN_D_ACQUITTE: ReponseHelios = new Recueil().conclure();
