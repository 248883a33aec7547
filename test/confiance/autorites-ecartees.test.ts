/** An authority that is not believed any more vouches for no one, and of several that are the best answer stands. */
import { describe, expect, test } from 'vitest';
import type { EtatDeService, ServiceDeConfiance } from '../../functions/confiance/service.ts';
import { autorite, emettre } from '../signature/chemin/autorites.ts';
import { oid, seq } from '../signature/chemin/der.ts';
import { extension, usages } from '../signature/chemin/extensions.ts';
import { ancre, crls, dit, emettrice, magasin, maire, racine } from './mairie.ts';

const ETABLIE = ['etablie', null];

const etat = (plus: Partial<EtatDeService> = {}): EtatDeService => ({
  du: '2020-01-01T00:00:00Z',
  accorde: true,
  pourSignature: true,
  qualifications: [],
  ...plus,
});
const service = (nom: string, ...etats: EtatDeService[]): ServiceDeConfiance => ({
  territoire: 'FR',
  prestataire: 'Prestataire d’essai',
  nom,
  prochaineLe: '2026-12-01T00:00:00Z',
  etats,
});
const QC = extension(
  '1.3.6.1.5.5.7.1.3',
  seq(seq(oid('0.4.0.1862.1.1')), seq(oid('0.4.0.1862.1.6'), seq(oid('0.4.0.1862.1.6.1')))),
);
const qualifie = emettre({
  cn: 'Anne Exemple',
  emetteur: emettrice,
  serie: 99,
  du: '2026-02-01T00:00:00Z',
  extensions: [usages('nonRepudiation'), QC],
}).der;
const RETRAIT = '2026-03-01T00:00:00Z';

describe('an authority that is no longer believed does not come back as a link', () => {
  const HORS_DATES = ['refusee', 'CERTIFICAT_AUTORITE_HORS_DATES'];
  /** A renewal: the same name and key. */
  const renouvelee = autorite('AC Signature', racine, { privee: emettrice.cle, serie: 5 }).der;
  const partout = (ancres: Parameters<typeof ancre>[0][], certificat: Uint8Array = maire.der) => {
    const complet = (intermediaires: Uint8Array[]) => magasin({ ancres: ancres.map(ancre), intermediaires });
    return [
      dit({ certificat, magasin: complet([]) }),
      dit({ certificat, magasin: complet([]), joints: [emettrice.der] }),
      dit({ certificat, magasin: complet([]), joints: [renouvelee] }),
      dit({ certificat, magasin: complet([emettrice.der]) }),
      dit({ certificat, magasin: complet([renouvelee]) }),
    ];
  };

  test('below its root: closed by the operator', () => {
    const close = { certificat: emettrice.der, au: RETRAIT };
    expect(partout([close, { famille: 'rgs' }])).toEqual(Array(5).fill(HORS_DATES));
    expect(partout([close, { certificat: emettrice.der, famille: 'rgs' }])).toEqual(Array(5).fill(ETABLIE));
  });

  test('below its root: its service withdrawn from the list, though that of the root is granted', () => {
    const retire = service('B', etat(), etat({ du: RETRAIT, accorde: false }));
    const b = {
      famille: 'eidas',
      certificat: emettrice.der,
      service: retire,
      du: '2020-01-01T00:00:00Z',
      au: RETRAIT,
    } as const;
    const r = { famille: 'eidas', service: service('R', etat()) } as const;
    expect(partout([b, r], qualifie)).toEqual(Array(5).fill(HORS_DATES));
    expect(partout([b, { famille: 'rgs' }], qualifie)).toEqual(Array(5).fill(HORS_DATES));
    expect(dit({ certificat: qualifie, magasin: magasin({ ancres: [ancre(r)] }) })).toEqual(ETABLIE);
  });

  test('below its root: of a family that is not admitted', () => {
    const politique = { familles: [{ famille: 'dgfip', du: null, jusquAu: null }] } as const;
    const ancres = [ancre({ famille: 'rgs', certificat: emettrice.der }), ancre()];
    for (const joints of [[], [emettrice.der], [renouvelee]])
      expect(dit({ magasin: magasin({ ancres }), joints, politique: { familles: [...politique.familles] } })).toEqual([
        'refusee',
        'CERTIFICAT_FAMILLE_NON_ADMISE',
      ]);
  });
});

describe('of several authorities that a signer goes back to, the best answer stands', () => {
  const b = ancre({ famille: 'eidas', certificat: emettrice.der, service: service('B', etat()) });
  const rgs = ancre({ famille: 'rgs' });

  test('not qualified by the list, established by the RGS, in any order', () => {
    for (const ancres of [
      [b, rgs],
      [rgs, b],
    ])
      for (const joints of [[], [emettrice.der]])
        expect(dit({ magasin: magasin({ ancres }), joints })).toEqual(ETABLIE);
    expect(dit({ magasin: magasin({ ancres: [b] }) })).toEqual(['refusee', 'QUALIFICATION_PAS_QUALIFIE']);
  });

  test('not qualified by the list, not known yet by the RGS', () => {
    expect(dit({ magasin: magasin({ ancres: [b, rgs], crls: [crls[1]!] }) })).toEqual([
      'indeterminee',
      'CHEMIN_REVOCATION_INDETERMINEE',
    ]);
  });

  test('the lowest service that a list names answers, not one above it', () => {
    const non = etat({
      qualifications: [{ qualificatifs: ['NotQualified'], critere: { genre: 'tous', criteres: [] } }],
    });
    const r = ancre({ famille: 'eidas', service: service('R', etat()) });
    const bas = ancre({ famille: 'eidas', certificat: emettrice.der, service: service('B', non) });
    expect(dit({ certificat: qualifie, magasin: magasin({ ancres: [bas, r] }) })).toEqual([
      'refusee',
      'QUALIFICATION_PAS_QUALIFIE',
    ]);
    const cachets = service('B', etat({ pourSignature: false }));
    const servicesSansSignature = [{ certificat: emettrice.der, service: cachets }];
    const avecCachets = magasin({ ancres: [r], servicesSansSignature });
    expect(dit({ certificat: qualifie, magasin: avecCachets })).toEqual([
      'refusee',
      'QUALIFICATION_SERVICE_NON_ACCORDE',
    ]);
    expect(dit({ magasin: magasin({ ancres: [rgs], servicesSansSignature }) })).toEqual(ETABLIE);
  });
});
