create or replace function blagronn_restbredde(p_scenario integer, p_formal jsonb, p_data jsonb, p_endret jsonb, p_rekkevidde double precision)
returns table (id text, kutt boolean, restbredde_m double precision, sted geometry, soner uuid[])
language sql stable set jit = off as $$
	with linje as materialized (
		select * from blagronn_berort(p_scenario, p_data, p_endret, p_rekkevidde)
	), bygg as materialized (
		select f.lokal_id, f.geom from blagronn_formal(p_scenario, p_formal, p_endret) f where f.klasse = 'bygg'
	), naer as materialized (
		select l.id, l.geom as linje, ST_Buffer(l.geom, p_rekkevidde, 'endcap=flat quad_segs=16') as belte,
			ST_Union(b.geom, 0.001) as bygg
		from linje l join bygg b on b.geom && ST_Expand(l.geom, p_rekkevidde) and ST_DWithin(b.geom, l.geom, p_rekkevidde)
		group by l.id, l.geom
	), delt as materialized (
		select n.id, n.linje, d.geom,
			ST_Length(ST_Intersection(n.linje, n.bygg, 0.001)) - ST_Length(ST_Intersection(n.linje, ST_Boundary(n.bygg), 0.001)) > 0.01 as kutt
		from naer n cross join lateral ST_Dump(ST_CollectionExtract(ST_Intersection(n.bygg, n.belte, 0.001), 3)) d
	), mot as (
		-- What touches the line is on the side that its middle is on.
		select d.id, d.linje, d.geom, d.kutt, q.fra, ST_LineLocatePoint(d.linje, q.fra) as f
		from delt d cross join lateral (
			select case when ST_DWithin(d.geom, d.linje, 0.01) then ST_PointOnSurface(d.geom)
				else ST_ClosestPoint(d.geom, d.linje) end as fra
		) q
	), side as (
		select m.id, m.geom, m.kutt, sign(
			(ST_X(t.b) - ST_X(t.a)) * (ST_Y(m.fra) - ST_Y(t.p)) - (ST_Y(t.b) - ST_Y(t.a)) * (ST_X(m.fra) - ST_X(t.p))) as side
		from mot m cross join lateral (
			select ST_LineInterpolatePoint(m.linje, greatest(0, m.f - 1e-6)) as a, ST_LineInterpolatePoint(m.linje, m.f) as p,
				ST_LineInterpolatePoint(m.linje, least(1, m.f + 1e-6)) as b
		) t
	), bredde as (
		select s.id, bool_or(s.kutt) as kutt, ST_ShortestLine(
			ST_Collect(s.geom) filter (where s.side > 0), ST_Collect(s.geom) filter (where s.side < 0)) as sted
		from side s group by s.id
	)
	select b.id, b.kutt, case when b.kutt then 0 else ST_Length(b.sted) end, b.sted,
		coalesce((
			select array_agg(k.lokal_id order by k.lokal_id) from bygg k
			where not b.kutt and (ST_DWithin(k.geom, ST_StartPoint(b.sted), 0.01) or ST_DWithin(k.geom, ST_EndPoint(b.sted), 0.01))
		), '{}')
	from bredde b
$$;
comment on function blagronn_restbredde(integer, jsonb, jsonb, jsonb, double precision) is
	'Of each corridor that building purposes come nearer than p_rekkevidde (m): do they cut its middle line, and how far is it between those on one side of it and those on the other where it is narrowest (null: they are on one side alone)? sted: the line across.';
