/** Text: the value of an element of simple content. */
import type { Reader } from '../../../xml/reader.ts';
import type { Declaration } from '../modele/modele.ts';
import { type Refus, TypeAtomique, type TypeSimple } from '../simple/type-simple.ts';
import type { Ecouteur } from './ecoute.ts';
import type { Fautes } from './fautes.ts';
import type { Identifiants } from './identifiants.ts';
import { TEXTE_MAX, Texte } from './texte.ts';

export class Contenus {
  private readonly texte = new Texte();
  private readonly fautes: Fautes;
  private readonly identifiants: Identifiants;
  private readonly ecouteur: Ecouteur;
  private type: TypeSimple | null = null;
  private declaration: Declaration | undefined;
  private chemin = 0;

  constructor(fautes: Fautes, identifiants: Identifiants, ecouteur: Ecouteur) {
    this.fautes = fautes;
    this.identifiants = identifiants;
    this.ecouteur = ecouteur;
  }

  /** `chemin`: rank of the path that listens to this text, plus one; 0 for none. */
  ouvrir(type: TypeSimple, declaration: Declaration | undefined, chemin: number): void {
    this.type = type;
    this.declaration = declaration;
    this.chemin = chemin;
    this.texte.ouvrir(type, chemin !== 0 || declaration?.defaut != null);
  }

  ajouter(octets: Uint8Array, de: number, a: number): void {
    this.texte.ajouter(octets, de, a);
  }

  fermer(reader: Reader): void {
    const { type, texte } = this;
    if (type === null) return;
    if (texte.base64Juste === false) this.fautes.noter('SCHEMA_BASE64_INCORRECT', reader);
    if (!texte.aJuger) return;
    if (texte.deborde) {
      // A free text may be of any length: only the rest of it is not told.
      if (type.lecture === 'valeur')
        this.fautes.noter('SCHEMA_TEXTE_TROP_LONG', reader, { maximum: String(TEXTE_MAX) });
      if (this.chemin !== 0) this.ecouteur.valeur(this.chemin - 1, texte.valeur, false);
      return;
    }
    const defaut = this.declaration?.defaut ?? null;
    const valeur = texte.valeur === '' && defaut !== null ? defaut : texte.valeur;
    const refus = type.juger(valeur) ?? refusDuPrefixe(reader, type, valeur);
    if (this.chemin !== 0) this.ecouteur.valeur(this.chemin - 1, valeur, refus === null);
    if (refus !== null) this.fautes.noter(refus.code, reader, { valeur, attendu: refus.attendu });
    else if (this.declaration?.fixe === true && defaut !== null && type.canonique(valeur) !== type.canonique(defaut))
      this.fautes.noter('SCHEMA_VALEUR_IMPOSEE', reader, { valeur, attendu: defaut });
    else if (type.identifie) this.identifiants.ajouter(valeur, reader);
  }
}

/** A name whose prefix the file does not declare. */
function refusDuPrefixe(reader: Reader, type: TypeSimple, valeur: string): Refus | null {
  if (!(type instanceof TypeAtomique) || !type.qualifie) return null;
  const [, prefixe = ''] = /^\s*([^:]*):/.exec(valeur) ?? [];
  return reader.namespaceOf(prefixe) === null ? { code: 'SCHEMA_VALEUR_INCORRECTE', attendu: type.attendu } : null;
}
