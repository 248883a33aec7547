import { describe, expect, it } from 'vitest';
import { Ecoute, type Ecouteur } from '../../../functions/format/xsd/validation/ecoute.ts';
import { compiler, valider, xsd } from './epreuve.ts';

const SCHEMA = compiler(
  xsd(`<xs:complexType name="V"><xs:attribute name="V" type="xs:int"/></xs:complexType>
    <xs:complexType name="Bloc"><xs:sequence><xs:element name="Id" type="V"/><xs:element name="Nom" type="xs:token"/></xs:sequence></xs:complexType>
    <xs:element name="Flux"><xs:complexType><xs:sequence>
      <xs:element name="Tete" type="Bloc"/><xs:element name="Piece" type="Bloc" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType></xs:element>`),
);
const XML =
  '<Flux><Tete><Id V="0"/><Nom>t</Nom></Tete><Piece><Id V="1"/><Nom>é&amp;</Nom></Piece><Piece><Id V="x"/><Nom/></Piece></Flux>';

function ecouter(...chemins: readonly string[]): readonly string[] {
  const entendu: string[] = [];
  const ecouteur: Ecouteur = {
    ouvrir: (chemin, reader) => void entendu.push(`ouvrir ${chemin} à ${reader.lieu().colonne}`),
    valeur: (chemin, valeur, admise) => void entendu.push(`${chemin}=${valeur}${admise ? '' : ' refusée'}`),
    fermer: (chemin) => void entendu.push(`fermer ${chemin}`),
  };
  valider(SCHEMA, XML, { chemins, ecouteur });
  return entendu;
}

describe('who listens to a path', () => {
  it('hears the values of that place alone, although other places have the same type', () => {
    expect(ecouter('Flux/Piece/Id/@V')).toEqual(['0=1', '0=x refusée']);
    expect(ecouter('Flux/Tete/Id/@V')).toEqual(['0=0']);
  });

  it('hears texts, openings and closings in the order of the file', () => {
    expect(ecouter('Flux/Piece', 'Flux/Piece/Nom/text()')).toEqual([
      `ouvrir 0 à ${XML.indexOf('<Piece>') + 1}`,
      '1=é&',
      'fermer 0',
      `ouvrir 0 à ${XML.lastIndexOf('<Piece>') + 1}`,
      '1=',
      'fermer 0',
    ]);
  });

  it('hears nothing under a root that is not asked for', () => {
    expect(ecouter()).toEqual([]);
  });

  it('is told which of his paths the schema does not have', () => {
    const chemins = ['Flux/Piece/Absent/@V', 'Flux/Piece/Id/@V', 'Flux/Piece/Id/@W', 'Autre'];
    expect(new Ecoute(SCHEMA, chemins).inconnus).toEqual([0, 2, 3]);
    expect(ecouter(...chemins)).toEqual(['1=1', '1=x refusée']);
  });
});
