/** The services CA/QC of a list: their certificates, and what they were from the beginning (§5.5 and §5.6). */
import type { EtatDeService, ServiceDeConfiance } from '../service.ts';
import { enfant, enfants, exiger, instant, type Noeud, valeur } from './arbre.ts';
import { CA_QC, POUR_SIGNATURE, segment, TSL } from './espaces.ts';
import { lireCertificats } from './identites.ts';
import { lireQualifications } from './qualifications.ts';

export interface ServiceListe extends ServiceDeConfiance {
  /** DER. */
  readonly certificats: readonly Uint8Array[];
}

type Origine = Pick<ServiceDeConfiance, 'territoire' | 'prochaineLe'>;

export function lireServices(liste: Noeud | null, origine: Origine, remarques: string[]): ServiceListe[] {
  if (liste === null) return [];
  return enfants(liste, 'TrustServiceProvider', TSL).flatMap((prestataire) => {
    const nom = nomDe(exiger(exiger(prestataire, 'TSPInformation', TSL), 'TSPName', TSL));
    return enfants(exiger(prestataire, 'TSPServices', TSL), 'TSPService', TSL)
      .filter((service) => typeDe(exiger(service, 'ServiceInformation', TSL)) === CA_QC)
      .flatMap((service) => lireService(service, { ...origine, prestataire: nom }, remarques));
  });
}

const typeDe = (information: Noeud): string => valeur(exiger(information, 'ServiceTypeIdentifier', TSL));

function lireService(
  service: Noeud,
  origine: Origine & { readonly prestataire: string },
  remarques: string[],
): ServiceListe[] {
  const present = exiger(service, 'ServiceInformation', TSL);
  const nom = nomDe(exiger(present, 'ServiceName', TSL));
  const certificats = lireCertificats(exiger(present, 'ServiceDigitalIdentity', TSL), nom, remarques);
  if (certificats.length === 0) {
    remarques.push(`le service « ${nom} » n’a pas de certificat lisible`);
    return [];
  }
  const histoire = enfant(service, 'ServiceHistory', TSL);
  const passes = histoire === null ? [] : enfants(histoire, 'ServiceHistoryInstance', TSL);
  // What it was when it was another kind of service says nothing of its qualified certificates.
  const etats = [present, ...passes].map((instance) => lireEtat(instance, typeDe(instance) === CA_QC));
  return [{ ...origine, nom, certificats, etats: etats.sort((a, b) => Date.parse(a.du) - Date.parse(b.du)) }];
}

/** Regulation 910/2014 applies from here on; what was supervised or accredited before became qualified (art. 51). */
const EIDAS = Date.parse('2016-07-01T00:00:00Z');
const ACCORDES_AVANT: readonly (string | null)[] = ['undersupervision', 'supervisionincessation', 'accredited'];

function lireEtat(instance: Noeud, duBonType: boolean): EtatDeService {
  const du = instant(exiger(instance, 'StatusStartingTime', TSL));
  const statut = segment(valeur(exiger(instance, 'ServiceStatus', TSL)), 'Svcstatus');
  const avant = Date.parse(du) < EIDAS;
  const extensions = enfant(instance, 'ServiceInformationExtensions', TSL);
  const dites = extensions === null ? [] : enfants(extensions, 'Extension', TSL);
  const usages = dites
    .flatMap((e) => enfants(e, 'AdditionalServiceInformation', TSL))
    .map((information) => valeur(exiger(information, 'URI', TSL)));
  return {
    du,
    accorde: duBonType && (statut === 'granted' || (avant && ACCORDES_AVANT.includes(statut))),
    pourSignature: usages.includes(POUR_SIGNATURE) || (avant && !usages.some(estUnUsage)),
    qualifications: dites.flatMap(lireQualifications),
  };
}

const USAGES: readonly (string | null)[] = ['ForeSignatures', 'ForeSeals', 'ForWebSiteAuthentication'];
const estUnUsage = (uri: string): boolean => USAGES.includes(segment(uri, 'SvcInfoExt'));

/** In French, else in English, else the first. */
function nomDe(noms: Noeud): string {
  const liste = enfants(noms, 'Name', TSL);
  const en = (langue: string) => liste.find(({ attributs }) => attributs.get('lang')?.toLowerCase() === langue);
  const choisi = en('fr') ?? en('en') ?? liste[0];
  return choisi === undefined ? 'sans nom' : valeur(choisi).replace(/\s+/g, ' ').slice(0, 200);
}
