create or replace function fortetting_hus(p_ids bigint[], p_grupper integer[], p_bygg integer[], p_naer double precision)
returns table (grupper integer[], hus bytea)
language sql stable set jit = off set enable_nestloop = off as $$
	with e as materialized (
		-- Numbers that follow each other are neighbours: one look in the index for many of them. What is long has its own.
		select i.gruppe, case when ST_Area(ST_Envelope(e.geom)) < 10000 then i.gruppe / 64 else -1 - i.gruppe end as blokk, e.geom
		from unnest(p_ids, p_grupper) as i (id, gruppe) join eiendom e on e.id = i.id
		where e.id = any (p_ids)
	), blokk as materialized (
		select array_agg(distinct gruppe order by gruppe) as grupper,
			ST_Expand(ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))), p_naer) as geom
		from e group by blokk
	)
	select k.grupper, ST_AsTWKB(ST_CollectionExtract(b.geom, 3), 2)
	from blokk k cross join lateral (
		select b.id, b.geom from bygning b where b.geom && k.geom and b.datasett_id = any (p_bygg) offset 0
	) b
	where ST_Dimension(b.geom) = 2
	order by b.id
$$;
comment on function fortetting_hus(bigint[], integer[], integer[], double precision) is
	'Which buildings stand near which parcels, at most p_naer away? Told for several neighbouring parcels (grupper) at a time: no house near one of them is left out, but it may be further from the others. Outlines as TWKB in centimetres.';
