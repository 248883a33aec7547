/** Identifiers: cases 15 to 18. What a reference names is one element, whoever reads. */
import { refaireSignedInfo } from '../faussaire.ts';
import { retoucher } from '../flux.ts';
import { attaque, signe } from './attaque.ts';

const DOUBLE = 'illisible IDENTIFIANT_EN_DOUBLE ; IDENTIFIANT_EN_DOUBLE';
const dansEnveloppe = (attribut: string) => () => retoucher(signe, '<Parametres>', `<Parametres ${attribut}>`);
const autrement = (attribut: string) => () => retoucher(signe, '<Bordereau Id="B1">', `<Bordereau ${attribut}>`);
const designer = (uri: string) => () => refaireSignedInfo(signe, (si) => retoucher(si, 'URI="#B1"', `URI="${uri}"`));

const AUTRE = 'illisible SIGNATURE_REFERENCE_AUTRE';
const EXTERNE = 'illisible SIGNATURE_REFERENCE_EXTERNE';
const SANS_ID = 'illisible SIGNATURE_CIBLE_SANS_ID';

export const IDENTIFIANTS = [
  attaque(15, 'rejete-id-en-double', dansEnveloppe('Id="B1"'), DOUBLE),
  attaque(15, 'rejete-id-des-proprietes-en-double', dansEnveloppe('Id="B1_SIG_1_SP"'), DOUBLE),
  attaque(15, 'rejete-id-de-la-signature-en-double', dansEnveloppe('Id="B1_SIG_1"'), DOUBLE),
  attaque(
    15,
    'rejete-id-en-double-que-nul-n-a-signe',
    () => retoucher(signe, '</PES_DepenseAller>', '<X Id="libre"/><X Id="libre"/></PES_DepenseAller>'),
    'IDENTIFIANT_EN_DOUBLE',
  ),
  attaque(16, 'rejete-id-dans-un-espace-de-noms', dansEnveloppe('xmlns:x="urn:x" x:Id="B1"'), DOUBLE),
  attaque(16, 'rejete-id-en-majuscules', dansEnveloppe('ID="B1"'), DOUBLE),
  attaque(16, 'rejete-id-en-minuscules', dansEnveloppe('id="B1"'), DOUBLE),
  attaque(16, 'rejete-xml-id', dansEnveloppe('xml:id="B1"'), DOUBLE),
  attaque(16, 'rejete-deux-id-sur-un-element', autrement('Id="B1" xml:id="B1"'), DOUBLE),
  attaque(16, 'rejete-xml-id-seul', autrement('xml:id="B1"'), SANS_ID),
  attaque(16, 'rejete-id-en-majuscules-seul', autrement('ID="B1"'), SANS_ID),
  attaque(16, 'rejete-id-dans-un-espace-de-noms-seul', autrement('xmlns:x="urn:x" x:Id="B1"'), SANS_ID),
  attaque(16, 'accepte-prefixe-nomme-id', dansEnveloppe('xmlns:Id="urn:b1"')),
  attaque(
    17,
    'rejete-attlist-qui-fait-un-id',
    () => retoucher(signe, '<n:PES_Aller', '<!DOCTYPE x [<!ATTLIST NomFic V ID #IMPLIED>]>\n<n:PES_Aller'),
    'non lu DOCTYPE_INTERDIT',
  ),
  attaque(18, 'rejete-xpointer-a-guillemets', designer('#xpointer(id(&quot;B1&quot;))'), AUTRE),
  attaque(18, 'rejete-xpointer-a-apostrophes', designer("#xpointer(id('B1'))"), AUTRE),
  attaque(18, 'rejete-uri-a-pourcents', designer('#%42%31'), AUTRE),
  attaque(18, 'rejete-uri-sans-nom', designer('#'), AUTRE),
  attaque(18, 'rejete-uri-suivie-d-une-espace', designer('#B1 '), AUTRE),
  attaque(18, 'rejete-uri-precedee-d-une-espace', designer(' #B1'), EXTERNE),
  attaque(18, 'rejete-uri-d-une-autre-casse', designer('#b1'), AUTRE),
  attaque(18, 'rejete-uri-a-deux-dieses', designer('#B1#B1'), AUTRE),
  attaque(18, 'rejete-uri-sans-diese', designer('B1'), EXTERNE),
  attaque(
    18,
    'rejete-id-qui-n-est-pas-un-nom',
    () =>
      refaireSignedInfo(retoucher(signe, '<Bordereau Id="B1">', '<Bordereau Id="xpointer(/)">'), (si) =>
        retoucher(si, 'URI="#B1"', 'URI="#xpointer(/)"'),
      ),
    AUTRE,
  ),
];
