/** Makes realistic PES v2 flows, valid against the official schema, of any size, in constant memory. */
import { mandat } from './depense.ts';
import { dimensionner } from './dimension.ts';
import { totalDuBordereau } from './montants.ts';
import type { Demande, OptionsDeFlux } from './options.ts';
import { contenuDePj } from './piece-justificative.ts';
import { titre } from './recette.ts';
import { idUniqueDePj, nomDePj, typeDePj } from './references.ts';
import { bloc, feuille, montant } from './xml.ts';

const ALLER = 'http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/aller';
/** Cents already issued this year, before this flux: MtCumulAnnuel goes on from there. */
const CUMUL_ANTERIEUR = 48_213_907_15;
const MORCEAU = 65_536;

/** The bytes of the flux; may be iterated as often as one likes, and gives the same bytes each time. */
export function genererFlux(demande: Demande = {}): Iterable<Uint8Array> {
  const options = dimensionner(demande);
  return { [Symbol.iterator]: () => encoder(texteDuFlux(options), options) };
}

/** What `genererFlux` will use once the defaults and the size are worked out. */
export const optionsDuFlux = (demande: Demande = {}): OptionsDeFlux => dimensionner(demande);

/** Id of the root, and of bordereau `b` (from 0): what a signature refers to. */
const idDuFlux = (o: OptionsDeFlux): string => `FLUX_${o.siret}_${o.premierBordereau}`;
const idDuBordereau = (o: OptionsDeFlux, b: number): string => `BORD_${o.date.slice(0, 4)}_${o.premierBordereau + b}`;

function* encoder(texte: Iterable<string>, o: OptionsDeFlux): Generator<Uint8Array> {
  const encodage = o.encodage === 'UTF-8' ? 'utf8' : 'latin1';
  let attente: string[] = [];
  let longueur = 0;
  for (const morceau of texte) {
    attente.push(morceau);
    longueur += morceau.length;
    if (longueur < MORCEAU) continue;
    yield Buffer.from(attente.join(''), encodage);
    attente = [];
    longueur = 0;
  }
  if (longueur > 0) yield Buffer.from(attente.join(''), encodage);
}

function* texteDuFlux(o: OptionsDeFlux): Generator<string> {
  const id = o.signature === 'fichier' ? ` Id="${idDuFlux(o)}"` : '';
  yield `<?xml version="1.0" encoding="${o.encodage}"?>\n<n:PES_Aller xmlns:n="${ALLER}"${id}>\n`;
  yield enveloppe(o) + entete(o);
  const depense = o.domaine === 'depense';
  if (o.bordereaux > 0) {
    const nom = depense ? 'PES_DepenseAller' : 'PES_RecetteAller';
    yield `<${nom}>\n`;
    yield bloc(
      depense ? 'EnTeteDepense' : 'EnTeteRecette',
      feuille('IdVer', 2),
      feuille('InfoDematerialisee', o.dematerialisee ? 1 : 0),
    );
    yield* bordereaux(o);
    yield `</${nom}>\n`;
  }
  if (o.pj > 0) yield* piecesJustificatives(o);
  yield '</n:PES_Aller>\n';
}

function* bordereaux(o: OptionsDeFlux): Generator<string> {
  let cumul = CUMUL_ANTERIEUR;
  for (let b = 0; b < o.bordereaux; b++) {
    const total = totalDuBordereau(o, b);
    cumul += total.ht;
    yield `<Bordereau Id="${idDuBordereau(o, b)}">\n`;
    yield bloc(
      'BlocBordereau',
      feuille('Exer', o.date.slice(0, 4)),
      feuille('IdBord', o.premierBordereau + b),
      feuille('DteBordEm', o.date),
      feuille('TypBord', '01'),
      feuille('NbrPce', o.pieces),
      feuille('MtCumulAnnuel', montant(cumul)),
      feuille(o.domaine === 'depense' ? 'MtBordHT' : 'MtBordHt', montant(total.ht)),
      feuille('MtBordTVA', total.tva === 0 ? null : montant(total.tva)),
    );
    for (let p = 0; p < o.pieces; p++) yield o.domaine === 'depense' ? mandat(o, b, p) : titre(o, b, p);
    yield '</Bordereau>\n';
  }
}

function* piecesJustificatives(o: OptionsDeFlux): Generator<string> {
  yield `<PES_PJ>\n${bloc('EnTetePES_PJ', feuille('IdVer', 1))}`;
  for (let rang = 0; rang < o.pj; rang++) {
    yield '<PJ>\n<Contenu>\n<Fichier MIMEType="application/pdf">';
    yield* contenuDePj(o, rang);
    yield '</Fichier>\n</Contenu>\n';
    yield feuille('IdUnique', idUniqueDePj(o, rang));
    yield feuille('NomPJ', nomDePj(rang)) + feuille('TypePJ', typeDePj(o));
    yield `${feuille('Description', `Facture reçue n° ${rang + 1}`)}</PJ>\n`;
  }
  yield '</PES_PJ>\n';
}

const enveloppe = (o: OptionsDeFlux): string =>
  bloc(
    'Enveloppe',
    bloc('Parametres', feuille('Version', 2), feuille('TypFic', 'PESALR2'), feuille('NomFic', o.nomFic)),
    bloc('Emetteur', feuille('Sigle', 'Éditions du Gué'), feuille('Adresse', 'Comptes Clairs 4.2')),
  );

const entete = (o: OptionsDeFlux): string =>
  bloc(
    'EnTetePES',
    feuille('DteStr', o.date),
    feuille('IdPost', o.codique),
    feuille('LibellePoste', o.poste),
    feuille('IdColl', o.siret),
    feuille('CodCol', o.codeCollectivite),
    feuille('CodBud', o.codeBudget),
    feuille('LibelleColBud', o.collectivite),
  );
