/**
 * Reads a PES file, or a PCA file, from the tokens of the XML reader, in one pass and in constant memory: the schema of its set and the
 * rules judge it, and what a verdict tells of it is collected on the way.
 */
import { SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { ecouteDeLaPca } from '../pca/fichier/recolte.ts';
import type { Reader } from '../xml/reader.ts';
import type { TokenSink } from '../xml/token-sink.ts';
import { Collecte } from './collecte.ts';
import { conclure, lire, type SignaturesPresentes } from './conclusion.ts';
import { EcouteurDuFlux, ecouteDuFlux } from './ecoute-du-flux.ts';
import { FautesDuFlux } from './fautes-du-flux.ts';
import type { FluxLu } from './flux-lu.ts';
import { FluxPca } from './flux-pca.ts';
import type { JeuCompile, RacineDuJeu } from './jeu.ts';
import { LIMITES_DU_FORMAT, type LimitesDuFormat } from './limites.ts';
import type { OptionsDeValidation } from './xsd/validation/options.ts';
import { ValidateurXsd } from './xsd/validation/validateur.ts';

export class FluxReader implements TokenSink {
  private nature: Verdict['nature'] = 'inconnue';
  private readonly collecte: Collecte;
  private readonly jeu: JeuCompile;
  /** Null before the root, and after one that the set does not describe. */
  private validateur: ValidateurXsd | null = null;
  /** Set that describes the root. */
  private jeuDeLaRacine: string | null = null;
  /** Null for what is no PCA file. */
  private pca: FluxPca | null = null;

  constructor(jeu: JeuCompile, limites: LimitesDuFormat = LIMITES_DU_FORMAT) {
    this.jeu = jeu;
    this.collecte = new Collecte(limites, () => SANS_LIEU);
  }

  start(reader: Reader, name: number): void {
    if (this.collecte.abandon) return;
    if (reader.depth === 0) this.racine(reader, name);
    this.validateur?.start(reader, name);
  }

  /** The content of a PJ is judged by who opens it: the schema has nothing to add, and its PJ alone falls. */
  text(reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    const { collecte } = this;
    if (collecte.abandon) return;
    if (collecte.contenu !== null) collecte.contenu.ecrire(bytes, from, to);
    else {
      this.pca?.recolte.texte(bytes, from, to);
      this.validateur?.text(reader, bytes, from, to);
    }
  }

  end(reader: Reader): void {
    if (!this.collecte.abandon) this.validateur?.end(reader);
  }

  markup(): void {}

  /** What was read so far, without the rules of the end: for a file that could not be read whole. */
  lu(): FluxLu {
    return lire({ nature: this.nature, jeu: this.jeuDeLaRacine }, this.collecte);
  }

  /**
   * After the last token: the rules that need the whole file and its signatures, then what was read. `jour`: civil date of
   * the reception, after which no file was written; null where it does not matter.
   */
  conclure(signatures: SignaturesPresentes, jour: string | null = null): FluxLu {
    if (this.collecte.abandon) return this.lu();
    if (this.nature === 'PES_Aller') conclure(this.collecte, signatures);
    this.pca?.conclure(signatures, jour);
    return this.lu();
  }

  private racine(reader: Reader, name: number): void {
    const { collecte } = this;
    collecte.lieu = () => reader.lieu();
    const espace = reader.uriText(reader.uri);
    const racine = this.jeu.racine(espace, reader.localName(name));
    if (racine === null) {
      collecte.noter('NATURE_INCONNUE', { element: reader.qName(name), espace });
      return;
    }
    this.nature = racine.nature;
    this.jeuDeLaRacine = racine.jeu;
    this.validateur = new ValidateurXsd(racine.schema, {
      fautes: new FautesDuFlux(collecte),
      ...this.oreilles(racine),
    });
  }

  private oreilles({ nature, schema }: RacineDuJeu): Pick<OptionsDeValidation, 'ecoute' | 'ecouteur'> {
    if (nature !== 'PCA_Aller' && nature !== 'PCA_Retour')
      return { ecoute: ecouteDuFlux(schema), ecouteur: new EcouteurDuFlux(this.collecte) };
    this.pca = new FluxPca(nature, this.collecte);
    return { ecoute: ecouteDeLaPca(schema), ecouteur: this.pca.recolte };
  }
}
