/** A flux read by the rules alone: the smallest listener that binds them to the elements by path. */
import { ContenuPj } from '../../../functions/format/contenu-pj.ts';
import { CHEMINS, type Repere } from '../../../functions/format/regles/chemins.ts';
import { ControleDesRegles } from '../../../functions/format/regles/controle.ts';
import type { Referentiel } from '../../../functions/format/regles/referentiel.ts';
import { Reader } from '../../../functions/xml/reader.ts';
import type { TokenSink } from '../../../functions/xml/token-sink.ts';
import type { Lieu, Objet } from '../../../schemas/motifs/catalogue.ts';
import type { CodeRegle } from '../../../schemas/motifs/regles.ts';

export interface Releve {
  readonly code: CodeRegle;
  readonly cites: Readonly<Record<string, string | number>>;
  readonly objet: Objet;
  readonly lieu: Lieu | null;
}

class Ecoute implements TokenSink {
  readonly releves: Releve[] = [];
  readonly controle: ControleDesRegles;
  private reader: Reader | null = null;
  private readonly reperes: (Repere | undefined)[] = [];
  private readonly chemins: string[] = [];
  private contenu: ContenuPj | null = null;
  private mime: string | null = null;

  constructor(referentiel: Referentiel | null = null) {
    this.controle = new ControleDesRegles((code, cites, objet) => {
      this.releves.push({ code, cites, objet, lieu: this.reader?.lieu() ?? null });
    }, referentiel);
  }

  start(reader: Reader, name: number): void {
    this.reader = reader;
    const nom = reader.localName(name);
    const parent = this.chemins[reader.depth - 1];
    const chemin = parent === undefined ? nom : `${parent}/${nom}`;
    const repere = CHEMINS.get(chemin);
    this.chemins[reader.depth] = chemin;
    this.reperes[reader.depth] = repere;
    if (repere?.objet !== undefined) this.controle.ouvrir(repere.objet, repere.domaine);
    const valeur = repere?.place === undefined ? null : reader.attribute('V');
    if (repere?.place !== undefined && valeur !== null) this.controle.valeur(repere.place, valeur);
    if (nom === 'Fichier') {
      this.contenu = new ContenuPj();
      this.mime = reader.attribute('MIMEType');
    }
  }

  text(_reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    this.contenu?.ecrire(bytes, from, to);
  }

  end(reader: Reader): void {
    if (this.contenu !== null) {
      if (this.contenu.defaut() === null) this.controle.contenu(this.mime, this.contenu.genre());
      this.contenu = null;
    }
    const objet = this.reperes[reader.depth]?.objet;
    if (objet !== undefined) this.controle.fermer(objet);
  }

  markup(): void {}
}

export function juger(xml: string, referentiel: Referentiel | null = null): readonly Releve[] {
  const ecoute = new Ecoute(referentiel);
  const reader = new Reader({ sink: ecoute });
  reader.write(Buffer.from(xml, 'latin1'));
  reader.finish();
  reader.release();
  ecoute.controle.conclure();
  return ecoute.releves;
}
