/**
 * The header of the PES_ACQUIT: the echo of what was sent, by which the sender's software finds its file again
 * (TEnveloppe, TEnTetePES). What the XSD of the acquit would refuse is not echoed: an optional value is left out, and
 * without a mandatory one there is no PES_ACQUIT at all.
 */
import type { Verdict } from '../../schemas/verdict.ts';
import { estDate } from '../format/xsd/simple/dates.ts';
import { type Element, element, sansInterdits, valeur } from './xml.ts';

/** Our acquit never passes for one of Hélios (DESIGN 5). */
export const EMETTEUR = { Sigle: 'Passerelle', Adresse: 'Passerelle, verification PES v2' };

type Controle = (texte: string) => boolean;

const motif =
  (forme: RegExp): Controle =>
  (texte) =>
    forme.test(texte);

/** V_BaseAlphanum: one line, not only zeros, and not one of the non-values that V_BaseString refuses. */
const texte =
  (max: number): Controle =>
  (t) =>
    [...t].length <= max && /[^0]/.test(t) && !/[\t\n\r]/.test(t) && !/^(?: |\.|nc)$/.test(t) && t === sansInterdits(t);

type Champ = readonly [nom: string, lu: string | null | undefined, controle: Controle, obligatoire: boolean];

/** The elements in order, or null where a mandatory value cannot be echoed. */
function champs(liste: readonly Champ[]): Element[] | null {
  const elements: Element[] = [];
  for (const [nom, lu, controle, obligatoire] of liste) {
    if (lu !== null && lu !== undefined && controle(lu)) elements.push(valeur(nom, lu));
    else if (obligatoire) return null;
  }
  return elements;
}

function enveloppe({ version, typFic, nomFic, emetteur }: NonNullable<Verdict['enveloppe']>): Element | null {
  const parametres = champs([
    ['Version', version?.trim(), motif(/^\+?0*[1-9][0-9]?(?:\.0*)?$/), true],
    ['TypFic', typFic, texte(32), true],
    ['NomFic', nomFic, texte(100), true],
  ]);
  if (parametres === null) return null;
  // He who sent is the one who is answered.
  const recepteur = champs([
    ['Sigle', emetteur.sigle, texte(32), false],
    ['Adresse', emetteur.adresse, texte(38), false],
  ]);
  return element('Enveloppe', {}, [
    element('Parametres', {}, parametres),
    element('Emetteur', {}, [valeur('Sigle', EMETTEUR.Sigle), valeur('Adresse', EMETTEUR.Adresse)]),
    ...(recepteur === null || recepteur.length === 0 ? [] : [element('Recepteur', {}, recepteur)]),
  ]);
}

function enTetePES(entete: NonNullable<Verdict['entete']>): Element | null {
  const liste = champs([
    ['DteStr', entete.dteStr?.trim(), estDate, true],
    ['IdPost', entete.idPost, motif(/^(?:02[AB][0-9]{3,4}|(?=.*[1-9])[0-9]{6,7})$/), true],
    ['LibellePoste', entete.libellePoste, texte(38), false],
    ['IdColl', entete.idColl, motif(/^[0-9]{0,14}$/), true],
    ['FinJur', entete.finJur, motif(/^[0-9a-zA-Z]{0,20}$/), false],
    ['CodCol', entete.codCol, motif(/^(?!000)[0-9]{3}$/), true],
    ['CodBud', entete.codBud, motif(/^[0-9A-Z][0-9]$/), true],
    ['LibelleColBud', entete.libelleColBud, texte(38), false],
  ]);
  return liste && element('EnTetePES', {}, liste);
}

/** Enveloppe and EnTetePES of the answer, or null when the header of the flow cannot be echoed. */
export function entetes(verdict: Verdict): readonly [Element, Element] | null {
  if (verdict.nature !== 'PES_Aller' || verdict.enveloppe === null || verdict.entete === null) return null;
  const haut = enveloppe(verdict.enveloppe);
  const bas = enTetePES(verdict.entete);
  return haut && bas && [haut, bas];
}
