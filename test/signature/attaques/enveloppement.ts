/** Signature wrapping: cases 1 to 14. The signed bordereau is moved, copied, or has company. */
import { identite } from '../../autorites.ts';
import { signerAutrement } from '../autre-signataire.ts';
import { refaireSignedInfo } from '../faussaire.ts';
import { bordereau, flux, retoucher, signer } from '../flux.ts';
import {
  ALTEREE,
  attaque,
  BASE,
  original,
  proprietes,
  qualifiantes,
  SIGNATURE,
  STRUCTURE,
  sansSignature,
  signature,
  signe,
} from './attaque.ts';

const AUTRE = 'illisible SIGNATURE_REFERENCE_AUTRE';
const PLACE = 'illisible SIGNATURE_MAL_PLACEE';
const DOUBLE = 'illisible IDENTIFIANT_EN_DOUBLE';

const piece = '<Piece><MtHT V="99999.00"/></Piece>';
const faux = (id: string, dedans: string) =>
  `<Bordereau Id="${id}"><BlocBordereau><IdBord V="47"/></BlocBordereau>${dedans}</Bordereau>`;
/** The original, or what is given, is replaced by a forged bordereau that holds this. */
const remplacer = (id: string, dedans: string) => retoucher(signe, original, faux(id, piece + dedans));
const dansExtension = (contenu: string, xml = signe) =>
  retoucher(xml, '</EnTetePES>', `</EnTetePES><Extension>${contenu}</Extension>`);
const garnie = retoucher(signature, '<ds:Object>', `<ds:Object>${sansSignature}</ds:Object><ds:Object>`);
const detachee = retoucher(signe, SIGNATURE, '');
const vide = refaireSignedInfo(signe, (si) => retoucher(si, 'URI="#B1"', 'URI=""'));
const fausses = qualifiantes.replaceAll('B1_SIG_1', 'B1_SIG_9').replace('2026-09-30', '2026-01-02');
const pj = '<PES_PJ><PJ><Contenu><Fichier MIMEType="application/pdf">QQ==</Fichier></Contenu></PJ></PES_PJ>';
const cosignee = (autre: string) => retoucher(signe, '</ds:Signature>', `</ds:Signature>${autre}`);
const MULTIPLE = 'illisible SIGNATURE_MULTIPLE';

