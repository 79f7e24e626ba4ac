create or replace function flis_boks(p_omrade geometry) returns box2d language sql immutable strict as $$
	select ST_Expand(p_omrade::box2d, (ST_XMax(p_omrade) - ST_XMin(p_omrade)) / 64)
$$;
comment on function flis_boks(geometry) is
	'What does a tile''s area certainly lie inside, in its UTM zone? With a margin, so that the corners made by cutting with it are outside the tile and its buffer.';
