<?xml version="1.0" encoding="UTF-8"?>
<n:PES_Aller xmlns:n="http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/aller" Id="FLUX_00012345500016_47">
<Enveloppe>
<Parametres>
<Version V="2"/>
<TypFic V="PESALR2"/>
<NomFic V="PES_recette_2026-09-30_B47_G1011230132.xml"/>
</Parametres>
<Emetteur>
<Sigle V="Éditions du Gué"/>
<Adresse V="Comptes Clairs 4.2"/>
</Emetteur>
</Enveloppe>
<EnTetePES>
<DteStr V="2026-09-30"/>
<IdPost V="099042"/>
<LibellePoste V="SGC DU VAL DE BRUME"/>
<IdColl V="00012345500016"/>
<CodCol V="123"/>
<CodBud V="00"/>
<LibelleColBud V="COMMUNE DE SAINT-AUBIN-LES-ÉTANGS"/>
</EnTetePES>
<PES_RecetteAller>
<EnTeteRecette>
<IdVer V="2"/>
<InfoDematerialisee V="1"/>
</EnTeteRecette>
<Bordereau Id="BORD_2026_47">
<BlocBordereau>
<Exer V="2026"/>
<IdBord V="47"/>
<DteBordEm V="2026-09-30"/>
<TypBord V="01"/>
<NbrPce V="1"/>
<MtCumulAnnuel V="48216193.87"/>
<MtBordHt V="2286.72"/>
</BlocBordereau>
<Piece>
<BlocPiece>
<