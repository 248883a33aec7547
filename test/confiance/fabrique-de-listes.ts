/** Writes trusted lists (TS 119 612), signed by a second signer than ours. Invented countries' services, throwaway keys. */
import { type Identite, identite } from '../autorites.ts';
import { signerAutrement, XAD_132 } from '../signature/autre-signataire.ts';

const TL = 'http://uri.etsi.org/TrstSvc/TrustedList';
const ECC = 'http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#';

export interface EtatEcrit {
  readonly statut: string;
  readonly du: string;
  /** ForeSignatures, ForeSeals… */
  readonly usages?: readonly string[];
  readonly type?: string;
  /** XML of QualificationElement. */
  readonly qualifications?: readonly string[];
}

export interface ServiceEcrit {
  readonly nom?: string;
  /** DER. */
  readonly certificats: readonly Uint8Array[];
  /** The present one first. */
  readonly etats: readonly [EtatEcrit, ...EtatEcrit[]];
}

export interface PointeurEcrit {
  readonly territoire: string;
  readonly signataires: readonly Uint8Array[];
  readonly mime?: string;
}

export interface ListeEcrite {
  readonly version?: number | string;
  readonly numero?: number;
  readonly territoire?: string;
  readonly type?: string;
  readonly emiseLe?: string;
  /** Null: closed. */
  readonly prochaineLe?: string | null;
  readonly services?: readonly ServiceEcrit[];
  readonly pointeurs?: readonly PointeurEcrit[];
}

export interface SignatureDeListe {
  readonly signataire?: Identite;
  readonly signeLe?: string;
  readonly v2?: boolean;
  readonly methode?: string;
  readonly condensat?: string;
}

/** All the services of a test list are issued from here on. */
export const ACCORDE: EtatEcrit = {
  statut: 'granted',
  du: '2020-01-01T00:00:00Z',
  usages: ['ForeSignatures'],
};

export const signataireDeListe = (nom = 'Signataire de la liste', plus: { du?: string; au?: string } = {}): Identite =>
  identite({ nom, variante: nom, serie: '2a', du: '2025-01-01', au: '2036-01-01', ...plus });

const base64 = (octets: Uint8Array): string => Buffer.from(octets).toString('base64');
const certificats = (ders: readonly Uint8Array[]): string =>
  ders.map((der) => `<DigitalId><X509Certificate>${base64(der)}</X509Certificate></DigitalId>`).join('');
const noms = (balise: string, nom: string): string =>
  `<${balise}><Name xml:lang="en">${nom} (en)</Name><Name xml:lang="fr">${nom}</Name></${balise}>`;

export const qualification = (qualificatifs: readonly string[], criteres: string): string =>
  `<ecc:QualificationElement xmlns:ecc="${ECC}"><ecc:Qualifiers>${qualificatifs
    .map((q) => `<ecc:Qualifier uri="${TL}/SvcInfoExt/${q}"/>`)
    .join('')}</ecc:Qualifiers>${criteres}</ecc:QualificationElement>`;

export const criteres = (assertion: string, ...contenu: readonly string[]): string =>
  `<ecc:CriteriaList xmlns:ecc="${ECC}" assert="${assertion}">${contenu.join('')}</ecc:CriteriaList>`;

export const usage = (nom: string, mis = true): string =>
  `<ecc:KeyUsage xmlns:ecc="${ECC}"><ecc:KeyUsageBit name="${nom}">${mis}</ecc:KeyUsageBit></ecc:KeyUsage>`;

export const politique = (oid: string): string =>
  `<ecc:PolicySet xmlns:ecc="${ECC}"><ecc:PolicyIdentifier><xa:Identifier xmlns:xa="${XAD_132}" Qualifier="OIDAsURN">urn:oid:${oid}</xa:Identifier></ecc:PolicyIdentifier></ecc:PolicySet>`;

export const autreCritere = (): string =>
  `<ecc:otherCriteriaList xmlns:ecc="${ECC}"><x:ExtendedKeyUsage xmlns:x="http://uri.etsi.org/02231/v2/additionaltypes#"/></ecc:otherCriteriaList>`;

function ecrireEtat(
  { statut, du, usages = [], type = 'CA/QC', qualifications = [] }: EtatEcrit,
  s: ServiceEcrit,
): string {
  const extensions = [
    ...usages.map(
      (u) =>
        `<AdditionalServiceInformation><URI xml:lang="en">${TL}/SvcInfoExt/${u}</URI></AdditionalServiceInformation>`,
    ),
    ...(qualifications.length === 0
      ? []
      : [`<ecc:Qualifications xmlns:ecc="${ECC}">${qualifications.join('')}</ecc:Qualifications>`]),
  ].map((e) => `<Extension Critical="false">${e}</Extension>`);
  return `<ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/${type}</ServiceTypeIdentifier>${noms('ServiceName', s.nom ?? 'AC qualifiée')}
<ServiceDigitalIdentity>${certificats(s.certificats)}</ServiceDigitalIdentity>
<ServiceStatus>${TL}/Svcstatus/${statut}</ServiceStatus><StatusStartingTime>${du}</StatusStartingTime>
${extensions.length === 0 ? '' : `<ServiceInformationExtensions>${extensions.join('')}</ServiceInformationExtensions>`}`;
}

