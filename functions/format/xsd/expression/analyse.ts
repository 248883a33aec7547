/** Regular expressions of XML Schema 1.0 (Datatypes, appendix F), parsed. They are anchored, without backreference. */
import type { Arbre } from '../automate-de-positions.ts';
import { type Classe, categorie, classeMultiple, complement, difference, POINT, plage, union } from './classe.ts';

type Expression = Arbre<Classe>;

/** Repetitions are unrolled. */
const QUANTITE_MAX = 5000;
const ECHAPPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
/** Characters that `\` makes ordinary. */
const ORDINAIRES = '\\|.-^?*+{}()[]';

class Analyse {
  private readonly points: readonly string[];
  private position = 0;

  constructor(source: string) {
    this.points = [...source];
  }

  tout(): Expression {
    const arbre = this.choix();
    if (this.position < this.points.length) this.refuser('« ) » sans ouverture');
    return arbre;
  }

  private get courant(): string {
    return this.points[this.position] ?? '';
  }

  private avancer(): string {
    const point = this.courant;
    if (point === '') this.refuser('fin inattendue');
    this.position++;
    return point;
  }

  private passer(point: string): boolean {
    if (this.courant !== point) return false;
    this.position++;
    return true;
  }

  private refuser(message: string): never {
    throw new SyntaxError(`${message}, au caractère ${this.position + 1}`);
  }

  private choix(): Expression {
    const membres = [this.suite()];
    while (this.passer('|')) membres.push(this.suite());
    return { genre: 'choix', membres };
  }

  private suite(): Expression {
    const membres: Expression[] = [];
    while (this.courant !== '' && this.courant !== '|' && this.courant !== ')') membres.push(this.piece());
    return { genre: 'suite', membres };
  }

  private piece(): Expression {
    const membre = this.atome();
    if (this.passer('?')) return { genre: 'repetition', membre, min: 0, max: 1 };
    if (this.passer('*')) return { genre: 'repetition', membre, min: 0, max: Infinity };
    if (this.passer('+')) return { genre: 'repetition', membre, min: 1, max: Infinity };
    if (!this.passer('{')) return membre;
    let quantite = '';
    while (!this.passer('}')) quantite += this.avancer();
    const bornes = /^(\d+)(,(\d*))?$/.exec(quantite) ?? this.refuser(`quantité {${quantite}}`);
    const min = Number(bornes[1]);
    const max = bornes[2] === undefined ? min : bornes[3] === '' ? Infinity : Number(bornes[3]);
    if (max < min || min > QUANTITE_MAX || (max > QUANTITE_MAX && max !== Infinity))
      this.refuser(`quantité {${quantite}}`);
    return { genre: 'repetition', membre, min, max };
  }

  private atome(): Expression {
    const point = this.avancer();
    if (point === '(') {
      const membre = this.choix();
      if (!this.passer(')')) this.refuser('« ) » manque');
      return membre;
    }
    if (point === '[') return { genre: 'feuille', feuille: this.groupe() };
    if (point === '.') return { genre: 'feuille', feuille: POINT };
    if (point === '\\') return { genre: 'feuille', feuille: this.echappement() };
    if ('?*+]'.includes(point)) this.refuser(`« ${point} » sans échappement`);
    return { genre: 'feuille', feuille: egal(point) };
  }

  /** After `[`, up to the `]` of the same class. */
  private groupe(): Classe {
    const nie = this.passer('^');
    const classes: Classe[] = [];
    let moins: Classe | null = null;
    while (!this.passer(']')) {
      if (this.points.slice(this.position, this.position + 2).join('') === '-[') {
        this.position += 2;
        moins = this.groupe();
        if (this.points[this.position] !== ']') this.refuser('« ] » attendu après une soustraction');
      } else classes.push(this.intervalle());
    }
    if (classes.length === 0) this.refuser('classe vide');
    const classe = nie ? complement(union(classes)) : union(classes);
    return moins === null ? classe : difference(classe, moins);
  }

  private intervalle(): Classe {
    const point = this.avancer();
    const debut = point === '\\' ? this.caractereEchappe() : point;
    if (debut === null) return this.echappement();
    const suivant = this.points[this.position + 1];
    if (this.courant !== '-' || suivant === ']' || suivant === '[') return egal(debut);
    this.position++;
    const borne = this.avancer();
    const fin = borne === '\\' ? this.caractereEchappe() : borne;
    const [premier, dernier] = [debut.codePointAt(0) ?? 0, fin?.codePointAt(0) ?? -1];
    if (dernier < premier) this.refuser('intervalle à l’envers');
    return plage(premier, dernier);
  }

  /** The one character that the escape stands for; null, and nothing read, where it stands for a class. */
  private caractereEchappe(): string | null {
    const point = this.courant;
    const caractere = ECHAPPES[point] ?? (point !== '' && ORDINAIRES.includes(point) ? point : null);
    if (caractere !== null) this.position++;
    return caractere;
  }

  private echappement(): Classe {
    const caractere = this.caractereEchappe();
    if (caractere !== null) return egal(caractere);
    const lettre = this.avancer();
    const multiple = classeMultiple(lettre);
    if (multiple !== null) return multiple;
    if ((lettre !== 'p' && lettre !== 'P') || !this.passer('{')) this.refuser(`échappement \\${lettre}`);
    let nom = '';
    while (!this.passer('}')) nom += this.avancer();
    const classe = categorie(nom) ?? this.refuser(`catégorie ${nom} non prise en charge`);
    return lettre === 'p' ? classe : complement(classe);
  }
}

function egal(point: string): Classe {
  const attendu = point.codePointAt(0);
  return (cp) => cp === attendu;
}

/** Throws SyntaxError. */
export const analyser = (source: string): Expression => new Analyse(source).tout();
