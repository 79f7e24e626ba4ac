-- The circular arcs that a geometry was made of (BUEP, BUE): [{"start": [e, n], "on": [e, n], "end": [e, n], "kilde"?}], null
-- where there are none. In the coordinate system of geom; an arc stands in it from the vertex start to the vertex end.
alter table planobjekt add column buer jsonb
	constraint planobjekt_buer_check check (jsonb_typeof(buer) = 'array' and jsonb_array_length(buer) > 0);
alter table planobjekt_rest add column buer jsonb
	constraint planobjekt_rest_buer_check check (jsonb_typeof(buer) = 'array' and jsonb_array_length(buer) > 0);