function ecrireService(service: ServiceEcrit): string {
  const [present, ...passes] = service.etats;
  const histoire = passes.map(
    (etat) => `<ServiceHistoryInstance>${ecrireEtat(etat, service)}</ServiceHistoryInstance>`,
  );
  return `<TSPService><ServiceInformation>${ecrireEtat(present, service)}</ServiceInformation>${
    histoire.length === 0 ? '' : `<ServiceHistory>${histoire.join('')}</ServiceHistory>`
  }</TSPService>`;
}

const ecrirePointeur = ({ territoire, signataires, mime = 'application/vnd.etsi.tsl+xml' }: PointeurEcrit): string =>
  `<OtherTSLPointer><ServiceDigitalIdentities><ServiceDigitalIdentity>${certificats(signataires)}</ServiceDigitalIdentity></ServiceDigitalIdentities>
<TSLLocation>https://listes.test/${territoire}.xml</TSLLocation><AdditionalInformation>
<OtherInformation><SchemeTerritory>${territoire}</SchemeTerritory></OtherInformation>
<OtherInformation><at:MimeType xmlns:at="http://uri.etsi.org/02231/v2/additionaltypes#">${mime}</at:MimeType></OtherInformation>
</AdditionalInformation></OtherTSLPointer>`;

export function ecrireListe(demande: ListeEcrite = {}): string {
  const { version = 6, numero = 12, territoire = 'FR', services = [], pointeurs = [] } = demande;
  const { emiseLe = '2026-06-01T00:00:00Z', prochaineLe = '2026-11-30T00:00:00Z' } = demande;
  const type = demande.type ?? (territoire === 'EU' ? 'EUlistofthelists' : 'EUgeneric');
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" TSLTag="http://uri.etsi.org/19612/TSLTag" Id="liste">
<SchemeInformation><TSLVersionIdentifier>${version}</TSLVersionIdentifier><TSLSequenceNumber>${numero}</TSLSequenceNumber>
<TSLType>${TL}/TSLType/${type}</TSLType>${noms('SchemeOperatorName', 'Organe de contrôle d’essai')}
<SchemeTerritory>${territoire}</SchemeTerritory><HistoricalInformationPeriod>65535</HistoricalInformationPeriod>
${pointeurs.length === 0 ? '' : `<PointersToOtherTSL>${pointeurs.map(ecrirePointeur).join('')}</PointersToOtherTSL>`}
<ListIssueDateTime>${emiseLe}</ListIssueDateTime><NextUpdate>${prochaineLe === null ? '' : `<dateTime>${prochaineLe}</dateTime>`}</NextUpdate></SchemeInformation>
${
  services.length === 0
    ? ''
    : `<TrustServiceProviderList><TrustServiceProvider><TSPInformation>${noms('TSPName', 'Prestataire d’essai')}</TSPInformation>
<TSPServices>${services.map(ecrireService).join('')}</TSPServices></TrustServiceProvider></TrustServiceProviderList>`
}
</TrustServiceStatusList>`;
}

/** Only what lists sign: no policy, no role. V2 as EN 319 132-1 has it, which lists of version 6 use. */
const retailler = (v2: boolean) => (xml: string) => {
  const nue = xml.replace(/<xad:SignaturePolicyIdentifier>.*<\/xad:SignerRole>/s, '');
  if (!v2) return nue;
  return nue
    .replace(/<xad:IssuerSerial>.*<\/xad:IssuerSerial>/s, '')
    .replaceAll('xad:SigningCertificate>', 'xad:SigningCertificateV2>');
};

export function signerListe(xml: string, facon: SignatureDeListe = {}): Buffer {
  const { signataire = signataireDeListe(), signeLe = '2026-06-01T00:00:00Z', v2 = false, ...algorithmes } = facon;
  return Buffer.from(
    signerAutrement(xml, {
      cible: 'liste',
      identite: signataire,
      uriVide: true,
      espace: XAD_132,
      signeLe,
      proprietes: retailler(v2),
      ...algorithmes,
    }),
  );
}

export const listeSignee = (liste: ListeEcrite = {}, facon: SignatureDeListe = {}): Buffer =>
  signerListe(ecrireListe(liste), facon);
