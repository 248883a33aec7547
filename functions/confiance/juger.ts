/** May this signer be trusted? His path, its revocations and the politique, judged once per certificate and instant. */
import type { CodeMotif } from '../../schemas/motifs/catalogue.ts';
import type { Politique } from '../../schemas/politique.ts';
import { BudgetCommun } from '../signature/chemin/budget-commun.ts';
import { jugerChemin } from '../signature/chemin/juger.ts';
import type { Memoire } from '../signature/chemin/memoire.ts';
import type { ResultatChemin } from '../signature/chemin/requete.ts';
import { direInstant } from '../signature/constat.ts';
import type { Constat } from './constat.ts';
import { indexDuMagasin, type Retenir } from './index-du-magasin.ts';
import { type Ancre, type Famille, LIMITES_MAGASIN, type MagasinDeConfiance } from './magasin.ts';
import { defautDeQualification } from './qualification/defaut.ts';
import { type Instants, jourDe, requeteDe, type Signataire } from './requete.ts';

export interface Jugement {
  readonly confiance: 'etablie' | 'refusee' | 'indeterminee';
  /** Null where trust is established. */
  readonly motif: { readonly code: CodeMotif; readonly valeurs: Readonly<Record<string, string | number>> } | null;
  readonly famille: Famille | null;
  /** SHA-256 of what trust was founded on. */
  readonly fondement: { readonly chemin: readonly string[]; readonly revocations: readonly string[] } | null;
}

/** Authorities that are found to vouch for something else than signatures, and then left out of the next try. */
const ESSAIS_MAX = 8;

/** What a newer list, or a newer Passerelle, may tell: not known is not refused. */
const A_REVOIR: ReadonlySet<CodeMotif> = new Set(['QUALIFICATION_LISTE_PERIMEE', 'QUALIFICATION_CRITERE_INCONNU']);

/** One for each file: what was read and checked for others serves it, and what it may cost is bounded. */
export class JugeDeConfiance {
  readonly politique: Politique;
  readonly instants: Instants;
  readonly memoire: Memoire;
  readonly budgetCommun = new BudgetCommun();
  private readonly index: ReturnType<typeof indexDuMagasin>;
  private readonly famillesAdmises: ReadonlySet<Famille>;
  private readonly jugements = new Map<string, Jugement>();

  constructor(magasin: MagasinDeConfiance, politique: Politique, instants: Instants) {
    this.politique = politique;
    this.instants = instants;
    this.index = indexDuMagasin(magasin);
    this.memoire = this.index.memoire;
    const jour = jourDe(instants);
    const admises = politique.familles.filter(({ du, jusquAu }) => (du ?? jour) <= jour && jour <= (jusquAu ?? jour));
    this.famillesAdmises = new Set(admises.map(({ famille }) => famille));
  }

  juger(signataire: Signataire): Jugement {
    const { certificat, autresCertificats, signeLe } = signataire;
    const cle = [signeLe, ...[certificat, ...autresCertificats].map((der) => this.memoire.empreinte(der))].join(' ');
    const connu = this.jugements.get(cle);
    if (connu !== undefined) return connu;
    const jugement = this.borner(signataire);
    this.jugements.set(cle, jugement);
    return jugement;
  }

  /** Past the bounds of a file, nothing is said on a part of what was given. */
  private borner(signataire: Signataire): Jugement {
    if (this.index.autorites > LIMITES_MAGASIN.autorites) {
      const valeurs = { signataire: signataire.nom, limite: LIMITES_MAGASIN.autorites };
      return { ...refus('MAGASIN_TROP_GRAND', valeurs, null), confiance: 'indeterminee' };
    }
    const detail = 'les signatures du fichier donnent trop de certificats à vérifier';
    const trop = refus('CHEMIN_HORS_BORNES', { certificat: signataire.nom, detail }, null);
    if (this.budgetCommun.epuise) return trop;
    const jugement = this.examiner(signataire);
    return this.budgetCommun.epuise && jugement.confiance !== 'etablie' ? trop : jugement;
  }

