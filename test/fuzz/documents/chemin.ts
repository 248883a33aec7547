/** Requests of `passerelle chemin`: damaged after they were signed, or signed over damaged extensions. */
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { autorite, type Emis, emettre, emettreCrl } from '../../signature/chemin/autorites.ts';
import * as ext from '../../signature/chemin/extensions.ts';
import { fabriquer } from '../../signature/chemin/fabrique-de-chaines.ts';
import { JUIN } from '../../signature/chemin/jugement.ts';
import { endommager } from '../mutation/der.ts';

export interface RequeteEndommagee {
  /** JSON, as the contract writes it. */
  readonly octets: Buffer;
  /** The certificate and the CRLs before any damage. */
  readonly origines: readonly Uint8Array[];
}

const P = '1.2.250.1.77.1';
const URI = ext.uri('https://ac.example/liste.crl');
const EXTENSIONS: readonly ext.Extension[] = [
  ext.AUTORITE(1),
  ext.usages('keyCertSign', 'crlSign'),
  ext.politiques(P, '2.5.29.32.0'),
  ext.transpositions([P, '1.2.250.1.77.2']),
  ext.exigences(0, 1),
  ext.inhibeToute(2),
  ext.contraintes([ext.courriel('.mairie.example'), ext.ip(10, 0, 0, 0, 255, 0, 0, 0)], [URI]),
  ext.nomsAlternatifs(ext.courriel('a@sud.mairie.example'), ext.ip(10, 1, 2, 3), URI),
];

export function requeteEndommagee(alea: Alea): RequeteEndommagee {
  const chaine = alea.entier(0, 1) === 0 ? [...fabriquer(alea.entier(0, 2000)).ders] : avecExtensions(alea);
  const crls = alea.entier(0, 2) === 0 ? [laCrl()] : [];
  const origines = [chaine.at(-1)!, ...crls];
  const [ancre, ...suite] = chaine.map((der) => (alea.entier(0, chaine.length) === 0 ? endommage(der, alea) : der));
  const requete = {
    leaf: base64(suite.pop()!),
    intermediates: suite.map(base64),
    anchors: [base64(ancre!), base64(racine().der)],
    crls: crls.map((crl) => base64(alea.entier(0, 1) === 0 ? endommage(crl, alea) : crl)),
    at: new Date(JUIN).toISOString(),
    ...(alea.entier(0, 2) === 0 ? { initialPolicySet: [P], initialExplicitPolicy: true } : {}),
    checkRevocation: crls.length > 0,
  };
  return { octets: Buffer.from(JSON.stringify(requete)), origines };
}

const base64 = (der: Buffer): string => der.toString('base64');

/** The contract refuses an empty one. */
function endommage(der: Buffer, alea: Alea): Buffer {
  const abime = endommager(der, alea);
  return abime.length === 0 ? der : abime;
}

let laRacine: Emis | undefined;
function racine(): Emis {
  laRacine ??= autorite('Racine du fuzz');
  return laRacine;
}

const laCrl = (): Buffer => emettreCrl({ emetteur: racine(), revoques: [[7, 1], [8]] });

/** Signed as they are: only what an extension says is wrong. */
function avecExtensions(alea: Alea): Buffer[] {
  const abimees = (combien: number) =>
    Array.from({ length: alea.entier(0, combien) }, () => {
      const { oid, der } = EXTENSIONS[alea.entier(0, EXTENSIONS.length - 1)]!;
      return { oid, der: endommager(der, alea) };
    });
  const autorites = [racine()];
  for (let i = alea.entier(0, 2); i > 0; i--)
    autorites.push(autorite(`AC ${i}`, autorites.at(-1)!, { extensions: abimees(1) }));
  const feuille = emettre({ cn: 'Camille Durand', emetteur: autorites.at(-1)!, extensions: abimees(3) });
  return [...autorites, feuille].map(({ der }) => der);
}
