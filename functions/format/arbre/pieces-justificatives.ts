/** PES_PJ (Class_PJ.xsd): a pièce justificative is rejected alone, so its values have their own motifs. */
import { DOMAINE_PJ, TYPE_OBJET, TYPE_PJ } from '../valeurs/codes.ts';
import { ANNEE } from '../valeurs/date.ts';
import { version } from '../valeurs/nombre.ts';
import { alphanumerique, IDENTIFIANT_DE_PIECE, NOM_DE_PJ, texte } from '../valeurs/texte.ts';
import { auPlusUn, type Element, plusieurs, un } from './element.ts';

const partout = <const C extends string>(code: C) => ({ absent: code, vide: code, valeur: code }) as const;
const VERSION = partout('PJ_VERSION_INCORRECTE');
const INCOMPLETE = partout('PJ_INCOMPLETE');
const REFERENCE = partout('PJ_REFERENCE_COMPTABLE_INCORRECTE');
const VIDE = { absent: 'PJ_VIDE' } as const;

const REF_COMPTA = plusieurs('RefCompta', {
  enfants: [
    un('Domaine', { type: DOMAINE_PJ, motifs: REFERENCE }),
    un('Exercice', { type: ANNEE, motifs: REFERENCE }),
    un('TypeObjet', { type: TYPE_OBJET, motifs: REFERENCE }),
    auPlusUn('Identifiant', { type: IDENTIFIANT_DE_PIECE, motifs: REFERENCE }),
    auPlusUn('ComplementIdentifiant', { type: alphanumerique(20), motifs: REFERENCE }),
    auPlusUn('IdTiers', { type: texte(15), motifs: REFERENCE }),
  ],
});

export const PIECES_JUSTIFICATIVES: Element = auPlusUn('PES_PJ', {
  enfants: [
    un('EnTetePES_PJ', {
      motifs: { absent: 'PJ_VERSION_INCORRECTE' },
      enfants: [un('IdVer', { type: version('1'), motifs: VERSION })],
    }),
    plusieurs('PJ', {
      objet: 'pj',
      enfants: [
        un('Contenu', {
          motifs: VIDE,
          enfants: [un('Fichier', { enfants: [], attributs: ['MIMEType'], objet: 'fichier', motifs: VIDE })],
        }),
        un('IdUnique', { type: alphanumerique(50), lu: 'idUnique', motifs: INCOMPLETE }),
        auPlusUn('ServeurId', { type: alphanumerique(20), motifs: INCOMPLETE }),
        un('NomPJ', { type: NOM_DE_PJ, lu: 'nomDePj', motifs: partout('PJ_NOM_INCORRECT') }),
        auPlusUn('TypePJ', { type: TYPE_PJ, lu: 'typeDePj', motifs: INCOMPLETE }),
        un('Description', { type: texte(250), motifs: INCOMPLETE }),
        REF_COMPTA,
      ],
    }),
  ],
});
