create or replace function fortetting_forhold(
	p_scenario integer, p_formal jsonb, p_soner jsonb, p_data jsonb, p_ids bigint[], p_grupper integer[], p_hele boolean[],
	p_naer double precision
)
returns table (
	gruppe integer, tomt bytea, avsatt bytea, hinder bytea, hinder_m2 double precision, treff jsonb, gul_m2 double precision,
	veg_m double precision, va_m double precision, tettsted text, ukjent jsonb
)
language sql stable set jit = off set enable_nestloop = off as $$
	with e as materialized (
		select i.gruppe, i.hel, case when count(*) = 1 then (array_agg(e.geom))[1] else ST_Union(e.geom, 0.001) end as geom
		from unnest(p_ids, p_grupper, p_hele) as i (id, gruppe, hel) join eiendom e on e.id = i.id
		-- Said twice: nested loops are off, and the parcels are still to be found by their key.
		where e.id = any (p_ids)
		group by i.gruppe, i.hel
	), boks as materialized (
		select b.omriss, ST_Expand(b.omriss, p_naer) as geom, b.delt
		from (
			select ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))) as omriss,
				ST_SetSRID((ST_Extent(geom) filter (where not hel))::geometry, min(ST_SRID(geom))) as delt
			from e
		) b
	), sone as materialized (
		select z.geom
		from boks b join planobjekt z on z.scenario_id = p_scenario and z.geom && b.delt
		where z.tema = 'arealformal' and z.arealbruksstatus = 1 and ST_Dimension(z.geom) = 2
			and coalesce(z.vertikalniva, pa_grunnen()) = pa_grunnen()
			and (coalesce(z.kodeliste, z.objekttype), z.kode) in (
				select f.liste, f.kode from jsonb_to_recordset(p_formal) as f (liste text, kode integer))
	), delt as (
		select d.gruppe, ST_CollectionExtract(ST_Union(d.geom, 0.001), 3) as geom
		from sone s cross join lateral (
			select e.gruppe, ST_Intersection(e.geom, s.geom, 0.001) as geom
			from e where not e.hel and e.geom && s.geom and ST_Intersects(s.geom, e.geom) offset 0
		) d group by d.gruppe
	), flate as materialized (
		select e.gruppe, e.geom as tomt, e.hel, coalesce(d.geom, e.geom) as geom from e left join delt d on d.gruppe = e.gruppe
	), objekt as materialized (
		select o.tema, o.klasse, o.navn, o.geom from boks b cross join lateral grunnlagsobjekt(p_data, b.geom) o
		union all
		select case when s.slag = 'gul' then 'stoy' else s.slag end, s.slag, z.omr_navn, z.geom
		from boks b join planobjekt z on z.scenario_id = p_scenario and z.geom && b.geom
		join jsonb_to_recordset(p_soner) as s (liste text, kode integer, slag text) on s.liste = z.kodeliste and s.kode = z.kode
		where z.tema in ('hensynssone', 'bestemmelse') and ST_Dimension(z.geom) = 2
	), dekke as materialized (
		-- The object first in each question: it is prepared once for all its parcels.
		select case when o.tema <> 'stoy' then o.tema when o.klasse = 'gul' then 'gul' else 'stoy' end as tema, t.gruppe, t.geom
		from objekt o cross join lateral (
			select f.gruppe, case when ST_Covers(o.geom, f.geom) then f.geom
				else ST_CollectionExtract(ST_Intersection(f.geom, o.geom, 0.001), 3) end as geom
			from flate f where f.geom && o.geom and ST_Intersects(o.geom, f.geom) offset 0
		) t
		where o.tema in ('flomsone', 'skredsone', 'kulturminne', 'helning', 'stoy', 'fare', 'byggeforbud', 'vern')
			and ST_Dimension(o.geom) = 2
	), tema as (
		select d.gruppe, d.tema, ST_Area(ST_Union(d.geom, 0.001)) as m2 from dekke d where not ST_IsEmpty(d.geom) group by d.gruppe, d.tema
	), temaer as (
		select gruppe, jsonb_object_agg(tema, m2 order by tema) filter (where m2 > 0 and tema <> 'gul') as treff,
			sum(m2) filter (where tema = 'gul') as gul
		from tema group by gruppe
	), hindret as (
		select gruppe, ST_Union(geom, 0.001) as geom from dekke where tema <> 'gul' and not ST_IsEmpty(geom) group by gruppe
	), linje as materialized (
		select o.tema, ST_Subdivide(o.geom, 32) as geom from objekt o where o.tema in ('veg', 'va')
	), linjer as materialized (
		-- Numbers that follow each other are neighbours: what is far from eight of them is far from each.
		select k.blokk, l.tema, l.geom
		from (select gruppe / 8 as blokk, ST_Expand(ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))), p_naer / 5) as geom
			from e group by gruppe / 8) k
		cross join lateral (select l.tema, l.geom from linje l where l.geom && k.geom offset 0) l
	), naert as materialized (
		-- Most have both nearby: what is found within a fifth of the way is the nearest.
		select n.tema, n.gruppe, min(n.m) as m
		from (
			select l.tema, e.gruppe, ST_Distance(e.geom, l.geom) as m
			from linjer l join e on e.gruppe / 8 = l.blokk where e.geom && ST_Expand(l.geom, p_naer / 5) offset 0
		) n where n.m <= p_naer / 5 group by n.tema, n.gruppe
	), fjernt as materialized (
		select e.gruppe, e.geom, t.tema from e cross join unnest(array['veg', 'va']) as t (tema)
		where not exists (select from naert n where n.gruppe = e.gruppe and n.tema = t.tema)
	), avstand as (
		select n.tema, n.gruppe, n.m from naert n
		union all
		select l.tema, n.gruppe, n.m
		from linje l cross join lateral (
			select f.gruppe, ST_Distance(f.geom, l.geom) as m
			from fjernt f where f.tema = l.tema and f.geom && ST_Expand(l.geom, p_naer) offset 0
		) n
	), naer as (
		select gruppe, min(m) filter (where tema = 'veg') as veg, min(m) filter (where tema = 'va') as va from avstand group by gruppe
	), sted as (
		select f.gruppe, min(coalesce(o.navn, 'tettsted uten navn') collate "C") as navn
		from objekt o cross join lateral (
			-- By a point of it; any will do where all of it lies inside.
			select f.gruppe from flate f
			where f.geom && o.geom and (ST_Covers(o.geom, f.geom) or ST_Intersects(o.geom, ST_PointOnSurface(f.geom))) offset 0
		) f where o.tema = 'tettsted' and ST_Dimension(o.geom) = 2 group by f.gruppe
	), sett as materialized (
		select r.slag, d.tilstand = 'loaded' as lastet, case when d.srid = ST_SRID(b.geom) then d.dekning
			else ST_Transform(d.dekning, ST_SRID(b.geom)) end as geom
		from boks b cross join jsonb_to_recordset(p_data) as r (id integer, slag text) join datasett d on d.id = r.id
	), temaliste as materialized (
		-- Of those alone that leave any doubt: most cover all of it, and none of theirs has failed.
		select t.slag, exists (select from sett s where s.slag = t.slag and s.lastet) as lastet
		from boks b
		cross join unnest(array['bygning', 'flomsone', 'skredsone', 'kulturminne', 'stoy', 'helning', 'veg', 'va', 'tettsted']) as t (slag)
		where not exists (select from sett s where s.slag = t.slag and s.lastet and ST_Covers(s.geom, b.omriss))
			or exists (select from sett s where s.slag = t.slag and not s.lastet)
	), kjent as (
		select distinct s.slag, k.gruppe from temaliste t join sett s on s.slag = t.slag cross join lateral (
			select e.gruppe from e where s.lastet and ST_Covers(s.geom, e.geom) offset 0) k
	), tvil as (
		-- One that is not loaded may have said something where it would have been: anywhere, if that is not told.
		select distinct s.slag, k.gruppe from temaliste t join sett s on s.slag = t.slag cross join lateral (
			select e.gruppe from e where not s.lastet and (s.geom is null or ST_Intersects(s.geom, e.geom)) offset 0) k
	), ukjente as (
		select e.gruppe, jsonb_object_agg(t.slag, case when not t.lastet or v.slag is not null then 'ikke vurdert' else 'ikke kartlagt' end
			order by t.slag) as ukjent
		from e cross join temaliste t
		left join kjent k on k.gruppe = e.gruppe and k.slag = t.slag
		left join tvil v on v.gruppe = e.gruppe and v.slag = t.slag
		where k.slag is null or v.slag is not null
		group by e.gruppe
	)
	select f.gruppe, ST_AsTWKB(f.tomt, 2), case when not f.hel then ST_AsTWKB(f.geom, 2) end,
		ST_AsTWKB(ST_CollectionExtract(i.geom, 3), 2), coalesce(ST_Area(i.geom), 0), coalesce(t.treff, '{}'), coalesce(t.gul, 0),
		n.veg, n.va, s.navn, coalesce(u.ukjent, '{}')
	from flate f
	left join hindret i on i.gruppe = f.gruppe
	left join temaer t on t.gruppe = f.gruppe
	left join naer n on n.gruppe = f.gruppe
	left join sted s on s.gruppe = f.gruppe
	left join ukjente u on u.gruppe = f.gruppe
$$;
comment on function fortetting_forhold(integer, jsonb, jsonb, jsonb, bigint[], integer[], boolean[], double precision) is
	'Of each parcel that may be a candidate: its ground, the part that is zoned (where not all is), ground that cannot be built on and why, metres to road and water mains within p_naer, tettsted, and the themes that do not tell of it: outlines as TWKB in centimetres.';
