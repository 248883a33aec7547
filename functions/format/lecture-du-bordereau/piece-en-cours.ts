/** A pièce while it is read, and its lignes: those of the page that was asked for are kept, the others only added up. */
import type { Domaine } from '../flux-lu.ts';
import { Bloc, Reserve } from './bloc.ts';
import type { Ligne, Mention, ReferencePj, Tiers } from './bordereau-lisible.ts';
import { Feuille, type ObjetEnCours, type Releve } from './en-cours.ts';
import { type Dus, dus, ligne, piece, referencePj } from './objets.ts';
import { Sommes } from './somme.ts';
import { tiers } from './tiers.ts';

/** Values kept of a pièce that is on no page yet: a later ligne may bring it on the one that was asked for. */
const VALEURS_D_UNE_PIECE = 500;

/** A block that counts for a value itself, so that empty ones are bounded too; null where nothing more may be kept. */
const entamer = (reserve: Reserve): Bloc | null => (reserve.prendre() ? new Bloc(reserve) : null);

export class PieceEnCours implements ObjetEnCours {
  private readonly releve: Releve;
  private readonly rang: number;
  private readonly reserve: Reserve;
  private readonly bloc: Bloc;
  private readonly pj: ReferencePj[] = [];
  private readonly lignes: Ligne[] = [];
  private readonly sommes = new Sommes();
  private readonly premierePage: number;
  private montree: boolean;

  constructor(releve: Releve) {
    releve.piecesLues++;
    this.releve = releve;
    this.rang = releve.piecesLues;
    this.premierePage = releve.feuilletage.ouvrirPiece();
    this.montree = this.premierePage === releve.page;
    this.reserve = this.montree ? releve.reserve : new Reserve(VALEURS_D_UNE_PIECE);
    this.bloc = new Bloc(this.reserve);
  }
  noter(nom: string, valeur: string): void {
    this.bloc.noter(nom, valeur);
  }
  ouvrir(nom: string): ObjetEnCours | null {
    if (nom === 'LigneDePiece') return this.ouvrirLigne();
    if (nom !== 'PJRef') return this;
    const bloc = entamer(this.reserve);
    return bloc && new Feuille(bloc, () => this.pj.push(referencePj(bloc, this.releve.domaine)));
  }
  fermer(): void {
    const { domaine, feuilletage, page, pieces, reserve } = this.releve;
    if (!this.montree) return;
    if (this.reserve !== reserve) reserve.omises += this.reserve.omises;
    pieces.push({
      rang: this.rang,
      ...piece(this.bloc, domaine),
      pj: this.pj,
      lignes: this.lignes,
      suite: this.premierePage < page,
      suivie: feuilletage.page > page,
      total: this.sommes.totaux,
    });
  }

  private ouvrirLigne(): ObjetEnCours {
    const { domaine, feuilletage, page, reserve } = this.releve;
    this.releve.lignesLues++;
    const rang = this.releve.lignesLues;
    const compter = (lue: Dus) => this.compter(lue);
    if (feuilletage.ouvrirLigne() !== page) return new LigneComptee(compter);
    this.montree = true;
    return new LigneMontree(domaine, reserve, (lue) => {
      compter(lue);
      this.lignes.push({ rang, ...lue });
    });
  }

  /** A ligne that says no TVA has none. */
  private compter({ montantHT, montantTVA }: Dus): void {
    const ht = montantHT?.centimes ?? null;
    const tva = montantTVA === null ? 0 : montantTVA.centimes;
    this.sommes.ajouter(ht, tva);
    this.releve.sommes.ajouter(ht, tva);
  }
}

const MONTANTS: readonly string[] = ['MtHT', 'MtTVA'];

class LigneComptee implements ObjetEnCours {
  private readonly bloc = new Bloc(new Reserve(MONTANTS.length));
  private readonly clore: (lue: Dus) => void;

  constructor(clore: (lue: Dus) => void) {
    this.clore = clore;
  }
  noter(nom: string, valeur: string): void {
    if (MONTANTS.includes(nom)) this.bloc.noter(nom, valeur);
  }
  ouvrir(nom: string): ObjetEnCours | null {
    return nom === 'Tiers' || nom === 'Recouvrement' ? null : this;
  }
  fermer(): void {
    this.clore(dus(this.bloc));
  }
}

class LigneMontree implements ObjetEnCours {
  private readonly domaine: Domaine;
  private readonly reserve: Reserve;
  private readonly clore: (lue: Omit<Ligne, 'rang'>) => void;
  private readonly bloc: Bloc;
  private readonly tiers: Tiers[] = [];
  private readonly pj: ReferencePj[] = [];
  private readonly recouvrements: Mention[] = [];

  constructor(domaine: Domaine, reserve: Reserve, clore: (lue: Omit<Ligne, 'rang'>) => void) {
    this.domaine = domaine;
    this.reserve = reserve;
    this.clore = clore;
    this.bloc = new Bloc(reserve);
  }
  noter(nom: string, valeur: string): void {
    this.bloc.noter(nom, valeur);
  }
  ouvrir(nom: string): ObjetEnCours | null {
    switch (nom) {
      case 'Tiers':
        return this.feuille((bloc) => this.tiers.push(tiers(bloc, this.domaine)));
      case 'PJRef':
        return this.feuille((bloc) => this.pj.push(referencePj(bloc, this.domaine)));
      case 'Recouvrement':
        return this.feuille((bloc) => this.recouvrements.push(...bloc.reste(this.domaine)));
      default:
        return this;
    }
  }
  fermer(): void {
    const montants = dus(this.bloc);
    const lue = ligne(this.bloc, this.domaine);
    const mentions = [...lue.mentions, ...this.recouvrements];
    this.clore({ ...lue, ...montants, mentions, tiers: this.tiers, pj: this.pj });
  }

  private feuille(clore: (bloc: Bloc) => void): ObjetEnCours | null {
    const bloc = entamer(this.reserve);
    return bloc && new Feuille(bloc, clore);
  }
}
