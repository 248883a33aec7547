/**
 * Reads a PES file from the tokens of the XML reader, in one pass and in constant memory: what it is, what it holds,
 * and what departs from the standard. Per element: a few array reads, and a value only where the tree asks for one.
 */
import { MOTIFS, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import type { Reader } from '../xml/reader.ts';
import type { TokenSink } from '../xml/token-sink.ts';
import type { Element } from './arbre/element.ts';
import { RACINES } from './arbre/racines.ts';
import {
  cle,
  compiler,
  EXIGE_DES_ATTRIBUTS,
  FERME_UN_OBJET,
  INCOMPLET,
  LIT_UNE_VALEUR,
  OPAQUE,
  OUVRE_UN_OBJET,
} from './automate.ts';
import { Collecte } from './collecte.ts';
import { conclure, lire, type SignaturesPresentes } from './conclusion.ts';
import type { FluxLu } from './flux-lu.ts';
import { LECTURES } from './lectures.ts';
import { LIMITES_DU_FORMAT, type LimitesDuFormat } from './limites.ts';
import { FERMETURES, OUVERTURES } from './objets.ts';
import { diagnostiquer, type Faute, manquantsALaFin, valeursDe } from './structure.ts';
import { Symboles } from './symboles.ts';

const AUTOMATE = compiler(RACINES);
const { transitions, nombreDeSymboles, apres, entree, travail, fin } = AUTOMATE;
/** The tree is 12 deep; what is deeper lies in content that is not looked into. */
const PROFONDEUR_MAX = 64;
/** `horsArbre` that no end tag brings back to 0: the rest of the file is not looked into. */
const ABANDON = 2 ** 29;

export class FluxReader implements TokenSink {
  nature: Verdict['nature'] = 'inconnue';
  private readonly collecte: Collecte;
  private readonly symboles = new Symboles(AUTOMATE);
  private etat = OPAQUE;
  /** States of the parents of the open elements, each as it is once its child is read. */
  private readonly pile = new Uint16Array(PROFONDEUR_MAX);
  private ouverts = 0;
  /** Open elements of a content that is not looked into. */
  private horsArbre = 0;
  /** Faults against the schema that reject the flux. */
  private fautes = 0;

  constructor(limites: LimitesDuFormat = LIMITES_DU_FORMAT) {
    this.collecte = new Collecte(limites, () => SANS_LIEU);
  }

  /** Index of the open bordereau in the file, from 0; null outside. */
  get bordereauCourant(): number | null {
    return this.collecte.bordereau?.ordinal ?? null;
  }

  start(reader: Reader, name: number): void {
    if (this.horsArbre > 0) this.horsArbre++;
    else if (reader.depth === 0) this.racine(reader, name);
    else {
      const symbole = this.symboles.de(reader, name);
      let particule = transitions[this.etat * nombreDeSymboles + symbole] ?? 0;
      if (particule === 0) particule = this.chercher(reader, name, symbole);
      if (particule === 0) this.horsArbre++;
      else this.entrer(reader, particule);
    }
  }

  text(_reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    if (this.collecte.contenu !== null) this.collecte.contenu.ecrire(bytes, from, to);
  }

  end(): void {
    if (this.horsArbre > 0) {
      this.horsArbre--;
      return;
    }
    const aFaire = fin[this.etat] ?? 0;
    if (aFaire !== 0) this.fermer(aFaire);
    this.ouverts--;
    this.etat = this.pile[this.ouverts] ?? OPAQUE;
  }

  markup(): void {}

  /** What was read so far, without the rules of the end: for a file that could not be read whole. */
  lu(): FluxLu {
    return lire(this.nature, this.collecte);
  }

  /** After the last token: the rules that need the whole file and its signatures, then what was read. */
  conclure(signatures: SignaturesPresentes): FluxLu {
    if (this.nature === 'PES_Aller' && !this.collecte.abandon) conclure(this.collecte, signatures);
    return this.lu();
  }

  private racine(reader: Reader, name: number): void {
    this.collecte.lieu = () => reader.lieu();
    const espace = reader.uriText(reader.uri);
    const racine = AUTOMATE.racines.get(cle(espace, reader.localName(name)));
    if (racine === undefined) {
      this.collecte.noter('NATURE_INCONNUE', { element: reader.qName(name), espace });
      this.horsArbre = 1;
    } else {
      this.nature = racine.nature;
      this.entrer(reader, racine.particule);
    }
  }

  private entrer(reader: Reader, particule: number): void {
    const aFaire = travail[particule] ?? 0;
    if (aFaire !== 0) this.travailler(reader, particule, aFaire);
    const etat = entree[particule] ?? OPAQUE;
    if (etat === OPAQUE) {
      this.etat = apres[particule] ?? OPAQUE;
      this.horsArbre++;
    } else {
      this.pile[this.ouverts] = apres[particule] ?? OPAQUE;
      this.ouverts++;
      this.etat = etat;
    }
  }

  private travailler(reader: Reader, numero: number, aFaire: number): void {
    const particule = AUTOMATE.particules[numero];
    if (particule === undefined) return;
    const { element, parent } = particule;
    if ((aFaire & LIT_UNE_VALEUR) !== 0) this.valeur(reader, element, parent);
    if ((aFaire & OUVRE_UN_OBJET) !== 0 && element.objet !== undefined) {
      OUVERTURES[element.objet](this.collecte, (nom) => reader.attribute(nom));
      if (this.collecte.abandon) this.horsArbre = ABANDON;
    }
    if ((aFaire & EXIGE_DES_ATTRIBUTS) !== 0)
      for (const nom of element.attributs ?? [])
        if (reader.attribute(nom) === null)
          this.collecte.noter('ATTRIBUT_MANQUANT', { element: element.nom, attribut: nom });
  }

  /** Checks the attribute V and hands it over. */
  private valeur(reader: Reader, element: Element, parent: string): void {
    const { type, motifs, lu } = element;
    if (type === undefined) return;
    const valeur = reader.attribute('V');
    if (valeur === null) {
      this.faute({ code: motifs?.absent ?? 'ATTRIBUT_MANQUANT', valeurs: valeursDe(element, parent, 'absent') });
      return;
    }
    const admise = type.admet(valeur);
    if (lu !== undefined) LECTURES[lu](this.collecte, valeur, admise);
    if (admise) return;
    const code = (valeur === '' ? motifs?.vide : undefined) ?? motifs?.valeur ?? 'VALEUR_INCORRECTE';
    this.faute({ code, valeurs: valeursDe(element, parent, valeur) });
  }

  private fermer(aFaire: number): void {
    if ((aFaire & INCOMPLET) !== 0) for (const faute of manquantsALaFin(AUTOMATE, this.etat)) this.faute(faute);
    const objet = AUTOMATE.particules[AUTOMATE.proprietaire[this.etat] ?? 0]?.element.objet;
    if ((aFaire & FERME_UN_OBJET) !== 0 && objet !== undefined) FERMETURES[objet]?.(this.collecte);
  }

  /** No transition: says why, and finds where reading goes on (0: pass over the element). */
  private chercher(reader: Reader, name: number, symbole: number): number {
    const espace = reader.uriText(reader.uri);
    const { fautes, particule } = diagnostiquer(AUTOMATE, this.etat, symbole, reader.qName(name), espace);
    for (const faute of fautes) this.faute(faute);
    return particule;
  }

  private faute({ code, valeurs }: Faute): void {
    const { collecte } = this;
    if (this.horsArbre >= ABANDON) return;
    collecte.noter(code, { ...valeurs, nom: collecte.nomDeLaPj() });
    if (MOTIFS[code].niveau !== 'flux') return;
    this.fautes++;
    if (this.fautes <= collecte.limites.fautes) return;
    collecte.abandonner('LIMITE_FAUTES', collecte.limites.fautes);
    this.horsArbre = ABANDON;
  }
}
