/** Motifs of the trust store: what may not enter it, and what a trusted list says of a certificate. */
import { type Motif, motifs } from './motif.ts';

const TS = 'ETSI TS 119 612';
const RECUPERER = 'Récupérez la liste publiée par l’organe de contrôle de ce pays, sans la modifier, et importez-la.';
const CHANGER =
  'Signez de nouveau avec un certificat qualifié de signature électronique délivré par un prestataire inscrit à une liste de confiance.';

const motif = (source: string, phrase: string, remede: string): Motif => ({
  niveau: 'flux',
  gravite: 'rejet',
  numAnoAck: 'ERREUR_CERTIFICAT',
  source,
  phrase,
  remede,
});

export const MOTIFS_CONFIANCE = motifs({
  // What is offered to the store.
  IMPORT_NON_RECONNU: motif(
    'docs/confiance.md',
    'Ce fichier n’est ni un certificat, ni une liste de révocation, ni une réponse OCSP, ni une liste de confiance : {detail}.',
    'Convertissez-le en PEM ou en DER (un fichier PKCS#7 ou PKCS#12 n’est pas admis).',
  ),
  IMPORT_CERTIFICAT_ILLISIBLE: motif(
    'RFC 5280 §4.1 ; X.690 §10-11 (DER)',
    'Ce certificat est illisible ou mal codé : {detail}.',
    'Demandez-le de nouveau à son autorité de certification.',
  ),
  IMPORT_PAS_UNE_AUTORITE: motif(
    'RFC 5280 §4.2.1.9',
    'Le certificat de {certificat} n’est pas celui d’une autorité de certification.',
    'Importez le certificat de l’autorité qui l’a émis ; s’il doit vraiment entrer au magasin (signataire de listes de révocation, par exemple), ajoutez --non-autorite.',
  ),
  IMPORT_SANS_ROLE: motif(
    'docs/confiance.md',
    'Rien ne dit à quel titre le certificat de {certificat} entre au magasin.',
    'Ajoutez --famille (autorité de confiance), --intermediaire ou --signataire-de-liste.',
  ),
  IMPORT_SANS_TERRITOIRE: motif(
    'ETSI TS 119 612 §5.7.1',
    'Le certificat de {certificat} ne dit pas de quel pays il signe la liste.',
    'Ajoutez --territoire, suivi du code du pays (EU pour la liste des listes).',
  ),
  IMPORT_AUTRE_GENRE: motif(
    'docs/confiance.md',
    'Ce n’est pas ce qui était attendu à cette adresse : {genre}.',
    'Corrigez l’adresse ou son genre (passerelle confiance sources).',
  ),
  IMPORT_DEJA_LA_AUTREMENT: motif(
    'docs/confiance.md',
    'Le certificat de {certificat} est déjà au magasin avec d’autres dates.',
    'Retirez-le d’abord (passerelle confiance retirer), puis importez-le avec ses nouvelles dates.',
  ),
  IMPORT_TROP_D_AUTORITES: motif(
    'docs/confiance.md',
    'Le magasin compterait plus de {limite} autorités de confiance.',
    'Retirez d’abord les autorités et les listes de confiance qui ne servent pas (passerelle confiance retirer).',
  ),
  IMPORT_CRL_ILLISIBLE: motif(
    'RFC 5280 §5',
    'Cette liste de révocation n’est pas reçue : {detail}.',
    'Demandez-la de nouveau à l’autorité qui la publie.',
  ),
  IMPORT_CRL_SANS_AUTORITE: motif(
    'RFC 5280 §6.3.3 (f) et (g)',
    'Aucune autorité du magasin n’a signé cette liste de révocation, qui se réclame de {emetteur}.',
    'Importez d’abord le certificat de cette autorité, puis la liste.',
  ),
  IMPORT_CRL_ANCIENNE: motif(
    'RFC 5280 §5.1.2.4',
    'La liste de révocation de {emetteur} date du {produiteLe} : le magasin en a une plus récente.',
    'Rien à faire : la plus récente est conservée.',
  ),
  IMPORT_CRL_FUTURE: motif(
    'RFC 5280 §5.1.2.4',
    'La liste de révocation de {emetteur} est datée du {produiteLe}, après aujourd’hui.',
    'Réglez l’horloge de cette machine, ou demandez la liste de nouveau.',
  ),
  IMPORT_OCSP_ILLISIBLE: motif(
    'RFC 6960 §4.2',
    'Cette réponse OCSP n’est pas reçue : {detail}.',
    'Demandez-la de nouveau au service OCSP.',
  ),
  // A trusted list that is not believed.
  LISTE_ILLISIBLE: motif(TS, 'La liste de confiance est illisible : {detail}.', RECUPERER),
  LISTE_NON_SIGNEE: motif(`${TS} §5.7`, 'La liste de confiance n’est pas signée.', RECUPERER),
  LISTE_SIGNATURE_FAUSSE: motif(
    `${TS} §5.7`,
    'La liste de confiance n’est pas celle qui a été signée : {detail}',
    RECUPERER,
  ),
  LISTE_SIGNATURE_NON_ADMISE: motif(
    `${TS} §5.7 et annexe B`,
    'La signature de la liste de confiance n’a pas la forme attendue : {detail}',
    'Si la liste est bien celle qui est publiée, transmettez cette réponse à l’éditeur de Passerelle.',
  ),
  LISTE_SIGNATAIRE_NON_ADMIS: motif(
    `${TS} §5.7 ; décision d’exécution (UE) 2015/1505`,
    'La liste de confiance ({territoire}) est signée par {signataire}, qui n’est pas un signataire admis de cette liste.',
    'Vérifiez ce certificat au Journal officiel de l’Union européenne, puis importez-le avec --signataire-de-liste.',
  ),
  LISTE_SIGNATAIRE_PERIME: motif(
    `${TS} §5.7`,
    'La liste de confiance ({territoire}) est signée par {signataire}, dont le certificat n’était pas en cours de validité.',
    RECUPERER,
  ),
  LISTE_VERSION_INCONNUE: motif(
    `${TS} §5.3.1`,
    'La liste de confiance ({territoire}) est de version {version} ; Passerelle lit les versions 5 et 6.',
    RECUPERER,
  ),
  LISTE_DE_MAUVAIS_TYPE: motif(
    `${TS} §5.3.3`,
    'La liste ({territoire}) n’est ni la liste de confiance d’un État membre, ni la liste de ces listes (« {type} »).',
    RECUPERER,
  ),
  LISTE_PERIMEE: motif(
    `${TS} §5.3.15`,
    'La liste de confiance ({territoire}) devait être remplacée au plus tard le {prochaineLe}.',
    RECUPERER,
  ),
  LISTE_CLOSE: motif(
    `${TS} §5.3.15`,
    'La liste de confiance ({territoire}) est close : elle n’annonce aucune mise à jour.',
    RECUPERER,
  ),
  LISTE_DATEE_DU_FUTUR: motif(
    `${TS} §5.3.14`,
    'La liste de confiance ({territoire}) est datée du {emiseLe}, après aujourd’hui.',
    'Réglez l’horloge de cette machine, ou récupérez la liste de nouveau.',
  ),
  LISTE_ANTERIEURE: motif(
    `${TS} §5.3.2`,
    'La liste de confiance ({territoire}) porte le numéro {numero} ; une liste plus récente a déjà été reçue (numéro {dernier}).',
    RECUPERER,
  ),
  LISTE_CONTRADICTOIRE: motif(
    `${TS} §5.3.2`,
    'Une autre liste de confiance ({territoire}) a déjà été reçue sous le même numéro {numero} : l’une des deux n’est pas la bonne.',
    'Récupérez la liste publiée ; si l’écart demeure, signalez-le à l’organe de contrôle de ce pays.',
  ),
  // What a believed list says of a signer's certificate.
  QUALIFICATION_LISTE_PERIMEE: motif(
    `${TS} §5.3.15`,
    'On ne sait pas si le certificat de {certificat} était qualifié le {instant} : la liste de confiance ({territoire}) ne valait que jusqu’au {prochaineLe}.',
    'Rien à faire de votre côté : l’exploitant de Passerelle doit mettre la liste à jour.',
  ),
  QUALIFICATION_SERVICE_NON_ACCORDE: motif(
    `règlement (UE) 910/2014, art. 21 et 22 ; ${TS} §5.5.4`,
    'Le prestataire {prestataire}, qui a délivré le certificat de {certificat}, n’avait pas le statut qualifié le {instant}.',
    CHANGER,
  ),
  QUALIFICATION_EMIS_HORS_STATUT: motif(
    'règlement (UE) 910/2014, art. 3 (15) ; ETSI TS 119 615 §4.4',
    'Le certificat de {certificat} a été délivré le {delivreLe}, quand {prestataire} n’avait pas le statut qualifié.',
    CHANGER,
  ),
  QUALIFICATION_PAS_QUALIFIE: motif(
    'règlement (UE) 910/2014, annexe I ; ETSI TS 119 615 §4.4',
    'Le certificat de {certificat} n’est pas un certificat qualifié.',
    CHANGER,
  ),
  QUALIFICATION_PAS_POUR_SIGNATURE: motif(
    'règlement (UE) 910/2014, art. 28 et annexe I',
    'Le certificat de {certificat} n’est pas un certificat de signature électronique ({usage}).',
    CHANGER,
  ),
  QUALIFICATION_CERTIFICAT_ILLISIBLE: motif(
    'ETSI EN 319 412-5 §4',
    'Les mentions de qualification du certificat de {certificat} sont illisibles.',
    CHANGER,
  ),
  QUALIFICATION_CRITERE_INCONNU: motif(
    `${TS} §5.5.9.2`,
    'On ne sait pas si le certificat de {certificat} est qualifié : la liste de confiance ({territoire}) emploie un critère que Passerelle ne connaît pas ({critere}).',
    'Transmettez cette réponse à l’exploitant de Passerelle.',
  ),
});
export type CodeConfiance = keyof typeof MOTIFS_CONFIANCE;
