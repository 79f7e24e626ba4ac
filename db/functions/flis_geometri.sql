create or replace function flis_geometri(
	geom geometry, p_boks box2d, p_west double precision, p_north double precision, p_skala double precision
) returns geometry language sql immutable as $$
	select ST_ForcePolygonCCW(ST_CollectionExtract(ST_SnapToGrid(ST_ClipByBox2D(
		ST_SetSRID(ST_TransScale(ST_Transform(ST_ClipByBox2D(geom, p_boks), 3857), -p_west, -p_north, p_skala, -p_skala), 0),
		'BOX(-64 -64,4160 4160)'::box2d), 1), ST_Dimension(geom) + 1))
$$;
comment on function flis_geometri(geometry, box2d, double precision, double precision, double precision) is
	'How does a geometry look in a tile, in whole units of 4096 a side, y down, with a buffer of 64? Empty where nothing is left. Cut roughly by a box in its own UTM zone first, since transforming is what costs; then exactly; a clip may leave a line where a polygon touched the edge, so only the kind it was is kept. The same on both engines.';