  /** First by the authorities that count; where none answers for him, by the others, to say why they do not. */
  private examiner(signataire: Signataire): Jugement {
    const { signeLe, nom } = signataire;
    const quand = Date.parse(signeLe);
    const enDates: Retenir = (ancre) => estDeConfianceLe(ancre, quand);
    const jugement = this.parmi((a) => enDates(a) && this.famillesAdmises.has(a.famille), signataire);
    if (jugement.motif?.code !== 'CHEMIN_SANS_ANCRE') return jugement;
    const { famille } = this.parmi(enDates, signataire);
    if (famille !== null) return refus('CERTIFICAT_FAMILLE_NON_ADMISE', { signataire: nom, famille }, famille);
    const horsDates = this.parmi(() => true, signataire);
    if (horsDates.famille === null) return jugement;
    const valeurs = { signataire: nom, signeLe: direInstant(new Date(quand)) };
    return refus('CERTIFICAT_AUTORITE_HORS_DATES', valeurs, horsDates.famille);
  }

  /**
   * A path to an authority that does not vouch for signatures leaves the others their chance: the best answer stands.
   * Such an authority is believed all the same, and may be a link below another.
   */
  private parmi(retenir: Retenir, signataire: Signataire): Jugement {
    const laissees = new Set<Ancre>();
    let meilleur: Jugement | null = null;
    for (let essai = 0; essai < ESSAIS_MAX; essai++) {
      const chemin = jugerChemin(requeteDe(signataire, this.index.fonds(retenir, laissees), this));
      const [sommet] = chemin.autorites;
      const inscriptions = sommet === undefined ? [] : this.index.inscriptionsDe(sommet);
      const siennes = inscriptions.filter((ancre) => retenir(ancre) && !laissees.has(ancre));
      const jugement = this.conclure(chemin, siennes, signataire);
      if (meilleur === null || RANG[jugement.confiance] > RANG[meilleur.confiance]) meilleur = jugement;
      if (!chemin.valide || meilleur.confiance === 'etablie') break;
      for (const ancre of siennes) laissees.add(ancre);
    }
    return meilleur ?? refus('CHEMIN_SANS_ANCRE', { certificat: signataire.nom, emetteur: '' }, null);
  }

  private conclure(chemin: ResultatChemin, siennes: readonly Ancre[], signataire: Signataire): Jugement {
    const { confiance, motif, valeurs, certificats, revocations } = chemin;
    const fondement = { chemin: certificats, revocations };
    const famille = siennes[0]?.famille ?? null;
    if (motif !== null) return { confiance, motif: { code: motif, valeurs }, famille, fondement };
    if (famille === null) throw new Error('a valid path to an authority that was not offered');
    const garante = siennes.find(({ service }) => service === null || !this.politique.qualificationExigee);
    if (garante !== undefined) return { confiance: 'etablie', motif: null, famille: garante.famille, fondement };
    const defaut = this.defautDeQualification(chemin, signataire);
    if (defaut === null) return { confiance: 'etablie', motif: null, famille, fondement };
    return { confiance: A_REVOIR.has(defaut.code) ? 'indeterminee' : 'refusee', motif: defaut, famille, fondement };
  }

  /** By the lowest service of the path that a list names: one above it does not answer for what it issued. */
  private defautDeQualification({ autorites, signataire }: ResultatChemin, { signeLe }: Signataire): Constat | null {
    if (signataire === null) throw new Error('a valid path without its certificate');
    const listes = autorites.map((autorite) => this.index.servicesDe(autorite));
    const services = listes.findLast((siens) => siens.length > 0) ?? [];
    const [premier, ...autres] = services.map((service) => defautDeQualification(signataire, service, signeLe));
    if (premier === undefined) throw new Error('a path of a trusted list that goes through no service');
    return autres.includes(null) ? null : premier;
  }
}

const RANG = { refusee: 0, indeterminee: 1, etablie: 2 } as const;

/** `quand`: milliseconds since 1970. */
const estDeConfianceLe = ({ du, au }: Ancre, quand: number): boolean =>
  (du === null || Date.parse(du) <= quand) && (au === null || quand < Date.parse(au));

function refus(code: CodeMotif, valeurs: Readonly<Record<string, string | number>>, famille: Famille | null): Jugement {
  return { confiance: 'refusee', motif: { code, valeurs }, famille, fondement: null };
}
