create or replace function fortetting_forhold(
	p_scenario integer, p_formal jsonb, p_soner jsonb, p_data jsonb, p_ids bigint[], p_grupper integer[], p_hele boolean[],
	p_bygg integer[], p_naer double precision
)
returns table (
	gruppe integer, tomt bytea, avsatt bytea, hus bytea, hinder bytea, hinder_m2 double precision, treff jsonb, gul_m2 double precision,
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
		select ST_Expand(ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))), p_naer) as geom from e
	), sone as materialized (
		select z.geom
		from boks b join planobjekt z on z.scenario_id = p_scenario and z.geom && b.geom
		where z.tema = 'arealformal' and z.arealbruksstatus = 1 and ST_Dimension(z.geom) = 2
			and (coalesce(z.kodeliste, z.objekttype), z.kode) in (
				select f.liste, f.kode from jsonb_to_recordset(p_formal) as f (liste text, kode integer))
	), delt as (
		select d.gruppe, ST_CollectionExtract(ST_Union(d.geom, 0.001), 3) as geom
		from sone s cross join lateral (
			select e.gruppe, ST_Intersection(e.geom, s.geom, 0.001) as geom from e where not e.hel and e.geom && s.geom offset 0
		) d group by d.gruppe
	), flate as materialized (
		select e.gruppe, e.geom as tomt, e.hel, coalesce(d.geom, e.geom) as geom from e left join delt d on d.gruppe = e.gruppe
	), objekt as materialized (
		select o.tema, o.klasse, o.navn, o.geom from boks b cross join lateral grunnlagsobjekt(p_data, b.geom) o
		union all
		select s.slag, s.slag, z.omr_navn, z.geom
		from boks b join planobjekt z on z.scenario_id = p_scenario and z.geom && b.geom
		join jsonb_to_recordset(p_soner) as s (liste text, kode integer, slag text) on s.liste = z.kodeliste and s.kode = z.kode
		where z.tema in ('hensynssone', 'bestemmelse') and ST_Dimension(z.geom) = 2
	), dekke as materialized (
		select o.tema, t.gruppe, t.geom
		from objekt o cross join lateral (
			select f.gruppe, case when ST_CoveredBy(f.geom, o.geom) then f.geom
				else ST_CollectionExtract(ST_Intersection(f.geom, o.geom, 0.001), 3) end as geom
			from flate f where f.geom && o.geom and ST_Intersects(f.geom, o.geom) offset 0
		) t
		where o.tema in ('flomsone', 'skredsone', 'kulturminne', 'helning', 'fare', 'byggeforbud', 'vern')
			and ST_Dimension(o.geom) = 2
		union all
		select case o.klasse when 'gul' then 'gul' else 'stoy' end, t.gruppe, t.geom
		from objekt o cross join lateral (
			select f.gruppe, case when ST_CoveredBy(f.geom, o.geom) then f.geom
				else ST_CollectionExtract(ST_Intersection(f.geom, o.geom, 0.001), 3) end as geom
			from flate f where f.geom && o.geom and ST_Intersects(f.geom, o.geom) offset 0
		) t
		where o.tema = 'stoy' and ST_Dimension(o.geom) = 2
	), tema as (
		select d.gruppe, d.tema, ST_Area(ST_Union(d.geom, 0.001)) as m2 from dekke d where not ST_IsEmpty(d.geom) group by d.gruppe, d.tema
	), temaer as (
		select gruppe, jsonb_object_agg(tema, m2 order by tema) filter (where m2 > 0 and tema <> 'gul') as treff,
			sum(m2) filter (where tema = 'gul') as gul
		from tema group by gruppe
	), hindret as (
		select gruppe, ST_Union(geom, 0.001) as geom from dekke where tema <> 'gul' and not ST_IsEmpty(geom) group by gruppe
	), hus as (
		-- Also the neighbours': a new house stands off from them too.
		select e.gruppe, ST_Collect(b.geom order by b.id) as geom
		from e cross join lateral (
			select b.id, b.geom from bygning b
			where b.geom && ST_Expand(e.geom, 8) and b.datasett_id = any (p_bygg) offset 0
		) b group by e.gruppe
	), linje as materialized (
		select o.tema, ST_Subdivide(o.geom, 32) as geom from objekt o where o.tema in ('veg', 'va')
	), naer as (
		select n.gruppe, min(n.m) filter (where l.tema = 'veg') as veg, min(n.m) filter (where l.tema = 'va') as va
		from linje l cross join lateral (
			select e.gruppe, ST_Distance(e.geom, l.geom) as m from e where e.geom && ST_Expand(l.geom, p_naer) offset 0
		) n group by n.gruppe
	), sted as (
		select f.gruppe, min(coalesce(o.navn, 'tettsted uten navn') collate "C") as navn
		from objekt o cross join lateral (
			select p.gruppe from (select gruppe, tomt, ST_PointOnSurface(geom) as p from flate) p
			where p.p && o.geom and ST_Intersects(o.geom, p.p) offset 0
		) f where o.tema = 'tettsted' and ST_Dimension(o.geom) = 2 group by f.gruppe
	), sett as materialized (
		select r.slag, d.tilstand = 'loaded' as lastet, case when d.srid = ST_SRID(b.geom) then d.dekning
			else ST_Transform(d.dekning, ST_SRID(b.geom)) end as geom
		from boks b cross join jsonb_to_recordset(p_data) as r (id integer, slag text) join datasett d on d.id = r.id
	), kjent as (
		select distinct s.slag, k.gruppe from sett s cross join lateral (
			select e.gruppe from e where s.lastet and ST_CoveredBy(e.geom, s.geom) offset 0) k
	), tvil as (
		-- One that is not loaded may have said something where it would have been: anywhere, if that is not told.
		select distinct s.slag, k.gruppe from sett s cross join lateral (
			select e.gruppe from e where not s.lastet and (s.geom is null or ST_Intersects(e.geom, s.geom)) offset 0) k
	), temaliste as (
		select t.slag, exists (select from sett s where s.slag = t.slag and s.lastet) as lastet
		from unnest(array['bygning', 'flomsone', 'skredsone', 'kulturminne', 'stoy', 'helning', 'veg', 'va', 'tettsted']) as t (slag)
	), ukjente as (
		select e.gruppe, jsonb_object_agg(t.slag, case when not t.lastet or v.slag is not null then 'ikke vurdert' else 'ikke kartlagt' end
			order by t.slag) as ukjent
		from e cross join temaliste t
		left join kjent k on k.gruppe = e.gruppe and k.slag = t.slag
		left join tvil v on v.gruppe = e.gruppe and v.slag = t.slag
		where k.slag is null or v.slag is not null
		group by e.gruppe
	)
	select f.gruppe, ST_AsTWKB(f.tomt, 2), case when not f.hel then ST_AsTWKB(f.geom, 2) end, ST_AsTWKB(ST_CollectionExtract(h.geom, 3), 2),
		ST_AsTWKB(ST_CollectionExtract(i.geom, 3), 2), coalesce(ST_Area(i.geom), 0), coalesce(t.treff, '{}'), coalesce(t.gul, 0),
		n.veg, n.va, s.navn, coalesce(u.ukjent, '{}')
	from flate f
	left join hus h on h.gruppe = f.gruppe
	left join hindret i on i.gruppe = f.gruppe
	left join temaer t on t.gruppe = f.gruppe
	left join naer n on n.gruppe = f.gruppe
	left join sted s on s.gruppe = f.gruppe
	left join ukjente u on u.gruppe = f.gruppe
$$;
comment on function fortetting_forhold(integer, jsonb, jsonb, jsonb, bigint[], integer[], boolean[], integer[], double precision) is
	'Of each parcel that may be a candidate: its ground, the part that is zoned (where not all is), houses within 8 m, ground that cannot be built on and why, metres to road and water mains within p_naer, tettsted, and the themes that do not tell of it: outlines as TWKB in centimetres.';
