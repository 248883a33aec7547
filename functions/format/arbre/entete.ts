/** Enveloppe (Class_Enveloppe.xsd) and EnTetePES (Class_EntetePES.xsd), echoed by the acquit. */
import { DATE } from '../valeurs/date.ts';
import { chiffres, nombre } from '../valeurs/nombre.ts';
import { CODE_BUDGET, CODE_COLLECTIVITE, CODIQUE, LIBRE, texte } from '../valeurs/texte.ts';
import { auPlusUn, type Element, un } from './element.ts';
import type { RoleDeValeur } from './role.ts';

export const ENVELOPPE: Element = un('Enveloppe', {
  objet: 'enveloppe',
  enfants: [
    un('Parametres', {
      enfants: [
        un('Version', { type: nombre(2), lu: 'version' }),
        un('TypFic', { type: texte(32), lu: 'typFic' }),
        un('NomFic', { type: texte(100), lu: 'nomFic', motifs: { absent: 'NOMFIC_VIDE', vide: 'NOMFIC_VIDE' } }),
      ],
    }),
    un('Emetteur', {
      enfants: [
        un('Sigle', { type: texte(32), lu: 'sigleEmetteur' }),
        un('Adresse', { type: texte(38), lu: 'adresseEmetteur' }),
      ],
    }),
    auPlusUn('Recepteur', {
      objet: 'recepteur',
      enfants: [
        auPlusUn('Sigle', { type: texte(32), lu: 'sigleRecepteur' }),
        auPlusUn('Adresse', { type: texte(38), lu: 'adresseRecepteur' }),
      ],
    }),
  ],
});

export const ENTETE_PES: Element = un('EnTetePES', {
  objet: 'entete',
  enfants: [
    un('DteStr', { type: DATE, lu: 'dteStr' }),
    un('IdPost', { type: CODIQUE, lu: 'idPost', motifs: { valeur: 'CODIQUE_INCORRECT' } }),
    auPlusUn('LibellePoste', { type: texte(38), lu: 'libellePoste' }),
    un('IdColl', { type: chiffres(14), lu: 'idColl', motifs: { valeur: 'SIRET_INCORRECT' } }),
    auPlusUn('FinJur', { type: LIBRE, lu: 'finJur' }),
    un('CodCol', { type: CODE_COLLECTIVITE, lu: 'codCol', motifs: { valeur: 'CODE_COLLECTIVITE_INCORRECT' } }),
    un('CodBud', { type: CODE_BUDGET, lu: 'codBud', motifs: { valeur: 'CODE_BUDGET_INCORRECT' } }),
    auPlusUn('LibelleColBud', { type: texte(38), lu: 'libelleColBud' }),
  ],
});

const libre = (nom: string, lu: RoleDeValeur): Element => auPlusUn(nom, { type: LIBRE, lu });

/** The header of what Hélios sends (Class_Enveloppe_Retour.xsd, Class_EntetePES_Retour.xsd): echoed, not judged. */
export const ENVELOPPE_DE_RETOUR: Element = auPlusUn('Enveloppe', {
  objet: 'enveloppe',
  ouvert: true,
  enfants: [
    auPlusUn('Parametres', {
      ouvert: true,
      enfants: [libre('Version', 'version'), libre('TypFic', 'typFic'), libre('NomFic', 'nomFic')],
    }),
    auPlusUn('Emetteur', {
      ouvert: true,
      enfants: [libre('Sigle', 'sigleEmetteur'), libre('Adresse', 'adresseEmetteur')],
    }),
    auPlusUn('Recepteur', {
      objet: 'recepteur',
      ouvert: true,
      enfants: [libre('Sigle', 'sigleRecepteur'), libre('Adresse', 'adresseRecepteur')],
    }),
  ],
});

/** A retour says CodColl, an acquit CodCol. */
export const ENTETE_DE_RETOUR: Element = auPlusUn('EnTetePES', {
  objet: 'entete',
  ouvert: true,
  enfants: [
    libre('DteStr', 'dteStr'),
    libre('IdPost', 'idPost'),
    libre('LibellePoste', 'libellePoste'),
    libre('IdColl', 'idColl'),
    libre('FinJur', 'finJur'),
    libre('CodCol', 'codCol'),
    libre('CodColl', 'codCol'),
    libre('CodBud', 'codBud'),
    libre('LibelleColBud', 'libelleColBud'),
  ],
});
