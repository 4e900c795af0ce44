<?xml version="1.0" encoding="UTF-8"?>
<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:app="http://skjema.geonorge.no/SOSI/produktspesifikasjon/Kommuneplan/20190401">
  <gml:featureMember>
    <app:KpFareSone gml:id="f1">
      <app:område><gml:Polygon gml:id="g1"><gml:exterior><gml:LinearRing>
        <gml:posList>570000 7030000 570100 7030000 570100 7030100 570000 7030100 570000 7030000</gml:posList>
      </gml:LinearRing></gml:exterior></gml:Polygon></app:område>
      <app:fare>320</app:fare>
      <app:hensynSonenavn>H320_1</app:hensynSonenavn>
    </app:KpFareSone>
  </gml:featureMember>
</gml:FeatureCollection>