export const ENVELOPPEMENT = [
  attaque(1, 'accepte-deux-bordereaux-signes', () => signe),
  attaque(1, 'rejete-xsw1-original-deplace', () => dansExtension(sansSignature, remplacer('B9', signature)), AUTRE),
  attaque(
    1,
    'rejete-xsw1-original-deplace-meme-id',
    () => dansExtension(sansSignature, remplacer('B1', signature)),
    `${DOUBLE} ; IDENTIFIANT_EN_DOUBLE`,
  ),
  attaque(2, 'rejete-xsw2-original-dans-objet-de-la-signature', () => remplacer('B9', garnie), STRUCTURE),
  attaque(
    2,
    'rejete-xsw2-meme-id',
    () => remplacer('B1', garnie),
    `${STRUCTURE} IDENTIFIANT_EN_DOUBLE ; IDENTIFIANT_EN_DOUBLE`,
  ),
  attaque(
    3,
    'rejete-xsw3-faux-bordereau-devant',
    () => retoucher(signe, original, faux('B1', piece) + original),
    `${DOUBLE} ; IDENTIFIANT_EN_DOUBLE ; BORDEREAU_NON_SIGNE`,
  ),
  attaque(
    3,
    'rejete-xsw3-faux-bordereau-derriere',
    () => retoucher(signe, original, original + faux('B1', piece)),
    `${DOUBLE} ; IDENTIFIANT_EN_DOUBLE ; BORDEREAU_NON_SIGNE`,
  ),
  attaque(4, 'rejete-xsw4-original-dans-le-faux', () => remplacer('B9', original), `${PLACE} ; BORDEREAU_NON_SIGNE`),
  attaque(
    5,
    'rejete-xsw5-signature-detachee-a-la-racine',
    () => retoucher(detachee, '</n:PES_Aller>', `${signature}</n:PES_Aller>`),
    `${AUTRE} ; BORDEREAU_NON_SIGNE`,
  ),
  attaque(
    5,
    'rejete-xsw6-signature-detachee-dans-enveloppe',
    () => retoucher(detachee, '</Enveloppe>', `${signature}</Enveloppe>`),
    `${PLACE} ; BORDEREAU_NON_SIGNE`,
  ),
  attaque(
    6,
    'rejete-xsw7-original-sous-un-autre-espace-de-noms',
    () =>
      retoucher(
        signe,
        original,
        faux('B9', piece) +
          original.replace('<Bordereau ', '<x:Bordereau xmlns:x="urn:x" ').replace('</Bordereau>', '</x:Bordereau>'),
      ),
    `${PLACE} ; BORDEREAU_NON_SIGNE`,
  ),
  attaque(
    6,
    'rejete-xsw8-original-et-signature-dans-une-extension',
    () => dansExtension(original, retoucher(signe, original, faux('B9', piece))),
    `${PLACE} ; BORDEREAU_NON_SIGNE`,
  ),
  attaque(
    7,
    'rejete-autres-proprietes-apres',
    () => retoucher(signe, '</ds:Object>', `</ds:Object><ds:Object>${fausses}</ds:Object>`),
    STRUCTURE,
  ),
  attaque(
    7,
    'rejete-autres-proprietes-avant',
    () => retoucher(signe, '<ds:Object>', `<ds:Object>${fausses}</ds:Object><ds:Object>`),
    STRUCTURE,
  ),
  attaque(
    7,
    'rejete-autres-proprietes-cote-a-cote',
    () => retoucher(signe, proprietes, proprietes + proprietes.replaceAll('B1_SIG_1', 'B1_SIG_9')),
    STRUCTURE,
  ),
  attaque(
    8,
    'rejete-signature-d-un-autre-bordereau',
    async () =>
      retoucher(BASE, '</Bordereau>', `${SIGNATURE.exec(await signer(flux([bordereau(2)])))?.[0]}</Bordereau>`),
    `${AUTRE} ; BORDEREAU_NON_SIGNE`,
  ),
  attaque(
    9,
    'rejete-bloc-interieur-seul-signe',
    async () =>
      refaireSignedInfo(await signer(retoucher(BASE, '<BlocBordereau>', '<BlocBordereau Id="BlocB1">')), (si) =>
        retoucher(si, 'URI="#B1"', 'URI="#BlocB1"'),
      ),
    AUTRE,
  ),
  attaque(10, 'rejete-uri-vide', () => vide, 'illisible SIGNATURE_URI_VIDE'),
  attaque(10, 'rejete-uri-vide-sur-un-bordereau-meme-si-admise', () => vide, 'illisible SIGNATURE_URI_VIDE', {
    politique: { uriVide: true },
  }),
  attaque(
    10,
    'rejete-reference-sans-uri',
    () => refaireSignedInfo(signe, (si) => retoucher(si, ' URI="#B1"', '')),
    STRUCTURE,
  ),
  attaque(
    10,
    'accepte-uri-vide-du-fichier-si-admise',
    () => signerAutrement(BASE, { cible: 'F1', uriVide: true }),
    'intacte',
    { politique: { uriVide: true } },
  ),
  attaque(
    11,
    'rejete-bordereau-ajoute-sans-signature',
    () => retoucher(signe, '</PES_DepenseAller>', `${bordereau(3)}</PES_DepenseAller>`),
    'BORDEREAU_NON_SIGNE',
  ),
  attaque(11, 'rejete-signature-d-un-bordereau-retiree', () => detachee, 'BORDEREAU_NON_SIGNE'),
  attaque(12, 'accepte-entete-change-que-nul-n-a-signe', () => retoucher(signe, '21350000100011', '21350000100029')),
  attaque(
    12,
    'rejete-entete-change-que-le-fichier-signe',
    async () => retoucher(await signer(BASE, { portee: 'fichier' }), '21350000100011', '21350000100029'),
    ALTEREE,
  ),
  attaque(13, 'accepte-pj-changee-que-nul-n-a-signee', async () =>
    retoucher(await signer(retoucher(BASE, '</n:PES_Aller>', `${pj}</n:PES_Aller>`)), 'QQ==', 'Qg=='),
  ),
  attaque(
    13,
    'rejete-pj-changee-que-le-fichier-signe',
    async () =>
      retoucher(
        await signer(retoucher(BASE, '</n:PES_Aller>', `${pj}</n:PES_Aller>`), { portee: 'fichier' }),
        'QQ==',
        'Qg==',
      ),
    ALTEREE,
  ),
  attaque(
    14,
    'rejete-deux-signatures-la-seconde-falsifiee',
    () => cosignee(signature.replaceAll('B1_SIG_1', 'B1_SIG_2')),
    MULTIPLE,
  ),
  attaque(
    14,
    'rejete-deux-signatures-d-un-second-signataire',
    async () => {
      const autre = await signer(BASE, identite({ nom: 'Sacha Petit', variante: 'second' }));
      return cosignee((SIGNATURE.exec(autre)?.[0] ?? '').replaceAll('B1_SIG_1', 'B1_SIG_2'));
    },
    MULTIPLE,
  ),
];
