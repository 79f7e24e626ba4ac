create or replace function flater_skiftet(p_a geometry[], p_b geometry[], p_linjer geometry)
returns table (a integer[], b integer[], geom geometry) language sql immutable set jit = off as $$
	with flate as materialized (
		select s.side, u.nr, s.g
		from unnest(p_a, p_b) with ordinality as u (a, b, nr) cross join lateral (values ('a', u.a), ('b', u.b)) as s (side, g)
		where s.g is not null
	), bit as materialized (
		-- The borders, parted where they cross, and the faces between them: no ground is in two.
		select d.path[1] as nr, d.geom, ST_PointOnSurface(d.geom) as punkt
		from (select ST_UnaryUnion(p_linjer, 0.001) as linjer) l cross join lateral ST_Dump(ST_Polygonize(array[l.linjer])) d
	), inni as materialized (
		-- Surface by surface, so that what is prepared of one serves all its points.
		select p.nr as bit, flate.side, flate.nr
		from flate
		cross join lateral (
			select bit.nr from bit where flate.g && bit.punkt and ST_Intersects(flate.g, bit.punkt) offset 0
		) p
	), mangler as materialized (
		select bit.nr, bit.punkt, s.side from bit cross join (values ('a'), ('b')) as s (side)
		where not exists (select from inni where inni.bit = bit.nr and inni.side = s.side)
	), funnet as (
		select bit, side, nr from inni
		union all
		-- What is thinner than the grid may lie just beside the surface that it was cut from.
		select m.nr, flate.side, flate.nr
		from mangler m
		join flate on flate.side = m.side and flate.g && ST_Expand(m.punkt, 0.001) and ST_DWithin(flate.g, m.punkt, 0.001)
	)
	select
		coalesce(array_agg(f.nr order by f.nr) filter (where f.side = 'a'), '{}')::integer[],
		coalesce(array_agg(f.nr order by f.nr) filter (where f.side = 'b'), '{}')::integer[],
		bit.geom
	from bit join funnet f on f.bit = bit.nr
	group by bit.nr, bit.geom
$$;
comment on function flater_skiftet(geometry[], geometry[], geometry) is
	'Into which pieces do borders part the ground, and which objects is each piece of in two states (by place, 1 first; several where they overlap)? p_a and p_b: the surface of each object before and after, null where it has none. Pieces of none are left out.';
