/** Name constraints: within, outside, and the forms that cannot be compared. */
import { describe, expect, it } from 'vitest';
import type { Demande } from './autorites.ts';
import * as ext from './extensions.ts';
import { motif, sous } from './jugement.ts';

const MAIRIE: [string, string] = ['2.5.4.10', 'Mairie'];
const email = (adresse: string) => ({ extensions: [ext.nomsAlternatifs(ext.courriel(adresse))] });

describe('name constraints (§4.2.1.10)', () => {
  const dansLaMairie = { nom: ext.nomDN(['2.5.4.6', 'FR'], MAIRIE, ['2.5.4.3', 'Camille']) };
  const base = ext.annuaire(ext.nomDN(['2.5.4.6', 'FR'], MAIRIE));
  const site = (valeur: string) => ({ extensions: [ext.nomsAlternatifs(ext.uri(valeur))] });
  const hote = (valeur: string) => ({ extensions: [ext.nomsAlternatifs(ext.dns(valeur))] });
  const adresse = (...valeurs: number[]) => ({ extensions: [ext.nomsAlternatifs(ext.ip(...valeurs))] });
  const dix = ext.ip(10, 0, 0, 0, 255, 0, 0, 0);
  const permis = (...noms: Buffer[]) => [ext.contraintes(noms)];
  const exclus = (...noms: Buffer[]) => [ext.contraintes([], noms)];

  it.each<[string, string, ext.Extension[], Partial<Demande>]>([
    ['a subject within', 'valide', permis(base), dansLaMairie],
    ['a subject outside', 'NOM_INTERDIT', permis(base), {}],
    ['a subject excluded', 'NOM_INTERDIT', exclus(base), dansLaMairie],
    ['a subject not excluded', 'valide', exclus(base), {}],
    ['a mailbox of the host', 'valide', permis(ext.courriel('mairie.example')), email('a@Mairie.Example')],
    [
      'a mailbox of a host under it',
      'NOM_INTERDIT',
      permis(ext.courriel('mairie.example')),
      email('a@x.mairie.example'),
    ],
    ['a mailbox of the domain', 'valide', permis(ext.courriel('.mairie.example')), email('a@x.mairie.example')],
    ['a mailbox excluded', 'NOM_INTERDIT', exclus(ext.courriel('a@mairie.example')), email('a@mairie.example')],
    [
      'a mailbox in the subject',
      'NOM_INTERDIT',
      permis(ext.courriel('mairie.example')),
      { nom: ext.nomDN(['1.2.840.113549.1.9.1', 'a@ailleurs.example']) },
    ],
    ['a host under the name', 'valide', permis(ext.dns('mairie.example')), hote('www.mairie.example')],
    ['a host that only ends alike', 'NOM_INTERDIT', permis(ext.dns('mairie.example')), hote('fausse-mairie.example')],
    ['a URI of the host', 'valide', permis(ext.uri('mairie.example')), site('https://mairie.example:443/x')],
    [
      'a URI with a decoy before @',
      'NOM_INTERDIT',
      permis(ext.uri('mairie.example')),
      site('https://mairie.example@faux.example/'),
    ],
    ['a URI without host', 'NOM_INTERDIT', exclus(ext.uri('mairie.example')), site('urn:x')],
    ['an address within', 'valide', permis(dix), adresse(10, 1, 2, 3)],
    ['an address outside', 'NOM_INTERDIT', permis(dix), adresse(11, 1, 2, 3)],
    ['an address of the other family', 'NOM_INTERDIT', permis(dix), adresse(...Array(16).fill(10))],
    ['a form that is not constrained', 'valide', permis(dix), email('a@mairie.example')],
    [
      'a form that cannot be compared',
      'CONTRAINTE_NON_GEREE',
      permis(ext.autreNom()),
      { extensions: [ext.nomsAlternatifs(ext.autreNom())] },
    ],
  ])('%s', (_, attendu, extensions, plus) => {
    expect(motif(sous(extensions, plus)).replace('CHEMIN_', '')).toBe(attendu);
  });
});
