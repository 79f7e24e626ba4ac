create or replace function flater_oppdelt(p_a geometry[], p_b geometry[])
returns table (a integer[], b integer[], geom geometry) language sql immutable set jit = off as $$
	with flate as materialized (
		select 'a' as side, nr, g from unnest(p_a) with ordinality as u (g, nr)
		union all
		select 'b', nr, g from unnest(p_b) with ordinality as u (g, nr)
	), bit as materialized (
		-- Every border of both, parted where they cross, and the faces between them: no ground is in two.
		select d.path[1] as nr, d.geom, ST_PointOnSurface(d.geom) as punkt
		from (select ST_UnaryUnion(ST_Collect(ST_Boundary(g)), 0.001) as linjer from flate) l
		cross join lateral ST_Dump(ST_Polygonize(array[l.linjer])) d
	), inni as materialized (
		-- Surface by surface, so that what is prepared of one serves all its points.
		select p.nr as bit, flate.side, flate.nr
		from flate
		cross join lateral (
			select bit.nr from bit where flate.g && bit.punkt and ST_Intersects(flate.g, bit.punkt) offset 0
		) p
	), funnet as (
		select bit, side, nr from inni
		union all
		-- What is thinner than the grid may lie just beside the surface that it was cut from.
		select bit.nr, flate.side, flate.nr
		from bit
		join flate on flate.g && ST_Expand(bit.punkt, 0.001) and ST_DWithin(flate.g, bit.punkt, 0.001)
		where not exists (select from inni where inni.bit = bit.nr and inni.side = flate.side)
	)
	select
		coalesce(array_agg(f.nr order by f.nr) filter (where f.side = 'a'), '{}')::integer[],
		coalesce(array_agg(f.nr order by f.nr) filter (where f.side = 'b'), '{}')::integer[],
		bit.geom
	from bit join funnet f on f.bit = bit.nr
	group by bit.nr, bit.geom
$$;
comment on function flater_oppdelt(geometry[], geometry[]) is
	'Into which pieces do two sets of surfaces part the ground, and which of each set (by place, 1 first; several where they overlap) is each piece of? Pieces of neither are left out.';
