create or replace function dataflate(p_data jsonb, p_boks geometry)
returns table (slag text, rang integer, navn text, geom geometry)
language sql stable as $$
	-- The box in each zone that data are stored in, so that the index finds the objects: a nation's lakes are many.
	with sett as materialized (
		select r.*, d.srid from jsonb_to_recordset(p_data) as r (id integer, slag text, rang integer, objekter text[])
		join datasett d on d.id = r.id and d.tilstand = 'loaded'
	), boks as materialized (
		select z.srid, case when z.srid = ST_SRID(p_boks) then p_boks
			else ST_Expand(ST_Transform(p_boks, z.srid), 1000) end as geom
		from (select distinct srid from sett) z
	)
	select s.slag, s.rang, o.navn, o.flate
	from boks b join sett s using (srid) cross join lateral (
		select o.navn, ST_Transform(o.geom, ST_SRID(p_boks)) as flate
		from datasettobjekt o
		where o.datasett_id = s.id and o.geom && b.geom
			and ST_Dimension(o.geom) = 2 and (s.objekter is null or o.tema = any (s.objekter))
		offset 0
	) o
	where o.flate && p_boks
$$;
comment on function dataflate(jsonb, geometry) is
	'Which surfaces do the loaded data sets have within the box, in the box''s UTM zone? p_data: id, slag, rang and the names of objects that count (null: all). What is not loaded or failed has none.';
