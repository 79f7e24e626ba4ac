create or replace function bue_i_sone(p_buer jsonb, p_epsg integer, p_srid integer, p_rute double precision)
returns jsonb language sql stable as $$
	select jsonb_agg((
		select jsonb_object_agg(navn, jsonb_build_array(ST_X(flyttet), ST_Y(flyttet)))
		from unnest(array['start', 'on', 'end']) navn
		cross join lateral (
			select ST_SnapToGrid(ST_Transform(ST_SetSRID(ST_MakePoint(
				(bue->navn->>0)::double precision, (bue->navn->>1)::double precision), p_epsg), p_srid), p_rute) as flyttet
		) p
	) || jsonb_build_object('kilde', bue || jsonb_build_object('epsg', p_epsg)) order by nr)
	from jsonb_array_elements(p_buer) with ordinality b (bue, nr)
$$;
comment on function bue_i_sone(jsonb, integer, integer, double precision) is
	'Which are the arcs of an object (planobjekt.buer, by three points each) in another coordinate system, with what they were there as kilde? Rounded to the grid p_rute as the vertices of its geometry are; 0 rounds nothing.';
