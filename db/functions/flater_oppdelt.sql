create or replace function flater_oppdelt(p_a geometry[], p_b geometry[])
returns table (a integer[], b integer[], geom geometry) language sql immutable set jit = off as $$
	with flate as materialized (
		select 'a' as side, nr, g from unnest(p_a) with ordinality as u (g, nr)
		union all
		select 'b', nr, g from unnest(p_b) with ordinality as u (g, nr)
	), bit as materialized (
		-- Every border of both, parted where they cross, and the faces between them: no ground is in two.
		select d.geom, ST_PointOnSurface(d.geom) as punkt
		from (select ST_UnaryUnion(ST_Collect(ST_Boundary(g)), 0.001) as linjer from flate) l
		cross join lateral ST_Dump(ST_Polygonize(array[l.linjer])) d
	), funnet as (
		-- What is thinner than the grid may lie just beside the surface that it was cut from.
		select bit.geom, flate.side, flate.nr, ST_Intersects(flate.g, bit.punkt) as inni
		from bit
		left join flate on flate.g && ST_Expand(bit.punkt, 0.001) and ST_DWithin(flate.g, bit.punkt, 0.001)
	)
	select
		coalesce(
			array_agg(nr order by nr) filter (where side = 'a' and inni),
			array_agg(nr order by nr) filter (where side = 'a'), '{}')::integer[],
		coalesce(
			array_agg(nr order by nr) filter (where side = 'b' and inni),
			array_agg(nr order by nr) filter (where side = 'b'), '{}')::integer[],
		funnet.geom
	from funnet
	where side is not null
	group by funnet.geom
$$;
comment on function flater_oppdelt(geometry[], geometry[]) is
	'Into which pieces do two sets of surfaces part the ground, and which of each set (by place, 1 first; several where they overlap) is each piece of? Pieces of neither are left out.';
