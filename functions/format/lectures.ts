/** What each value of the flux becomes. A value that the schema does not admit is echoed, but never computed with. */
import type { Lieu } from '../../schemas/motifs/catalogue.ts';
import type { Collecte } from './collecte.ts';
import { exerciceNormalise } from './identite.ts';
import { abreger, couper, retenir } from './retenir.ts';
import type { RoleDeValeur } from './role.ts';
import { booleen } from './valeurs/date.ts';
import { centimes } from './valeurs/montant.ts';
import { entier, numeroNormalise } from './valeurs/nombre.ts';

/** `admise`: the schema admits the value. */
type Lecture = (c: Collecte, valeur: string, admise: boolean) => void;

/** A name that another file may bear already: whoever finds that out tells where it stands in this one. */
const situer = (c: Collecte, porteur: { lieu: Lieu | null } | null): void => {
  if (porteur !== null) porteur.lieu = c.lieu();
};
const enveloppe =
  (champ: 'version' | 'typFic' | 'nomFic'): Lecture =>
  (c, valeur) => {
    if (c.enveloppe !== null) c.enveloppe[champ] = retenir(valeur);
  };
const carte =
  (de: 'emetteur' | 'recepteur', champ: 'sigle' | 'adresse'): Lecture =>
  (c, valeur) => {
    const carteDeVisite = c.enveloppe?.[de];
    if (carteDeVisite) carteDeVisite[champ] = retenir(valeur);
  };
const entete =
  (champ: keyof NonNullable<Collecte['entete']>): Lecture =>
  (c, valeur) => {
    if (c.entete !== null) c.entete[champ] = retenir(valeur);
  };
const bordereau =
  (champ: 'id' | 'exercice' | 'numero' | 'date' | 'type'): Lecture =>
  (c, valeur) => {
    if (c.bordereau !== null) c.bordereau[champ] = retenir(valeur);
  };
/** What tells a bordereau from another. A value that the set admits and that is none would escape the search for duplicates. */
const identifiant =
  (champ: 'exercice' | 'numero', normaliser: (valeur: string) => string | null, attendu: string): Lecture =>
  (c, valeur, admise) => {
    if (admise && normaliser(valeur) === null) c.noter('SCHEMA_VALEUR_INCORRECTE', { element: champ, valeur, attendu });
    bordereau(champ)(c, abreger(valeur, normaliser), admise);
  };
const marche =
  (champ: 'id' | 'sequence'): Lecture =>
  (c, valeur) => {
    const enCours = c.marches.at(-1);
    if (enCours !== undefined) enCours[champ] = retenir(valeur);
  };
const pj =
  (champ: 'idUnique' | 'nom' | 'type'): Lecture =>
  (c, valeur) => {
    if (c.pjEnCours !== null) c.pjEnCours[champ] = retenir(valeur);
  };

/** Adds a ligne to the sum of its bordereau; a sum that is not exact is no sum. */
const montantDeLigne: Lecture = (c, valeur, admise) => {
  const b = c.bordereau;
  if (b === null || b.sommeHT === null) return;
  const montant = admise ? centimes(valeur) : null;
  const somme = montant === null ? null : b.sommeHT + montant;
  b.sommeHT = somme !== null && Number.isSafeInteger(somme) ? somme : null;
};

/** An identifier that came before in this file rejects the second PJ. */
const idUnique: Lecture = (c, valeur, admise) => {
  situer(c, c.pjEnCours);
  pj('idUnique')(c, valeur, admise);
  if (!admise) return;
  if (c.idUniques.has(valeur)) c.noter('PJ_EN_DOUBLE', { valeur });
  else if (c.idUniques.size < c.limites.pj) c.idUniques.add(retenir(valeur));
};

/** The type of IdVer admits any number: its note tells the one that is (« rejet du flux », « rejet PJ »). */
const version =
  (code: 'VERSION_PES_INCORRECTE' | 'PJ_VERSION_INCORRECTE', attendue: number): Lecture =>
  (c, valeur, admise) => {
    if (admise && entier(valeur) !== attendue) c.noter(code, { valeur });
  };

export const LECTURES: Readonly<Record<RoleDeValeur, Lecture>> = {
  version: enveloppe('version'),
  typFic: enveloppe('typFic'),
  nomFic: (c, valeur, admise) => {
    situer(c, c.enveloppe);
    enveloppe('nomFic')(c, valeur, admise);
  },
  sigleEmetteur: carte('emetteur', 'sigle'),
  adresseEmetteur: carte('emetteur', 'adresse'),
  sigleRecepteur: carte('recepteur', 'sigle'),
  adresseRecepteur: carte('recepteur', 'adresse'),
  dteStr: entete('dteStr'),
  idPost: entete('idPost'),
  libellePoste: entete('libellePoste'),
  idColl: entete('idColl'),
  finJur: entete('finJur'),
  codCol: entete('codCol'),
  codBud: entete('codBud'),
  libelleColBud: entete('libelleColBud'),
  infoDematerialisee: (c, valeur, admise) => {
    if (admise) c.infoDematerialisee[c.domaine] = booleen(valeur);
  },
  versionDuDomaine: version('VERSION_PES_INCORRECTE', 2),
  versionDesPj: version('PJ_VERSION_INCORRECTE', 1),
  idDuBordereau: bordereau('id'),
  exercice: identifiant('exercice', exerciceNormalise, 'une année'),
  numeroDuBordereau: (c, valeur, admise) => {
    situer(c, c.bordereau);
    identifiant('numero', numeroNormalise, 'un nombre entier')(c, valeur, admise);
  },
  dateDuBordereau: bordereau('date'),
  typeDuBordereau: bordereau('type'),
  nombreDePieces: (c, valeur, admise) => {
    if (c.bordereau !== null) c.bordereau.nombrePieces = admise ? entier(valeur) : null;
  },
  montantDuBordereau: (c, valeur, admise) => {
    if (c.bordereau !== null) c.bordereau.montantHT = admise ? centimes(valeur) : null;
  },
  numeroDePiece: (c, valeur) => {
    c.piece = couper(abreger(valeur, numeroNormalise));
  },
  numeroDeLigne: (c, valeur) => {
    c.ligne = couper(abreger(valeur, numeroNormalise));
  },
  montantDeLigne,
  numeroDeMarche: marche('id'),
  sequenceDeMarche: marche('sequence'),
  numeroDeFacture: (c, valeur) => {
    const enCours = c.factures.at(-1);
    if (enCours !== undefined) enCours.numero = retenir(valeur);
  },
  idUnique,
  nomDePj: pj('nom'),
  typeDePj: pj('type'),
  typeMime: (c, valeur) => {
    c.typeMime = valeur;
  },
};
