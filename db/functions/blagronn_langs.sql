create or replace function blagronn_langs(p_scenario integer, p_formal jsonb, p_data jsonb, p_endret jsonb, p_avstander double precision[])
returns table (id text, avstand double precision, lokal_id uuid, navn text, klasse text, fra_m double precision, til_m double precision)
language sql stable set jit = off as $$
	with linje as materialized (
		select * from blagronn_berort(p_scenario, p_data, p_endret,
			(select max(a.avstand) + 100 from unnest(p_avstander) a (avstand)))
	), stengt as materialized (
		select f.* from blagronn_formal(p_scenario, p_formal, p_endret) f where f.klasse in ('bygg', 'ukjent')
	), vann as materialized (
		-- Put together: a river may be drawn in several surfaces, and where they meet is no bank.
		select v.geom from (
			select ST_Union(d.geom, 0.001) as geom
			from (select ST_SetSRID(ST_Extent(geom)::geometry, ST_SRID(geom)) as boks from linje group by ST_SRID(geom)) b
			cross join lateral grunnlagsobjekt(p_data, b.boks) d
			where d.tema = 'vann' and ST_Dimension(d.geom) = 2 and exists (
				select from linje l where l.geom && d.geom and ST_Intersects(l.geom, d.geom))
		) s cross join lateral ST_Dump(s.geom) v
	), bit as (
		-- In a river that is drawn as a surface the belt begins at the bank: pieces of 25 m know how far it is to it.
		select l.id, i as nr, l.lengde_m * i / n.antall as fra, l.lengde_m * (i + 1) / n.antall as til,
			ST_LineInterpolatePoint(l.geom, (i + 0.5) / n.antall) as midt
		from linje l cross join lateral (select greatest(1, ceil(l.lengde_m / 25))::integer as antall) n
		cross join lateral generate_series(0, n.antall - 1) i
		where l.tema = 'vassdrag' and exists (select from vann v where v.geom && l.geom and ST_Intersects(v.geom, l.geom))
	), halv as (
		select b.*, coalesce((
			select ceil(max(ST_Distance(b.midt, ST_Boundary(v.geom)))) from vann v
			where v.geom && b.midt and ST_Intersects(v.geom, b.midt)), 0) as halv
		from bit b
	), lope as (
		select h.*, nr - row_number() over (partition by id, halv order by nr) as gruppe from halv h
	), stykke as materialized (
		select s.id, s.fra, s.halv, ST_LineSubstring(l.geom, s.fra / l.lengde_m, least(1, s.til / l.lengde_m)) as geom
		from (select id, halv, min(fra) as fra, max(til) as til from lope group by id, halv, gruppe) s join linje l using (id)
		union all
		select l.id, 0, 0, l.geom from linje l where not exists (select from bit b where b.id = l.id)
	), treff as (
		select s.id, s.fra, s.geom, a.avstand, k.lokal_id, k.navn, k.klasse,
			case when a.avstand = 0 then k.geom else ST_Buffer(k.geom, a.avstand + s.halv, 32) end as flate
		from stykke s cross join unnest(p_avstander) a (avstand)
		join stengt k on k.geom && ST_Expand(s.geom, a.avstand + s.halv)
			and ST_DWithin(k.geom, s.geom, case when a.avstand = 0 then 0 else a.avstand + s.halv end)
		offset 0
	), del as (
		select t.*, d.geom as bit
		from treff t cross join lateral ST_Dump(ST_LineMerge(ST_CollectionExtract(ST_Intersection(t.geom, t.flate, 0.001), 2))) d
		-- Where a zone has the middle line for its border, the line does not lie in it.
		where t.avstand > 0 or not ST_CoveredBy(ST_LineInterpolatePoint(d.geom, 0.5), ST_Buffer(ST_Boundary(t.flate), 0.005))
	), mal as (
		select d.id, d.avstand, d.lokal_id, d.navn, d.klasse, d.fra, ST_Length(d.geom) as lengde,
			ST_LineLocatePoint(d.geom, ST_StartPoint(d.bit)) as a, ST_LineLocatePoint(d.geom, ST_EndPoint(d.bit)) as b
		from del d
	)
	select id, avstand, lokal_id, navn, klasse, fra + least(a, b) * lengde, fra + greatest(a, b) * lengde from mal
$$;
comment on function blagronn_langs(integer, jsonb, jsonb, jsonb, double precision[]) is
	'Which stretches of each corridor''s middle line (metres from where it begins) lie within each distance of a purpose for building, or of one that is not told? Distance 0: inside it. The distance is from the bank where the river is drawn as a surface, its half width rounded up to a metre.';
