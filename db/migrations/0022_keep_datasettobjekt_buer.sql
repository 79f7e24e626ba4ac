-- As planobjekt.buer (0016): the circular arcs that a geometry was made of, null where there are none.
alter table datasettobjekt add column buer jsonb
	constraint datasettobjekt_buer_check check (jsonb_typeof(buer) = 'array' and jsonb_array_length(buer) > 0);
alter table datasettobjekt_rest add column buer jsonb
	constraint datasettobjekt_rest_buer_check check (jsonb_typeof(buer) = 'array' and jsonb_array_length(buer) > 0);
