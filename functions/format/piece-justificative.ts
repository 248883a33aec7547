/** A pièce justificative opens and closes: its record and what its content is worth. */
import type { Collecte, PjEnCours } from './collecte.ts';
import type { DefautDeContenu } from './contenu-pj.ts';
import { LIMITES_DES_PJ } from './pj/limites.ts';

export function ouvrirPj(c: Collecte): void {
  const vide = {
    idUnique: null,
    nom: null,
    type: null,
    signee: false,
    tailleCompressee: 0,
    lieu: null,
    anomalies: 0,
    motifs: [],
  };
  const pj: PjEnCours = { ordinal: c.pjLues, ...vide };
  c.pjEnCours = pj;
  c.contenu = null;
  c.typeMime = null;
  c.pjLues++;
  if (c.pj.length < c.limites.pj) c.pj.push(pj);
  else c.abandonner('LIMITE_PJ', c.limites.pj);
}

/** At the end of Fichier: the name comes later in the file, so the rank names the PJ. */
export function fermerFichier(c: Collecte): void {
  if (c.contenu === null || c.pjEnCours === null) return;
  c.pjEnCours.tailleCompressee = c.contenu.tailleCompressee;
  const defaut = c.contenu.defaut();
  c.pjEnCours.signee = c.contenu.signee;
  if (defaut === null) c.regles.contenu(c.typeMime, c.contenu.genre());
  else noter(c, defaut);
  c.contenu = null;
}

export function fermerPj(c: Collecte): void {
  c.pjEnCours = null;
}

function noter(c: Collecte, defaut: DefautDeContenu): void {
  const nom = c.nomDeLaPj();
  switch (defaut.sorte) {
    case 'vide':
      c.noter('PJ_VIDE', { nom });
      break;
    case 'base64':
      c.noter('PJ_BASE64_INCORRECT', { nom, detail: defaut.detail });
      break;
    case 'gzip':
      c.noter('PJ_NON_COMPRESSEE', { nom });
      break;
    case 'illisible':
      c.noter('PJ_ILLISIBLE', { nom, detail: defaut.detail });
      break;
    case 'volume':
      c.noter('PJ_TROP_VOLUMINEUSE', { nom, maximum: LIMITES_DES_PJ.pjGonflee });
      break;
    default:
      defaut satisfies never;
  }
}
