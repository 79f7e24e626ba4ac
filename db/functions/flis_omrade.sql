create or replace function flis_omrade(p_ramme geometry, p_srid integer) returns geometry language sql immutable strict as $$
	select ST_Transform(ST_Segmentize(p_ramme, step), p_srid)
	from (select greatest(ST_XMax(p_ramme) - ST_XMin(p_ramme), ST_YMax(p_ramme) - ST_YMin(p_ramme)) / 16 as step) s
	where step > 0
$$;
comment on function flis_omrade(geometry, integer) is
	'Which area of a UTM zone does a tile''s frame (EPSG:3857) cover? Segmentised, since a straight edge in Mercator is a bow in UTM, and the bow of a large tile would cut off what lies in it.';
