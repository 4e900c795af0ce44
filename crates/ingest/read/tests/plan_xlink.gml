<?xml version="1.0" encoding="UTF-8"?>
<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns="http://skjema.geonorge.no/SOSI/produktspesifikasjon/Kommuneplan/20190401">
  <gml:featureMembers>
    <KpFareSone gml:id="f1"><område><gml:MultiSurface gml:id="m1" srsName="EPSG:25832">
      <gml:surfaceMember><gml:Polygon gml:id="p1"><gml:exterior><gml:LinearRing>
        <gml:posList>570000 7030000 570100 7030000 570100 7030100 570000 7030100 570000 7030000</gml:posList>
      </gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>
      <gml:surfaceMember xlink:href="#p3"/>
    </gml:MultiSurface></område><fare>320</fare></KpFareSone>
    <KpFareSone gml:id="f2"><område xlink:href="#p3"/><fare>320</fare></KpFareSone>
    <KpFareSone gml:id="f3"><område><gml:Polygon gml:id="p3" srsName="EPSG:25832"><gml:exterior><gml:LinearRing>
      <gml:posList>571000 7030000 571100 7030000 571100 7030100 571000 7030100 571000 7030000</gml:posList>
    </gml:LinearRing></gml:exterior></gml:Polygon></område><fare>310</fare></KpFareSone>
    <KpFareSone gml:id="f4"><område><gml:Polygon gml:id="p4" srsName="EPSG:25832"><gml:exterior><gml:Ring>
      <gml:curveMember xlink:href="#c1"/>
    </gml:Ring></gml:exterior></gml:Polygon></område><fare>310</fare></KpFareSone>
    <KpFareSone gml:id="f5"><område><gml:MultiSurface gml:id="m5" srsName="EPSG:25832">
      <gml:surfaceMember><gml:Polygon gml:id="p5"><gml:exterior><gml:LinearRing>
        <gml:posList>573000 7030000 573100 7030000 573100 7030100 573000 7030100 573000 7030000</gml:posList>
      </gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>
      <gml:surfaceMember xlink:href="https://example.org/annen.gml#p1"/>
    </gml:MultiSurface></område><fare>310</fare></KpFareSone>
    <KpGrense gml:id="g1"><grense><gml:LineString gml:id="c1" srsName="EPSG:25832">
      <gml:posList>572000 7030000 572100 7030000 572100 7030100 572000 7030100 572000 7030000</gml:posList>
    </gml:LineString></grense></KpGrense>
  </gml:featureMembers>
</gml:FeatureCollection>
