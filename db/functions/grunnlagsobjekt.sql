create or replace function grunnlagsobjekt(p_data jsonb, p_boks geometry)
returns table (tema text, klasse text, navn text, geom geometry, id bigint)
language sql stable as $$
	-- The box in each zone that data are stored in, so that the index finds the objects: a nation's lakes are many.
	with sett as materialized (
		select r.*, d.srid
		from jsonb_to_recordset(p_data) as r (id integer, slag text, objekter text[], klasse text[])
		join datasett d on d.id = r.id and d.tilstand = 'loaded'
	), boks as materialized (
		select z.srid, case when z.srid = ST_SRID(p_boks) then p_boks
			else ST_Expand(ST_Transform(p_boks, z.srid), 1000) end as geom
		from (select distinct srid from sett) z
	)
	select s.slag, o.klasse, o.navn, o.utm, o.id
	from boks b join sett s using (srid) cross join lateral (
		select o.id, o.navn, ST_Transform(o.geom, ST_SRID(p_boks)) as utm,
			coalesce(o.type, (select o.egenskaper ->> k from unnest(s.klasse) as k where o.egenskaper ? k limit 1)) as klasse
		from datasettobjekt o
		where o.datasett_id = s.id and o.geom && b.geom and (s.objekter is null or o.tema = any (s.objekter))
		offset 0
	) o
	where o.utm && p_boks
$$;
comment on function grunnlagsobjekt(jsonb, geometry) is
	'Which objects, of any dimension, do the loaded data sets have within the box, in the box''s UTM zone, and of which class (AR5 arealtype, KU-verdi, støysone …)? p_data: id, slag (theme), names of objects that count (null: all), properties that hold the class. What is not loaded or failed has none.';
